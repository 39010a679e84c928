import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { createApiToken } from '../api-tokens/create-api-token.ts'
import type { AdminRole } from '../schema/idp-schema.ts'
import { seedOrg } from '../seed/seed-org.ts'
import { ACME, type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const MINUTE_MS = 60_000

for (const database of databasesUnderTest()) {
  describe(`the door of the management API (${database.name})`, () => {
    let api: AdminApiUnderTest
    before(async () => {
      api = await openAdminApi(database)
    })
    after(() => api.close())

    async function tokenFor(login: string, role: AdminRole) {
      const userId = await api.userId(login)
      await api.giveRoles(login, [role])
      return { userId, ...(await createApiToken(api.deps, api.orgId, userId, 'test')) }
    }

    it('takes the token of an administrator and knows whose it is', async () => {
      const { status, body } = await api.call('GET', '/api/v1/users/me')
      assert.equal(status, 200)
      assert.equal(body.profile.login, 'admin@acme.example')
      assert.match(api.apiToken, /^00[\w-]{40}$/)
    })

    it('keeps of a token nothing but its hash', async () => {
      const rows = await api.deps.db.kysely.selectFrom('api_tokens').selectAll().execute()
      assert.ok(!JSON.stringify(rows).includes(api.apiToken))
    })

    it('B-201: refuses no token, an unknown one, another scheme and another spelling of the scheme', async () => {
      const { apiToken } = api
      for (const authorization of [
        null,
        '',
        apiToken,
        `ssws ${apiToken}`,
        `Ssws ${apiToken}`,
        `Bearer ${apiToken}`,
        `SSWS  ${apiToken}`,
        `SSWS ${apiToken}x`,
        `SSWS ${apiToken} x`,
        'SSWS ',
        `SSWS ${'0'.repeat(42)}`,
      ]) {
        const { status, body, headers } = await api.call('GET', '/api/v1/org', undefined, { authorization })
        assert.equal(status, 401, String(authorization))
        assert.equal(body.errorCode, 'E0000011')
        assert.equal(body.errorSummary, 'Invalid token provided')
        assert.ok(headers['x-rate-limit-limit'])
      }
    })

    it('B-201: refuses a token of another org', async () => {
      const globex = await seedOrg(api.deps, { ...ACME, subdomain: 'globex', name: 'Globex', people: [] })
      const other = { authorization: `SSWS ${globex.apiToken}` }
      assert.equal((await api.call('GET', '/api/v1/org', undefined, other)).body.errorCode, 'E0000011')
      const home = await api.call('GET', '/api/v1/org', undefined, { ...other, host: 'globex.okta.localhost:4200' })
      assert.equal(home.body.subdomain, 'globex')
    })

    it('B-201: refuses a token that was revoked', async () => {
      const { id, token } = await createApiToken(api.deps, api.orgId, await api.userId('admin@acme.example'), 'short')
      const authorization = `SSWS ${token}`
      assert.equal((await api.call('DELETE', '/api/v1/api-tokens/current', undefined, { authorization })).status, 204)
      assert.equal((await api.call('GET', '/api/v1/org', undefined, { authorization })).status, 401)
      assert.equal((await api.call('GET', `/api/v1/api-tokens/${id}`)).body.errorCode, 'E0000007')
    })

    it('B-202: lets a read-only administrator read and write nothing', async () => {
      const { token } = await tokenFor('ada@acme.example', 'READ_ONLY_ADMIN')
      const authorization = `SSWS ${token}`
      assert.equal((await api.call('GET', '/api/v1/users', undefined, { authorization })).status, 200)
      const everyone = (await api.call('GET', '/api/v1/groups?q=Everyone')).body[0].id
      for (const [method, path] of [
        ['POST', '/api/v1/users'],
        ['PUT', '/api/v1/users/me'],
        ['POST', '/api/v1/groups'],
        ['DELETE', `/api/v1/groups/${everyone}`],
        ['POST', '/api/v1/apps'],
        ['POST', '/api/v1/authorizationServers'],
      ] as const) {
        const { status, body } = await api.call(method, path, {}, { authorization })
        assert.equal(status, 403, `${method} ${path}`)
        assert.equal(body.errorCode, 'E0000006')
      }
    })

    it('B-196: shows a client secret to those who may change it and to no read-only administrator', async () => {
      const { token } = await tokenFor('ada@acme.example', 'READ_ONLY_ADMIN')
      const app = await api.call('POST', '/api/v1/apps', {
        name: 'oidc_client',
        label: 'Keeps a secret',
        signOnMode: 'OPENID_CONNECT',
        settings: { oauthClient: { redirect_uris: ['https://example.com/callback'] } },
      })
      const secret = app.body.credentials.oauthClient.client_secret
      const secrets = `/api/v1/apps/${app.body.id}/credentials/secrets`
      const [{ id }] = (await api.call('GET', secrets)).body
      const everything = ['', `/${id}`].map((end) => `${secrets}${end}`)
      for (const path of [...everything, '/api/v1/apps', `/api/v1/apps/${app.body.id}`, '/api/v1/logs']) {
        const { status, body } = await api.call('GET', path, undefined, { authorization: `SSWS ${token}` })
        assert.equal(status, everything.includes(path) ? 403 : 200, path)
        assert.ok(!JSON.stringify(body).includes(secret), path)
      }
    })

    it('B-202: a token is worth what its owner is worth at this moment', async () => {
      const { userId, token } = await tokenFor('ada@acme.example', 'SUPER_ADMIN')
      const authorization = `SSWS ${token}`
      const asAda = async () => (await api.call('GET', '/api/v1/org', undefined, { authorization })).body.errorCode
      assert.equal(await asAda(), undefined)
      await api.giveRoles('ada@acme.example', [])
      assert.equal(await asAda(), 'E0000006')
      await api.giveRoles('ada@acme.example', ['SUPER_ADMIN'])
      await api.call('POST', `/api/v1/users/${userId}/lifecycle/suspend`)
      assert.equal(await asAda(), 'E0000011')
      await api.call('POST', `/api/v1/users/${userId}/lifecycle/unsuspend`)
      assert.equal(await asAda(), undefined)
      await api.call('POST', `/api/v1/users/${userId}/lifecycle/deactivate`)
      assert.equal(await asAda(), 'E0000011')
      await api.call('POST', `/api/v1/users/${userId}/lifecycle/activate`)
      assert.equal(await asAda(), 'E0000011')
    })

    it('B-203: a token unused for thirty days is dead, a used one lives on', async () => {
      const { token } = await createApiToken(api.deps, api.orgId, await api.userId('admin@acme.example'), 'sliding')
      const options = { authorization: `SSWS ${token}` }
      for (let use = 0; use < 3; use++) {
        api.clock.advance(29 * DAY_MS)
        assert.equal((await api.call('GET', '/api/v1/org', undefined, options)).status, 200)
      }
      assert.equal((await api.call('GET', '/api/v1/org')).body.errorCode, 'E0000011')
      api.clock.advance(30 * DAY_MS)
      const { status, body } = await api.call('GET', '/api/v1/org', undefined, options)
      assert.equal(status, 401)
      assert.equal(body.errorCode, 'E0000011')
    })
  })

  describe(`rates, errors and pages of the management API (${database.name})`, () => {
    let api: AdminApiUnderTest
    before(async () => {
      api = await openAdminApi(database)
    })
    after(() => api.close())

    it('B-204, B-205: the 601st call of a token in a minute is refused, every answer says how many are left', async () => {
      const second = await createApiToken(api.deps, api.orgId, await api.userId('admin@acme.example'), 'other')
      api.clock.advance(MINUTE_MS)
      const reset = Math.floor(api.clock.now() / MINUTE_MS) * 60 + 60
      for (let n = 1; n <= 600; n++) {
        const { status, headers } = await api.call('GET', '/api/v1/org')
        assert.equal(status, 200)
        assert.equal(headers['x-rate-limit-limit'], '600')
        assert.equal(headers['x-rate-limit-remaining'], String(600 - n))
        assert.equal(headers['x-rate-limit-reset'], String(reset))
      }
      const refused = await api.call('GET', '/api/v1/org')
      assert.equal(refused.status, 429)
      assert.equal(refused.body.errorCode, 'E0000047')
      assert.equal(refused.headers['x-rate-limit-remaining'], '0')
      assert.equal(refused.headers['x-rate-limit-reset'], String(reset))

      const other = await api.call('GET', '/api/v1/org', undefined, { authorization: `SSWS ${second.token}` })
      assert.equal(other.status, 200)
      assert.equal((await api.call('GET', '/api/v1/users/me')).status, 200, 'another kind of call has its own count')
      api.clock.advance(MINUTE_MS)
      assert.equal((await api.call('GET', '/api/v1/org')).status, 200)
    })

    it('calls without a token take nothing from those who have one', async () => {
      api.clock.advance(MINUTE_MS)
      let last = 0
      for (let n = 0; n < 1201; n++)
        last = (await api.call('GET', '/api/v1/org', undefined, { authorization: null })).status
      assert.equal(last, 429)
      assert.equal((await api.call('GET', '/api/v1/org')).status, 200)
    })

    it('B-209: malformed JSON, a body that is no object, a type that is not JSON, an unknown route, a wrong method', async () => {
      for (const raw of [
        '{',
        '{"a":',
        'nonsense',
        '{"__proto__":{"x":1}}',
        '{"name":"\\u0000"}',
        '[]',
        '"text"',
        'null',
      ]) {
        const { status, body } = await api.call('POST', '/api/v1/groups', undefined, { raw })
        assert.equal(status, 400, raw)
        assert.equal(body.errorCode, 'E0000003', raw)
      }
      const form = await api.call('POST', '/api/v1/groups', undefined, {
        raw: 'a=1',
        type: 'application/x-www-form-urlencoded',
      })
      assert.equal(form.status, 400)
      assert.equal(form.body.errorCode, 'E0000021')
      for (const [method, path] of [
        ['GET', '/api/v1/nothing'],
        ['PATCH', '/api/v1/users/me'],
        ['PUT', '/api/v1/users'],
        ['DELETE', '/api/v1/org'],
      ] as const) {
        const { status, body } = await api.call(method, path)
        assert.equal(status, 405, `${method} ${path}`)
        assert.equal(body.errorCode, 'E0000022')
      }
    })

    it('every error has Okta’s five members, an id of its own and a request id', async () => {
      const { status, body, headers } = await api.call('GET', '/api/v1/users/00u00000000000000000')
      assert.equal(status, 404)
      assert.deepEqual(Object.keys(body), ['errorCode', 'errorSummary', 'errorLink', 'errorId', 'errorCauses'])
      assert.equal(body.errorSummary, 'Not found: Resource not found: 00u00000000000000000 (User)')
      assert.equal(body.errorLink, 'E0000007')
      assert.match(body.errorId, /^oae[\w-]{22}$/)
      assert.ok(headers['x-okta-request-id'])
    })

    it('a parameter with a null character, or sent twice, is refused', async () => {
      assert.equal((await api.call('GET', '/api/v1/users?q=%00')).body.errorCode, 'E0000001')
      assert.equal((await api.call('GET', '/api/v1/users/%00')).body.errorCode, 'E0000001')
      assert.equal((await api.call('GET', '/api/v1/users?limit=1&limit=2')).body.errorCode, 'E0000001')
    })

    it('pages with two Link headers, until there is no next one, missing nobody', async () => {
      for (let n = 0; n < 5; n++)
        await api.call('POST', '/api/v1/users', {
          profile: { login: `p${n}@acme.example`, email: `p${n}@acme.example`, firstName: 'P', lastName: String(n) },
        })
      const logins: string[] = []
      let path: string | undefined = '/api/v1/users?limit=2'
      while (path !== undefined) {
        const page = await api.call('GET', path)
        assert.equal(page.status, 200)
        const links = [page.headers.link].flat().map(String)
        assert.match(links[0] ?? '', /^<http:\/\/acme\.okta\.localhost:4200\/api\/v1\/users\?.*>; rel="self"$/)
        logins.push(...page.body.map((user: { profile: { login: string } }) => user.profile.login))
        path = api.next(page)
        assert.equal(links.length, path === undefined ? 1 : 2)
      }
      assert.equal(logins.length, 7)
      assert.equal(new Set(logins).size, 7)
      assert.equal((await api.call('GET', '/api/v1/users?after=nonsense')).body.errorCode, 'E0000001')
      assert.equal((await api.call('GET', '/api/v1/users?limit=x')).body.errorCode, 'E0000001')
    })

    it('says which org lives here to anybody who asks, and nothing on a host of nobody', async () => {
      const { status, body } = await api.call('GET', '/.well-known/okta-organization', undefined, {
        authorization: null,
      })
      assert.equal(status, 200)
      assert.equal(body.id, api.orgId)
      assert.equal(body._links.organization.href, 'http://acme.okta.localhost:4200')
      for (const host of ['nobody.okta.localhost:4200', 'evil.example', 'acme.okta.localhost.evil.example'])
        assert.equal((await api.call('GET', '/.well-known/okta-organization', undefined, { host })).status, 404, host)
      assert.equal((await api.call('GET', '/api/v1/org', undefined, { host: 'evil.example' })).status, 404)
    })
  })
}
