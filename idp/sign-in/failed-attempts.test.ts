import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { movableClock } from '../../kit/clock.ts'
import { failedAttempts } from './failed-attempts.ts'

const TEN_MINUTES = 10 * 60_000

describe('wrong passwords', () => {
  it('B-137: one for everybody in turn ends at that address after two hundred people, at that org', () => {
    const clock = movableClock()
    const attempts = failedAttempts(clock)
    for (let person = 0; person < 200; person++)
      assert.equal(attempts.begin('acme', `${person}@acme.example`, '192.0.2.1'), 0)
    assert.equal(attempts.begin('acme', 'next@acme.example', '192.0.2.1'), 600)
    assert.equal(attempts.begin('acme', 'next@acme.example', '192.0.2.2'), 0)
    assert.equal(attempts.begin('globex', 'next@globex.example', '192.0.2.1'), 0)
    for (let flood = 0; flood < 30_000; flood++) attempts.begin('acme', `flood${flood}@acme.example`, '192.0.2.1')
    assert.equal(attempts.begin('acme', 'next@acme.example', '192.0.2.1'), 600)
    clock.advance(TEN_MINUTES)
    assert.equal(attempts.begin('acme', 'next@acme.example', '192.0.2.1'), 0)
  })

  it('an office behind one address signs in, however many they are', () => {
    const attempts = failedAttempts(movableClock())
    for (let person = 0; person < 500; person++) {
      assert.equal(attempts.begin('acme', `${person}@acme.example`, '192.0.2.1'), 0)
      attempts.succeeded('acme', `${person}@acme.example`, '192.0.2.1')
    }
  })

  it('ten for one person end there, and no more of them are held against the address', () => {
    const attempts = failedAttempts(movableClock())
    for (let time = 0; time < 10; time++) assert.equal(attempts.begin('acme', 'ada@acme.example', '192.0.2.1'), 0)
    for (let time = 0; time < 200; time++) assert.equal(attempts.begin('acme', 'ada@acme.example', '192.0.2.1'), 600)
    assert.equal(attempts.begin('acme', 'grace@acme.example', '192.0.2.1'), 0)
  })
})
