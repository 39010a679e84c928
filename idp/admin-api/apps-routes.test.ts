import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

type Overrides = { label?: string; client?: object; credentials?: object; visibility?: object }

/** What a client that wants a web app sends at the least. */
function webApp(overrides: Overrides = {}) {
  return {
    name: 'oidc_client',
    label: overrides.label ?? 'Ronspot',
    signOnMode: 'OPENID_CONNECT',
    ...(overrides.visibility === undefined ? {} : { visibility: overrides.visibility }),
    ...(overrides.credentials === undefined ? {} : { credentials: { oauthClient: overrides.credentials } }),
    settings: { oauthClient: { redirect_uris: ['https://example.com/callback'], ...overrides.client } },
  }
}

for (const database of databasesUnderTest()) {
  describe(`apps, by API (${database.name})`, () => {
    let api: AdminApiUnderTest
    before(async () => {
      api = await openAdminApi(database)
    })
    after(() => api.close())

    let count = 0
    async function create(overrides: Overrides = {}) {
      // Fifty of these a minute is what a token has.
      api.clock.advance(60_000)
      return api.call('POST', '/api/v1/apps', webApp({ label: `App ${++count}`, ...overrides }))
    }

    it('fills in what is not said exactly as Okta does', async () => {
      const { status, body } = await create({ label: 'Defaults' })
      assert.equal(status, 200)
      assert.match(body.id, /^0oa\w{17}$/)
      const { id, orn, created, lastUpdated, _links, credentials, ...rest } = body
      assert.equal(created, lastUpdated)
      assert.equal(orn, `orn:okta:idp:${api.orgId}:apps:oidc_client:${id}`)
      assert.match(credentials.oauthClient.client_secret, /^[\w-]{64}$/)
      assert.deepEqual(
        { ...credentials, oauthClient: { ...credentials.oauthClient, client_secret: '' } },
        {
          // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta's own notation
          userNameTemplate: { template: '${source.login}', type: 'BUILT_IN' },
          signing: {},
          oauthClient: {
            autoKeyRotation: true,
            client_id: id,
            client_secret: '',
            token_endpoint_auth_method: 'client_secret_basic',
            pkce_required: false,
          },
        },
      )
      assert.deepEqual(rest, {
        name: 'oidc_client',
        label: 'Defaults',
        status: 'ACTIVE',
        accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null },
        visibility: {
          autoLaunch: false,
          autoSubmitToolbar: false,
          hide: { iOS: true, web: true },
          appLinks: { oidc_client_link: true },
        },
        features: [],
        signOnMode: 'OPENID_CONNECT',
        settings: {
          app: {},
          notifications: { vpn: { network: { connection: 'DISABLED' }, message: null, helpUrl: null } },
          manualProvisioning: false,
          implicitAssignment: false,
          emOptInStatus: 'NONE',
          notes: { admin: null, enduser: null },
          oauthClient: {
            client_uri: null,
            logo_uri: null,
            redirect_uris: ['https://example.com/callback'],
            response_types: ['code'],
            grant_types: ['authorization_code'],
            application_type: 'web',
            consent_method: 'TRUSTED',
            issuer_mode: 'ORG_URL',
            idp_initiated_login: { mode: 'DISABLED', default_scope: [] },
            wildcard_redirect: 'DISABLED',
            dpop_bound_access_tokens: false,
            network: { connection: 'ANYWHERE' },
          },
        },
      })
      assert.equal(_links.deactivate.href, `http://acme.okta.localhost:4200/api/v1/apps/${id}/lifecycle/deactivate`)
    })

    it('means a new app to be at the org’s own domain where it has one, unless it is said otherwise', async () => {
      const domain = (validation_status: 'VERIFIED' | 'NOT_STARTED') =>
        api.deps.db.kysely
          .insertInto('domains')
          .values({
            id: `OcD${validation_status}`,
            org_id: api.orgId,
            domain: `${validation_status.toLowerCase().replace('_', '-')}.acme.example`,
            certificate_source_type: 'OKTA_MANAGED',
            validation_status,
            dns_records_json: '[]',
            certificate_json: null,
            brand_id: null,
            created_at: 1,
            updated_at: 1,
          })
          .execute()
      const modeOf = async (client: object = {}) => (await create({ client })).body.settings.oauthClient.issuer_mode
      await domain('NOT_STARTED')
      assert.equal(await modeOf(), 'ORG_URL')
      await domain('VERIFIED')
      assert.equal(await modeOf(), 'CUSTOM_URL')
      assert.equal(await modeOf({ issuer_mode: 'ORG_URL' }), 'ORG_URL')
      await api.deps.db.kysely.deleteFrom('domains').execute()
    })

    it('tells the secret after POST and PUT, never after GET', async () => {
      const made = (await create()).body
      const secret = made.credentials.oauthClient.client_secret
      const got = await api.call('GET', `/api/v1/apps/${made.id}`)
      assert.ok(!JSON.stringify(got.body).includes('client_secret"'))
      assert.ok(!JSON.stringify((await api.call('GET', '/api/v1/apps')).body).includes(secret))
      const put = await api.call('PUT', `/api/v1/apps/${made.id}`, got.body)
      assert.equal(put.status, 200)
      assert.equal(put.body.credentials.oauthClient.client_secret, secret)
      const rows = await api.deps.db.kysely.selectFrom('app_secrets').selectAll().execute()
      assert.ok(!JSON.stringify(rows).includes(secret), 'at rest it is sealed')
    })

    it('PUT replaces everything that is the caller’s to say', async () => {
      const made = (await create({ client: { post_logout_redirect_uris: ['https://example.com/bye'] } })).body
      const put = await api.call('PUT', `/api/v1/apps/${made.id}`, {
        ...webApp({ label: 'Renamed' }),
        id: 'x',
        status: 'INACTIVE',
        created: '2000-01-01T00:00:00.000Z',
      })
      assert.equal(put.body.id, made.id)
      assert.equal(put.body.label, 'Renamed')
      assert.equal(put.body.status, 'ACTIVE')
      assert.equal(put.body.settings.oauthClient.post_logout_redirect_uris, undefined)
      const typed = await api.call('PUT', `/api/v1/apps/${made.id}`, webApp({ client: { application_type: 'native' } }))
      assert.equal(typed.body.errorCode, 'E0000001')
    })

    it('B-104: refuses a redirect URI that could run code, leave the browser unencrypted or hide its end', async () => {
      for (const uri of [
        'javascript:alert(1)',
        'JavaScript://x.example/%0aalert(1)',
        'data:text/html,x',
        'vbscript:x',
        'com.example.app:/callback',
        'ftp://example.com/callback',
        'http://example.com/callback',
        'http://localhost.evil.example/callback',
        'http://127.0.0.1.evil.example/callback',
        'https://example.com/callback#fragment',
        'https://example.com/callback#',
        'https://user:pass@example.com/callback',
        'https://*.example.com/callback',
        'https://example.com/call back',
        'https:\\\\example.com/callback',
        '//example.com/callback',
        '/callback',
        'callback',
        '',
      ]) {
        const { status, body } = await create({ client: { redirect_uris: [uri] } })
        assert.equal(status, 400, uri)
        assert.equal(body.errorCode, 'E0000001', uri)
        assert.match(body.errorCauses[0].errorSummary, /redirect_uris/)
        const out = await create({ client: { post_logout_redirect_uris: [uri] } })
        assert.equal(out.body.errorCode, 'E0000001', uri)
      }
      for (const uri of ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x'])
        assert.equal((await create({ client: { application_type: 'native', redirect_uris: [uri] } })).status, 400)
    })

    it('takes https, http on this machine, and a scheme with a dot for a native app', async () => {
      const redirect_uris = [
        'https://example.com/cb?x=1',
        'http://localhost:8080/cb',
        'http://127.0.0.1/cb',
        'http://[::1]:1/cb',
      ]
      assert.equal((await create({ client: { redirect_uris } })).status, 200)
      const native = await create({ client: { application_type: 'native', redirect_uris: ['com.example.app:/cb'] } })
      assert.equal(native.status, 200)
      assert.equal(native.body.credentials.oauthClient.token_endpoint_auth_method, 'none')
      assert.equal(native.body.credentials.oauthClient.pkce_required, true)
      assert.equal(native.body.credentials.oauthClient.client_secret, undefined)
    })

    it('OPC-57: takes an initiate login URI and gives it back', async () => {
      const client = {
        initiate_login_uri: 'https://example.com/initiate',
        idp_initiated_login: { mode: 'SPEC', default_scope: [] },
      }
      const { status, body } = await create({ client, visibility: { hide: { web: false, iOS: false } } })
      assert.equal(status, 200)
      assert.equal(body.settings.oauthClient.initiate_login_uri, 'https://example.com/initiate')
      assert.equal(body.settings.oauthClient.idp_initiated_login.mode, 'SPEC')
      assert.match(body._links.appLinks[0].href, new RegExp(`/home/oidc_client/${body.id}/aln177a159h7Zf52X0g8$`))
      const again = await api.call('GET', `/api/v1/apps/${body.id}`)
      assert.equal(again.body.settings.oauthClient.initiate_login_uri, 'https://example.com/initiate')
    })

    it('OPC-58: refuses an initiate login URI that is not https, and a tile that has none', async () => {
      const mode = (name: string) => ({ idp_initiated_login: { mode: name, default_scope: [] } })
      for (const client of [
        { ...mode('SPEC'), initiate_login_uri: 'http://example.com/initiate' },
        { ...mode('DISABLED'), initiate_login_uri: 'http://example.com/initiate' },
        { ...mode('SPEC'), initiate_login_uri: 'javascript:alert(1)' },
        { ...mode('SPEC'), initiate_login_uri: 'https://example.com/#x' },
        mode('SPEC'),
        mode('OKTA'),
      ]) {
        const { status, body } = await create({ client })
        assert.equal(status, 400, JSON.stringify(client))
        assert.equal(body.errorCode, 'E0000001')
      }
      const local = { ...mode('SPEC'), initiate_login_uri: 'http://localhost:4100/initiate/con_1' }
      assert.equal((await create({ client: local })).status, 200)
    })

    it('refuses what does not fit together', async () => {
      for (const overrides of [
        { client: { grant_types: ['refresh_token'] } },
        { client: { grant_types: ['authorization_code', 'implicit'] } },
        { client: { response_types: ['token'] } },
        { client: { redirect_uris: [] } },
        { client: { grant_types: ['nonsense'] } },
        { credentials: { token_endpoint_auth_method: 'none' } },
        { credentials: { token_endpoint_auth_method: 'private_key_jwt' } },
        { credentials: { client_id: 'ALL_CLIENTS' } },
        { credentials: { client_id: 'short' } },
        { credentials: { client_secret: 'short' } },
        { client: { jwks: { keys: [{ kty: 'RSA', kid: 'a', n: 'AQAB', e: 'AQAB' }] } } },
        { label: '' },
      ]) {
        const { status, body } = await create(overrides)
        assert.equal(status, 400, JSON.stringify(overrides))
        assert.equal(body.errorCode, 'E0000001')
        assert.ok(body.errorCauses.length > 0)
      }
      assert.equal((await create({ label: 'defaults' })).body.errorCode, 'E0000040')
    })

    it('an app is deleted only when inactive', async () => {
      const { id } = (await create()).body
      const early = await api.call('DELETE', `/api/v1/apps/${id}`)
      assert.equal(early.status, 403)
      assert.equal(early.body.errorCode, 'E0000056')
      const off = await api.call('POST', `/api/v1/apps/${id}/lifecycle/deactivate`)
      assert.deepEqual([off.status, off.body], [200, {}])
      assert.ok((await api.call('GET', `/api/v1/apps/${id}`)).body._links.activate)
      assert.equal((await api.call('DELETE', `/api/v1/apps/${id}`)).status, 204)
      assert.equal(
        (await api.call('GET', `/api/v1/apps/${id}`)).body.errorSummary,
        `Not found: Resource not found: ${id} (AppInstance)`,
      )
    })

    it('takes with it what people were given through it, so that a new app of the same client id begins with nothing', async () => {
      const credentials = { client_id: 'the-same-again' }
      const { id } = (await create({ credentials })).body
      const { kysely } = api.deps.db
      const now = api.clock.now()
      const grant = { org_id: api.orgId, site_key: 'org', user_id: await api.userId('ada@acme.example') }
      const rest = { session_id: 's', code_expires_at: now, generation: 0, created_at: now, grant_json: '{}' }
      for (const client_id of ['the-same-again', 'another'])
        await kysely
          .insertInto('grants')
          .values({ id: client_id, client_id, code_hash: client_id, ...grant, ...rest })
          .execute()
      await api.call('POST', `/api/v1/apps/${id}/lifecycle/deactivate`)
      assert.equal((await api.call('DELETE', `/api/v1/apps/${id}`)).status, 204)
      assert.equal((await create({ credentials })).status, 200)
      const left = await kysely.selectFrom('grants').select('id').execute()
      assert.deepEqual(
        left.map((row) => row.id),
        ['another'],
      )
    })

    it('has two secrets at most, one of them active, and deletes only an inactive one', async () => {
      const { id } = (await create()).body
      const secrets = `/api/v1/apps/${id}/credentials/secrets`
      const [first] = (await api.call('GET', secrets)).body
      assert.match(first.id, /^ocs\w{17}$/)
      assert.match(first.client_secret, /^[\w-]{64}$/)
      assert.match(first.secret_hash, /^[\w-]{22}$/)
      const step = async (secretId: string, name: string) => {
        const { status, body } = await api.call('POST', `${secrets}/${secretId}/lifecycle/${name}`)
        return status === 200 ? body.status : body.errorCode
      }
      assert.equal(await step(first.id, 'deactivate'), 'E0000001')
      const second = await api.call('POST', secrets, {})
      assert.equal(second.status, 201)
      assert.equal((await api.call('POST', secrets, {})).body.errorCode, 'E0000001')
      assert.equal((await api.call('DELETE', `${secrets}/${first.id}`)).body.errorCode, 'E0000001')
      assert.equal(await step(first.id, 'deactivate'), 'INACTIVE')
      assert.equal(await step(second.body.id, 'deactivate'), 'E0000001')
      assert.equal(await step(first.id, 'activate'), 'ACTIVE')
      assert.equal(await step(first.id, 'deactivate'), 'INACTIVE')
      assert.equal((await api.call('DELETE', `${secrets}/${first.id}`)).status, 204)
      assert.equal((await api.call('GET', `${secrets}/${first.id}`)).status, 404)
      const put = await api.call('PUT', `/api/v1/apps/${id}`, webApp({ label: `Two secrets ${id}` }))
      assert.equal(put.body.credentials.oauthClient.client_secret, second.body.client_secret)
    })

    it('two administrators at once do not make a third secret', async () => {
      const { id } = (await create()).body
      const answers = await Promise.all(
        [1, 2, 3].map(() => api.call('POST', `/api/v1/apps/${id}/credentials/secrets`, {})),
      )
      assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 400, 400])
    })

    it('an app that turns to keys loses its secrets, and gets one when it turns back', async () => {
      const made = (await create({ label: 'Keys' })).body
      const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
        'sign',
        'verify',
      ])
      const jwk = { ...(await crypto.subtle.exportKey('jwk', publicKey)), kid: 'k1' }
      const keyed = webApp({
        label: 'Keys',
        credentials: { token_endpoint_auth_method: 'private_key_jwt' },
        client: { jwks: { keys: [jwk] } },
      })
      const put = await api.call('PUT', `/api/v1/apps/${made.id}`, keyed)
      assert.equal(put.status, 200)
      assert.equal(put.body.credentials.oauthClient.client_secret, undefined)
      assert.deepEqual((await api.call('GET', `/api/v1/apps/${made.id}/credentials/secrets`)).body, [])
      const back = await api.call('PUT', `/api/v1/apps/${made.id}`, webApp({ label: 'Keys' }))
      assert.match(back.body.credentials.oauthClient.client_secret, /^[\w-]{64}$/)
      assert.notEqual(back.body.credentials.oauthClient.client_secret, made.credentials.oauthClient.client_secret)
    })

    it('of another kind is kept, named as Okta names it, and signs nobody in', async () => {
      const settings = { signOn: { loginUrl: 'https://example.com/login', ssoAcsUrl: 'https://example.com/sso' } }
      for (const [signOnMode, label, name] of [
        ['AUTO_LOGIN', 'Example Custom SWA App', 'acme_examplecustomswaapp_1'],
        ['SAML_2_0', 'Example SAML – 2', 'acme_examplesaml2_1'],
        ['BROWSER_PLUGIN', 'Plugin', 'template_swa'],
      ]) {
        const made = await api.call('POST', '/api/v1/apps', { label, signOnMode, settings })
        assert.deepEqual([made.status, made.body.name], [200, name])
        assert.deepEqual((await api.call('GET', `/api/v1/apps/${made.body.id}`)).body, made.body)
        const secrets = await api.call('GET', `/api/v1/apps/${made.body.id}/credentials/secrets`)
        assert.equal(secrets.body.errorSummary, `Not found: Resource not found: ${made.body.id} (OAuth2AppInstance)`)
      }
    })

    it('is assigned to people by name and through groups', async () => {
      const { id } = (await create()).body
      const ada = await api.userId('ada@acme.example')
      const users = `/api/v1/apps/${id}/users`
      assert.deepEqual((await api.call('GET', users)).body, [])

      const made = await api.call('POST', users, { id: ada, scope: 'USER', credentials: { userName: 'ada' } })
      assert.equal(made.status, 200)
      assert.equal(made.body.credentials.userName, 'ada')
      assert.equal((await api.call('POST', users, { id: ada })).body.errorCode, 'E0000062')
      assert.equal((await api.call('DELETE', `${users}/${ada}`)).status, 204)
      assert.equal((await api.call('GET', `${users}/${ada}`)).body.errorCode, 'E0000007')

      const everyone = (await api.call('GET', '/api/v1/groups?q=Everyone')).body[0].id
      const group = await api.call('PUT', `/api/v1/apps/${id}/groups/${everyone}`, {})
      assert.equal(group.status, 200)
      assert.deepEqual([group.body.id, group.body.priority, group.body.profile], [everyone, 0, {}])
      const listed = (await api.call('GET', `${users}?expand=user`)).body
      assert.equal(listed.length, 2)
      assert.deepEqual([...new Set(listed.map((user: { scope: string }) => user.scope))], ['GROUP'])
      assert.ok(listed[0]._embedded.user.profile.login)
      assert.equal((await api.call('DELETE', `${users}/${ada}`)).body.errorCode, 'E0000001')

      const filter = encodeURIComponent(`user.id eq "${ada}"`)
      assert.ok(
        (await api.call('GET', `/api/v1/apps?filter=${filter}`)).body.some((app: { id: string }) => app.id === id),
      )
      assert.equal((await api.call('DELETE', `/api/v1/apps/${id}/groups/${everyone}`)).status, 204)
      assert.deepEqual((await api.call('GET', users)).body, [])
    })

    it('shows its tile in appLinks to those it is assigned to', async () => {
      const client = {
        initiate_login_uri: 'https://example.com/initiate',
        idp_initiated_login: { mode: 'SPEC', default_scope: [] },
      }
      const { id } = (await create({ label: 'Tile', client, visibility: { hide: { web: false, iOS: false } } })).body
      const links = async () => (await api.call('GET', '/api/v1/users/ada/appLinks')).body
      assert.deepEqual(await links(), [])
      await api.call('POST', `/api/v1/apps/${id}/users`, { id: await api.userId('ada@acme.example') })
      const [tile] = await links()
      assert.equal(tile.label, 'Tile')
      assert.equal(tile.appInstanceId, id)
    })
  })
}
