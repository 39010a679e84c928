// For tests: a DNS server on loopback (RFC 1035), as small as it can be. It answers what it was given.
import dgram from 'node:dgram'

export type TestDns = Awaited<ReturnType<typeof openTestDns>>

const TYPES = { A: 1, CNAME: 5, TXT: 16 } as const
const NO_SUCH_NAME = 3
const FAILURE = 2

type RecordType = keyof typeof TYPES

export async function openTestDns() {
  const records = new Map<string, string[]>()
  let broken = false
  const socket = dgram.createSocket('udp4')
  socket.on('message', (query, from) => {
    const { name, type, end } = questionIn(query)
    const found = Object.entries(TYPES).filter(([, code]) => code === type)
    const values = found.flatMap(([word]) => records.get(`${word} ${name}`) ?? [])
    const known = [...records.keys()].some((key) => key.endsWith(` ${name}`))
    const answers = values.map((value) => answerOf(type, value))
    const code = broken ? FAILURE : known ? 0 : NO_SUCH_NAME
    socket.send(Buffer.concat([headerOf(query, code, answers.length), query.subarray(12, end), ...answers]), from.port)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  return {
    server: `127.0.0.1:${socket.address().port}`,
    set(type: RecordType, name: string, ...values: string[]): void {
      records.set(`${type} ${name}`, values)
    },
    clear(): void {
      records.clear()
    },
    /** From now on it knows nothing, and says so. */
    fail(yes: boolean): void {
      broken = yes
    },
    close: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  }
}

function questionIn(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 }
}

function headerOf(query: Buffer, code: number, answers: number): Buffer {
  const header = Buffer.alloc(12)
  query.copy(header, 0, 0, 2)
  header.writeUInt16BE(0x8580 | code, 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(code === 0 ? answers : 0, 6)
  return header
}

/** About the name in the question, which begins at byte twelve (§4.1.4). */
function answerOf(type: number, value: string): Buffer {
  const data = dataOf(type, value)
  const head = Buffer.alloc(12)
  head.writeUInt16BE(0xc00c, 0)
  head.writeUInt16BE(type, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}

function dataOf(type: number, value: string): Buffer {
  if (type === TYPES.A) return Buffer.from(value.split('.').map(Number))
  const strings = type === TYPES.CNAME ? [...value.split('.'), ''] : (value.match(/.{1,200}/g) ?? [''])
  return Buffer.concat(strings.flatMap((text) => [Buffer.from([text.length]), Buffer.from(text, 'latin1')]))
}
