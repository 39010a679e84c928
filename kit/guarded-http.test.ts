import assert from 'node:assert/strict'
import dns from 'node:dns'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { guardedHttp, isPublicAddress } from './guarded-http.ts'

describe('guarded outbound HTTP', () => {
  const seen: string[] = []
  const server = http.createServer((request, response) => {
    seen.push(`${request.method} ${request.headers.host}${request.url}`)
    if (request.url === '/away') response.writeHead(302, { location: '/elsewhere' }).end()
    else if (request.url === '/large') response.end('x'.repeat(5000))
    else if (request.url === '/slow') setTimeout(() => response.end('late'), 2000).unref()
    else response.end('ok')
  })
  let port = 0
  const inside = guardedHttp({ allowPrivate: true })
  const outside = guardedHttp({ allowPrivate: false })
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  })
  after(() => {
    inside.close()
    outside.close()
    server.close()
    server.closeAllConnections()
  })

  it('reaches *.localhost in development, with the name as Host (RFC 6761 §6.3)', async () => {
    const answer = await inside.request(`http://acme.okta.localhost:${port}/a?b=c`)
    assert.deepEqual([answer.status, answer.body], [200, 'ok'])
    assert.equal(seen.at(-1), `GET acme.okta.localhost:${port}/a?b=c`)
  })

  it('does not follow a redirect', async () => {
    const before = seen.length
    assert.equal((await inside.request(`http://localhost:${port}/away`)).status, 302)
    assert.equal(seen.length, before + 1)
  })

  it('ends an answer that is too large or too slow', async () => {
    await assert.rejects(inside.request(`http://localhost:${port}/large`, { maxBytes: 1000 }), {
      code: 'outbound.failed',
    })
    await assert.rejects(inside.request(`http://localhost:${port}/slow`, { timeoutMs: 100 }), {
      code: 'outbound.failed',
    })
  })

  it('opens no socket to anything but public https', async () => {
    const before = seen.length
    const addresses = [
      `http://127.0.0.1:${port}/`,
      'https://127.0.0.1/',
      'https://127.1/',
      'https://0x7f.1/',
      'https://2130706433/',
      'https://017700000001/',
      'https://012.0.0.1/',
      'https://0.0.0.0/',
      'https://localhost/',
      'https://localhost./',
      'https://[::]/',
      'https://[::1]/',
      'https://169.254.169.254/',
      'https://[fd00:ec2::254]/',
      'https://100.100.100.200/',
      'https://[::ffff:127.0.0.1]/',
      'https://[::ffff:a9fe:a9fe]/',
      'https://[64:ff9b::7f00:1]/',
      'https://[2002:7f00:1::]/',
      'https://[2001:0:7f00:1::]/',
      'https://[::127.0.0.1]/',
      'https://10.0.0.1/',
      'https://192.168.0.1/',
      'https://example.com:6379/',
      'https://user:pw@example.com/',
      'https://example.com/#x',
      'http://example.com/',
      'ftp://example.com/',
      'javascript:alert(1)',
      'not an address',
      'https://intranet/',
    ]
    for (const address of addresses)
      await assert.rejects(outside.request(address), { code: 'outbound.address_not_allowed' }, address)
    assert.equal(seen.length, before)
  })

  it('B-92: refuses a name when one of its addresses is not public', async (t) => {
    const answers = [
      { address: '93.184.216.34', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ]
    t.mock.method(dns, 'lookup', (_name: string, _options: object, found: (error: null, all: object[]) => void) =>
      process.nextTick(found, null, answers),
    )
    await assert.rejects(outside.request('https://rebinding.example.com/'), { code: 'outbound.address_not_allowed' })
  })

  it('asks a name server that keeps silent once, however many wait', async (t) => {
    const lookup = t.mock.method(dns, 'lookup', () => {})
    const waiting = Array.from({ length: 8 }, () =>
      outside.request('https://silent.example.com/', { timeoutMs: 50 }).catch((error: { code: string }) => error.code),
    )
    assert.deepEqual(new Set(await Promise.all(waiting)), new Set(['outbound.failed']))
    assert.equal(lookup.mock.callCount(), 1)
  })

  it('takes another connection when a kept one was closed in the moment it was taken up', async () => {
    const used = new WeakSet<object>()
    let connections = 0
    const impatient = http.createServer((request, response) => {
      if (used.has(request.socket)) request.socket.resetAndDestroy()
      else response.end('ok')
      used.add(request.socket)
    })
    impatient.on('connection', () => connections++)
    await new Promise<void>((resolve) => impatient.listen(0, '127.0.0.1', resolve))
    const address = `http://localhost:${(impatient.address() as AddressInfo).port}/`
    for (let call = 0; call < 3; call++)
      assert.equal((await inside.request(address, { method: 'POST', body: 'code=1' })).body, 'ok')
    assert.equal(connections, 3)
    impatient.close()
    impatient.closeAllConnections()
  })

  it('checks what a name resolves to, not only how it looks', async () => {
    // localhost.localdomain-like names differ from machine to machine; the rule itself is what counts.
    for (const address of [
      '127.0.0.1',
      '10.1.2.3',
      '172.31.0.1',
      '100.64.0.1',
      'fe80::1%eth0',
      'fc00::1',
      '2001:db8::1',
    ])
      assert.equal(isPublicAddress(address), false, address)
    for (const address of ['93.184.216.34', '2606:4700:4700::1111'])
      assert.equal(isPublicAddress(address), true, address)
  })
})
