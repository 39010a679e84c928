import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  ADA,
  authorizePath,
  CALLBACK,
  openTestOkta,
  PASSWORD,
  type TestApp,
  type TestOkta,
  VERIFIER,
} from '../test-okta.ts'

describe('the claim of an app’s Sign On tab, at the org’s own server', () => {
  let okta: TestOkta
  let app: TestApp
  before(async () => {
    okta = await openTestOkta()
    app = await okta.addApp()
  })
  after(() => okta.close())

  async function setClaim(claim: object): Promise<void> {
    const answer = await fetch(
      `http://localhost:${okta.port}/api/v1/internal/apps/${app.app.id}/settings/oauth/idToken`,
      {
        method: 'POST',
        headers: { authorization: `SSWS ${okta.apiToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(claim),
      },
    )
    assert.equal(answer.status, 200)
  }

  async function userinfo(): Promise<Record<string, unknown>> {
    const browser = okta.browser()
    const back = await browser.signInAt(authorizePath('', app.clientId, { scope: 'openid groups' }), ADA, PASSWORD)
    const code = back.location?.searchParams.get('code') ?? ''
    const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: VERIFIER }
    const { access_token } = (await okta.token('', app, form)).json()
    const headers = { authorization: `Bearer ${access_token}` }
    return (await browser.send('GET', '/oauth2/v1/userinfo', { headers })).json()
  }

  it('is the groups that pass its filter', async () => {
    await setClaim({ name: 'groups', valueType: 'GROUPS', groupFilterType: 'STARTS_WITH', value: 'Park' })
    assert.deepEqual((await userinfo()).groups, ['Parking priority'])
  })

  it('is what its expression says', async () => {
    await setClaim({ name: 'login', valueType: 'EXPRESSION', value: 'appuser.userName' })
    const claims = await userinfo()
    assert.deepEqual([claims.login, claims.groups], [ADA, undefined])
  })

  it('is left out where the attribute is not set', async () => {
    await setClaim({ name: 'department', valueType: 'EXPRESSION', value: 'user.department' })
    assert.ok(!('department' in (await userinfo())))
  })

  it('ends the request where nobody can say what it means', async () => {
    await setClaim({ name: 'bb', valueType: 'EXPRESSION', value: 'aa' })
    const answer = await okta
      .browser()
      .signInAt(authorizePath('', app.clientId, { scope: 'openid groups' }), ADA, PASSWORD)
    assert.equal(answer.location?.searchParams.get('code') ?? null, null)
    assert.equal(answer.location?.searchParams.get('error'), 'server_error')
  })
})
