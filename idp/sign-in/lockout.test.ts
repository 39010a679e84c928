import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import { ADA, GRACE, openTestOkta, PASSWORD, TestBrowser, type TestOkta } from '../test-okta.ts'
import { userStore } from '../users/user-store.ts'

for (const database of databasesUnderTest()) {
  describe(`locked out, and not, on ${database.name}`, () => {
    let okta: TestOkta
    before(async () => {
      okta = await openTestOkta(database)
    })
    after(() => okta.close())

    const statusOf = async (login: string) => (await userStore(okta.idp.db.kysely).byLogin(okta.orgId, login))?.status
    const knownBrowser = async (login: string) => {
      const browser = okta.browser()
      await browser.signIn(login, PASSWORD)
      browser.cookies.delete('sid')
      return browser
    }

    it('B-138: a browser somebody signed in with gets in while strangers are kept waiting', async () => {
      const mine = await knownBrowser(ADA)
      const open = await knownBrowser(ADA)
      await open.signIn(ADA, PASSWORD)
      for (let time = 0; time < 10; time++) await okta.browser().signIn(ADA, 'wrong')
      assert.equal((await okta.browser().signIn(ADA, PASSWORD)).status, 429)
      assert.equal(await statusOf(ADA), 'ACTIVE')
      assert.equal((await open.get('/app/UserHome')).status, 200)
      assert.equal((await mine.signIn(ADA, PASSWORD)).status, 303)
      okta.clock.advance(60 * 60_000)
    })

    it('B-138: the browser of somebody else is a stranger', async () => {
      const graces = await knownBrowser(GRACE)
      for (let time = 0; time < 10; time++) await okta.browser().signIn(ADA, 'wrong')
      assert.equal((await graces.signIn(ADA, PASSWORD)).status, 429)
      okta.clock.advance(60 * 60_000)
    })

    it('a device cookie of another org, or one that was made up, is none', async () => {
      const invented = okta.browser()
      invented.cookies.set('device', 'v1.k1.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAA')
      const other = await okta.idp.seedOrg({
        subdomain: 'globex',
        name: 'Globex',
        admin: { login: 'admin@globex.example', password: PASSWORD, firstName: 'A', lastName: 'B' },
        people: [{ login: ADA, password: PASSWORD, firstName: 'Ada', lastName: 'Other' }],
      })
      const theirs = new TestBrowser(okta.port, new URL(other.url).host)
      await theirs.signIn(ADA, PASSWORD)
      assert.ok(theirs.cookies.has('device'))
      theirs.host = `acme.okta.localhost:${okta.port}`
      for (let time = 0; time < 10; time++) await okta.browser().signIn(ADA, 'wrong')
      for (const browser of [invented, theirs]) assert.equal((await browser.signIn(ADA, PASSWORD)).status, 429)
      okta.clock.advance(60 * 60_000)
    })

    it('too many from their own browser lock the person out, until the time of the policy has passed', async () => {
      const mine = await knownBrowser(ADA)
      for (let time = 0; time < 10; time++) assert.equal((await mine.signIn(ADA, 'wrong')).status, 401)
      assert.equal(await statusOf(ADA), 'LOCKED_OUT')
      const refused = await okta.browser().signIn(ADA, PASSWORD)
      assert.equal(refused.status, 401)
      assert.match(refused.body, /Unable to sign in/)
      okta.clock.advance(15 * 60_000)
      assert.equal((await okta.browser().signIn(ADA, PASSWORD)).status, 303)
      assert.equal(await statusOf(ADA), 'ACTIVE')
      const log = await systemLogStore(okta.idp.db.kysely).list(okta.orgId, { since: 0, descending: true, limit: 50 })
      const types = log.map(({ eventType }) => eventType)
      assert.ok(types.includes('user.account.lock') && types.includes('user.account.unlock'))
      okta.clock.advance(60 * 60_000)
    })

    it('B-136: who is suspended cannot be told by how often they may be tried', async () => {
      const users = userStore(okta.idp.db.kysely)
      const userId = await okta.userId(GRACE)
      await users.changeStatus(okta.orgId, userId, { from: ['ACTIVE'], to: 'SUSPENDED', now: okta.clock.now() })
      for (let time = 0; time < 10; time++) assert.equal((await okta.browser().signIn(GRACE, PASSWORD)).status, 401)
      assert.equal((await okta.browser().signIn(GRACE, PASSWORD)).status, 429)
      await users.changeStatus(okta.orgId, userId, { from: ['SUSPENDED'], to: 'ACTIVE', now: okta.clock.now() })
      okta.clock.advance(60 * 60_000)
    })
  })
}
