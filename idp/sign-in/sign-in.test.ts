import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { ADA, GRACE, openTestOkta, PASSWORD, type TestOkta } from '../test-okta.ts'
import { userStore } from '../users/user-store.ts'

for (const database of databasesUnderTest()) {
  describe(`signing in at an org, on ${database.name}`, () => {
    let okta: TestOkta
    before(async () => {
      okta = await openTestOkta(database)
    })
    after(() => okta.close())

    it('opens a session and leads on to the dashboard', async () => {
      const browser = okta.browser()
      const start = await browser.get('/')
      assert.equal(start.location?.pathname, '/login/login.htm')
      const page = await browser.get(start.location?.pathname + (start.location?.search ?? ''))
      assert.match(page.body, /<h1>Sign in<\/h1>/)
      assert.doesNotMatch(page.body, /<script/)
      const signedIn = await browser.signIn(ADA, PASSWORD)
      assert.equal(signedIn.status, 303)
      assert.equal(signedIn.location?.pathname, '/app/UserHome')
      assert.match(signedIn.headers['set-cookie']?.[0] ?? '', /^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
      assert.match((await browser.get('/app/UserHome')).body, /Hello Ada/)
    })

    it('takes the login in any case and with spaces around it', async () => {
      assert.equal((await okta.browser().signIn(` ${ADA.toUpperCase()} `, PASSWORD)).status, 303)
    })

    it('B-136: a wrong password and an unknown person get the same page', async () => {
      const page = async (login: string) => {
        const answer = await okta.browser().signIn(login, 'wrong')
        return { status: answer.status, body: answer.body.replaceAll(login, '…') }
      }
      const wrong = await page(GRACE)
      assert.equal(wrong.status, 401)
      assert.match(wrong.body, /Unable to sign in/)
      assert.deepEqual(await page('nobody@acme.example'), wrong)
    })

    it('B-136: somebody who is not active cannot be told from a wrong password', async () => {
      const userId = await okta.userId(GRACE)
      const change = { from: ['ACTIVE'], to: 'SUSPENDED', now: okta.clock.now() } as const
      await userStore(okta.idp.db.kysely).changeStatus(okta.orgId, userId, change)
      const answer = await okta.browser().signIn(GRACE, PASSWORD)
      assert.equal(answer.status, 401)
      assert.match(answer.body, /Unable to sign in/)
      const back = { from: ['SUSPENDED'], to: 'ACTIVE', now: okta.clock.now() } as const
      await userStore(okta.idp.db.kysely).changeStatus(okta.orgId, userId, back)
    })

    it('B-138: ten wrong passwords end the guessing there and nowhere else', async () => {
      const guess = () => okta.browser().signIn('guessed@acme.example', 'wrong')
      for (let time = 0; time < 10; time++) assert.equal((await guess()).status, 401)
      const stopped = await guess()
      assert.equal(stopped.status, 429)
      assert.match(stopped.body, /Too many attempts\. Please try again in 10 minutes\./)
      assert.equal(stopped.headers['retry-after'], '600')
      assert.equal((await okta.browser().signIn(ADA, PASSWORD)).status, 303)
      okta.clock.advance(10 * 60_000)
      assert.equal((await guess()).status, 401)
    })

    it('refuses a form that another site posted', async () => {
      const answer = await okta
        .browser()
        .post(
          '/login/login.htm',
          { username: ADA, password: PASSWORD },
          { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
        )
      assert.equal(answer.status, 403)
      assert.equal(answer.headers['set-cookie'], undefined)
    })

    it('B-74: does not lead to another site', async () => {
      for (const fromURI of ['//evil.example', 'https://evil.example', '/\\evil.example'])
        assert.equal((await okta.browser().signIn(ADA, PASSWORD, fromURI)).headers.location, '/app/UserHome')
    })

    it('B-139: refuses a password of more than 1024 bytes and takes 1024 for a wrong one', async () => {
      assert.equal((await okta.browser().signIn('long@acme.example', 'ä'.repeat(513))).status, 400)
      assert.equal((await okta.browser().signIn('long@acme.example', 'x'.repeat(1024))).status, 401)
    })

    it('refuses a parameter sent twice', async () => {
      const answer = await okta.browser().send('GET', '/login/login.htm?fromURI=/a&fromURI=/b')
      assert.equal(answer.status, 400)
      assert.match(answer.body, /request\.duplicate_parameter/)
    })

    it('gives a new session id at every sign-in and ends the one before', async () => {
      const browser = okta.browser()
      await browser.signIn(ADA, PASSWORD)
      const first = browser.cookies.get('sid') as string
      await browser.signIn(ADA, PASSWORD)
      assert.notEqual(browser.cookies.get('sid'), first)
      const old = okta.browser()
      old.cookies.set('sid', first)
      assert.equal((await old.get('/app/UserHome')).status, 302)
    })

    it('ends a session after two hours unused and twelve in all', async () => {
      const browser = okta.browser()
      await browser.signIn(ADA, PASSWORD)
      for (let hour = 0; hour < 11; hour++) {
        okta.clock.advance(60 * 60_000)
        assert.equal((await browser.get('/app/UserHome')).status, 200, `after ${hour + 1} hours`)
      }
      okta.clock.advance(60 * 60_000)
      assert.equal((await browser.get('/app/UserHome')).status, 302)
      await browser.signIn(ADA, PASSWORD)
      okta.clock.advance(2 * 60 * 60_000)
      assert.equal((await browser.get('/app/UserHome')).status, 302)
    })

    it('B-145: ends the sessions of a person who is suspended', async () => {
      const browser = okta.browser()
      await browser.signIn(GRACE, PASSWORD)
      assert.equal((await browser.get('/app/UserHome')).status, 200)
      const users = userStore(okta.idp.db.kysely)
      const userId = await okta.userId(GRACE)
      await users.changeStatus(okta.orgId, userId, { from: ['ACTIVE'], to: 'SUSPENDED', now: okta.clock.now() })
      assert.equal((await browser.get('/app/UserHome')).status, 302)
      await users.changeStatus(okta.orgId, userId, { from: ['SUSPENDED'], to: 'ACTIVE', now: okta.clock.now() })
    })

    it('B-79: signs out only by the button on its own page', async () => {
      const browser = okta.browser()
      await browser.signIn(ADA, PASSWORD)
      assert.match((await browser.get('/login/signout')).body, /Sign out\?/)
      assert.equal((await browser.get('/app/UserHome')).status, 200)
      const foreign = await browser.post(
        '/login/signout',
        {},
        { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      )
      assert.equal(foreign.status, 403)
      assert.match((await browser.post('/login/signout', {})).body, /You are signed out/)
      assert.equal((await browser.get('/app/UserHome')).status, 302)
    })

    it("does not know a host that is nobody's", async () => {
      const browser = okta.browser()
      browser.host = `globex.okta.localhost:${okta.port}`
      assert.equal((await browser.get('/login/login.htm')).status, 404)
      browser.host = 'evil.example'
      const answer = await browser.get('/.well-known/openid-configuration')
      assert.equal(answer.status, 404)
      assert.doesNotMatch(answer.body, /evil/)
    })

    it('B-129: no page can be framed', async () => {
      const page = await okta.browser().get('/login/login.htm')
      assert.match(String(page.headers['content-security-policy']), /frame-ancestors 'none'/)
    })
  })
}
