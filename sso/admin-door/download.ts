/** An answer that is a file, sent piece by piece as it is made. */
export class Download {
  readonly type: string
  readonly fileName: string
  readonly body: AsyncIterable<string> | Iterable<string>

  constructor(type: string, fileName: string, body: AsyncIterable<string> | Iterable<string>) {
    this.type = type
    this.fileName = fileName
    this.body = body
  }
}
