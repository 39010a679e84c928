import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { silentLog } from '../../kit/log.ts'
import { ADA, authorizePath, CALLBACK, openTestOkta, PASSWORD, type TestOkta, VERIFIER } from '../test-okta.ts'
import { forgetEnded } from './forget-ended.ts'

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
    const deps = { db, clock: okta.clock, log: silentLog, box: () => assert.fail(), baseUrl: '' }
    const left = async () => {
      await forgetEnded(deps)
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
