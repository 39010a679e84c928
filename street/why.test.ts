import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import { after, afterEach, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../kit/test-database.ts'
import type { Explanation } from '../sso/support/explanation.ts'
import { type Connected, openWhyUnderTest, type WhyUnderTest } from './why-under-test.ts'

const ADA = 'ada@acme.example'
const MINUTE_MS = 60_000
const ONE_FACTOR = { type: 'ASSURANCE', factorMode: '1FA', reauthenticateIn: 'PT2H', constraints: [] }
const TWO_FACTORS = { ...ONE_FACTOR, factorMode: '2FA' }

// Each of these is broken in Okta itself, by its management API, and met by a person with a browser.
for (const database of databasesUnderTest()) {
  describe(`why a sign-in failed, on ${database.name}`, () => {
    let why: WhyUnderTest
    before(async () => {
      why = await openWhyUnderTest(() => database.url())
    })
    after(() => why.close())
    afterEach(() => why.sameTime())

    /** What every explanation has to have: a cause, who acts, what to do; where it is in Okta, when it is there. */
    async function explained(trace: string, signature: string, side = 'customer') {
      const told: Explanation = await why.explain(trace)
      assert.ok(told.cause, JSON.stringify(told, undefined, 1))
      assert.equal(told.cause.signature, signature, JSON.stringify(told, undefined, 1))
      assert.equal(told.cause.side, side)
      assert.equal(told.trace, trace)
      assert.equal(told.outcome, 'refused')
      assert.ok(told.cause.sentence.length > 20)
      assert.ok(told.cause.todo.length > 0)
      assert.doesNotMatch(JSON.stringify(told), /[{][a-zA-Z]+[}]/, 'a place in a sentence was not filled')
      return { ...told, cause: told.cause }
    }

    const inWindow = (connection: Connected, login?: string): Promise<Explanation[]> =>
      why.explainWindow(connection, login)

    async function first(found: Promise<Explanation[]>) {
      const [told] = await found
      assert.ok(told)
      return told
    }

    /** The app gets a sign-in policy of its own, whose one rule says this. */
    async function underPolicy(connection: Connected, appSignOn: object) {
      const policy = await why.okta('POST', '/api/v1/policies', { type: 'ACCESS_POLICY', name: connection.id })
      const rules = `/api/v1/policies/${policy.id}/rules`
      await why.okta('PUT', `/api/v1/apps/${connection.appId}/policies/${policy.id}`)
      return why.okta('POST', rules, {
        type: 'ACCESS_POLICY',
        name: 'The one',
        priority: 0,
        actions: { appSignOn },
      })
    }

    const atApp = ({ appId }: Connected, tab: string) =>
      `${why.orgUrl}/admin/app/oidc_client/instance/${appId}#tab-${tab}`

    it('says of one that went well that nothing is amiss', async () => {
      const acme = await why.connect({ server: true })
      await why.admitted(acme)
      const told = await first(inWindow(acme))
      assert.equal(told.outcome, 'admitted')
      assert.equal(told.cause, null)
      assert.equal(told.who?.email, ADA)
      assert.equal(told.organization?.name, 'Acme')
      assert.equal(told.application?.name, 'Ronspot')
      assert.equal(told.okta, null)
    })

    it('not assigned to the app', async () => {
      const acme = await why.connect()
      for (const group of await why.okta('GET', `/api/v1/apps/${acme.appId}/groups`))
        await why.okta('DELETE', `/api/v1/apps/${acme.appId}/groups/${group.id}`)
      const told = await explained(await why.refused(acme), 'user_not_assigned')
      assert.deepEqual(told.cause.where, {
        menu: `Applications > Applications > the app with Client ID ${acme.clientId} > Assignments`,
        url: atApp(acme, 'assignments'),
      })
      assert.match(told.got ?? '', /access_denied: User is not assigned to the client application\./)
    })

    it('tells the person whom to show the page to, in the words support has', async () => {
      const acme = await why.connect()
      for (const group of await why.okta('GET', `/api/v1/apps/${acme.appId}/groups`))
        await why.okta('DELETE', `/api/v1/apps/${acme.appId}/groups/${group.id}`)
      const page = await why.signIn(why.visitor(), acme)
      assert.match(page.body, /show this page to your company’s Okta administrator\./)
      assert.match(page.body, /data-trace="sig_/)
      const again = await why.visitor().get(`${acme.redirectUri}?state=nobodysOwn&code=x`)
      assert.doesNotMatch(again.body, /show this page/, 'there is nobody to ask')
    })

    it('no access policy', async () => {
      const acme = await why.connect({ server: true })
      const at = `/api/v1/authorizationServers/${acme.serverId}/policies`
      for (const policy of await why.okta('GET', at)) await why.okta('DELETE', `${at}/${policy.id}`)
      const told = await explained(await why.refused(acme), 'no_access_policy')
      assert.equal(told.cause.where?.url, `${why.orgUrl}/admin/oauth2/as/${acme.serverId}`)
      assert.match(told.want ?? '', new RegExp(`client ${acme.clientId}`))
    })

    it('a policy whose rule does not allow the scopes', async () => {
      const acme = await why.connect({ server: true })
      const at = `/api/v1/authorizationServers/${acme.serverId}/policies`
      const [policy] = await why.okta('GET', at)
      const [rule] = await why.okta('GET', `${at}/${policy.id}/rules`)
      rule.conditions.scopes.include = ['openid']
      await why.okta('PUT', `${at}/${policy.id}/rules/${rule.id}`, rule)
      const told = await explained(await why.refused(acme), 'no_access_policy')
      assert.match(told.want ?? '', /scopes openid profile email groups/)
    })

    it('a scope the authorization server does not have', async () => {
      const acme = await why.connect({ server: true })
      const at = `/api/v1/authorizationServers/${acme.serverId}`
      const [claim] = (await why.okta('GET', `${at}/claims`)).filter((each: { name: string }) => each.name === 'groups')
      await why.okta('DELETE', `${at}/claims/${claim.id}`)
      const scopes = await why.okta('GET', `${at}/scopes`)
      const groups = scopes.find((each: { name: string }) => each.name === 'groups')
      await why.okta('DELETE', `${at}/scopes/${groups.id}`)
      const told = await explained(await why.refused(acme), 'scope_not_defined')
      assert.match(told.cause.where?.menu ?? '', /the server \w+ > Scopes$/)
    })

    it('a secret that was deactivated', async () => {
      const acme = await why.connect()
      const at = `/api/v1/apps/${acme.appId}/credentials/secrets`
      const [old] = await why.okta('GET', at)
      await why.okta('POST', at, {})
      await why.okta('POST', `${at}/${old.id}/lifecycle/deactivate`)
      const told = await explained(await why.refused(acme), 'client_secret_wrong')
      assert.match(told.cause.where?.menu ?? '', /General > Client Credentials$/)
      assert.equal(told.cause.where?.url, atApp(acme, 'general'))
    })

    it('another client authentication method than ours', async () => {
      const acme = await why.connect()
      const app = await why.okta('GET', `/api/v1/apps/${acme.appId}`)
      const { publicKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 })
      app.credentials.oauthClient.token_endpoint_auth_method = 'private_key_jwt'
      app.settings.oauthClient.jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'theirs', use: 'sig' }] }
      await why.okta('PUT', `/api/v1/apps/${acme.appId}`, app)
      const told = await explained(await why.refused(acme), 'client_auth_method_differs')
      assert.match(told.want ?? '', /client_secret_basic/)
    })

    it('an app that was deactivated while somebody was signing in', async () => {
      const acme = await why.connect()
      const visitor = why.visitor()
      const callback = await visitor.until(/\/callback\//, () => why.signIn(visitor, acme))
      await why.okta('POST', `/api/v1/apps/${acme.appId}/lifecycle/deactivate`)
      const page = await visitor.get(callback)
      const trace = /data-trace="(sig_\w+)"/.exec(page.body)?.[1] ?? ''
      await explained(trace, 'client_id_unknown_or_app_inactive')
    })

    it('more than a hundred groups', async () => {
      const acme = await why.connect()
      const [ada] = await why.okta('GET', `/api/v1/users?q=ada`)
      const made: string[] = []
      for (let at = 0; at < 101; at++) {
        const group = await why.okta('POST', '/api/v1/groups', { profile: { name: `${acme.id} ${at}` } })
        made.push(group.id)
        await why.okta('PUT', `/api/v1/groups/${group.id}/users/${ada.id}`)
      }
      await why.okta('POST', `/api/v1/internal/apps/${acme.appId}/settings/oauth/idToken`, {
        groupClaimType: 'FILTER',
        groupFilterType: 'STARTS_WITH',
        groupClaimName: 'groups',
        groupFilterValue: acme.id,
        groupClaimValue: acme.id,
        claim_name: 'groups',
        name: 'groups',
        group_filter_type: 'STARTS_WITH',
        value: acme.id,
      })
      const told = await explained(await why.refused(acme), 'too_many_groups')
      assert.equal(told.cause.where?.url, atApp(acme, 'signon'))
      assert.equal(told.want, 'at most 100 groups')
      for (const group of made) await why.okta('DELETE', `/api/v1/groups/${group}`)
    })

    it('a claim that cannot be worked out', async () => {
      const acme = await why.connect({ server: true })
      await why.okta('POST', `/api/v1/authorizationServers/${acme.serverId}/claims`, {
        name: 'department',
        status: 'ACTIVE',
        claimType: 'IDENTITY',
        valueType: 'EXPRESSION',
        value: 'String.len(user.department)',
        alwaysIncludeInToken: true,
        conditions: { scopes: [] },
      })
      const told = await explained(await why.refused(acme), 'claim_expression_fails')
      assert.match(told.got ?? '', /'department' user claim/)
    })

    it('a clock that is behind, and one that is ahead', async () => {
      const acme = await why.connect()
      await why.admitted(acme)
      why.clocks.okta.advance(5 * MINUTE_MS)
      const told = await explained(await why.refused(acme), 'clock_of_okta_ahead', 'provider')
      assert.equal(told.got, 'a token from 300 s ahead')
      why.clocks.gatepass.advance(70 * MINUTE_MS)
      await explained(await why.refused(acme), 'clock_of_okta_behind', 'again')
    })

    it('another issuer than the one connected, because a custom domain came', async () => {
      const acme = await why.connect({ server: true })
      await why.admitted(acme)
      const { id } = await why.okta('POST', '/api/v1/domains', {
        domain: `${acme.id.slice(4, 14)}.acme.localhost`,
        certificateSourceType: 'OKTA_MANAGED',
      })
      await why.okta('POST', `/api/v1/domains/${id}/verify`)
      const server = await why.okta('GET', `/api/v1/authorizationServers/${acme.serverId}`)
      await why.okta('PUT', `/api/v1/authorizationServers/${acme.serverId}`, { ...server, issuerMode: 'CUSTOM_URL' })
      const told = await explained(await why.refused(acme), 'issuer_other_host')
      assert.equal(told.want, acme.issuer)
      assert.match(told.got ?? '', /\.acme\.localhost:\d+\/oauth2\//)
      await why.okta('DELETE', `/api/v1/domains/${id}`)
    })

    it('an authorization server that was deactivated, once its configuration is forgotten', async () => {
      const acme = await why.connect({ server: true })
      await why.okta('POST', `/api/v1/authorizationServers/${acme.serverId}/lifecycle/deactivate`)
      for (const clock of Object.values(why.clocks)) clock.advance(25 * 60 * MINUTE_MS)
      const told = await explained(await why.refused(acme), 'authorization_server_gone')
      assert.equal(told.cause.where?.url, `${why.orgUrl}/admin/oauth2/as`)
    })

    it('nobody signed in at Okta, and the application forbade to ask', async () => {
      const acme = await why.connect()
      const back = await why.admitted(acme, { prompt: 'none' })
      assert.equal(back.searchParams.get('error'), 'login_required')
      const told = await first(inWindow(acme))
      assert.equal(told.cause?.signature, 'nobody_signed_in_at_okta')
      assert.equal(told.cause?.side, 'again')
    })

    it('signed in at Okta, but the app’s policy wants more and nobody may be asked', async () => {
      const acme = await why.connect()
      await underPolicy(acme, { access: 'ALLOW', verificationMethod: TWO_FACTORS })
      const visitor = why.visitor()
      await why.signIn(visitor, acme)
      const back = await why.admitted(acme, { prompt: 'none' }, visitor)
      assert.equal(back.searchParams.get('error'), 'login_required')
      const told = await first(inWindow(acme))
      assert.equal(told.cause?.signature, 'stronger_sign_in_needed')
    })

    it('a consent nobody could be asked for', async () => {
      const acme = await why.connect({ server: true })
      const app = await why.okta('GET', `/api/v1/apps/${acme.appId}`)
      app.settings.oauthClient.consent_method = 'REQUIRED'
      await why.okta('PUT', `/api/v1/apps/${acme.appId}`, app)
      const at = `/api/v1/authorizationServers/${acme.serverId}/scopes`
      const scopes = await why.okta('GET', at)
      const groups = scopes.find((each: { name: string }) => each.name === 'groups')
      await why.okta('PUT', `${at}/${groups.id}`, { ...groups, consent: 'REQUIRED' })
      const visitor = why.visitor()
      await why.signIn(visitor, acme)
      await why.admitted(acme, { prompt: 'none' }, visitor)
      const told = await first(inWindow(acme))
      assert.equal(told.cause?.signature, 'consent_required')
      assert.match(told.got ?? '', /groups/)
    })

    it('an account that was deactivated here', async () => {
      const acme = await why.connect()
      await why.admitted(acme)
      const { who } = await first(inWindow(acme))
      await why.gatepass('POST', `/api/accounts/${who?.accountId}/deactivate`)
      const told = await explained(await why.refused(acme), 'account_deactivated', 'us')
      assert.equal(told.cause.where, null, 'nothing is to be changed in Okta')
    })

    it('an answer that comes a second time, in another browser, or too late', async () => {
      const acme = await why.connect()
      const visitor = why.visitor()
      const callback = await visitor.until(/\/callback\//, () => why.signIn(visitor, acme))
      const traceOf = (body: string) => /data-trace="(sig_\w+)"/.exec(body)?.[1] ?? ''
      await explained(traceOf((await why.visitor().get(callback)).body), 'state_of_another_browser', 'again')
      await visitor.until(/^http:\/\/localhost:9\//, () => visitor.get(callback))
      await explained(traceOf((await visitor.get(callback)).body), 'state_used', 'again')
      const late = await visitor.until(/\/callback\//, () => why.signIn(visitor, acme))
      why.clocks.gatepass.advance(11 * MINUTE_MS)
      await explained(traceOf((await visitor.get(late)).body), 'state_expired', 'again')
    })

    it('the tile’s address taken for the redirect URI', async () => {
      const acme = await why.connect()
      const visitor = why.visitor()
      const page = await visitor.get(`${acme.redirectUri}?iss=${encodeURIComponent(why.orgUrl)}`)
      const trace = /data-trace="(sig_\w+)"/.exec(page.body)?.[1] ?? ''
      const told = await explained(trace, 'initiate_uri_is_the_redirect_uri')
      assert.equal(told.want, acme.initiateLoginUri)
      assert.match(told.cause?.todo[0] ?? '', new RegExp(acme.initiateLoginUri))
    })

    it('a connection switched off by an operator', async () => {
      const acme = await why.connect()
      await why.gatepass('POST', `/api/connections/${acme.id}/disable`)
      const trace = await why.refused(acme)
      await explained(trace, 'connection_switched_off', 'us')
      assert.equal((await first(inWindow(acme))).trace, trace, 'it never had an attempt, and is there all the same')
    })

    describe('with the customer’s API token, also what only Okta saw', () => {
      it('a redirect URI that is not registered: she met Okta’s page and never came back', async () => {
        const acme = await why.connect()
        const app = await why.okta('GET', `/api/v1/apps/${acme.appId}`)
        app.settings.oauthClient.redirect_uris = [`${acme.redirectUri}/`]
        await why.okta('PUT', `/api/v1/apps/${acme.appId}`, app)
        const page = await why.signIn(why.visitor(), acme)
        assert.equal(page.status, 400)
        assert.ok(page.url.startsWith(why.orgUrl))
        assert.deepEqual(await inWindow(acme), [], 'without a token nobody knows')
        await why.giveToken(acme)
        const told = await first(soon(() => inWindow(acme)))
        assert.equal((await inWindow(acme)).length, 1)
        assert.equal(told.outcome, 'never_came_back')
        assert.equal(told.trace, null)
        assert.equal(told.cause?.signature, 'redirect_uri_not_registered')
        assert.equal(told.cause?.where?.url, atApp(acme, 'general'))
        assert.equal(told.want, `${acme.redirectUri} among the Sign-in redirect URIs`)
        assert.equal(told.got, `a request with ${acme.redirectUri}, which is not there`)
        assert.match(told.cause?.todo[0] ?? '', new RegExp(`${acme.redirectUri}$`))
      })

      it('an app that is not active any more', async () => {
        const acme = await why.connect()
        await why.giveToken(acme)
        await why.okta('POST', `/api/v1/apps/${acme.appId}/lifecycle/deactivate`)
        assert.equal((await why.signIn(why.visitor(), acme)).status, 400)
        const told = await first(soon(() => inWindow(acme)))
        assert.equal(told.cause?.signature, 'client_id_unknown_or_app_inactive')
        assert.match(told.want ?? '', new RegExp(acme.clientId))
      })

      it('a wrong password, for whoever knows whom it is about', async () => {
        const acme = await why.connect()
        await why.giveToken(acme)
        const visitor = why.visitor()
        await visitor
          .until(/never/, () => why.signIn(visitor, acme, { login_hint: 'grace@acme.example' }))
          .catch(() => '')
        assert.deepEqual(await inWindow(acme), [], 'without a name it could be anybody')
        const told = await first(inWindow(acme, 'Grace@acme.example'))
        assert.equal(told.cause?.signature, 'password_wrong')
        assert.equal(told.who?.name, 'Grace Hopper')
        assert.deepEqual(await inWindow(acme, ADA), [])
      })

      it('a sign-in policy that denies: Okta’s answer does not say so, its log does', async () => {
        const acme = await why.connect()
        const { actions } = await underPolicy(acme, { access: 'DENY', verificationMethod: ONE_FACTOR })
        assert.equal(actions.appSignOn.access, 'DENY')
        const trace = await why.refused(acme)
        await explained(trace, 'okta_said_no')
        await why.giveToken(acme)
        await soon(async () => (await why.explain(trace)).okta.events)
        const told = await explained(trace, 'sign_on_policy_denied')
        assert.equal(told.okta?.events[0]?.who, ADA)
        assert.match(told.cause.where?.menu ?? '', /Sign On > User authentication$/)
      })

      it('a refusal both saw is told once, with Okta’s event beside it', async () => {
        const acme = await why.connect({ server: true })
        await why.giveToken(acme)
        const at = `/api/v1/authorizationServers/${acme.serverId}/policies`
        for (const policy of await why.okta('GET', at)) await why.okta('DELETE', `${at}/${policy.id}`)
        const trace = await why.refused(acme)
        const told = await soon(() => inWindow(acme))
        assert.deepEqual(
          told.map((each) => each.trace),
          [trace],
        )
        await soon(async () => (await why.explain(trace)).okta.events)
        const { okta } = await explained(trace, 'no_access_policy')
        assert.equal(okta?.problem, null)
        assert.deepEqual(
          okta?.events.map(({ type, result, reason }) => [type, result, reason]),
          [['app.oauth2.as.authorize', 'FAILURE', 'no_matching_policy']],
        )
      })

      it('says why Okta’s log cannot be read, and explains the rest all the same', async () => {
        const acme = await why.connect({ server: true })
        const at = `/api/v1/authorizationServers/${acme.serverId}/policies`
        for (const policy of await why.okta('GET', at)) await why.okta('DELETE', `${at}/${policy.id}`)
        await why.giveToken(acme, await why.newApiToken(acme.id))
        const tokens: { id: string; name: string }[] = await why.okta('GET', '/api/v1/api-tokens')
        await why.okta('DELETE', `/api/v1/api-tokens/${tokens.find(({ name }) => name === acme.id)?.id}`)
        const told = await explained(await why.refused(acme), 'no_access_policy')
        assert.equal(told.okta?.problem?.signature, 'api_token_dead')
        assert.match(told.okta?.problem?.where?.menu ?? '', /^Security > API > Tokens$/)
      })
    })
  })
}

/** Okta writes its log a moment after it answers. */
async function soon<T>(ask: () => Promise<T[]>): Promise<T[]> {
  for (let turn = 0; turn < 50; turn++) {
    const found = await ask()
    if (found.length > 0) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return []
}
