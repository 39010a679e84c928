import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { assignmentStore } from '../apps/assignment-store.ts'
import { authorizationServerStore } from '../authorization-servers/authorization-server-store.ts'
import { policyStore } from '../authorization-servers/policy-store.ts'
import { groupStore } from '../groups/group-store.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import {
  ADA,
  authorizePath,
  CALLBACK,
  GRACE,
  openTestOkta,
  PASSWORD,
  payloadOf,
  type TestApp,
  TestBrowser,
  type TestOkta,
  VERIFIER,
} from '../test-okta.ts'
import { userStore } from '../users/user-store.ts'

for (const database of databasesUnderTest()) {
  describe(`the org's own authorization server, on ${database.name}`, () => {
    let okta: TestOkta
    let app: TestApp
    let ada: TestBrowser
    before(async () => {
      okta = await openTestOkta(database)
      app = await okta.addApp()
      ada = okta.browser()
      await ada.signIn(ADA, PASSWORD)
    })
    after(() => okta.close())

    const codeOf = async (browser: TestBrowser, more: Record<string, string> = {}) => {
      const answer = await browser.get(authorizePath('', app.clientId, more))
      const code = answer.location?.searchParams.get('code')
      assert.ok(code, `${answer.status} ${answer.headers.location}`)
      return code
    }
    const redeem = (code: string, more: Record<string, string> = {}) =>
      okta.token('', app, {
        grant_type: 'authorization_code',
        code,
        redirect_uri: CALLBACK,
        code_verifier: VERIFIER,
        ...more,
      })

    it('signs a person in and goes on to the application', async () => {
      const answer = await okta.browser().signInAt(authorizePath('', app.clientId), ADA, PASSWORD)
      assert.equal(answer.status, 302)
      assert.equal(answer.location?.origin + (answer.location?.pathname ?? ''), CALLBACK)
      assert.equal(answer.location?.searchParams.get('state'), 'state-1')
      assert.ok(answer.location?.searchParams.get('code'))
      assert.equal(answer.location?.searchParams.get('iss'), null, 'Okta sends none')
    })

    it('refuses a code to an app that may not have one', async () => {
      const errorFor = async (label: string, oauthClient: object) => {
        const { clientId } = await okta.addApp({ label, oauthClient: { application_type: 'native', ...oauthClient } })
        const { location } = await ada.get(authorizePath('', clientId))
        return [location?.searchParams.get('error'), location?.searchParams.get('error_description')]
      }
      assert.deepEqual(await errorFor('Implicit', { grant_types: ['implicit'], response_types: ['id_token'] }), [
        'unsupported_response_type',
        'The response type is not supported by the authorization server. Configured response types: [id_token].',
      ])
      assert.deepEqual(await errorFor('Hybrid', { grant_types: ['implicit'], response_types: ['code', 'token'] }), [
        'unauthorized_client',
        'The client is not authorized to use the provided grant type. Configured grant types: [implicit].',
      ])
    })

    it('tells the time its tokens are dated by', async () => {
      const told = (await ada.get('/.well-known/openid-configuration')).headers.date
      assert.equal(told, new Date(okta.clock.now()).toUTCString())
    })

    it('answers at once when there is a session, with a thin ID token', async () => {
      const answer = await redeem(await codeOf(ada))
      assert.equal(answer.status, 200, answer.body)
      const { id_token, token_type, expires_in, scope, refresh_token } = answer.json()
      assert.deepEqual(
        [token_type, expires_in, scope, refresh_token],
        ['Bearer', 3600, 'openid profile email', undefined],
      )
      const claims = payloadOf(id_token)
      assert.equal(claims.iss, okta.url)
      assert.equal(claims.aud, app.clientId)
      assert.equal(claims.sub, await okta.userId(ADA))
      assert.equal(claims.nonce, 'nonce-1')
      assert.equal(claims.idp, okta.orgId)
      assert.deepEqual(
        [claims.ver, claims.name, claims.email, claims.preferred_username, claims.amr],
        [1, 'Ada Lovelace', ADA, ADA, ['pwd']],
      )
      assert.equal(claims.given_name, undefined)
      assert.match(String(claims.jti), /^ID\./)
    })

    it('says everything at userinfo, groups once the app has a claim for them and they are asked for', async () => {
      const told = async (scope: string) => {
        const { access_token } = (await redeem(await codeOf(ada, { scope }))).json()
        const answer = await ada.get('/oauth2/v1/userinfo', { authorization: `Bearer ${access_token}` })
        assert.equal(answer.status, 200, answer.body)
        return answer.json()
      }
      assert.equal((await told('openid profile email groups')).groups, undefined)
      const claim = { name: 'groups', valueType: 'GROUPS', groupFilterType: 'REGEX', value: '.*' }
      await fetch(`http://127.0.0.1:${okta.port}/api/v1/internal/apps/${app.app.id}/settings/oauth/idToken`, {
        method: 'POST',
        headers: { authorization: `SSWS ${okta.apiToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(claim),
      })
      assert.equal((await told('openid profile email')).groups, undefined)
      const claims = await told('openid profile email groups')
      assert.deepEqual(claims.groups, ['Everyone', 'Parking priority'])
      assert.equal(claims.given_name, 'Ada')
      assert.equal(claims.email_verified, true)
      assert.equal(claims.zoneinfo, 'America/Los_Angeles')
    })

    it('signs access tokens with a key that is in no JWKS', async () => {
      const { access_token } = (await redeem(await codeOf(ada))).json()
      const [header = ''] = String(access_token).split('.')
      const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString())
      const { keys } = (await ada.get('/oauth2/v1/keys')).json() as { keys: { kid: string }[] }
      assert.equal(keys.length, 2, 'ACTIVE and NEXT')
      assert.ok(keys.every((key) => key.kid !== kid))
    })

    it('OPC-18: prompt=none without a session is login_required', async () => {
      const { location } = await okta.browser().get(authorizePath('', app.clientId, { prompt: 'none' }))
      assert.equal(location?.searchParams.get('error'), 'login_required')
      assert.equal(
        location?.searchParams.get('error_description'),
        'The client specified not to prompt, but the user is not logged in.',
      )
      assert.equal(location?.searchParams.get('state'), 'state-1')
    })

    it('OPC-19: prompt=none with a session gives a code', async () => {
      await codeOf(ada, { prompt: 'none' })
    })

    it('OPC-17: prompt=login asks again, once, and the time of sign-in is later', async () => {
      const browser = okta.browser()
      await browser.signIn(ADA, PASSWORD)
      const before = payloadOf((await redeem(await codeOf(browser))).json().id_token).auth_time as number
      okta.clock.advance(5_000)
      const path = authorizePath('', app.clientId, { prompt: 'login' })
      const answer = await browser.signInAt(path, ADA, PASSWORD)
      const code = answer.location?.searchParams.get('code')
      assert.ok(code, answer.headers.location)
      assert.equal(payloadOf((await redeem(code)).json().id_token).auth_time, before + 5)
      assert.equal((await browser.get(path)).location?.pathname, '/login/login.htm', 'asked again at the next request')
    })

    it('prompt=login is not satisfied by the key of another request or an invented one', async () => {
      const browser = okta.browser()
      const other = await browser.get(authorizePath('', app.clientId, { prompt: 'login', state: 'other' }))
      const fromUri = new URL(other.location?.searchParams.get('fromURI') ?? '', okta.url)
      okta.clock.advance(1000)
      await browser.signIn(ADA, PASSWORD)
      for (const okta_key of [fromUri.searchParams.get('okta_key') ?? '', '0', 'v1.k1.AAAA.BBBB']) {
        const answer = await browser.get(authorizePath('', app.clientId, { prompt: 'login', okta_key }))
        assert.equal(answer.location?.pathname, '/login/login.htm')
      }
    })

    it('OPC-20: max_age asks again when the sign-in is too old, and not otherwise', async () => {
      const browser = okta.browser()
      await browser.signIn(ADA, PASSWORD)
      okta.clock.advance(2_000)
      await codeOf(browser, { max_age: '10000' })
      const answer = await browser.signInAt(authorizePath('', app.clientId, { max_age: '1' }), ADA, PASSWORD)
      assert.ok(answer.location?.searchParams.get('code'))
      okta.clock.advance(2_000)
      const silent = await browser.get(authorizePath('', app.clientId, { max_age: '1', prompt: 'none' }))
      assert.equal(silent.location?.searchParams.get('error'), 'login_required')
    })

    it('OPC-24: the hint fills the username in, escaped', async () => {
      const browser = okta.browser()
      const asked = await browser.get(authorizePath('', app.clientId, { login_hint: '"><script>alert(1)</script>' }))
      const page = await browser.get(asked.location?.pathname + (asked.location?.search ?? ''))
      assert.match(page.body, /value="&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;"/)
      assert.doesNotMatch(page.body, /<script/)
    })

    it('OPC-31: a request may come as a form, and comes back as a GET', async () => {
      const browser = okta.browser()
      const [path = '', query = ''] = authorizePath('', app.clientId).split('?')
      const asked = await browser.send('POST', path, { form: Object.fromEntries(new URLSearchParams(query)) })
      assert.equal(asked.status, 303)
      const signedIn = await browser.signIn(ADA, PASSWORD, asked.location?.searchParams.get('fromURI') ?? '')
      const answer = await browser.get(signedIn.location?.pathname + (signedIn.location?.search ?? ''))
      assert.ok(answer.location?.searchParams.get('code'), answer.headers.location)
    })

    it('sends a person away who is not assigned to the app', async () => {
      const grace = okta.browser()
      await grace.signIn(GRACE, PASSWORD)
      const { location } = await grace.get(authorizePath('', app.clientId))
      assert.equal(location?.searchParams.get('error'), 'access_denied')
      assert.equal(location?.searchParams.get('error_description'), 'User is not assigned to the client application.')
      await new Promise((resolve) => setTimeout(resolve, 60))
      const log = await systemLogStore(okta.idp.db.kysely).list(okta.orgId, { since: 0, descending: true, limit: 5 })
      const event = log.find(({ eventType }) => eventType === 'app.oauth2.authorize')
      assert.deepEqual(event?.outcome, { result: 'FAILURE', reason: 'user_not_assigned' })
    })

    it('admits by group as well as by name', async () => {
      const other = await okta.addApp({ label: 'By group' })
      await assignmentStore(okta.idp.db.kysely).unassignUser(okta.orgId, other.app.id, await okta.userId(ADA))
      const before = await ada.get(authorizePath('', other.clientId))
      assert.equal(before.location?.searchParams.get('error'), 'access_denied')
      await okta.assignGroup(other.app, 'Parking priority')
      const answer = await ada.get(authorizePath('', other.clientId))
      assert.ok(answer.location?.searchParams.get('code'))
    })

    it("OPC-30: a redirect URI that is not registered ends on a page with Okta's words", async () => {
      const answer = await ada.get(authorizePath('', app.clientId, { redirect_uri: 'https://evil.example/cb' }))
      assert.equal(answer.status, 400)
      assert.equal(answer.headers.location, undefined)
      assert.match(answer.body, /400 Bad Request/)
      assert.ok(
        answer.body.includes(
          `The &#39;redirect_uri&#39; parameter must be a Login redirect URI in the client app settings: ${okta.url}/admin/app/oidc_client/instance/${app.app.id}#tab-general`,
        ),
        answer.body,
      )
    })

    it('an unknown client ends on a page', async () => {
      const answer = await ada.get(authorizePath('', '0oaNobody'))
      assert.equal(answer.status, 400)
      assert.match(answer.body, /Invalid value for &#39;client_id&#39; parameter\./)
    })

    it('wants a state, as Okta does', async () => {
      const { location } = await ada.get(authorizePath('', app.clientId, { state: undefined }))
      assert.equal(
        location?.searchParams.get('error_description'),
        "The authentication request has an invalid 'state' parameter.",
      )
    })

    it('OPC-28: a code is good once, and its second use ends what came of the first', async () => {
      const code = await codeOf(ada)
      const first = await redeem(code)
      assert.equal(first.status, 200)
      const second = await redeem(code)
      assert.equal(second.status, 400)
      assert.deepEqual(second.json(), {
        error: 'invalid_grant',
        error_description: 'The authorization code is invalid or has expired.',
      })
      const { access_token } = first.json()
      const userinfo = await ada.get('/oauth2/v1/userinfo', { authorization: `Bearer ${access_token}` })
      assert.equal(userinfo.status, 401)
    })

    it('B-112: a code ends after 300 seconds', async () => {
      const code = await codeOf(ada)
      okta.clock.advance(300_000)
      assert.equal((await redeem(code)).status, 400)
    })

    it('B-111: of twenty at once, one redeems the code', async () => {
      const code = await codeOf(ada)
      const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(code)))
      assert.equal(answers.filter(({ status }) => status === 200).length, 1)
    })

    it('refreshes when offline_access was asked for, and ends with the person', async () => {
      const { refresh_token } = (await redeem(await codeOf(ada, { scope: 'openid offline_access' }))).json()
      assert.ok(refresh_token)
      const refresh = () => okta.token('', app, { grant_type: 'refresh_token', refresh_token: String(refresh_token) })
      const first = await refresh()
      assert.equal(first.status, 200, first.body)
      assert.equal(first.json().refresh_token, refresh_token, 'a web app has a persistent one unless set otherwise')
      const users = userStore(okta.idp.db.kysely)
      const userId = await okta.userId(ADA)
      await users.changeStatus(okta.orgId, userId, { from: ['ACTIVE'], to: 'SUSPENDED', now: okta.clock.now() })
      assert.equal((await refresh()).status, 400)
      await users.changeStatus(okta.orgId, userId, { from: ['SUSPENDED'], to: 'ACTIVE', now: okta.clock.now() })
      assert.equal((await refresh()).status, 400, 'what ended stays ended')
      await ada.signIn(ADA, PASSWORD)
    })

    it('rotates where the app says so; an old one shown again ends the family', async () => {
      const rotating = await okta.addApp({
        label: 'Rotating',
        oauthClient: { refresh_token: { rotation_type: 'ROTATE', leeway: 0 } },
      })
      const { location } = await ada.get(authorizePath('', rotating.clientId, { scope: 'openid offline_access' }))
      const form = { redirect_uri: CALLBACK, code_verifier: VERIFIER, code: location?.searchParams.get('code') ?? '' }
      const tokens = (await okta.token('', rotating, { grant_type: 'authorization_code', ...form })).json()
      const refresh = (token: unknown) =>
        okta.token('', rotating, { grant_type: 'refresh_token', refresh_token: String(token) })
      okta.clock.advance(1000)
      const second = (await refresh(tokens.refresh_token)).json().refresh_token
      assert.notEqual(second, tokens.refresh_token)
      okta.clock.advance(1000)
      assert.equal((await refresh(tokens.refresh_token)).status, 400)
      const ended = await refresh(second)
      assert.equal(ended.status, 400)
      assert.equal(ended.json().error_description, 'The refresh token is invalid or expired.')
    })

    it('B-114: without a grace period not even the same millisecond takes a rotated one', async () => {
      const strict = await okta.addApp({
        label: 'Strict',
        oauthClient: { refresh_token: { rotation_type: 'ROTATE', leeway: 0 } },
      })
      const { location } = await ada.get(authorizePath('', strict.clientId, { scope: 'openid offline_access' }))
      const form = { redirect_uri: CALLBACK, code_verifier: VERIFIER, code: location?.searchParams.get('code') ?? '' }
      const { refresh_token } = (await okta.token('', strict, { grant_type: 'authorization_code', ...form })).json()
      const refresh = () =>
        okta.token('', strict, { grant_type: 'refresh_token', refresh_token: String(refresh_token) })
      const answers = await Promise.all(Array.from({ length: 20 }, refresh))
      assert.equal(answers.filter(({ status }) => status === 200).length, 1)
    })

    it('a person no longer assigned cannot refresh', async () => {
      const other = await okta.addApp({ label: 'Left' })
      const { location } = await ada.get(authorizePath('', other.clientId, { scope: 'openid offline_access' }))
      const form = { redirect_uri: CALLBACK, code_verifier: VERIFIER, code: location?.searchParams.get('code') ?? '' }
      const { refresh_token } = (await okta.token('', other, { grant_type: 'authorization_code', ...form })).json()
      await assignmentStore(okta.idp.db.kysely).unassignUser(okta.orgId, other.app.id, await okta.userId(ADA))
      const answer = await okta.token('', other, { grant_type: 'refresh_token', refresh_token: String(refresh_token) })
      assert.equal(answer.status, 400)
    })

    it('OPC-41: logout with a hint ends the session and goes back to the application', async () => {
      const browser = okta.browser()
      await browser.signIn(ADA, PASSWORD)
      const { id_token } = (await redeem(await codeOf(browser))).json()
      const query = new URLSearchParams({
        id_token_hint: String(id_token),
        post_logout_redirect_uri: 'http://localhost:9/bye',
        state: 's',
      })
      const answer = await browser.get(`/oauth2/v1/logout?${query}`)
      assert.equal(answer.headers.location, 'http://localhost:9/bye?state=s')
      const silent = await browser.get(authorizePath('', app.clientId, { prompt: 'none' }))
      assert.equal(silent.location?.searchParams.get('error'), 'login_required')
    })

    it('OPC-42: an address that is not registered is no place to go after logout', async () => {
      const { id_token } = (await redeem(await codeOf(ada))).json()
      const query = new URLSearchParams({
        id_token_hint: String(id_token),
        post_logout_redirect_uri: 'https://evil.example',
      })
      const answer = await ada.get(`/oauth2/v1/logout?${query}`)
      assert.equal(answer.status, 400)
      assert.match(answer.body, /must be a Logout redirect URI in the client app settings/)
      assert.equal((await ada.get('/app/UserHome')).status, 200, 'nobody was signed out')
    })

    it('OPC-44: logout without a hint asks first', async () => {
      const browser = okta.browser()
      await browser.signIn(ADA, PASSWORD)
      assert.match((await browser.get('/oauth2/v1/logout')).body, /asks to sign you out of Acme/)
      assert.equal((await browser.get('/app/UserHome')).status, 200)
      assert.match((await browser.post('/oauth2/v1/logout', { confirm: 'yes' })).body, /You are signed out/)
      assert.equal((await browser.get('/app/UserHome')).status, 302)
    })

    it('OPC-44: logout asks nobody where nobody is signed in: it goes back to the app that is named, or says so', async () => {
      const browser = okta.browser()
      const at = (query: Record<string, string>) => browser.get(`/oauth2/v1/logout?${new URLSearchParams(query)}`)
      const named = { client_id: app.clientId, post_logout_redirect_uri: 'http://localhost:9/bye', state: 's' }
      assert.equal((await at(named)).headers.location, 'http://localhost:9/bye?state=s')
      assert.match((await at({})).body, /You are signed out/)
      const nobodys = await at({ post_logout_redirect_uri: 'https://evil.example' })
      assert.deepEqual([nobodys.status, nobodys.headers.location], [200, undefined])
      assert.equal((await at({ ...named, post_logout_redirect_uri: 'https://evil.example' })).status, 400)

      await browser.signIn(ADA, PASSWORD)
      assert.match((await at(named)).body, /asks to sign you out of Acme/)
      const back = await browser.post('/oauth2/v1/logout', { ...named, confirm: 'yes' })
      assert.deepEqual([back.status, back.headers.location], [303, 'http://localhost:9/bye?state=s'])
      assert.equal((await browser.get('/app/UserHome')).status, 302)
    })

    it("introspection says whose a token is, by the name they go by in the app, as Okta's does", async () => {
      const offline = { scope: 'openid offline_access' }
      const { access_token, refresh_token } = (await redeem(await codeOf(ada, offline))).json()
      const introspect = async (token: unknown) =>
        (
          await okta.browser().send('POST', '/oauth2/v1/introspect', {
            form: { token: String(token) },
            headers: { authorization: `Basic ${Buffer.from(`${app.clientId}:${app.secret}`).toString('base64')}` },
          })
        ).json()
      const access = await introspect(access_token)
      assert.deepEqual(
        [access.active, access.username, access.sub, access.uid, access.aud, access.client_id, access.token_type],
        [true, ADA, ADA, await okta.userId(ADA), okta.url, app.clientId, 'Bearer'],
      )
      const refresh = await introspect(refresh_token)
      assert.deepEqual(
        [refresh.active, refresh.username, refresh.sub, refresh.token_type, refresh.scope],
        [true, ADA, ADA, 'Bearer', 'openid offline_access'],
      )
    })

    it("OPC-39: publishes what is true of it, in Okta's members", async () => {
      const document = (await ada.get('/.well-known/openid-configuration')).json()
      assert.equal(document.issuer, okta.url)
      assert.equal(document.authorization_endpoint, `${okta.url}/oauth2/v1/authorize`)
      assert.equal(document.end_session_endpoint, `${okta.url}/oauth2/v1/logout`)
      assert.deepEqual(document.scopes_supported, [
        'openid',
        'profile',
        'email',
        'address',
        'phone',
        'offline_access',
        'groups',
      ])
      assert.deepEqual(document.id_token_signing_alg_values_supported, ['RS256'])
      assert.equal('authorization_response_iss_parameter_supported' in document, false)
    })
  })

  describe(`a custom authorization server, on ${database.name}`, () => {
    let okta: TestOkta
    let app: TestApp
    let ada: TestBrowser
    before(async () => {
      okta = await openTestOkta(database)
      app = await okta.addApp()
      ada = okta.browser()
      await ada.signIn(ADA, PASSWORD)
    })
    after(() => okta.close())

    const errorOf = async (path: string) => {
      const { location } = await ada.get(path)
      return [location?.searchParams.get('error'), location?.searchParams.get('error_description')]
    }
    const tokensOf = async (as: string, more: Record<string, string> = {}) => {
      const answer = await ada.get(authorizePath(`${as}/`, app.clientId, more))
      const code = answer.location?.searchParams.get('code')
      assert.ok(code, answer.headers.location)
      const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: VERIFIER }
      const tokens = await okta.token(`${as}/`, app, form)
      assert.equal(tokens.status, 200, tokens.body)
      return tokens.json()
    }
    const REFUSED = [
      'access_denied',
      'Policy evaluation failed for this request, please check the policy configurations.',
    ]

    it('lets nobody in until it has a policy and a rule', async () => {
      const server = await okta.addServer('Fresh')
      assert.deepEqual(await errorOf(authorizePath(`${server.id}/`, app.clientId)), REFUSED)
      await okta.addRule(server.id, { accessMinutes: 5 })
      const { access_token, id_token, expires_in } = await tokensOf(server.id)
      assert.equal(expires_in, 300)
      const claims = payloadOf(access_token)
      assert.deepEqual(
        [claims.ver, claims.iss, claims.aud, claims.sub, claims.cid, claims.uid, claims.scp],
        [
          1,
          `${okta.url}/oauth2/${server.id}`,
          'api://ronspot',
          ADA,
          app.clientId,
          await okta.userId(ADA),
          ['openid', 'profile', 'email'],
        ],
      )
      assert.equal(Number(claims.exp) - Number(claims.iat), 300)
      assert.match(String(claims.jti), /^AT\./)
      assert.equal(payloadOf(id_token).iss, claims.iss)
    })

    it('the one every org begins with goes by `default`', async () => {
      assert.deepEqual(await errorOf(authorizePath('default/', app.clientId)), REFUSED)
      const document = (await ada.get('/oauth2/default/.well-known/openid-configuration')).json()
      assert.equal(document.issuer, `${okta.url}/oauth2/default`)
      const other = (await ada.get('/.well-known/oauth-authorization-server/oauth2/default')).json()
      assert.equal(other.issuer, document.issuer)
      assert.equal((document.scopes_supported as string[]).includes('groups'), false)
    })

    it("an unknown one is answered in Okta's JSON", async () => {
      for (const path of ['v1/authorize', 'v1/keys', '.well-known/openid-configuration']) {
        const answer = await ada.get(`/oauth2/ausNobody/${path}`)
        assert.equal(answer.status, 404)
        assert.equal(answer.json().errorCode, 'E0000007')
        assert.equal(answer.json().errorSummary, 'Not found: Resource not found: ausNobody (AuthorizationServer)')
      }
    })

    it('a rule for a group admits its members only', async () => {
      const server = await okta.addServer('By group')
      const group = await okta.idp.db.kysely
        .selectFrom('groups')
        .select('id')
        .where('name', '=', 'Parking priority')
        .executeTakeFirstOrThrow()
      await okta.addRule(server.id, { groups: [group.id] })
      await tokensOf(server.id)
      await okta.assign(app.app, GRACE)
      const grace = okta.browser()
      await grace.signIn(GRACE, PASSWORD)
      const { location } = await grace.get(authorizePath(`${server.id}/`, app.clientId))
      assert.equal(location?.searchParams.get('error'), 'access_denied')
    })

    it('a rule that excludes everyone admits nobody', async () => {
      const server = await okta.addServer('Nobody')
      const rule = await okta.addRule(server.id)
      const people = { users: { include: [await okta.userId(ADA)] }, groups: { exclude: ['EVERYONE'] } }
      const conditions_json = JSON.stringify({ ...rule.conditions, people })
      await okta.idp.db.kysely.updateTable('policy_rules').set({ conditions_json }).where('id', '=', rule.id).execute()
      assert.deepEqual(await errorOf(authorizePath(`${server.id}/`, app.clientId)), REFUSED)
    })

    it('B-145: a refresh asks the policy again', async () => {
      const server = await okta.addServer('Refreshed')
      const group = await groupStore(okta.idp.db.kysely).byName(okta.orgId, 'Parking priority')
      const rule = await okta.addRule(server.id, { groups: [group?.id as string] })
      const { refresh_token } = await tokensOf(server.id, { scope: 'openid offline_access' })
      const form = { grant_type: 'refresh_token', refresh_token: String(refresh_token) }
      const refresh = () => okta.token(`${server.id}/`, app, form)
      assert.equal((await refresh()).status, 200)
      const policies = policyStore(okta.idp.db.kysely)
      await policies.setRuleStatus(okta.orgId, rule.id, 'INACTIVE', okta.clock.now())
      const refused = await refresh()
      assert.deepEqual([refused.json().error, refused.json().error_description], REFUSED)
      await policies.setRuleStatus(okta.orgId, rule.id, 'ACTIVE', okta.clock.now())
      assert.equal((await refresh()).status, 200)
    })

    it('an unknown scope is invalid_scope, a scope no rule allows is refused by the policy', async () => {
      const server = await okta.addServer('Scopes')
      await okta.addRule(server.id, { scopes: ['openid', 'email'] })
      const asked = (scope: string) => errorOf(authorizePath(`${server.id}/`, app.clientId, { scope }))
      assert.deepEqual(await asked('openid bays:read'), [
        'invalid_scope',
        'One or more scopes are not configured for the authorization server resource.',
      ])
      assert.deepEqual(await asked('openid profile'), [
        'access_denied',
        'Some of the requested scopes were denied by the policy. Denied scopes: [profile].',
      ])
      assert.deepEqual(await asked('offline_access'), [
        'access_denied',
        'Policy evaluation succeeded, but all the requested scopes were rejected.',
      ])
      assert.deepEqual(await asked('openid email'), [null, null])
    })

    it('a code of the org’s own server is said to be of another, and is still good there', async () => {
      const server = await okta.addServer('Confused')
      const { location } = await ada.get(authorizePath('', app.clientId))
      const form = {
        grant_type: 'authorization_code',
        code: location?.searchParams.get('code') ?? '',
        redirect_uri: CALLBACK,
        code_verifier: VERIFIER,
      }
      const { error, error_description } = (await okta.token(`${server.id}/`, app, form)).json()
      assert.deepEqual(
        [error, error_description],
        ['invalid_grant', 'The grant was issued for another authorization server.'],
      )
      assert.equal((await okta.token('', app, form)).status, 200)
    })

    it('scopes of OpenID Connect need openid beside them', async () => {
      const server = await okta.addServer('Without openid')
      await okta.addRule(server.id)
      assert.deepEqual(await errorOf(authorizePath(`${server.id}/`, app.clientId, { scope: 'profile email' })), [
        'invalid_scope',
        "Requests for ID tokens or access tokens with OpenID scopes require the 'openid' scope.",
      ])
    })

    it('without API Access Management there is none, by any address', async () => {
      const { url, apiToken } = await okta.idp.seedOrg({
        subdomain: 'frugal',
        name: 'Frugal',
        admin: { login: 'admin@frugal.example', password: PASSWORD, firstName: 'Fru', lastName: 'Gal' },
        people: [],
        apiAccessManagement: false,
      })
      const frugal = new TestBrowser(okta.port, new URL(url).host)
      const headers = { authorization: `SSWS ${apiToken}` }
      for (const path of ['/oauth2/default/.well-known/openid-configuration', '/api/v1/authorizationServers']) {
        const answer = await frugal.get(path, headers)
        assert.deepEqual([answer.status, answer.json().errorCode], [401, 'E0000015'], path)
      }
      assert.equal((await frugal.get('/.well-known/openid-configuration')).json().issuer, url)
    })

    it('a groups claim names the groups its filter lets through; a bad expression refuses the request', async () => {
      const server = await okta.addServer('Claims')
      await okta.addRule(server.id)
      const store = authorizationServerStore(okta.idp.db.kysely)
      const claim = {
        status: 'ACTIVE',
        claimType: 'IDENTITY',
        valueType: 'GROUPS',
        groupFilterType: 'REGEX',
        scopes: [],
        system: false,
        alwaysIncludeInToken: true,
      } as const
      const now = okta.clock.now()
      await store.addClaim(okta.orgId, server.id, { ...claim, name: 'groups', value: 'Park.*' }, now)
      const access = { ...claim, claimType: 'RESOURCE', valueType: 'EXPRESSION', groupFilterType: null } as const
      await store.addClaim(okta.orgId, server.id, { ...access, name: 'surname', value: 'user.lastName' }, now)
      const { id_token, access_token } = await tokensOf(server.id)
      assert.deepEqual(payloadOf(id_token).groups, ['Parking priority'])
      assert.equal(payloadOf(access_token).surname, 'Lovelace')
      await store.addClaim(okta.orgId, server.id, { ...access, name: 'bad', value: 'user.isMemberOf("x")' }, now)
      assert.deepEqual(await errorOf(authorizePath(`${server.id}/`, app.clientId)), [
        'server_error',
        "The 'bad' user claim could not be evaluated.",
      ])
    })

    it('B-123: a token of one server is nothing at another', async () => {
      const one = await okta.addServer('One')
      const two = await okta.addServer('Two')
      await okta.addRule(one.id)
      const { access_token } = await tokensOf(one.id)
      const at = (as: string) => ada.get(`/oauth2/${as}v1/userinfo`, { authorization: `Bearer ${access_token}` })
      assert.equal((await at(`${one.id}/`)).status, 200)
      assert.equal((await at(`${two.id}/`)).status, 401)
      assert.equal((await at('')).status, 401)
    })
  })
}
