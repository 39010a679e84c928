import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

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

/** Opened in place of kept, a page among them has no script, and nothing of ours. */
export function sendFile(reply: FastifyReply, { type, fileName, body }: Download): FastifyReply {
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .send(Readable.from(body))
}
