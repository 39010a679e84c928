import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import { describe, it, mock } from 'node:test'
import { hashPassword, PasswordQueueFull, verifyPassword } from './password.ts'

describe('passwords (RFC 9106, argon2id)', () => {
  it('are stored as a PHC string with 46 MiB, one pass, one lane, and a salt of their own', async () => {
    const [a, b] = await Promise.all([hashPassword('Correct horse 1'), hashPassword('Correct horse 1')])
    assert.match(a, /^\$argon2id\$v=19\$m=47104,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    assert.notEqual(a, b)
    assert.equal(await verifyPassword('Correct horse 1', a), true)
    assert.equal(await verifyPassword('correct horse 1', a), false)
  })

  it('take the cost from the hash, so that older ones still open', async () => {
    const nonce = crypto.randomBytes(16)
    const tag = crypto.argon2Sync('argon2id', {
      message: 'old',
      nonce,
      memory: 64,
      passes: 2,
      parallelism: 1,
      tagLength: 16,
    })
    const phc = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
    assert.equal(await verifyPassword('old', `$argon2id$v=19$m=64,t=2,p=1$${phc(nonce)}$${phc(tag)}`), true)
  })

  it('are the bytes that were typed: no trimming, no normalisation', async () => {
    const stored = await hashPassword(' Cafe\u0301 ')
    assert.equal(await verifyPassword(' Cafe\u0301 ', stored), true)
    assert.equal(await verifyPassword(' Caf\u00e9 ', stored), false)
    assert.equal(await verifyPassword('Cafe\u0301', stored), false)
  })

  it('are never right for somebody who has none, and cost the same', async () => {
    const stored = await hashPassword('x')
    const argon2 = mock.method(crypto, 'argon2')
    await verifyPassword('x', stored)
    await verifyPassword('x', undefined)
    assert.equal(await verifyPassword('', null), false)
    const costs = argon2.mock.calls.map(({ arguments: [kind, { memory, passes, parallelism, tagLength }] }) =>
      [kind, memory, passes, parallelism, tagLength].join(),
    )
    argon2.mock.restore()
    assert.deepEqual(costs, Array(3).fill('argon2id,47104,1,1,32'))
  })

  it('longer than 1024 bytes are refused, and never match', async () => {
    const longest = 'é'.repeat(512)
    const stored = await hashPassword(longest)
    assert.equal(await verifyPassword(longest, stored), true)
    await assert.rejects(hashPassword(`${longest}x`), RangeError)
    assert.equal(await verifyPassword(`${longest}x`, stored), false)
    assert.equal(await verifyPassword('x'.repeat(2000), await hashPassword('')), false)
  })

  it('two are worked on at once and a hundred wait; the next is told to come back', async () => {
    const cheap = '$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA'
    const outcomes = await Promise.allSettled(Array.from({ length: 103 }, () => verifyPassword('x', cheap)))
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    assert.equal(refused.length, 1)
    assert.ok((refused[0] as PromiseRejectedResult).reason instanceof PasswordQueueFull)
    assert.equal(await verifyPassword('x', cheap), false, 'and afterwards everything is as before')
  })
})
