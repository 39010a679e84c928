import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import http from 'node:http'
import { after, before, describe, it } from 'node:test'
import { freePort } from '../../kit/server.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { authorizationServerStore } from '../authorization-servers/authorization-server-store.ts'
import { policyStore } from '../authorization-servers/policy-store.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import { ADA, openTestOkta, PASSWORD, payloadOf, type TestApp, TestBrowser, type TestOkta } from '../test-okta.ts'

const SCOPE = {
  displayName: null,
  description: null,
  consent: 'IMPLICIT',
  metadataPublish: 'NO_CLIENTS',
  system: false,
  isDefault: false,
  optional: false,
} as const

for (const database of databasesUnderTest()) {
  describe(`an app that asks for itself (RFC 6749 §4.4), on ${database.name}`, () => {
    let okta: TestOkta
    let server: string
    let app: TestApp
    const keys = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 })
    const jwk = { ...keys.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }

    before(async () => {
      okta = await openTestOkta(database)
      server = (await okta.addServer()).id
      app = await okta.addApp({ label: 'Machine', oauthClient: SERVICE })
      const store = authorizationServerStore(okta.idp.db.kysely)
      await store.addScope(okta.orgId, server, { ...SCOPE, name: 'bays:read', isDefault: true }, okta.clock.now())
      await store.addScope(okta.orgId, server, { ...SCOPE, name: 'bays:write' }, okta.clock.now())
      await store.addScope(okta.orgId, server, { ...SCOPE, name: 'bays:own', consent: 'REQUIRED' }, okta.clock.now())
      await allow(['bays:read', 'bays:own'])
    })
    after(() => okta.close())

    const SERVICE = {
      application_type: 'service',
      grant_types: ['client_credentials'],
      response_types: ['token'],
      redirect_uris: [],
      post_logout_redirect_uris: [],
      initiate_login_uri: undefined,
      idp_initiated_login: undefined,
    }

    /** A rule for nobody at all: people do not come into it. */
    async function allow(scopes: string[]) {
      const rule = await okta.addRule(server, { groups: [], scopes, accessMinutes: 10 })
      const conditions_json = JSON.stringify({ ...rule.conditions, grantTypes: { include: ['client_credentials'] } })
      await okta.idp.db.kysely.updateTable('policy_rules').set({ conditions_json }).where('id', '=', rule.id).execute()
      return rule
    }

    const ask = (as: string, scope?: string, by: TestApp = app) =>
      okta.token(as, by, { grant_type: 'client_credentials', ...(scope === undefined ? {} : { scope }) })
    const refuses = (answer: Awaited<ReturnType<typeof ask>>, status: number, error: string, description: RegExp) => {
      assert.equal(answer.status, status, answer.body)
      assert.equal(answer.json().error, error)
      assert.match(String(answer.json().error_description), description)
    }

    it('gets one access token about itself, and nothing else', async () => {
      const answer = await ask(`${server}/`, 'bays:read')
      assert.equal(answer.status, 200, answer.body)
      const { access_token, ...others } = answer.json()
      assert.deepEqual(others, { token_type: 'Bearer', expires_in: 600, scope: 'bays:read' })
      const claims = payloadOf(access_token)
      assert.deepEqual(
        [claims.sub, claims.cid, claims.scp, claims.aud, claims.ver],
        [app.clientId, app.clientId, ['bays:read'], 'api://ronspot', 1],
      )
      assert.ok(!('uid' in claims) && !('auth_time' in claims))
    })

    it('gets the default scopes when it names none', async () => {
      assert.equal((await ask(`${server}/`)).json().scope, 'bays:read')
      const bare = await okta.addServer('No defaults')
      refuses(await ask(`${bare.id}/`), 400, 'invalid_scope', /does not have any configured default scopes/)
    })

    it('is refused what it may not have, each in Okta’s words', async () => {
      refuses(await ask(`${server}/`, 'bays:write'), 401, 'access_denied', /^Policy evaluation failed/)
      refuses(await ask(`${server}/`, 'bays:nope'), 400, 'invalid_scope', /not configured/)
      refuses(await ask(`${server}/`, 'openid'), 400, 'invalid_scope', /Cannot request 'openid' scopes/)
      const asking = await okta.addApp({ label: 'Asking', oauthClient: { ...SERVICE, consent_method: 'REQUIRED' } })
      refuses(await ask(`${server}/`, 'bays:own', asking), 400, 'consent_required', /grant type: \[bays:own\]/)
      assert.equal((await ask(`${server}/`, 'bays:own')).status, 200, 'a trusted app asks nobody')
    })

    it('is admitted by rules that name its grant type alone', async () => {
      const other = await okta.addServer('For people')
      await okta.addRule(other.id)
      const store = authorizationServerStore(okta.idp.db.kysely)
      await store.addScope(okta.orgId, other.id, { ...SCOPE, name: 'bays:read' }, okta.clock.now())
      refuses(await ask(`${other.id}/`, 'bays:read'), 401, 'access_denied', /^Policy evaluation failed/)
    })

    it('B-120: an app without this grant type is refused', async () => {
      const web = await okta.addApp({ label: 'For people only' })
      refuses(await ask(`${server}/`, 'bays:read', web), 400, 'unauthorized_client', /Configured grant types/)
    })

    it('can look at its token, end it, and loses it with the policy of being an active app', async () => {
      const basic = `Basic ${Buffer.from(`${app.clientId}:${app.secret}`).toString('base64')}`
      const post = (endpoint: string, token: string) =>
        new TestBrowser(okta.port).send('POST', `/oauth2/${server}/v1/${endpoint}`, {
          form: { token },
          headers: { authorization: basic },
        })
      const isActive = async (token: string) => (await post('introspect', token)).json().active
      const one = String((await ask(`${server}/`, 'bays:read')).json().access_token)
      const two = String((await ask(`${server}/`, 'bays:read')).json().access_token)
      assert.equal(await isActive(one), true)
      const { username, sub } = (await post('introspect', one)).json()
      assert.deepEqual([username, sub], [undefined, app.clientId], 'nobody has a name here')
      assert.equal((await post('revoke', one)).status, 200)
      assert.deepEqual([await isActive(one), await isActive(two)], [false, true])
      okta.clock.advance(600_000)
      assert.equal(await isActive(two), false)
    })

    it('leaves its event in the System Log, with the app as its actor', async () => {
      await ask(`${server}/`, 'bays:read')
      await new Promise((resolve) => setTimeout(resolve, 60))
      const [event] = await systemLogStore(okta.idp.db.kysely).list(okta.orgId, {
        since: 0,
        descending: true,
        limit: 1,
      })
      assert.equal(event?.eventType, 'app.oauth2.as.token.grant')
      assert.deepEqual([event?.actor.type, event?.actor.id], ['PublicClientApp', app.clientId])
      assert.equal(event?.outcome.result, 'SUCCESS')
    })

    it('B-121: a token to exchange is no grant here', async () => {
      const form = { subject_token: 'x', subject_token_type: 'urn:ietf:params:oauth:token-type:access_token' }
      const grant_type = 'urn:ietf:params:oauth:grant-type:token-exchange'
      const answer = await okta.token(`${server}/`, app, { grant_type, ...form })
      refuses(answer, 400, 'unsupported_grant_type', /not supported by the authorization server/)
    })

    it('B-128: a DPoP proof is not offered, and a token stays a Bearer token', async () => {
      const document = (await okta.browser().get('/.well-known/openid-configuration')).json()
      assert.equal(document.dpop_signing_alg_values_supported, undefined)
      const answer = await new TestBrowser(okta.port).send('POST', `/oauth2/${server}/v1/token`, {
        form: { grant_type: 'client_credentials', scope: 'bays:read' },
        headers: {
          authorization: `Basic ${Buffer.from(`${app.clientId}:${app.secret}`).toString('base64')}`,
          dpop: 'eyJ0eXAiOiJkcG9wK2p3dCJ9.e30.x',
        },
      })
      assert.equal(answer.json().token_type, 'Bearer')
      assert.equal(payloadOf(answer.json().access_token).cnf, undefined)
    })

    describe("at the org's own server", () => {
      let machine: TestApp
      before(async () => {
        machine = await okta.addApp({
          label: 'Directory reader',
          method: 'private_key_jwt',
          oauthClient: { ...SERVICE, jwks: { keys: [jwk] } },
        })
        const row = { org_id: okta.orgId, app_id: machine.app.id, scope_id: 'okta.users.read', issuer: okta.url }
        await okta.idp.db.kysely
          .insertInto('app_scope_grants')
          .values({ id: 'oag1', ...row, created_at: okta.clock.now() })
          .execute()
      })

      const assertion = (more: object = {}, by = { key: keys.privateKey, kid: 'k1' }) => {
        const now = Math.floor(okta.clock.now() / 1000)
        const claims = { iss: machine.clientId, sub: machine.clientId, aud: `${okta.url}/oauth2/v1/token` }
        const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
        const signed = `${part({ alg: 'RS256', kid: by.kid })}.${part({ ...claims, exp: now + 300, iat: now, jti: crypto.randomUUID(), ...more })}`
        return `${signed}.${crypto.sign('sha256', Buffer.from(signed), by.key).toString('base64url')}`
      }
      const askOrg = (scope: string, shown = assertion()) =>
        new TestBrowser(okta.port).send('POST', '/oauth2/v1/token', {
          form: {
            grant_type: 'client_credentials',
            scope,
            client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
            client_assertion: shown,
          },
        })

      it('gets the scopes of Okta’s API that were granted to it, and no others', async () => {
        const answer = await askOrg('okta.users.read okta.users.manage')
        assert.equal(answer.status, 200, answer.body)
        assert.deepEqual([answer.json().scope, answer.json().expires_in], ['okta.users.read', 3600])
        refuses(await askOrg('okta.apps.read'), 400, 'consent_required', /not allowed any of the requested scopes/)
        refuses(await askOrg('profile'), 400, 'invalid_scope', /not configured/)
        refuses(await askOrg('okta.users.read.self'), 400, 'client_credentials_self_scope_requested', /\.self/)
      })

      it('has to prove itself with its own key', async () => {
        refuses(await ask('', 'okta.users.read'), 401, 'invalid_client', /must use the private_key_jwt/)
      })

      it('may publish its key at an address of its own, and change it there', async () => {
        const old = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 })
        const served = { keys: [{ ...old.publicKey.export({ format: 'jwk' }), kid: 'old', use: 'sig' }], asked: 0 }
        const publisher = http.createServer((_request, response) => {
          served.asked++
          response.end(JSON.stringify({ keys: served.keys }))
        })
        const port = await freePort()
        await new Promise<void>((resolve) => publisher.listen(port, '127.0.0.1', resolve))
        try {
          const publishing = await okta.addApp({
            label: 'Publishing',
            method: 'private_key_jwt',
            oauthClient: { ...SERVICE, jwks_uri: `http://localhost:${port}/keys` },
          })
          const askAs = (key: crypto.KeyObject, kid: string) =>
            askOrg('okta.users.read', assertion({ iss: publishing.clientId, sub: publishing.clientId }, { key, kid }))
          const reachesPolicy = async (answer: ReturnType<typeof askAs>) =>
            assert.equal((await answer).json().error, 'consent_required', (await answer).body)
          await reachesPolicy(askAs(old.privateKey, 'old'))
          await reachesPolicy(askAs(old.privateKey, 'old'))
          assert.equal(served.asked, 1)
          served.keys = [jwk]
          okta.clock.advance(60_000)
          await reachesPolicy(askAs(keys.privateKey, 'k1'))
          assert.equal(served.asked, 2)
          const gone = await askAs(old.privateKey, 'old')
          assert.deepEqual([gone.status, gone.json().error], [401, 'invalid_client'])
          await askAs(old.privateKey, 'other')
          assert.equal(served.asked, 2, 'nobody can make us ask more than once a minute')
        } finally {
          publisher.close()
        }
      })

      it('has no userinfo and no session', async () => {
        const { access_token } = (await askOrg('okta.users.read')).json()
        const browser = okta.browser()
        await browser.signIn(ADA, PASSWORD)
        const answer = await browser.get('/oauth2/v1/userinfo', { authorization: `Bearer ${access_token}` })
        assert.equal(answer.status, 403)
      })
    })

    it('a policy that is gone lets nobody in any more', async () => {
      for (const { policy } of await policyStore(okta.idp.db.kysely).inForce(okta.orgId, server))
        await policyStore(okta.idp.db.kysely).setStatus(okta.orgId, policy.id, 'INACTIVE', okta.clock.now())
      refuses(await ask(`${server}/`, 'bays:read'), 401, 'access_denied', /^Policy evaluation failed/)
    })
  })
}
