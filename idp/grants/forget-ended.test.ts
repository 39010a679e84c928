import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { ADA, authorizePath, CALLBACK, openTestOkta, PASSWORD, type TestOkta, VERIFIER } from '../test-okta.ts'
import { forgettingEnded } from './forget-ended.ts'

describe('what nobody can use any more', () => {
  let okta: TestOkta
  before(async () => {
    okta = await openTestOkta()
  })
  after(() => okta.close())

  it('is forgotten; what can be refreshed stays', async () => {
    const app = await okta.addApp()
    const ada = okta.browser()
    await ada.signIn(ADA, PASSWORD)
    const grant = async (scope: string, redeemed: boolean) => {
      const { location } = await ada.get(authorizePath('', app.clientId, { scope }))
      const code = location?.searchParams.get('code') ?? ''
      const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: VERIFIER }
      if (redeemed) assert.equal((await okta.token('', app, form)).status, 200)
    }
    await grant('openid', true)
    await grant('openid offline_access', false)
    await grant('openid offline_access', true)
    const { db } = okta.idp
    const forget = forgettingEnded({ db, clock: okta.clock })
    const left = async () => {
      await forget()
      const grants = await db.kysely.selectFrom('grants').select('grant_json').execute()
      const sessions = await db.kysely.selectFrom('sessions').select('id').execute()
      return [grants.length, sessions.length]
    }
    assert.deepEqual(await left(), [3, 1])
    okta.clock.advance(26 * 60 * 60_000)
    assert.deepEqual(await left(), [1, 1])
    okta.clock.advance(24 * 60 * 60_000)
    assert.deepEqual(await left(), [1, 0])
    okta.clock.advance(88 * 24 * 60 * 60_000)
    assert.deepEqual(await left(), [1, 0], 'a refresh token of the org lasts ninety days')
    okta.clock.advance(24 * 60 * 60_000)
    assert.deepEqual(await left(), [0, 0])
  })
})

const DAY_MS = 24 * 60 * 60_000

for (const database of databasesUnderTest()) {
  describe(`grants that ended among many that did not (${database.name})`, () => {
    let okta: TestOkta
    before(async () => {
      okta = await openTestOkta(database)
    })
    after(() => okta.close())

    it('are all met, some at each round, also when many are of one moment', async () => {
      const { kysely } = okta.idp.db
      const now = okta.clock.now()
      const userId = await okta.userId(ADA)
      const grant = (id: string, createdAt: number, how: object = {}) => ({
        id,
        org_id: okta.orgId,
        site_key: 'org',
        client_id: 'client',
        user_id: userId,
        session_id: 'session',
        code_hash: id,
        code_expires_at: createdAt,
        code_used_at: createdAt,
        generation: 0,
        created_at: createdAt,
        grant_json: JSON.stringify({
          scopes: ['openid', 'offline_access'],
          lifetimes: { refresh: 0, refreshIdle: 7 * 86_400 },
        }),
        ...how,
      })
      const fresh = Array.from({ length: 25 }, (_, n) => grant(`fresh${n}`, now - 2 * DAY_MS))
      const used = { refresh_used_at: now - DAY_MS }
      const rows = [
        grant('used', now - 80 * DAY_MS, used),
        ...fresh,
        grant('zEnded', now - 20 * DAY_MS),
        grant('aRevoked', now - 2 * DAY_MS, { ...used, revoked_at: now }),
        grant('unredeemed', now - 2 * DAY_MS, { code_used_at: null }),
        grant('young', now - DAY_MS, { code_used_at: null }),
      ]
      await kysely.insertInto('grants').values(rows).execute()
      const left = async () => (await kysely.selectFrom('grants').select('id').execute()).map(({ id }) => id)

      const forget = forgettingEnded({ db: okta.idp.db, clock: okta.clock }, { atOnce: 4, turns: 3 })
      await forget()
      const some = await left()
      assert.ok(!some.includes('zEnded') && some.includes('unredeemed'), 'the oldest first, twelve in one round')
      await forget()
      await forget()
      assert.deepEqual((await left()).sort(), ['used', 'young', ...fresh.map(({ id }) => id)].sort())

      okta.clock.advance(14 * DAY_MS)
      for (let round = 0; round < 4; round++) await forget()
      assert.deepEqual(await left(), [], 'and over again from the beginning')
    })
  })
}
