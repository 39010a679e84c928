import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

const AS = '/api/v1/authorizationServers'

const WEB_APP = {
  name: 'oidc_client',
  label: 'Ronspot',
  signOnMode: 'OPENID_CONNECT',
  settings: { oauthClient: { redirect_uris: ['https://example.com/callback'] } },
}
const SERVER = { name: 'Ronspot', audiences: ['api://ronspot'], description: 'x' }
const POLICY = { name: 'p', description: 'x', conditions: { clients: { include: ['ALL_CLIENTS'] } } }
const RULE = { name: 'r', conditions: { grantTypes: { include: ['authorization_code'] }, scopes: { include: ['*'] } } }
const NOT_THEIRS = {
  id: 'of-mine',
  orgId: 'other',
  org_id: 'other',
  created: '2001-01-01T00:00:00.000Z',
  lastUpdated: '2001-01-01T00:00:00.000Z',
  createdAt: 1,
  system: true,
  default: true,
  isDefault: true,
  _links: { self: { href: 'https://evil.example' } },
}

for (const database of databasesUnderTest()) {
  describe(`apps and authorization servers, by callers who mean no good (${database.name})`, () => {
    let api: AdminApiUnderTest
    before(async () => {
      api = await openAdminApi(database)
    })
    after(() => api.close())

    const now = () => new Date(api.clock.now()).toISOString()

    it('B-200: nobody writes what is not theirs to write into an app', async () => {
      const sent = {
        ...WEB_APP,
        ...NOT_THEIRS,
        status: 'INACTIVE',
        features: ['SCIM'],
        orn: 'orn:mine',
        groupsClaim: {},
      }
      for (const { body } of [
        await api.call('POST', '/api/v1/apps', sent),
        await api.call('PUT', `/api/v1/apps/${(await api.call('GET', '/api/v1/apps')).body[0].id}`, sent),
      ]) {
        assert.match(body.id, /^0oa\w{17}$/)
        assert.deepEqual([body.status, body.created, body.features], ['ACTIVE', now(), []])
        assert.ok(body.orn.includes(api.orgId))
        assert.ok(!JSON.stringify(body).includes('evil.example'))
        assert.equal(body.groupsClaim, undefined)
      }
      const rows = await api.deps.db.kysely.selectFrom('apps').select(['org_id', 'document_json']).execute()
      assert.deepEqual([...new Set(rows.map(({ org_id }) => org_id))], [api.orgId])
      assert.ok(!JSON.stringify(rows).includes('of-mine'))
    })

    it('B-200: nor into an authorization server, its scopes, claims, policies and rules', async () => {
      const made = (await api.call('POST', AS, { ...SERVER, ...NOT_THEIRS, status: 'INACTIVE' })).body
      assert.match(made.id, /^aus\w{17}$/)
      assert.deepEqual([made.status, made.created, made.default], ['ACTIVE', now(), false])
      const server = `${AS}/${made.id}`
      const put = (await api.call('PUT', server, { ...SERVER, ...NOT_THEIRS, status: 'INACTIVE' })).body
      assert.deepEqual([put.id, put.status, put.default], [made.id, 'ACTIVE', false])
      const policy = (await api.call('POST', `${server}/policies`, { ...POLICY, ...NOT_THEIRS })).body
      const rule = (await api.call('POST', `${server}/policies/${policy.id}/rules`, { ...RULE, ...NOT_THEIRS })).body
      const claim = { name: 'c', claimType: 'RESOURCE', valueType: 'EXPRESSION', value: 'user.login' }
      for (const [body, prefix] of [
        [policy, /^00p/],
        [rule, /^0pr/],
        [(await api.call('POST', `${server}/scopes`, { name: 's', ...NOT_THEIRS, default: false })).body, /^scp/],
        [(await api.call('POST', `${server}/claims`, { ...claim, ...NOT_THEIRS })).body, /^ocl/],
      ]) {
        assert.match(body.id, prefix)
        assert.equal(body.system, false)
        assert.ok(body.created === undefined || body.created === now())
        assert.ok(!JSON.stringify(body).includes('evil.example'))
      }
    })

    it('B-200: nor moves an app to another client id or kind', async () => {
      const { id } = (await api.call('POST', '/api/v1/apps', { ...WEB_APP, label: 'Stays' })).body
      const other = (await api.call('POST', '/api/v1/apps', { ...WEB_APP, label: 'Other' })).body.id
      for (const wrong of [
        { credentials: { oauthClient: { client_id: other } } },
        { settings: { oauthClient: { ...WEB_APP.settings.oauthClient, application_type: 'native' } } },
        { signOnMode: 'BOOKMARK' },
      ]) {
        const { body } = await api.call('PUT', `/api/v1/apps/${id}`, { ...WEB_APP, label: 'Stays', ...wrong })
        assert.equal(body.errorCode, 'E0000001', JSON.stringify(wrong))
      }
      const taken = { ...WEB_APP, label: 'Taken', credentials: { oauthClient: { client_id: other } } }
      assert.equal((await api.call('POST', '/api/v1/apps', taken)).body.errorCode, 'E0000001')
    })

    it('B-208: a step from where it cannot be taken changes nothing', async () => {
      const { id } = (await api.call('POST', '/api/v1/apps', { ...WEB_APP, label: 'Active' })).body
      const events = async () => (await api.call('GET', '/api/v1/logs?limit=1000')).body.length
      const before = await events()
      const activated = await api.call('POST', `/api/v1/apps/${id}/lifecycle/activate`)
      assert.deepEqual([activated.status, activated.body], [200, {}])
      const deleted = await api.call('DELETE', `/api/v1/apps/${id}`)
      assert.deepEqual([deleted.status, deleted.body.errorCode], [403, 'E0000056'])
      const server = (await api.call('POST', AS, { ...SERVER, name: 'Active' })).body.id
      assert.equal((await api.call('POST', `${AS}/${server}/lifecycle/activate`)).status, 204)
      assert.equal((await api.call('DELETE', `${AS}/default`)).body.errorCode, 'E0000006')
      assert.equal((await api.call('GET', `/api/v1/apps/${id}`)).body.status, 'ACTIVE')
      assert.equal(await events(), before + 1, 'one server was made, and nothing else happened')
    })

    it('B-209: bodies that are none, addresses that are none, methods nobody has', async () => {
      const server = `${AS}/${(await api.call('POST', AS, { ...SERVER, name: 'Abused' })).body.id}`
      for (const path of ['/api/v1/apps', AS, `${server}/scopes`, `${server}/claims`, `${server}/policies`])
        for (const raw of ['{', '[]', '"text"', 'null', '{"__proto__":{"x":1}}', '{"name":"\\u0000"}', ''])
          assert.equal((await api.call('POST', path, undefined, { raw })).body.errorCode, 'E0000003', `${path} ${raw}`)
      for (const [method, path] of [
        ['PATCH', '/api/v1/apps/0oa00000000000000000'],
        ['GET', '/api/v1/apps/0oa00000000000000000/lifecycle/activate'],
        ['POST', '/api/v1/apps/0oa00000000000000000/lifecycle/explode'],
        ['DELETE', AS],
        ['GET', `${server}/nothing`],
        ['POST', `${server}/credentials/keys`],
      ] as const) {
        const { status, body } = await api.call(method, path)
        assert.deepEqual([status, body.errorCode], [405, 'E0000022'], `${method} ${path}`)
      }
      for (const path of [`${AS}/aus00000000000000000`, `${server}/policies/00p0`, `${server}/scopes/..%2F..`])
        assert.equal((await api.call('GET', path)).body.errorCode, 'E0000007', path)
    })
  })
}
