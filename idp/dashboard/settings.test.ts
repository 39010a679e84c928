import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import { codeOf, factorIdIn, secretIn } from '../test-factor.ts'
import { ADA, GRACE, openTestOkta, PASSWORD, type TestBrowser, type TestOkta } from '../test-okta.ts'
import { deviceName } from './device-name.ts'

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'

for (const database of databasesUnderTest()) {
  describe(`settings of one's own, on ${database.name}`, () => {
    let okta: TestOkta
    before(async () => {
      okta = await openTestOkta(database)
    })
    after(() => okta.close())

    async function signedIn(login: string, password = PASSWORD): Promise<TestBrowser> {
      const browser = okta.browser()
      assert.equal((await browser.signIn(login, password)).status, 303)
      return browser
    }
    const sessionsIn = (page: string) => [...page.matchAll(/sessions\/(\w+)\/end"/g)].map(([, id]) => id as string)

    it('wants a session', async () => {
      for (const path of ['', '/factors/new'])
        assert.equal((await okta.browser().get(`/enduser/settings${path}`)).location?.pathname, '/login/login.htm')
      for (const path of ['/password', '/factors/new', '/factors/x/remove', '/sessions/x/end', '/sessions/end-others'])
        assert.equal((await okta.browser().post(`/enduser/settings${path}`, {})).location?.pathname, '/login/login.htm')
    })

    it('lists where a person is signed in, by browser and address, and ends one or all others', async () => {
      const mine = await signedIn(ADA)
      const other = okta.browser()
      await other.post('/login/login.htm', { username: ADA, password: PASSWORD }, { 'user-agent': FIREFOX })
      const third = await signedIn(ADA)
      const page = (await mine.get('/enduser/settings')).body
      assert.match(page, /Firefox on Windows/)
      assert.match(page, /127\.0\.0\.1/)
      assert.match(page, /This browser/)
      const [end] = sessionsIn(page)
      assert.equal(sessionsIn(page).length, 2)
      await mine.post(`/enduser/settings/sessions/${end}/end`, {})
      const left = [other, third].map((browser) => browser.get('/app/UserHome'))
      assert.deepEqual((await Promise.all(left)).map(({ status }) => status).sort(), [200, 302])
      await mine.post('/enduser/settings/sessions/end-others', {})
      assert.deepEqual(
        (await Promise.all([other, third, mine].map((browser) => browser.get('/app/UserHome')))).map(
          ({ status }) => status,
        ),
        [302, 302, 200],
      )
    })

    it("does not end somebody else's session", async () => {
      const ada = await signedIn(ADA)
      const grace = await signedIn(GRACE)
      const again = await signedIn(ADA)
      const [id] = sessionsIn((await again.get('/enduser/settings')).body)
      await grace.post(`/enduser/settings/sessions/${id}/end`, {})
      assert.equal((await ada.get('/app/UserHome')).status, 200)
    })

    it('B-145: changes the password for whoever knows the old one, and signs other browsers out', async () => {
      const next = 'Another-horse-8'
      const [mine, other] = [await signedIn(GRACE), await signedIn(GRACE)]
      const change = (oldPassword: string) =>
        mine.post('/enduser/settings/password', { oldPassword, newPassword: next, repeated: next })
      assert.match((await change('wrong')).body, /current password is not right/)
      assert.equal((await other.get('/app/UserHome')).status, 200)
      assert.equal((await change(PASSWORD)).location?.search, '?done=password')
      assert.equal((await mine.get('/app/UserHome')).status, 200)
      assert.equal((await other.get('/app/UserHome')).status, 302)
      assert.equal((await okta.browser().signIn(GRACE, PASSWORD)).status, 401)
    })

    it('is no place to guess a password without end', async () => {
      const mine = await signedIn(ADA)
      const guess = () =>
        mine.post('/enduser/settings/password', { oldPassword: 'x', newPassword: 'Abcdefg1', repeated: 'Abcdefg1' })
      for (let time = 0; time < 10; time++) await guess()
      const right = await mine.post('/enduser/settings/password', {
        oldPassword: PASSWORD,
        newPassword: 'Another-horse-8',
        repeated: 'Another-horse-8',
      })
      assert.notEqual(right.location?.search, '?done=password')
      await okta.idp.db.kysely
        .updateTable('users')
        .set({ status: 'ACTIVE' })
        .where('org_id', '=', okta.orgId)
        .where('status', '=', 'LOCKED_OUT')
        .execute()
      okta.clock.advance(60 * 60_000)
    })

    it('sets up an authenticator app, and wants it before it is taken away again', async () => {
      const mine = await signedIn(ADA)
      const page = await mine.get('/enduser/settings/factors/new')
      const secret = secretIn(page)
      const factorId = factorIdIn(page)
      const wrong = await mine.post('/enduser/settings/factors/new', { factorId, code: '000000' })
      assert.equal(secretIn(wrong), secret)
      const code = () => codeOf(secret, okta.clock.now())
      const done = await mine.post('/enduser/settings/factors/new', { factorId, code: code() })
      assert.equal(done.location?.search, '?done=factor')
      const remove = (browser: TestBrowser) => browser.post(`/enduser/settings/factors/${factorId}/remove`, {})

      // With the password alone nobody gets rid of it, nor sets up another.
      const passwordOnly = await signedIn(ADA)
      assert.equal((await remove(passwordOnly)).location?.pathname, '/signin/step-up')
      const asked = await passwordOnly.get('/signin/step-up?fromURI=/enduser/settings')
      assert.equal(asked.location?.pathname, '/signin/verify-factor')
      okta.clock.advance(60_000)
      const verified = await passwordOnly.post('/signin/verify-factor', { code: code() })
      assert.equal(verified.location?.pathname, '/enduser/settings')
      assert.equal((await remove(passwordOnly)).location?.search, '?done=removed')
      const log = await systemLogStore(okta.idp.db.kysely).list(okta.orgId, { since: 0, descending: true, limit: 10 })
      const types = log.map(({ eventType }) => eventType)
      for (const type of ['user.mfa.factor.activate', 'user.mfa.factor.deactivate', 'user.authentication.auth_via_mfa'])
        assert.ok(types.includes(type), type)
    })

    it('wants a sign-in of a moment ago for what changes how they sign in', async () => {
      const mine = await signedIn(ADA)
      okta.clock.advance(16 * 60_000)
      assert.equal((await mine.get('/enduser/settings')).status, 200)
      assert.equal((await mine.get('/enduser/settings/factors/new')).location?.pathname, '/login/login.htm')
      assert.equal((await mine.get('/signin/step-up')).location?.pathname, '/login/login.htm')
    })

    it('refuses a form of another site', async () => {
      const mine = await signedIn(ADA)
      const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
      assert.equal((await mine.post('/enduser/settings/sessions/end-others', {}, foreign)).status, 403)
    })
  })
}

describe('a browser by name', () => {
  it('is what somebody would call it', () => {
    assert.equal(deviceName(FIREFOX), 'Firefox on Windows')
    assert.equal(
      deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604.1'),
      'Safari on iPhone',
    )
    assert.equal(
      deviceName('Mozilla/5.0 (X11; Linux x64) AppleWebKit/537 Chrome/140.0 Safari/537 Edg/140.0'),
      'Edge on Linux',
    )
    assert.equal(deviceName('<script>'), 'Unknown browser')
    assert.equal(deviceName(null), 'Unknown browser')
  })
})
