import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openSsoUnderTest } from '../sso-under-test.ts'

describe('guesses at links that let people in', () => {
  it('fill nobody’s audit log, which keeps for ever what it is told (B-190, B-214)', async () => {
    const house = await openSsoUnderTest()
    try {
      const before = await house.count('audit_log')
      for (let turn = 0; turn < 40; turn++) {
        await fetch(`${house.url}/setup/${'A'.repeat(43)}`)
        await fetch(`${house.url}/console/api/link`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
          body: JSON.stringify({ token: 'A'.repeat(43) }),
        })
      }
      assert.equal((await house.count('audit_log')) - before, 10)
    } finally {
      await house.close()
    }
  })
})
