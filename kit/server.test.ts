import assert from 'node:assert/strict'
import net from 'node:net'
import { after, before, describe, it } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { silentLog } from './log.ts'
import { createServer, listen, parameters } from './server.ts'

describe('parameters', () => {
  it('reads a query as a form reads', () => {
    assert.deepEqual(
      [...parameters('a=1&b=%C3%A9+%2B&c')],
      [
        ['a', '1'],
        ['b', 'é +'],
        ['c', ''],
      ],
    )
    assert.equal(parameters('').size, 0)
    assert.equal(parameters(undefined).size, 0)
  })

  it('refuses a name sent twice, also when it is spelled differently (RFC 6749 §3.1)', () => {
    for (const query of ['code=a&code=b', 'code=a&c%6fde=b', 'state&state'])
      assert.throws(() => parameters(query), { code: 'request.duplicate_parameter' })
  })

  it('B-40: takes names like __proto__ as plain names', () => {
    assert.equal(parameters('__proto__=x&constructor=y').get('__proto__'), 'x')
    assert.equal(({} as Record<string, unknown>).x, undefined)
  })

  it('refuses ten thousand of them', () => {
    const query = Array.from({ length: 10_000 }, (_, index) => `p${index}=1`).join('&')
    assert.throws(() => parameters(query), { code: 'request.too_large' })
  })
})

describe('the server', () => {
  it('B-134: wants trusted proxies as addresses or ranges', () => {
    for (const trustProxy of [['nonsense'], ['10.0.0.1', 'proxy.example'], ['']])
      assert.throws(() => createServer({ log: silentLog, trustProxy }), { code: 'config.unusable' })
    createServer({ log: silentLog, trustProxy: ['10.0.0.0/8', '::1', 'loopback'] })
  })

  let app: FastifyInstance
  let port = 0
  before(async () => {
    app = createServer({ log: silentLog })
    app.post('/form', async (request) => ({ size: String(request.body).length }))
    port = await listen(app, 0)
  })
  after(() => app.close())

  it('answers that it lives', async () => {
    assert.equal((await fetch(`http://127.0.0.1:${port}/livez`)).status, 200)
  })

  it('refuses a body over 64 KB', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    assert.equal(
      (await fetch(`http://127.0.0.1:${port}/form`, { method: 'POST', headers, body: 'a'.repeat(70_000) })).status,
      413,
    )
  })

  it('refuses headers over 16 KB, and a length said twice in two ways', async () => {
    assert.match(
      await speak(port, `GET /livez HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`),
      /^HTTP\/1\.1 431/,
    )
    assert.match(
      await speak(
        port,
        'POST /form HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      ),
      /^HTTP\/1\.1 400/,
    )
  })
})

function speak(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    const socket = net.connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => {
      heard += chunk
    })
    socket.on('error', () => resolve(heard))
    socket.on('close', () => resolve(heard))
  })
}
