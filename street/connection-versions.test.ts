import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type GuardedHttp, guardedHttp } from '../kit/guarded-http.ts'
import { databasesUnderTest } from '../kit/test-database.ts'
import { type JsonClient, jsonClient } from './json-client.ts'
import { newVisitor, openTestStreet, signInAtOkta, signInFromApp, type TestStreet } from './test-street.ts'

for (const database of databasesUnderTest())
  describe(`a connection's versions, with a real Okta behind, on ${database.name}`, () => {
    let street: TestStreet
    let http: GuardedHttp
    let okta: JsonClient
    let gatepass: JsonClient
    let at: string
    let app: { id: string; client: string }

    before(async () => {
      street = await openTestStreet(await database.url())
      http = guardedHttp({ allowPrivate: true })
      okta = jsonClient(http, street.acme.okta.url, `SSWS ${street.acme.okta.apiToken}`)
      gatepass = jsonClient(http, street.report.sso.url, `Bearer ${street.report.sso.apiKey}`)
      at = `/api/connections/${street.acme.connection}`
      const [found] = await okta('GET', '/api/v1/apps?q=Ronspot')
      app = { id: found.id, client: found.credentials.oauthClient.client_id }
    })
    after(async () => {
      http.close()
      await street.close()
    })

    const adaSignsIn = () => signInFromApp(newVisitor(), street, street.acme, 'ada@acme.example')
    async function works() {
      assert.match((await adaSignsIn()).body, /Ada Lovelace/)
    }
    const secrets = () => okta('GET', `/api/v1/apps/${app.id}/credentials/secrets`)

    /** The administrator opens the link of a test in a browser that is signed in at their Okta. */
    async function tryOut() {
      const visitor = newVisitor()
      await signInAtOkta(visitor, street.acme, 'ada@acme.example')
      const test = await gatepass('POST', `${at}/draft/test`)
      const page = await visitor.get(test.url)
      return { page, after: await gatepass('GET', `${at}/tests/${test.id}`) }
    }

    it('a draft with another app of theirs is tried out, goes live, and goes back by one press', async () => {
      const { redirectUri, clientId } = await gatepass('GET', at)
      const second = await okta('POST', '/api/v1/apps', {
        name: 'oidc_client',
        label: 'Second',
        signOnMode: 'OPENID_CONNECT',
        credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_post' } },
        settings: {
          oauthClient: {
            application_type: 'web',
            grant_types: ['authorization_code'],
            response_types: ['code'],
            redirect_uris: [redirectUri],
          },
        },
      })
      const { client_id, client_secret } = second.credentials.oauthClient
      const draft = await gatepass('PUT', `${at}/draft`, {
        clientId: client_id,
        clientSecret: client_secret,
        tokenEndpointAuthMethod: 'client_secret_post',
      })

      const refused = await tryOut()
      assert.equal(refused.after.reason, 'not_assigned')
      assert.match(refused.page.body, /not assigned/i)
      await works()

      const [everyone] = await okta('GET', '/api/v1/groups?q=Everyone')
      await okta('PUT', `/api/v1/apps/${second.id}/groups/${everyone.id}`, {})
      const { page, after } = await tryOut()
      assert.match(page.body, /Ada Lovelace/)
      assert.equal(after.state, 'passed')
      assert.ok(
        after.seen.claims.some(
          ({ name, value }: { name: string; value: unknown }) => name === 'aud' && value === client_id,
        ),
      )
      await gatepass('POST', `${at}/versions/${draft.id}/go-live`)
      await works()
      assert.equal((await gatepass('POST', `${at}/roll-back`)).clientId, clientId)
      await works()
    })

    it('two secrets overlap: the old one is deactivated at Okta and nobody notices', async () => {
      const [old] = await secrets()
      const next = await okta('POST', `/api/v1/apps/${app.id}/credentials/secrets`, {})
      await gatepass('POST', `${at}/next-secret`, { clientSecret: next.client_secret })
      await works()
      assert.equal((await gatepass('GET', at)).hasNextClientSecret, true)
      await okta('POST', `/api/v1/apps/${app.id}/credentials/secrets/${old.id}/lifecycle/deactivate`)
      await works()
      const after = await gatepass('GET', at)
      assert.deepEqual([after.hasNextClientSecret, after.attention], [false, null])
    })

    it('private_key_jwt is one press here and the address of our keys there', async () => {
      const draft = await gatepass('POST', `${at}/draft/use-private-key-jwt`)
      const early = await tryOut()
      assert.equal(early.after.reason, 'client_credentials_rejected', early.page.body)

      const { jwksUri } = await gatepass('GET', at)
      const document = await okta('GET', `/api/v1/apps/${app.id}`)
      document.credentials.oauthClient.token_endpoint_auth_method = 'private_key_jwt'
      document.settings.oauthClient.jwks_uri = jwksUri
      await okta('PUT', `/api/v1/apps/${app.id}`, document)
      const { after, page } = await tryOut()
      assert.equal(after.state, 'passed', page.body)
      await gatepass('POST', `${at}/versions/${draft.id}/go-live`)
      await works()
      assert.equal((await gatepass('GET', at)).hasClientSecret, false)
    })

    it('disabling bites mid-flow: whoever is at Okta at that moment is not let in, and who was in is out', async () => {
      const inside = newVisitor()
      await signInFromApp(inside, street, street.acme, 'grace@acme.example')
      const visitor = newVisitor()
      const callback = await visitor.until(/\/callback\//, () =>
        signInFromApp(visitor, street, street.acme, 'ada@acme.example'),
      )
      await gatepass('POST', `${at}/disable`)
      const refused = await visitor.get(callback)
      assert.match(refused.body, /sign_in\.connection_disabled/)
      const { items } = await gatepass('GET', '/api/audit-log')
      const entry = items.find(({ action }: { action: string }) => action === 'connection.disabled')
      assert.ok(entry.detail.sessionsEnded >= 1)
      await gatepass('POST', `${at}/enable`)
      await works()
    })
  })
