import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import { after, afterEach, before, describe, it } from 'node:test'
import { type FailuresUnderTest, openFailuresUnderTest, turnsRed } from './failures-under-test.ts'
import type { Connected, Unconnected } from './why-under-test.ts'

const MINUTE_MS = 60_000

// The first thirty ways a connection to Okta goes wrong, each as an administrator or something on the way gets it wrong in
// Okta itself, met in a browser. docs/support.md has the list.
describe('thirty ways it goes wrong', () => {
  let under: FailuresUnderTest
  before(async () => {
    under = await openFailuresUnderTest()
  })
  after(() => under.close())
  afterEach(() => under.endRow())

  const okta = (...call: Parameters<FailuresUnderTest['why']['okta']>) => under.why.okta(...call)

  /** An app as the guide asks for it, but for what is named. @returns what its page shows */
  async function addApp(connection: Unconnected, oauthClient: object = {}, credentials: object = {}) {
    const app = await okta('POST', '/api/v1/apps', {
      name: 'oidc_client',
      label: connection.id,
      signOnMode: 'OPENID_CONNECT',
      credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_basic', ...credentials } },
      settings: {
        oauthClient: {
          application_type: 'web',
          grant_types: ['authorization_code'],
          response_types: ['code'],
          redirect_uris: [connection.redirectUri],
          ...oauthClient,
        },
      },
    })
    const { client_id: clientId, client_secret: clientSecret = 'x'.repeat(64) } = app.credentials.oauthClient
    return { id: app.id as string, clientId: clientId as string, clientSecret: clientSecret as string }
  }

  async function changeApp({ appId }: Connected, change: object, credentials: object = {}): Promise<void> {
    const app = await okta('GET', `/api/v1/apps/${appId}`)
    Object.assign(app.settings.oauthClient, change)
    Object.assign(app.credentials.oauthClient, credentials)
    await okta('PUT', `/api/v1/apps/${appId}`, app)
  }

  /** The guide of a new connection, at its beginning. */
  async function guideAtDomain() {
    const guide = await under.guide(await under.why.newConnection())
    await guide.goTo('okta-domain')
    return guide
  }

  /** The guide of a connection whose Okta is known, at the app's step. */
  async function guideAtApp(connection: Unconnected) {
    const guide = await under.guide(connection)
    await guide.ask('/steps/okta-domain', { oktaDomain: under.why.orgUrl })
    await guide.goTo('app')
    return guide
  }

  /** The guide of a connection, with a custom server to be named. */
  async function guideAtServer(connection: Unconnected, oktaDomain = under.why.orgUrl) {
    const guide = await under.guide(connection)
    await guide.ask('/steps/okta-domain', { oktaDomain })
    await guide.goTo('authorization-server')
    await guide.page.getByLabel('A custom authorization server').click()
    return guide
  }

  const newServer = (name: string) =>
    okta('POST', '/api/v1/authorizationServers', { name, audiences: ['api://ronspot'], description: name })

  /** A custom server named in the guide, once this was done to it. */
  async function namedServer(change: (server: Named) => Promise<unknown> = async () => {}) {
    const connection = await under.why.newConnection()
    const server = await newServer(connection.id)
    await change(server)
    const guide = await guideAtServer(connection)
    return { guide, server, step: await guide.check({ 'Issuer URI': issuerOf(server) }) }
  }

  type Named = { id: string; issuer: string }
  const issuerOf = ({ id }: Named) => `${under.why.orgUrl}/oauth2/${id}`

  /**
   * The guide's test sign-in, as Ada: a window of its own, its outcome in the guide.
   *
   * @param connection  whose app and server are tried, by one that is not live yet
   */
  async function trySignIn(connection: Connected) {
    const draft = await under.why.newConnection()
    await changeApp(connection, { redirect_uris: [connection.redirectUri, draft.redirectUri] })
    const guide = await under.guide(draft)
    const secrets = await okta('GET', `/api/v1/apps/${connection.appId}/credentials/secrets`)
    await guide.ask('/steps/okta-domain', { oktaDomain: connection.issuer })
    await guide.ask('/steps/app', { clientId: connection.clientId, clientSecret: secrets[0].client_secret })
    await guide.goTo('test')
    const [window] = await Promise.all([
      guide.context.waitForEvent('page'),
      guide.page.getByRole('button', { name: 'Try a sign-in', exact: true }).click(),
    ])
    await under.passwordAtOkta(window)
    await window.getByText(/sig_/).waitFor()
    return { guide, window }
  }

  async function narrowRule({ serverId }: Connected, include: string[]): Promise<void> {
    const at = `/api/v1/authorizationServers/${serverId}/policies`
    const [policy] = await okta('GET', at)
    const [rule] = await okta('GET', `${at}/${policy.id}/rules`)
    rule.conditions.scopes.include = include
    await okta('PUT', `${at}/${policy.id}/rules/${rule.id}`, rule)
  }

  describe('its address', () => {
    it('1. org and custom server confused: the code comes from one and is taken to the other', async () => {
      const acme = await under.why.connect({ server: true })
      const page = await under.signIn(acme, (request) => {
        request.pathname = '/oauth2/v1/authorize'
      })
      const { cause, want } = await under.explained(page)
      assert.equal(cause.signature, 'code_of_another_server')
      assert.equal(want, `a code of ${acme.issuer}`)
    })

    it('2. an endpoint in place of the issuer', async () => {
      const guide = await guideAtServer(await under.why.newConnection())
      const step = await guide.check({ 'Issuer URI': `${under.why.orgUrl}/oauth2/v1/authorize` })
      const { want } = await turnsRed(guide.page, step, 'issuer_is_an_endpoint')
      assert.match(want ?? '', /the domain, or \/oauth2\/<id>/)
    })

    it('3. the Admin Console’s host: understood, and said', async () => {
      const guide = await guideAtDomain()
      const step = await guide.check({ 'Okta domain': under.why.orgUrl.replace('acme.', 'acme-admin.') })
      assert.equal(step.state, 'proven')
      assert.equal(seen(step, 'Issuer'), under.why.orgUrl)
      await guide.page.getByText('the address without -admin is the one people use').waitFor()
    })

    it('4. a page, a metadata address, a slash: cleaned; in an issuer a slash counts, and is named', async () => {
      const guide = await guideAtDomain()
      for (const path of ['/', '/app/UserHome?fromLogin=true', '/.well-known/openid-configuration']) {
        const step = await guide.check({ 'Okta domain': ` ${under.why.orgUrl}${path} ` })
        assert.equal(seen(step, 'Issuer'), under.why.orgUrl, path)
      }
      const server = await newServer('With a slash')
      const other = await guideAtServer(await under.why.newConnection())
      const step = await other.check({ 'Issuer URI': `${issuerOf(server)}/` })
      const { want, got } = await turnsRed(other.page, step, 'issuer_slash')
      assert.deepEqual([want, got], [`${issuerOf(server)}/`, issuerOf(server)])
    })

    it('5. a host that is not Okta, or not at all', async () => {
      const guide = await guideAtDomain()
      const typo = under.why.orgUrl.replace('acme.', 'amce.')
      await turnsRed(guide.page, await guide.check({ 'Okta domain': typo }), 'discovery_not_there')
      const nowhere = await guide.check({ 'Okta domain': 'https://acme.okta.invalid' })
      await turnsRed(guide.page, nowhere, 'okta_host_not_found')
    })

    it('6. a custom domain came, and the server calls itself by it', async () => {
      const { id } = await okta('POST', '/api/v1/domains', {
        domain: 'login.acme.localhost',
        certificateSourceType: 'OKTA_MANAGED',
      })
      await okta('POST', `/api/v1/domains/${id}/verify`)
      const { guide, server, step } = await namedServer(async (made) =>
        okta('PUT', `/api/v1/authorizationServers/${made.id}`, {
          ...(await okta('GET', `/api/v1/authorizationServers/${made.id}`)),
          issuerMode: 'CUSTOM_URL',
        }),
      )
      const { want, got } = await turnsRed(guide.page, step, 'issuer_other_host')
      assert.equal(want, issuerOf(server))
      assert.match(got ?? '', /^http:\/\/login\.acme\.localhost:\d+\/oauth2\//)
      await okta('DELETE', `/api/v1/domains/${id}`)
    })

    it('7. no API Access Management', async () => {
      const { url } = await under.why.newOrg('frugal', { apiAccessManagement: false })
      const guide = await guideAtServer(await under.why.newConnection(), url)
      const step = await guide.check({ 'Issuer URI': `${url}/oauth2/default` })
      await turnsRed(guide.page, step, 'api_access_management_missing')
      await guide.page.getByLabel('The org’s own authorization server').click()
      assert.equal((await guide.check({})).state, 'proven')
    })

    it('8. a server that was deactivated', async () => {
      const { guide, step } = await namedServer(({ id }) =>
        okta('POST', `/api/v1/authorizationServers/${id}/lifecycle/deactivate`),
      )
      await turnsRed(guide.page, step, 'authorization_server_gone')
    })
  })

  describe('its access policy and scopes', () => {
    it('9. no access policy: the test sign-in says so in the guide', async () => {
      const acme = await under.why.connect({ server: true })
      const at = `/api/v1/authorizationServers/${acme.serverId}/policies`
      for (const policy of await okta('GET', at)) await okta('DELETE', `${at}/${policy.id}`)
      const { guide, window } = await trySignIn(acme)
      const { cause } = await under.explained(window)
      assert.equal(cause.signature, 'no_access_policy')
      await guide.page.getByText(cause.sentence).waitFor()
      await guide.page.getByRole('link', { name: /Access Policies/ }).waitFor()
    })

    it('10. a rule that leaves scopes out', async () => {
      const acme = await under.why.connect({ server: true })
      await narrowRule(acme, ['openid', 'groups'])
      const { cause, got } = await under.explained(await under.signIn(acme))
      assert.equal(cause.signature, 'scope_denied_by_policy')
      assert.match(got ?? '', /Denied scopes: \[profile, email\]/)
    })

    it('11. a scope the server does not have any more', async () => {
      const connection = await under.why.newConnection()
      const { clientId } = await addApp(connection)
      const server = await newServer(connection.id)
      const scope = await okta('POST', `/api/v1/authorizationServers/${server.id}/scopes`, {
        name: 'groups',
        metadataPublish: 'ALL_CLIENTS',
      })
      const guide = await guideAtServer(connection)
      await guide.check({ 'Issuer URI': issuerOf(server) })
      await guide.ask('/steps/app', { clientId, clientSecret: 'x'.repeat(64) })
      await okta('DELETE', `/api/v1/authorizationServers/${server.id}/scopes/${scope.id}`)
      const { want } = await turnsRed(guide.page, await guide.check({}), 'scope_not_defined')
      assert.equal(want, 'scopes openid profile email groups')
    })

    it('12. not assigned to the app', async () => {
      const acme = await under.why.connect()
      for (const group of await okta('GET', `/api/v1/apps/${acme.appId}/groups`))
        await okta('DELETE', `/api/v1/apps/${acme.appId}/groups/${group.id}`)
      const page = await under.signIn(acme)
      await page.getByText('show this page to your company’s Okta administrator.').waitFor()
      const { cause } = await under.explained(page)
      assert.equal(cause.signature, 'user_not_assigned')
      assert.match(cause.where?.menu ?? '', /> Assignments$/)
    })
  })

  describe('its app', () => {
    it('13. a redirect URI with a slash too many', async () => {
      const connection = await under.why.newConnection()
      const app = await addApp(connection, { redirect_uris: [`${connection.redirectUri}/`] })
      const guide = await guideAtApp(connection)
      const step = await guide.check({ 'Client ID': app.clientId, 'Client secret': app.clientSecret })
      const { want } = await turnsRed(guide.page, step, 'redirect_uri_not_registered')
      assert.match(want ?? '', new RegExp(`^${connection.redirectUri} `))
    })

    it('14. another redirect URI at the token call than in the request', async () => {
      const acme = await under.why.connect()
      const other = `${acme.redirectUri}?from=portal`
      await changeApp(acme, { redirect_uris: [acme.redirectUri, other] })
      const page = await under.signIn(acme, ({ searchParams }) => searchParams.set('redirect_uri', other))
      const { cause } = await under.explained(page)
      assert.equal(cause.signature, 'redirect_uri_changed_on_the_way')
    })

    it('15. an app that is inactive', async () => {
      const connection = await under.why.newConnection()
      const app = await addApp(connection)
      await okta('POST', `/api/v1/apps/${app.id}/lifecycle/deactivate`)
      const guide = await guideAtApp(connection)
      const step = await guide.check({ 'Client ID': app.clientId, 'Client secret': app.clientSecret })
      const { want } = await turnsRed(guide.page, step, 'client_id_unknown_or_app_inactive')
      assert.equal(want, `an active app with Client ID ${app.clientId}`)
    })

    it('16. a secret that was replaced', async () => {
      const connection = await under.why.newConnection()
      const app = await addApp(connection)
      const at = `/api/v1/apps/${app.id}/credentials/secrets`
      const [old] = await okta('GET', at)
      await okta('POST', at, {})
      await okta('POST', `${at}/${old.id}/lifecycle/deactivate`)
      const guide = await guideAtApp(connection)
      const step = await guide.check({ 'Client ID': app.clientId, 'Client secret': app.clientSecret })
      await turnsRed(guide.page, step, 'client_secret_wrong')
    })

    it('17. an app that wants a key where we send a secret', async () => {
      const connection = await under.why.newConnection()
      const { publicKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 })
      const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'theirs', use: 'sig' }] }
      const app = await addApp(connection, { jwks }, { token_endpoint_auth_method: 'private_key_jwt' })
      const guide = await guideAtApp(connection)
      const step = await guide.check({ 'Client ID': app.clientId, 'Client secret': app.clientSecret })
      await turnsRed(guide.page, step, 'client_auth_method_differs')
    })
  })

  describe('what becomes of a request on the way', () => {
    it('18. the app requires PKCE, and it was lost', async () => {
      const acme = await under.why.connect()
      await changeApp(acme, {}, { pkce_required: true })
      const page = await under.signIn(acme, ({ searchParams }) => {
        searchParams.delete('code_challenge')
        searchParams.delete('code_challenge_method')
      })
      const { cause, got } = await under.explained(page)
      assert.equal(cause.signature, 'pkce_not_seen')
      assert.match(got ?? '', /PKCE code challenge is required by the application/)
    })

    it('19. a verifier without its challenge, and one that fits another', async () => {
      const acme = await under.why.connect()
      const lost = await under.signIn(acme, ({ searchParams }) => {
        searchParams.delete('code_challenge')
        searchParams.delete('code_challenge_method')
      })
      const { cause, got } = await under.explained(lost)
      assert.equal(cause.signature, 'pkce_not_seen')
      assert.match(got ?? '', /should be specified in the authorize request/)
      const other = await under.signIn(acme, ({ searchParams }) => searchParams.set('code_challenge', 'c'.repeat(43)))
      assert.equal((await under.explained(other)).cause.signature, 'pkce_does_not_fit')
    })

    it('20. without its state', async () => {
      const acme = await under.why.connect()
      const page = await under.signIn(acme, ({ searchParams }) => searchParams.delete('state'))
      const { cause, got } = await under.explained(page)
      assert.equal(cause.signature, 'state_refused_by_okta')
      assert.match(got ?? '', /has an invalid 'state' parameter/)
    })

    it('21. without openid among its scopes', async () => {
      const acme = await under.why.connect()
      const page = await under.signIn(acme, ({ searchParams }) => searchParams.set('scope', 'profile email'))
      const { cause } = await under.explained(page)
      assert.equal(cause.signature, 'openid_scope_missing')
    })
  })

  describe('its app, of the wrong kind', () => {
    it('22. without the authorization code grant', async () => {
      const connection = await under.why.newConnection()
      const app = await addApp(connection, {
        application_type: 'native',
        grant_types: ['implicit'],
        response_types: ['code', 'id_token'],
      })
      const guide = await guideAtApp(connection)
      const step = await guide.check({ 'Client ID': app.clientId, 'Client secret': app.clientSecret })
      await turnsRed(guide.page, step, 'grant_type_off')
    })

    it('23. with tokens in place of a code', async () => {
      const connection = await under.why.newConnection()
      const app = await addApp(connection, {
        application_type: 'native',
        grant_types: ['implicit'],
        response_types: ['id_token'],
      })
      const guide = await guideAtApp(connection)
      const step = await guide.check({ 'Client ID': app.clientId, 'Client secret': app.clientSecret })
      await turnsRed(guide.page, step, 'response_type_off')
    })
  })

  describe('what it says of people', () => {
    it('24. no groups claim: the test sign-in goes well, and says what is missing', async () => {
      const acme = await under.why.connect({ server: true })
      const at = `/api/v1/authorizationServers/${acme.serverId}/claims`
      const claims: { id: string; name: string }[] = await okta('GET', at)
      await okta('DELETE', `${at}/${claims.find(({ name }) => name === 'groups')?.id}`)
      const { guide, window } = await trySignIn(acme)
      const { cause } = await under.explained(window)
      assert.equal(cause.signature, 'groups_not_told')
      await guide.page.getByText(cause.sentence).waitFor()
    })

    it('25. more than a hundred groups', async () => {
      const acme = await under.why.connect()
      const [ada] = await okta('GET', '/api/v1/users?q=ada')
      const made = await Promise.all(
        Array.from({ length: 101 }, async (_, at) => {
          const { id } = await okta('POST', '/api/v1/groups', { profile: { name: `${acme.id} ${at}` } })
          await okta('PUT', `/api/v1/groups/${id}/users/${ada.id}`)
          return id as string
        }),
      )
      await okta('POST', `/api/v1/internal/apps/${acme.appId}/settings/oauth/idToken`, {
        name: 'groups',
        valueType: 'GROUPS',
        groupFilterType: 'STARTS_WITH',
        value: acme.id,
      })
      const { cause } = await under.explained(await under.signIn(acme))
      assert.equal(cause.signature, 'too_many_groups')
      await Promise.all(made.map((id) => okta('DELETE', `/api/v1/groups/${id}`)))
    })

    it('26. a claim whose expression cannot be worked out', async () => {
      const acme = await under.why.connect({ server: true })
      await okta('POST', `/api/v1/authorizationServers/${acme.serverId}/claims`, {
        name: 'department',
        status: 'ACTIVE',
        claimType: 'IDENTITY',
        valueType: 'EXPRESSION',
        value: 'String.len(user.department)',
        alwaysIncludeInToken: true,
        conditions: { scopes: [] },
      })
      const { cause } = await under.explained(await under.signIn(acme))
      assert.equal(cause.signature, 'claim_expression_fails')
    })

    it('27. a thin ID token: the rest is asked for, and the guide says where each part came from', async () => {
      const { guide } = await trySignIn(await under.why.connect())
      await guide.page.getByText('Lovelace (userinfo)').waitFor()
      await guide.page.getByText('ada@acme.example (ID token)').waitFor()
    })

    // That Okta publishes no key for it is in idp/authorize-policy/authorize-at-okta.test.ts.
    it('28. an access token nobody else can check: it is taken to userinfo, and not looked into', async () => {
      const { guide } = await trySignIn(await under.why.connect())
      const line = guide.page.getByRole('list', { name: 'What happened' })
      await line.getByText('Userinfo').waitFor()
      assert.doesNotMatch((await line.textContent()) ?? '', /failed/)
    })
  })

  describe('around it', () => {
    it('29. a clock that is off: seen in the guide before anybody signs in, and explained after', async () => {
      const acme = await under.why.connect()
      under.why.clocks.okta.advance(5 * MINUTE_MS)
      const guide = await guideAtDomain()
      const step = await guide.check({ 'Okta domain': under.why.orgUrl })
      const { got } = await turnsRed(guide.page, step, 'clock_differs')
      assert.match(got ?? '', /^30[01] seconds ahead of ours$/)
      const { cause } = await under.explained(await under.signIn(acme))
      assert.equal(cause.signature, 'clock_of_okta_ahead')
    })

    it('30. App Only, or no Initiate login URI: with a token it is said before the click', async () => {
      const acme = await under.why.connect()
      await changeApp(acme, { idp_initiated_login: { mode: 'DISABLED', default_scope: [] } })
      const guide = await under.guide(acme)
      const secrets = await okta('GET', `/api/v1/apps/${acme.appId}/credentials/secrets`)
      await guide.ask('/steps/okta-domain', { oktaDomain: acme.issuer })
      await guide.ask('/steps/app', { clientId: acme.clientId, clientSecret: secrets[0].client_secret })
      await guide.goTo('initiate-login')
      await guide.page.getByRole('button', { name: 'I am ready to click the tile' }).click()
      await guide.page.getByText('No tile there?').waitFor()
      await guide.ask('/steps/api-token', { apiToken: under.why.apiToken })
      const { steps } = await guide.ask('/steps/initiate-login', {})
      const step = steps.find((each: { step: string }) => each.step === 'initiate-login')
      await guide.goTo('initiate-login')
      const { want, got } = await turnsRed(guide.page, step, 'initiate_login_uri_missing')
      assert.equal(want, acme.initiateLoginUri)
      assert.match(got ?? '', /App Only/)
    })
  })
})

function seen(step: { evidence: { name: string; value: string }[] }, name: string): string | undefined {
  return step.evidence.find((each) => each.name === name)?.value
}
