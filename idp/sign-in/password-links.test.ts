import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { ADA, GRACE, openTestOkta, PASSWORD, type TestOkta } from '../test-okta.ts'
import { userStore } from '../users/user-store.ts'

const NEW_PASSWORD = 'Another-horse-8'

for (const database of databasesUnderTest()) {
  describe(`a password by mail, on ${database.name}`, () => {
    let okta: TestOkta
    let chosen = 0
    before(async () => {
      okta = await openTestOkta(database)
    })
    after(() => okta.close())

    const ask = (login: string, browser = okta.browser()) =>
      browser.post('/signin/forgot-password', { username: login })
    /** Every letter there is, as the mailbox shows them. */
    async function letters(): Promise<string> {
      // The answer does not wait for the letter: until none comes any more.
      let page = ''
      for (let before: string | undefined; before !== page; ) {
        before = page
        await new Promise((resolve) => setTimeout(resolve, 300))
        page = (await okta.browser().get('/mailbox')).body
      }
      return page
    }
    async function linkFor(login: string): Promise<string> {
      const before = linksIn(await letters())
      await ask(login)
      const fresh = linksIn(await letters()).find((link) => !before.includes(link))
      assert.ok(fresh, 'a letter with a link')
      return fresh
    }
    const linksIn = (page: string) =>
      [...page.matchAll(/href="http:\/\/[^/"]+(\/[^"]+)"/g)].map(([, path]) => path as string)
    const choose = (link: string, password: string, browser = okta.browser()) =>
      browser.post(link, { newPassword: password, repeated: password })
    const fresh = () => `${NEW_PASSWORD}-${++chosen}`

    it('leads from a letter to a new password and in, and ends what the old one opened', async () => {
      const elsewhere = okta.browser()
      await elsewhere.signIn(ADA, PASSWORD)
      const link = await linkFor(ADA)
      assert.match(link, /^\/signin\/reset-password\/[\w-]{43}$/)
      const browser = okta.browser()
      const page = await browser.get(link)
      assert.match(page.body, /Choose a new password/)
      assert.equal(page.headers['referrer-policy'], 'no-referrer')
      assert.equal((await choose(link, NEW_PASSWORD, browser)).location?.pathname, '/app/UserHome')
      assert.equal((await browser.get('/app/UserHome')).status, 200)
      assert.equal((await elsewhere.get('/app/UserHome')).status, 302)
      assert.equal((await okta.browser().signIn(ADA, PASSWORD)).status, 401)
      assert.equal((await okta.browser().signIn(ADA, NEW_PASSWORD)).status, 303)
    })

    it('is good once, also at the same moment, for one hour, and only the latest', async () => {
      const first = await linkFor(ADA)
      const second = await linkFor(ADA)
      assert.equal((await okta.browser().get(first)).status, 404)
      const answers = await Promise.all([fresh(), fresh(), fresh()].map((password) => choose(second, password)))
      assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 404, 404])
      assert.equal((await choose(second, fresh())).status, 404)
      const late = await linkFor(ADA)
      okta.clock.advance(60 * 60_000)
      assert.equal((await choose(late, fresh())).status, 404)
    })

    it('is kept as a hash: nobody who reads the table can use it', async () => {
      const link = await linkFor(ADA)
      const token = link.split('/').at(-1) as string
      const rows = await okta.idp.db.kysely
        .selectFrom('password_links')
        .selectAll()
        .where('org_id', '=', okta.orgId)
        .execute()
      const kept = await okta.idp.db.kysely.selectFrom('mailbox').selectAll().where('org_id', '=', okta.orgId).execute()
      const log = await okta.idp.db.kysely
        .selectFrom('system_log')
        .selectAll()
        .where('org_id', '=', okta.orgId)
        .execute()
      assert.ok(rows.length > 0 && kept.length > 0 && log.length > 0)
      for (const table of [rows, kept, log]) assert.ok(!JSON.stringify(table).includes(token))
    })

    it('B-136: a name nobody has gets the same page, and no letter', async () => {
      const before = await letters()
      const known = await ask(GRACE)
      const unknown = await ask('nobody@acme.example')
      assert.deepEqual([unknown.status, unknown.body], [known.status, known.body])
      assert.equal(linksIn(await letters()).length, linksIn(before).length + 1)
    })

    it('writes five letters an hour to one person', async () => {
      okta.clock.advance(60 * 60_000)
      const before = linksIn(await letters()).length
      for (let time = 0; time < 8; time++) await ask(GRACE)
      assert.equal(linksIn(await letters()).length, before + 5)
      okta.clock.advance(60 * 60_000)
    })

    it('does not lead around a policy: too weak, typed differently, or used before', async () => {
      const link = await linkFor(ADA)
      assert.match((await choose(link, 'short')).body, /Password requirements were not met/)
      assert.match((await choose(link, 'Lovelace-ada@acme.example1')).body, /Password requirements were not met/)
      const differing = await okta.browser().post(link, { newPassword: fresh(), repeated: fresh() })
      assert.match(differing.body, /not the same/)
      const password = fresh()
      assert.equal((await choose(link, password)).status, 303)
      assert.match((await choose(await linkFor(ADA), password)).body, /used too recently/)
    })

    it('serves nobody who was shut out, and another org not at all', async () => {
      const link = await linkFor(GRACE)
      const users = userStore(okta.idp.db.kysely)
      const userId = await okta.userId(GRACE)
      await users.changeStatus(okta.orgId, userId, { from: ['ACTIVE'], to: 'SUSPENDED', now: okta.clock.now() })
      assert.equal((await choose(link, fresh())).status, 404)
      const before = linksIn(await letters()).length
      await ask(GRACE)
      assert.equal(linksIn(await letters()).length, before)
      await users.changeStatus(okta.orgId, userId, { from: ['SUSPENDED'], to: 'ACTIVE', now: okta.clock.now() })
      assert.equal((await okta.browser().get(link)).status, 404)
    })

    it('B-138: lets in whom strangers lock out, and what they got wrong is forgotten', async () => {
      okta.clock.advance(60 * 60_000)
      for (let time = 0; time < 11; time++) await okta.browser().signIn(ADA, 'wrong')
      assert.equal((await okta.browser().signIn(ADA, 'wrong')).status, 429)
      const password = fresh()
      await choose(await linkFor(ADA), password)
      assert.equal((await okta.browser().signIn(ADA, password)).status, 303)
    })

    it('B-144: a first password wants the link of the letter, once', async () => {
      const api = async (path: string, body?: object) => {
        const answer = await fetch(`http://127.0.0.1:${okta.port}/api/v1${path}`, {
          method: 'POST',
          headers: { authorization: `SSWS ${okta.apiToken}`, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
        return (await answer.json()) as Record<string, unknown>
      }
      const login = 'mary@acme.example'
      const profile = { login, email: login, firstName: 'Mary', lastName: 'Somerville' }
      const made = await api('/users?activate=false', { profile })
      const { activationUrl } = await api(`/users/${made.id}/lifecycle/activate?sendEmail=false`)
      const link = new URL(String(activationUrl)).pathname
      assert.match(link, /^\/welcome\/[\w-]{43}$/)
      assert.equal((await okta.browser().post('/welcome/guessed', { newPassword: fresh(), repeated: 'x' })).status, 404)
      assert.match((await okta.browser().get(link)).body, /Welcome to Acme/)
      const browser = okta.browser()
      assert.equal((await choose(link, fresh(), browser)).location?.pathname, '/app/UserHome')
      assert.match((await browser.get('/app/UserHome')).body, /Hello Mary/)
      assert.equal((await choose(link, fresh())).status, 404)
    })

    it('refuses a form of another site', async () => {
      const link = await linkFor(ADA)
      const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
      const form = { newPassword: 'Evil-horse-9', repeated: 'Evil-horse-9' }
      assert.equal((await okta.browser().post(link, form, foreign)).status, 403)
    })
  })
}
