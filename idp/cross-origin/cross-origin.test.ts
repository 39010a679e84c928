import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { openTestOkta, TestBrowser, type TestOkta } from '../test-okta.ts'

const APP = 'https://app.acme.example'
const PATHS = ['/api/v1/sessions/me', '/oauth2/v1/token', '/oauth2/default/v1/userinfo', '/oauth2/v1/revoke']

for (const database of databasesUnderTest()) {
  describe(`pages of other origins (B-210), on ${database.name}`, () => {
    let okta: TestOkta
    before(async () => {
      okta = await openTestOkta(database)
      await trust('tos1', APP, 'ACTIVE', 'CORS')
      await trust('tos2', 'https://redirects.example', 'ACTIVE', 'REDIRECT')
      await trust('tos3', 'https://asleep.example', 'INACTIVE', 'CORS')
    })
    after(() => okta.close())

    const trust = (id: string, origin: string, status: 'ACTIVE' | 'INACTIVE', type: string) =>
      okta.idp.db.kysely
        .insertInto('trusted_origins')
        .values({
          id,
          org_id: okta.orgId,
          name: id,
          origin,
          scopes_json: JSON.stringify([{ type }]),
          status,
          created_at: 1,
          updated_at: 1,
        })
        .execute()
    const ask = (method: string, path: string, headers: Record<string, string>) =>
      new TestBrowser(okta.port).send(method, path, { headers })
    const preflight = (path: string, origin: string) =>
      ask('OPTIONS', path, { origin, 'access-control-request-method': 'POST' })

    it('B-210: an origin that is trusted is named, with credentials, before and at the call', async () => {
      for (const path of PATHS) {
        const asked = await preflight(path, APP)
        assert.equal(asked.status, 204, path)
        const answered = await ask(path.endsWith('token') || path.endsWith('revoke') ? 'POST' : 'GET', path, {
          origin: APP,
        })
        for (const { headers } of [asked, answered]) {
          assert.equal(headers['access-control-allow-origin'], APP, path)
          assert.equal(headers['access-control-allow-credentials'], 'true')
          assert.equal(headers.vary, 'Origin')
        }
        assert.match(String(asked.headers['access-control-allow-headers']), /Authorization/)
      }
    })

    it('B-210: no other ever is', async () => {
      const others = [
        'https://evil.example',
        'https://redirects.example',
        'https://asleep.example',
        'null',
        `${APP}.evil.example`,
        'HTTPS://APP.ACME.EXAMPLE',
        `${APP}/`,
        'x'.repeat(5000),
      ]
      for (const origin of others)
        for (const path of PATHS) {
          for (const { headers } of [await preflight(path, origin), await ask('GET', path, { origin })]) {
            assert.equal(headers['access-control-allow-origin'], undefined, `${origin} ${path}`)
            assert.equal(headers['access-control-allow-credentials'], undefined)
          }
        }
    })

    it('B-210: a token lends its origin nothing, and an org’s trust is its own', async () => {
      const headers = { origin: 'https://evil.example', authorization: `SSWS ${okta.apiToken}` }
      const answer = await ask('GET', '/api/v1/users', headers)
      assert.equal(answer.status, 200)
      assert.equal(answer.headers['access-control-allow-origin'], undefined)
      await okta.idp.seedOrg({
        subdomain: 'other',
        name: 'Other',
        admin: { login: 'a@other.example', password: 'Correct-horse-7', firstName: 'A', lastName: 'B' },
        people: [],
      })
      const other = new TestBrowser(okta.port, `other.okta.localhost:${okta.port}`)
      const elsewhere = await other.get('/api/v1/users', { origin: APP })
      assert.equal(elsewhere.headers['access-control-allow-origin'], undefined)
    })

    it('lets anybody read what is public, without credentials', async () => {
      for (const path of [
        '/.well-known/openid-configuration',
        '/oauth2/default/v1/keys',
        '/oauth2/default/.well-known/oauth-authorization-server',
      ]) {
        for (const { headers } of [
          await preflight(path, 'https://any.example'),
          await ask('GET', path, { origin: 'https://any.example' }),
        ]) {
          assert.equal(headers['access-control-allow-origin'], '*')
          assert.equal(headers['access-control-allow-credentials'], undefined)
        }
      }
    })
  })
}
