import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { authorizationServerStore } from '../authorization-servers/authorization-server-store.ts'
import { policyStore } from '../authorization-servers/policy-store.ts'
import {
  ADA,
  authorizePath,
  CALLBACK,
  GRACE,
  openTestOkta,
  PASSWORD,
  payloadOf,
  type TestApp,
  type TestOkta,
  VERIFIER,
} from '../test-okta.ts'

for (const database of databasesUnderTest()) {
  describe(`Token Preview, on ${database.name}`, () => {
    let okta: TestOkta
    let app: TestApp
    let server: string
    before(async () => {
      okta = await openTestOkta(database)
      app = await okta.addApp()
      server = (await okta.addServer()).id
    })
    after(() => okta.close())

    // biome-ignore lint/suspicious/noExplicitAny: a test asks for the members it expects
    const preview = async (more: Record<string, unknown> = {}, status = 200): Promise<any> => {
      const answer = await fetch(
        `http://localhost:${okta.port}/api/v1/internal/authorizationServers/${server}/tokenPreview`,
        {
          method: 'POST',
          headers: { authorization: `SSWS ${okta.apiToken}`, 'content-type': 'application/json' },
          body: JSON.stringify({
            clientId: app.clientId,
            grantType: 'authorization_code',
            userId: await okta.userId(ADA),
            scopes: ['openid', 'profile', 'email'],
            ...more,
          }),
        },
      )
      assert.equal(answer.status, status, await answer.clone().text())
      return answer.json()
    }

    it('says why nobody is let in before there is a policy', async () => {
      const refused = await preview()
      assert.equal(refused.error, 'access_denied')
      assert.match(refused.error_description, /^Policy evaluation failed/)
      assert.deepEqual(refused.decision, { considered: [] })
    })

    it('names the rule that decides, and why each one before it did not', async () => {
      const store = policyStore(okta.idp.db.kysely)
      const now = okta.clock.now()
      await store.create(
        okta.orgId,
        server,
        { name: 'Of others', description: 'x', status: 'ACTIVE', priority: undefined, clients: ['0oaOther'] },
        now,
      )
      const narrow = await okta.addRule(server, { scopes: ['bays:read', 'openid'] })
      const nobody = await okta.addRule(server, { groups: ['00gNobody'] })
      const asleep = await okta.addRule(server)
      await store.setRuleStatus(okta.orgId, asleep.id, 'INACTIVE', now)
      const decides = await okta.addRule(server, { accessMinutes: 25 })
      await okta.addRule(server, { accessMinutes: 5 })
      const { decision, accessToken } = await preview()
      assert.deepEqual(
        decision.considered.map((one: { rule?: { id: string }; matched: boolean; reason: string }) => [
          one.rule?.id,
          one.matched,
          one.reason,
        ]),
        [
          [undefined, false, 'The policy is not assigned to this application.'],
          [narrow.id, false, 'The rule does not allow the scopes: profile, email.'],
          [nobody.id, false, 'The rule is not for this person.'],
          [asleep.id, false, 'The rule is inactive.'],
          [decides.id, true, 'Everything fits.'],
        ],
      )
      assert.equal(decision.rule.id, decides.id)
      assert.equal(decision.policy.id, decides.policyId)
      assert.equal(accessToken.exp - accessToken.iat, 25 * 60)
    })

    it('says what a real sign-in gets, claim by claim', async () => {
      const store = authorizationServerStore(okta.idp.db.kysely)
      const claim = { status: 'ACTIVE', scopes: [], system: false, alwaysIncludeInToken: true } as const
      const now = okta.clock.now()
      const access = { claimType: 'RESOURCE', valueType: 'EXPRESSION', groupFilterType: null } as const
      const groups = { claimType: 'IDENTITY', valueType: 'GROUPS', groupFilterType: 'REGEX' } as const
      await store.addClaim(okta.orgId, server, { ...claim, ...access, name: 'surname', value: 'user.lastName' }, now)
      await store.addClaim(okta.orgId, server, { ...claim, ...groups, name: 'groups', value: '.*' }, now)
      const shown = await preview()
      const browser = okta.browser()
      await browser.signIn(ADA, PASSWORD)
      const { location } = await browser.get(authorizePath(`${server}/`, app.clientId))
      const code = location?.searchParams.get('code') ?? ''
      const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: VERIFIER }
      const real = (await okta.token(`${server}/`, app, form)).json()
      const changing = ['iat', 'exp', 'jti', 'auth_time', 'at_hash', 'sid', 'nonce', 'iss']
      const lasting = (claims: Record<string, unknown>) =>
        Object.fromEntries(Object.entries(claims).filter(([name]) => !changing.includes(name)))
      assert.deepEqual(lasting(shown.accessToken), lasting(payloadOf(real.access_token)))
      assert.deepEqual(lasting(shown.idToken), lasting(payloadOf(real.id_token)))
      assert.equal(shown.accessToken.surname, 'Lovelace')
      assert.deepEqual(shown.idToken.groups, ['Everyone', 'Parking priority'])
    })

    it('says that a person is not assigned, a scope unknown, a grant type not the app’s', async () => {
      assert.equal((await preview({ userId: await okta.userId(GRACE) })).error, 'access_denied')
      assert.equal((await preview({ scopes: ['openid', 'nope'] })).error, 'invalid_scope')
      assert.equal((await preview({ grantType: 'client_credentials' })).error, 'unauthorized_client')
    })

    it('answers in the API’s way for what is not there', async () => {
      assert.equal((await preview({ userId: '00uNobody' }, 404)).errorCode, 'E0000007')
      assert.equal((await preview({ clientId: '0oaNobody' }, 404)).errorCode, 'E0000007')
      assert.equal((await preview({ clientId: 7 }, 400)).errorCode, 'E0000001')
    })
  })
}
