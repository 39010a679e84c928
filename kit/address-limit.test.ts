import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addressLimit } from './address-limit.ts'
import { movableClock } from './clock.ts'

describe('how often one address may do something', () => {
  it('counts a network that one person has to themselves as one address: a /64 of IPv6', () => {
    const limit = addressLimit(movableClock(), 2)
    const taken = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::', '2001:0DB8:1:2:3:4:5:6', '2001:db8:1:2::7%eth0'].map(
      (address) => limit.take(address) === undefined,
    )
    assert.deepEqual(taken, [true, true, false, false])
    for (const other of ['2001:db8:1:3::1', '2001:db8::1:2:3:4:5', '::1', 'fe80::1', '192.0.2.1'])
      assert.equal(limit.take(other), undefined, other)
  })

  it('counts an IPv4 address as the same however it is written', () => {
    const limit = addressLimit(movableClock(), 1)
    assert.equal(limit.take('192.0.2.1'), undefined)
    assert.ok(limit.take('::ffff:192.0.2.1'))
    assert.equal(limit.take('::ffff:192.0.2.2'), undefined)
  })

  it('has a limit for all together, where one is said', () => {
    const clock = movableClock()
    const limit = addressLimit(clock, 2, 3)
    const take = () =>
      ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'].map((each) => limit.take(each) === undefined)
    assert.deepEqual(take(), [true, true, true, false])
    clock.advance(60_000)
    assert.deepEqual(take(), [true, true, true, false])
  })
})
