import assert from 'node:assert/strict'
import dgram from 'node:dgram'
import { after, before, beforeEach, describe, it } from 'node:test'
import { openTestDns, type TestDns } from './test-dns.ts'
import { txtLookup } from './txt-records.ts'

describe('TXT records, asked of a real name server', () => {
  let dns: TestDns
  before(async () => {
    dns = await openTestDns()
  })
  after(() => dns.close())
  beforeEach(() => dns.behave())
  const ask = (name: string, limitMs = 600) => txtLookup({ servers: [dns.server], limitMs })(name)

  it('come whole, however many there are and in however many strings one travels', async () => {
    const others = Array.from({ length: 40 }, (_, at) => `v=spf1 include:mail-${at}.example -all ${'x'.repeat(60)}`)
    dns.records.set('_gatepass.acme.example', [...others, ['gatepass-domain=', 'abc']])
    const answer = await ask('_gatepass.acme.example')
    assert.ok(answer.kind === 'found')
    assert.equal(answer.values.length, 41)
    assert.ok(answer.values.includes('gatepass-domain=abc'))
  })

  it('tell what is not there apart from what could not be asked', async () => {
    dns.records.set('empty.example', [])
    assert.deepEqual(await ask('empty.example'), { kind: 'none' })
    assert.deepEqual(await ask('nobody.example'), { kind: 'no_name' })
    dns.behave('refuse')
    assert.deepEqual(await ask('empty.example'), { kind: 'broken' })
    dns.behave('keep silent')
    const began = performance.now()
    assert.deepEqual(await ask('empty.example', 200), { kind: 'silent' })
    assert.ok(performance.now() - began < 1000, 'longer than its limit')
  })

  it('end where nobody listens at all', async () => {
    const socket = dgram.createSocket('udp4')
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
    const { port } = socket.address()
    await new Promise<void>((resolve) => socket.close(() => resolve()))
    const closed = txtLookup({ servers: [`127.0.0.1:${port}`], limitMs: 500 })
    assert.deepEqual(await closed('acme.example'), { kind: 'silent' })
  })

  it('are given up at once when nobody waits for them any more', async () => {
    dns.behave('keep silent')
    const look = txtLookup({ servers: [dns.server] })
    const left = new AbortController()
    const began = performance.now()
    const asking = look('acme.example', left.signal)
    setTimeout(() => left.abort(new Error('left')), 50)
    await assert.rejects(asking, /left/)
    assert.ok(performance.now() - began < 1000)
    await assert.rejects(look('acme.example', left.signal), /left/)
  })
})
