import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

const ISSUER = 'http://acme.okta.localhost:4200'

for (const database of databasesUnderTest()) {
  describe(`Okta API scopes of an app (${database.name})`, () => {
    let api: AdminApiUnderTest
    let appId: string
    let grants: string
    before(async () => {
      api = await openAdminApi(database)
      appId = await newApp('Ronspot')
      grants = `/api/v1/apps/${appId}/grants`
    })
    after(() => api.close())

    async function newApp(label: string): Promise<string> {
      const { body } = await api.call('POST', '/api/v1/apps', {
        name: 'oidc_client',
        label,
        signOnMode: 'OPENID_CONNECT',
        settings: { oauthClient: { redirect_uris: ['https://example.com/callback'] } },
      })
      return body.id
    }

    it('are granted with 201, found, and taken back', async () => {
      assert.deepEqual((await api.call('GET', grants)).body, [])
      const made = await api.call('POST', grants, { scopeId: 'okta.users.read', issuer: ISSUER })
      assert.equal(made.status, 201)
      assert.match(made.body.id, /^oag\w{17}$/)
      const { id, created, lastUpdated, createdBy, _links, ...rest } = made.body
      assert.deepEqual(rest, {
        issuer: ISSUER,
        scopeId: 'okta.users.read',
        clientId: appId,
        status: 'ACTIVE',
        source: 'ADMIN',
      })
      assert.equal(createdBy.id, await api.userId('admin@acme.example'))
      assert.equal(_links.self.href, `${ISSUER}${grants}/${id}`)
      assert.deepEqual((await api.call('GET', grants)).body, [made.body])
      assert.deepEqual((await api.call('GET', `${grants}/${id}`)).body, made.body)
      const scope = (await api.call('GET', `${grants}/${id}?expand=scope`)).body._embedded.scope
      assert.equal(scope.name, 'okta.users.read')
      assert.equal((await api.call('DELETE', `${grants}/${id}`)).status, 204)
      assert.equal((await api.call('GET', `${grants}/${id}`)).body.errorCode, 'E0000007')
      assert.equal((await api.call('DELETE', `${grants}/${id}`)).body.errorCode, 'E0000007')
      const log = await api.call('GET', '/api/v1/logs?filter=eventType sw "app.oauth2.consent"')
      assert.deepEqual(log.body.map(({ eventType }: { eventType: string }) => eventType).sort(), [
        'app.oauth2.consent.grant',
        'app.oauth2.consent.revoke',
      ])
    })

    it('are granted once', async () => {
      const body = { scopeId: 'okta.groups.read', issuer: ISSUER }
      const answers = await Promise.all([1, 2, 3].map(() => api.call('POST', grants, body)))
      assert.ok(answers.every(({ status }) => status < 500))
      const listed = (await api.call('GET', grants)).body
      assert.equal(listed.filter((grant: { scopeId: string }) => grant.scopeId === 'okta.groups.read').length, 1)
    })

    it('refuses what is no scope of this API, and the issuer of another', async () => {
      for (const wrong of [
        { scopeId: 'openid' },
        { scopeId: 'okta.users' },
        { scopeId: 'okta.users.read okta.users.manage' },
        { scopeId: 'okta.users.read\n' },
        { scopeId: ['okta.users.read'] },
        { scopeId: undefined },
        { issuer: 'https://evil.example' },
        { issuer: `${ISSUER}/` },
        { issuer: `${ISSUER}/oauth2/default` },
        { issuer: undefined },
      ]) {
        const body = { scopeId: 'okta.apps.read', issuer: ISSUER, ...wrong }
        const answer = await api.call('POST', grants, body)
        assert.deepEqual([answer.status, answer.body.errorCode], [400, 'E0000001'], JSON.stringify(wrong))
      }
    })

    it('are the app’s own, and go with it', async () => {
      const other = await newApp('Other')
      const [{ id }] = (await api.call('GET', grants)).body
      assert.equal((await api.call('GET', `/api/v1/apps/${other}/grants/${id}`)).body.errorCode, 'E0000007')
      assert.equal((await api.call('DELETE', `/api/v1/apps/${other}/grants/${id}`)).body.errorCode, 'E0000007')
      await api.call('POST', `/api/v1/apps/${appId}/lifecycle/deactivate`)
      assert.equal((await api.call('DELETE', `/api/v1/apps/${appId}`)).status, 204)
      assert.deepEqual(await api.deps.db.kysely.selectFrom('app_scope_grants').selectAll().execute(), [])
    })
  })
}
