import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

for (const database of databasesUnderTest()) {
  describe(`the undocumented settings of an app (${database.name})`, () => {
    let api: AdminApiUnderTest
    let appId: string
    let settings: string
    before(async () => {
      api = await openAdminApi(database)
      const { body } = await api.call('POST', '/api/v1/apps', {
        name: 'oidc_client',
        label: 'Ronspot',
        signOnMode: 'OPENID_CONNECT',
        settings: { oauthClient: { redirect_uris: ['https://example.com/callback'] } },
      })
      appId = body.id
      settings = `/api/v1/internal/apps/${appId}/settings`
    })
    after(() => api.close())

    const NOTHING = {
      issuer: 'http://acme.okta.localhost:4200',
      orgUrl: null,
      customUrl: null,
      issuerMode: 'ORG_URL',
    }

    it('shows where the ID token comes from, and no claim where there is none', async () => {
      const { status, body } = await api.call('GET', `${settings}/oauth/idToken`)
      assert.deepEqual([status, body], [200, { ...NOTHING, audience: appId }])
    })

    it('takes a filter and an expression, echoes them as Okta does, and shows them from then on', async () => {
      for (const claim of [
        { name: 'groups', valueType: 'GROUPS', groupFilterType: 'REGEX', value: '.*' },
        { name: 'bb', valueType: 'EXPRESSION', value: 'user.department' },
      ]) {
        const set = await api.call('POST', `${settings}/oauth/idToken`, { issuerMode: 'ORG_URL', ...claim })
        assert.deepEqual(set.body, { ...NOTHING, issuer: null, audience: null, ...claim })
        const got = await api.call('GET', `${settings}/oauth/idToken`)
        assert.deepEqual(got.body, { ...NOTHING, audience: appId, ...claim })
      }
      const app = await api.call('GET', `/api/v1/apps/${appId}`)
      await api.call('PUT', `/api/v1/apps/${appId}`, app.body)
      assert.equal((await api.call('GET', `${settings}/oauth/idToken`)).body.value, 'user.department', 'a PUT keeps it')
      await api.call('POST', `${settings}/oauth/idToken`, { issuerMode: 'ORG_URL' })
      assert.equal((await api.call('GET', `${settings}/oauth/idToken`)).body.name, undefined)
    })

    it('refuses a claim of the protocol’s, a filter that is none, a mode that is none', async () => {
      const claim = { name: 'groups', valueType: 'GROUPS', groupFilterType: 'REGEX', value: '.*' }
      for (const wrong of [
        { name: 'sub' },
        { name: 'iss', valueType: 'EXPRESSION' },
        { groupFilterType: 'NONSENSE' },
        { groupFilterType: undefined },
        { valueType: 'SYSTEM' },
        { value: { a: 1 } },
        { value: 'x'.repeat(1025) },
        { issuerMode: 'ELSEWHERE' },
      ]) {
        const { status, body } = await api.call('POST', `${settings}/oauth/idToken`, { ...claim, ...wrong })
        assert.deepEqual([status, body.errorCode], [400, 'E0000001'], JSON.stringify(wrong))
      }
    })

    it('is not there for an app that speaks something else', async () => {
      const { body } = await api.call('POST', '/api/v1/apps', {
        name: 'bookmark',
        label: 'Bookmark',
        signOnMode: 'BOOKMARK',
        settings: { app: { url: 'https://example.com/' } },
      })
      const { status, body: error } = await api.call('GET', `/api/v1/internal/apps/${body.id}/settings/oauth/idToken`)
      assert.equal(status, 404)
      assert.equal(error.errorSummary, `Not found: Resource not found: ${body.id} (OAuth2AppInstance)`)
    })

    it('tells the newest secret that works, and the log that somebody asked', async () => {
      const secrets = `/api/v1/apps/${appId}/credentials/secrets`
      api.clock.advance(1)
      const newest = (await api.call('POST', secrets, {})).body
      const { body } = await api.call('GET', `${settings}/clientcreds`)
      assert.deepEqual(body, { client_id: appId, client_secret: newest.client_secret })
      const log = await api.call('GET', '/api/v1/logs?filter=eventType eq "app.oauth2.client.read_client_secret"')
      assert.equal(log.body[0].target[0].id, appId)
      assert.ok(!JSON.stringify(log.body).includes(newest.client_secret))
    })
  })
}
