// A small HTTP/1.1 client: one kept-alive socket, one request at a time. It costs a fraction of `node:http`'s, so that
// the browsers we play are not what is measured. It speaks to our own servers on loopback and to nobody else.
import net from 'node:net'

export type WireAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
  readonly body: string
}

type Head = { status: number; headers: Record<string, string>; cookies: string[]; bodyAt: number }
type Waiting = { resolve(answer: WireAnswer): void; reject(error: Error): void }

const ANSWER_WITHIN_MS = 15_000

export class Wire {
  readonly #port: number
  readonly #host: string
  #socket: net.Socket | undefined
  #waiting: Waiting | undefined
  #head: Head | undefined
  #bytes: Buffer = Buffer.alloc(0)

  /** @param host  the `Host` header; the connection always goes to 127.0.0.1 */
  constructor(port: number, host = `localhost:${port}`) {
    this.#port = port
    this.#host = host
  }

  request(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<WireAnswer> {
    if (this.#waiting !== undefined) throw new Error('one request at a time')
    const socket = this.#connected()
    let text = `${method} ${path} HTTP/1.1\r\nhost: ${this.#host}\r\n`
    for (const name in headers) if (headers[name]) text += `${name}: ${headers[name]}\r\n`
    if (body !== undefined) text += `content-length: ${Buffer.byteLength(body)}\r\n`
    this.#head = undefined
    this.#bytes = Buffer.alloc(0)
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      socket.write(`${text}\r\n${body ?? ''}`)
    })
  }

  close(): void {
    this.#socket?.destroy()
    this.#socket = undefined
  }

  #connected(): net.Socket {
    if (this.#socket !== undefined && !this.#socket.destroyed) return this.#socket
    const socket = net.connect(this.#port, '127.0.0.1')
    socket.setNoDelay(true)
    socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy(new Error(`no answer within ${ANSWER_WITHIN_MS} ms`)))
    socket.on('data', (chunk) => this.#receive(chunk))
    socket.on('error', (error) => this.#fail(socket, error))
    socket.on('close', () => this.#fail(socket, new Error('socket closed')))
    this.#socket = socket
    return socket
  }

  #fail(socket: net.Socket, error: Error): void {
    // A socket we closed ourselves has nothing to say any more: by now another may have taken its place.
    if (this.#socket !== socket) return
    this.#socket = undefined
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.reject(error)
  }

  #receive(chunk: Buffer): void {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk])
    if (this.#waiting === undefined) return
    this.#head ??= readHead(this.#bytes)
    const head = this.#head
    const body = head === undefined ? undefined : readBody(this.#bytes, head)
    if (head === undefined || body === undefined) return
    const { resolve } = this.#waiting
    this.#waiting = undefined
    if (head.headers.connection === 'close') this.close()
    resolve({ status: head.status, headers: head.headers, cookies: head.cookies, body })
  }
}

function readHead(bytes: Buffer): Head | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n')
  const head: Head = { status: Number(first.slice(9, 12)), headers: {}, cookies: [], bodyAt: end + 4 }
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    const value = line.slice(colon + 1).trim()
    if (name === 'set-cookie') head.cookies.push(value)
    else head.headers[name] = value
  }
  return head
}

/** Undefined while some of it is still on its way. */
function readBody(bytes: Buffer, head: Head): string | undefined {
  if (head.status === 204 || head.status === 304) return ''
  if (head.headers['transfer-encoding'] === 'chunked') return readChunks(bytes, head.bodyAt)
  const length = Number(head.headers['content-length'] ?? 0)
  return bytes.length < head.bodyAt + length ? undefined : bytes.toString('utf8', head.bodyAt, head.bodyAt + length)
}

function readChunks(bytes: Buffer, start: number): string | undefined {
  for (let at = start, text = ''; ; ) {
    const line = bytes.indexOf('\r\n', at)
    if (line < 0) return undefined
    const length = Number.parseInt(bytes.toString('latin1', at, line), 16)
    const next = line + 2 + length + 2
    if (bytes.length < next) return undefined
    if (length === 0) return text
    text += bytes.toString('utf8', line + 2, line + 2 + length)
    at = next
  }
}
