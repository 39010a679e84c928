import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ADA, openTestOkta, PASSWORD, type TestOkta } from '../test-okta.ts'

const MIB = 1024 * 1024

describe('many people with a password at once', () => {
  let okta: TestOkta
  before(async () => {
    okta = await openTestOkta()
  })
  after(() => okta.close())

  it('B-140: wait in a line that has an end, take memory for two, and keep nobody else waiting', async () => {
    // One before the others: what is loaded once does not count.
    await okta.browser().signIn(ADA, PASSWORD)
    const before = process.memoryUsage.rss()
    let most = before
    const watching = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss())
    }, 5)
    let done = 0
    // Two hundred people nobody knows: each costs what a known one does, and none runs into the limit of one person.
    const signIns = Array.from({ length: 200 }, async (_, index) => {
      const { status } = await okta.browser().signIn(`person${index}@acme.example`, PASSWORD)
      done++
      return status
    })
    const others = Array.from({ length: 20 }, async () => {
      const { status } = await okta.browser().get('/.well-known/openid-configuration')
      return [status, done < 200] as const
    })
    for (const answer of await Promise.all(others)) assert.deepEqual(answer, [200, true])
    const statuses = await Promise.all(signIns)
    clearInterval(watching)
    const served = statuses.filter((status) => status !== 503).length
    assert.ok(served >= 100 && served < 200, `${served} of 200 were served, the others asked to come again`)
    // 200 at once would be nine gigabytes.
    assert.ok(most - before < 400 * MIB, `${Math.round((most - before) / MIB)} MiB more`)
  })
})
