import assert from 'node:assert/strict'
import dgram from 'node:dgram'
import { after, before, beforeEach, describe, it } from 'node:test'
import { openTestDns, type TestDns } from './test-dns.ts'
import { txtAtOwner, txtLookup } from './txt-records.ts'

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

describe('TXT records, asked of the domain’s own name servers', () => {
  let resolver: TestDns
  let owner: TestDns
  before(async () => {
    resolver = await openTestDns()
    owner = await openTestDns()
    resolver.servers.set('acme.example', ['ns1.acme.example', 'ns2.acme.example'])
    resolver.addresses.set('ns1.acme.example', '127.0.0.1')
    resolver.addresses.set('ns2.acme.example', '127.0.0.1')
    owner.records.set('_gatepass.acme.example', ['gatepass-domain=abc'])
  })
  after(() => Promise.all([resolver.close(), owner.close()]))
  beforeEach(() => {
    resolver.behave()
    owner.behave()
  })
  const port = () => Number(owner.server.split(':')[1])
  const ask = (name: string, domain: string, allowPrivate = true) =>
    txtAtOwner({ allowPrivate, servers: [resolver.server], port: port() })(name, domain)

  it('are there at once, while the resolver still remembers that there were none', async () => {
    assert.deepEqual(await txtLookup({ servers: [resolver.server] })('_gatepass.acme.example'), { kind: 'no_name' })
    const found = { kind: 'found', values: ['gatepass-domain=abc'] }
    assert.deepEqual(await ask('_gatepass.acme.example', 'acme.example'), found)
    owner.records.set('_gatepass.people.acme.example', ['x'])
    assert.deepEqual(await ask('_gatepass.people.acme.example', 'people.acme.example'), {
      kind: 'found',
      values: ['x'],
    })
    assert.deepEqual(await ask('_gatepass.other.example', 'other.example'), { kind: 'silent' })
  })

  // Only there is every address of 127.0.0.0/8 this machine.
  it('are not believed of one name server that says otherwise than the others', {
    skip: process.platform !== 'linux',
  }, async () => {
    const second = await openTestDns({ address: '127.0.0.2', port: port() })
    try {
      resolver.addresses.set('ns2.acme.example', '127.0.0.2')
      assert.deepEqual(await ask('_gatepass.acme.example', 'acme.example'), { kind: 'no_name' })
      second.records.set('_gatepass.acme.example', ['gatepass-domain=xyz'])
      assert.deepEqual(await ask('_gatepass.acme.example', 'acme.example'), { kind: 'found', values: [] })
    } finally {
      resolver.addresses.set('ns2.acme.example', '127.0.0.1')
      await second.close()
    }
  })

  it('are not asked for at an address inside (B-88)', async () => {
    owner.asked.length = 0
    assert.deepEqual(await ask('_gatepass.acme.example', 'acme.example', false), { kind: 'silent' })
    assert.deepEqual(owner.asked, [])
  })

  it('end when nobody answers, or nobody waits', async () => {
    owner.behave('keep silent')
    const left = new AbortController()
    const look = txtAtOwner({ allowPrivate: true, servers: [resolver.server], port: port() })
    const asking = look('_gatepass.acme.example', 'acme.example', left.signal)
    setTimeout(() => left.abort(new Error('left')), 50)
    await assert.rejects(asking, /left/)
    const hasty = txtAtOwner({ allowPrivate: true, servers: [resolver.server], port: port(), limitMs: 200 })
    assert.deepEqual(await hasty('_gatepass.acme.example', 'acme.example'), { kind: 'silent' })
  })
})
