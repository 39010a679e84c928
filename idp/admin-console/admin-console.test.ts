import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { buildConsole } from '../../console/console-build.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { ADA, openTestOkta, PASSWORD, TestBrowser, type TestOkta } from '../test-okta.ts'

const ADMIN = 'admin@acme.example'

for (const under of databasesUnderTest()) {
  describe(`the admin console on ${under.name}`, () => {
    let okta: TestOkta
    before(async () => {
      await buildConsole()
      okta = await openTestOkta(under)
    })
    after(() => okta.close())

    const signedIn = async (login: string) => {
      const browser = okta.browser()
      await browser.signIn(login, PASSWORD)
      return browser
    }

    it('asks for a sign-in first, and comes back', async () => {
      const answer = await okta.browser().get('/admin/app/oidc_client/instance/0oa1?x=1')
      assert.equal(answer.status, 302)
      assert.equal(answer.location?.pathname, '/login/login.htm')
      assert.equal(answer.location?.searchParams.get('fromURI'), '/admin/app/oidc_client/instance/0oa1?x=1')
    })

    it('is one page at every address, never kept, that runs nothing but our own files and is framed by nobody', async () => {
      const browser = await signedIn(ADMIN)
      const answers = await Promise.all(
        ['/admin', '/admin/', '/admin/users', '/admin/a/b/c'].map((path) => browser.get(path)),
      )
      for (const { status, body, headers } of answers) {
        assert.equal(status, 200)
        assert.equal(body, answers[0]?.body)
        assert.equal(headers['cache-control'], 'no-store')
        assert.equal(headers['x-frame-options'], 'DENY')
        const policy = String(headers['content-security-policy'])
        for (const rule of [
          "default-src 'none'",
          "script-src 'self'",
          "style-src-elem 'self'",
          "frame-ancestors 'none'",
        ])
          assert.ok(policy.split('; ').includes(rule), `${rule} in ${policy}`)
      }
      assert.doesNotMatch(String(answers[0]?.body), /<script(?![^>]*\bsrc=)|<style|\bon\w+=/)
    })

    it('says kindly to everybody else that they are no administrator', async () => {
      const answer = await (await signedIn(ADA)).get('/admin/users')
      assert.equal(answer.status, 403)
      assert.match(answer.body, /This is for administrators/)
      assert.doesNotMatch(answer.body, /\/admin\/assets\//)
    })

    it('notes in the System Log who went in', async () => {
      const count = async () => {
        const events = await okta.idp.db.kysely
          .selectFrom('system_log')
          .selectAll()
          .where('org_id', '=', okta.orgId)
          .where('event_type', '=', 'user.session.access_admin_app')
          .execute()
        return events.length
      }
      const earlier = await count()
      await (await signedIn(ADMIN)).get('/admin/users')
      await (await signedIn(ADA)).get('/admin/users')
      assert.equal(await count(), earlier + 1)
    })

    it('sends its files for ever, compressed as the browser takes them', async () => {
      const page = await (await signedIn(ADMIN)).get('/admin')
      const script = /src="(\/admin\/assets\/[^"]+\.js)"/.exec(page.body)?.[1] ?? ''
      const anybody = okta.browser()
      const plain = await anybody.get(script)
      assert.equal(plain.status, 200)
      assert.equal(plain.headers['content-type'], 'text/javascript; charset=utf-8')
      assert.match(String(plain.headers['cache-control']), /immutable/)
      assert.equal(plain.headers['content-encoding'], undefined)
      assert.equal((await anybody.get(script, { 'accept-encoding': 'gzip, br' })).headers['content-encoding'], 'br')
      assert.equal((await anybody.get(script, { 'accept-encoding': 'gzip' })).headers['content-encoding'], 'gzip')
    })

    it('gives away no file but those', async () => {
      for (const name of [
        '..%2fmade-from.json',
        '%2e%2e',
        'index.html',
        '.js',
        '..%2f..%2fbuild-console.js',
        'a%00.js',
      ]) {
        const answer = await okta.browser().get(`/admin/assets/${name}`)
        assert.equal(answer.status === 404 || answer.status === 400, true, `${name}: ${answer.status}`)
      }
    })

    it('lives at the org’s own host: {sub}-admin leads there, for pages alone', async () => {
      const host = `acme-admin.okta.localhost:${okta.port}`
      const visitor = new TestBrowser(okta.port, host)
      const page = await visitor.get('/admin/users?q=a')
      assert.equal(page.status, 302)
      assert.equal(page.headers.location, `${okta.url}/admin/users?q=a`)
      assert.equal((await visitor.get('/')).headers.location, `${okta.url}/admin`)
      for (const path of [
        '/api/v1/org',
        '/.well-known/openid-configuration',
        '/.well-known/okta-organization',
        '/oauth2/v1/keys',
      ]) {
        const answer = await visitor.get(path)
        assert.ok(answer.status === 404 || answer.status === 401, `${path}: ${answer.status}`)
        assert.doesNotMatch(answer.body, /issuer|jwks|"id"/)
      }
    })

    it('redirects no host that is nobody’s, and never to where it was told', async () => {
      for (const host of [
        'nobody-admin.okta.localhost',
        'acme-admin.okta.localhost.evil.example',
        'evil-admin.example',
      ]) {
        const answer = await new TestBrowser(okta.port, `${host}:${okta.port}`).get('/admin/users')
        assert.equal(answer.status, 404, host)
      }
      const twisted = await new TestBrowser(okta.port, `acme-admin.okta.localhost:${okta.port}`).get(
        '//evil.example/admin',
      )
      assert.equal(new URL(String(twisted.headers.location)).host, new URL(okta.url).host)
    })
  })
}
