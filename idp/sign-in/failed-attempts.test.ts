import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { openTestOkta, type TestOkta } from '../test-okta.ts'
import { type Attempt, failedAttempts } from './failed-attempts.ts'
import { placeOf } from './place.ts'

for (const database of databasesUnderTest()) {
  describe(`wrong passwords, on ${database.name}`, () => {
    let okta: TestOkta
    let used = 0
    before(async () => {
      okta = await openTestOkta(database)
    })
    after(() => okta.close())

    const begin = (login: string, place: string, known = false) =>
      failedAttempts({ db: okta.idp.db, clock: okta.clock }).begin(okta.orgId, login, { key: place, known })
    const fail = async (login: string, place: string, known = false) => {
      const attempt = await begin(login, place, known)
      if (typeof attempt === 'number') return attempt
      await okta.idp.db.together((to) => attempt.failed(to))
      attempt.end()
      return 0
    }
    const somewhere = () => `192.0.2.${++used}`
    const somebody = () => `p${++used}@acme.example`

    it('B-137: one for everybody in turn ends at that address after two hundred people, at every node', async () => {
      const place = somewhere()
      for (let person = 0; person < 200; person++) assert.equal(await fail(somebody(), place), 0)
      assert.equal(await fail(somebody(), place), 600)
      assert.equal(await fail(somebody(), somewhere()), 0)
      okta.clock.advance(10 * 60_000)
      assert.equal(await fail(somebody(), place), 0)
    })

    it('an office behind one address signs in, however many they are', async () => {
      const place = somewhere()
      const attempts = await Promise.all(Array.from({ length: 300 }, () => begin(somebody(), place)))
      for (const attempt of attempts) {
        assert.notEqual(typeof attempt, 'number')
        ;(attempt as Attempt).end()
      }
    })

    it('ten for one person end there, and only there', async () => {
      const [login, place] = [somebody(), somewhere()]
      for (let time = 0; time < 10; time++) assert.equal(await fail(login, place), 0)
      assert.equal(await fail(login, place), 600)
      assert.equal(await fail(login.toUpperCase(), place), 600)
      assert.equal(await fail(somebody(), place), 0)
      assert.equal(await fail(login, somewhere()), 0)
    })

    it('B-138: twenty from anywhere keep strangers waiting, and nobody who signed in there before', async () => {
      const login = somebody()
      for (let time = 0; time < 20; time++) assert.equal(await fail(login, somewhere()), 0)
      assert.equal(await fail(login, somewhere()), 3600)
      assert.equal(await fail(login, 'device dev_1', true), 0)
      okta.clock.advance(60 * 60_000)
      assert.equal(await fail(login, somewhere()), 0)
    })

    it('B-137: after a thousand in the org, a place that failed three times waits and a fresh one does not', async () => {
      okta.clock.advance(60 * 60_000)
      const place = somewhere()
      for (let time = 0; time < 3; time++) await fail(somebody(), place)
      await okta.idp.db.kysely
        .updateTable('failed_attempts')
        .set({ failures: 999 })
        .where('org_id', '=', okta.orgId)
        .where('person_key', '=', '*')
        .where('place_key', '=', '*')
        .execute()
      const last = (await begin(somebody(), somewhere())) as Attempt
      assert.equal(last.startsAttack, true)
      await okta.idp.db.together((to) => last.failed(to))
      assert.equal(await fail(somebody(), place), 600)
      assert.equal(await fail(somebody(), somewhere()), 0)
      okta.clock.advance(60 * 60_000)
    })

    it('many at once are counted before any is checked', async () => {
      const attempts = failedAttempts({ db: okta.idp.db, clock: okta.clock })
      const [login, key] = [somebody(), somewhere()]
      const begun = await Promise.all(
        Array.from({ length: 30 }, () => attempts.begin(okta.orgId, login, { key, known: false })),
      )
      assert.equal(begun.filter((one) => typeof one !== 'number').length, 10)
      for (const one of begun) if (typeof one !== 'number') one.end()
      assert.notEqual(typeof (await attempts.begin(okta.orgId, login, { key, known: false })), 'number')
    })

    it('a right password forgets the wrong ones before it', async () => {
      const [login, place] = [somebody(), somewhere()]
      for (let time = 0; time < 9; time++) await fail(login, place)
      const right = (await begin(login, place)) as Attempt
      await okta.idp.db.together((to) => right.succeeded(to))
      right.end()
      for (let time = 0; time < 10; time++) assert.equal(await fail(login, place), 0)
    })
  })
}

describe('where an attempt comes from', () => {
  it('groups IPv6 by /64 and leaves IPv4 as it is', () => {
    assert.equal(placeOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64')
    assert.equal(placeOf('2001:0DB8:0001:2::9'), '2001:db8:1:2::/64')
    assert.equal(placeOf('2001:db8::1'), '2001:db8:0:0::/64')
    assert.equal(placeOf('fe80::1%eth0'), 'fe80:0:0:0::/64')
    assert.equal(placeOf('::ffff:192.0.2.1'), '192.0.2.1')
    assert.equal(placeOf('192.0.2.1'), '192.0.2.1')
    assert.equal(placeOf('::1'), '0:0:0:0::/64')
  })
})
