import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { openSsoUnderTest, type SsoUnderTest, type TestBrowser } from '../sso-under-test.ts'

const DAY_MS = 24 * 60 * 60_000

for (const database of databasesUnderTest())
  describe(`a setup link on ${database.name}`, () => {
    let house: SsoUnderTest
    let globex: string
    before(async () => {
      house = await openSsoUnderTest({ databaseUrl: await database.url() })
      globex = String((await house.api('POST', '/organizations', { name: 'Globex' })).id)
    })
    after(() => house.close())

    const invite = (more: object = {}) =>
      house.api('POST', '/setup-links', {
        organizationId: globex,
        email: 'katherine@globex.example',
        name: 'Katherine Johnson',
        ...more,
      })
    const letters = async () => (await (await fetch(`${house.url}/mailbox`)).text()).split('<article').slice(1)
    const newestCode = async () => /<p>(\d{6})<\/p>/.exec((await letters())[0] ?? '')?.[1] ?? 'none'
    const guide = async (browser: TestBrowser, init: RequestInit = {}, path = '/guide') => {
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await fetch(`${house.url}/setup/api${path}`, { ...init, headers: { cookie, ...init.headers } })
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
    }
    /** Presses the button that sends a code. Letters of one moment have no order. */
    const ask = async (browser: TestBrowser, url: string) => {
      house.clock.advance(1000)
      return browser.post(url, {})
    }
    const inside = async (url: string) => {
      const browser = house.browser()
      await ask(browser, url)
      const answer = await browser.post(`${house.url}/setup/code`, { code: await newestCode() })
      assert.equal(answer.location?.pathname.startsWith('/setup/guide'), true, answer.body)
      return browser
    }

    it('opens the guide for whoever reads the invited mailbox; the secret leaves the address (B-191)', async () => {
      const { url } = await invite()
      const browser = house.browser()
      const invitation = await browser.get(String(url))
      assert.equal(invitation.status, 200)
      assert.match(invitation.body, /Connect the Okta of Globex[\s\S]*k•••@globex\.example/)
      assert.doesNotMatch(invitation.body, /katherine@globex/)

      const asked = await ask(browser, String(url))
      assert.equal(asked.status, 303)
      assert.equal(asked.location?.pathname, '/setup/code')
      assert.equal((await browser.get(`${house.url}/setup/code`)).status, 200)
      assert.equal((await guide(browser)).status, 401)

      const entered = await browser.post(`${house.url}/setup/code`, { code: ` ${await newestCode()} ` })
      assert.equal(entered.location?.pathname, '/setup/guide')
      const { status, body } = await guide(browser)
      assert.equal(status, 200)
      assert.deepEqual(body.organization, { name: 'Globex' })
      assert.match(String(body.redirectUri), /\/callback\/con_/)
    })

    it('is not used up by looking at it, a chat’s preview for one: no letter, no session, as often as wanted (B-191)', async () => {
      const { url } = await invite()
      const before = (await letters()).length
      for (let turn = 0; turn < 3; turn++) assert.equal((await house.browser().get(String(url))).status, 200)
      assert.equal((await letters()).length, before)
      await inside(String(url))
      house.clock.advance(20 * DAY_MS)
      await inside(String(url))
    })

    it('is one page for unknown, cut off, revoked, run out; the audit log tells (B-190)', async () => {
      const good = await invite()
      const revoked = await invite()
      await house.api('POST', `/setup-links/${revoked.id}/revoke`)
      const old = await invite()
      const pages = []
      for (const url of [`${good.url}`.slice(0, -1), `${house.url}/setup/${'A'.repeat(43)}`, String(revoked.url)])
        pages.push(await house.browser().get(url))
      house.clock.advance(31 * DAY_MS)
      pages.push(await house.browser().get(String(old.url)))
      for (const page of pages) {
        assert.equal(page.status, 404)
        assert.equal(page.code, 'setup.link_gone')
        assert.equal(page.body.replaceAll(page.trace ?? '', ''), pages[0]?.body.replaceAll(pages[0].trace ?? '', ''))
      }
      const { items } = await house.api<{ items: { action: string }[] }>('GET', '/audit-log?limit=50')
      assert.equal(items.filter(({ action }) => action === 'setup.link_rejected').length, 4)
    })

    it('revoked, it is over for whoever is inside', async () => {
      const { id, url } = await invite()
      const browser = await inside(String(url))
      assert.equal((await guide(browser)).status, 200)
      await house.api('POST', `/setup-links/${id}/revoke`)
      assert.equal((await guide(browser)).body.code, 'setup.session_missing')
    })

    it('takes a code five times wrong, and once right', async () => {
      const { url } = await invite()
      const browser = house.browser()
      await ask(browser, String(url))
      const code = await newestCode()
      const wrong = code === '000000' ? '000001' : '000000'
      const tries = await Promise.all(
        Array.from({ length: 8 }, () => browser.post(`${house.url}/setup/code`, { code: wrong })),
      )
      assert.equal(tries.filter(({ body }) => /That is not the code/.test(body)).length, 5)
      assert.match((await browser.post(`${house.url}/setup/code`, { code })).body, /does not work any more/)

      await ask(browser, `${house.url}/setup/code/again`)
      const fresh = await newestCode()
      const other = house.browser()
      for (const [name, value] of browser.cookies) other.cookies.set(name, value)
      const both = await Promise.all(
        [browser, other].map((each) => each.post(`${house.url}/setup/code`, { code: fresh })),
      )
      assert.deepEqual(both.map(({ status }) => status).sort(), [303, 400])
    })

    it('sends a dozen codes a day and no more', async () => {
      const { url } = await invite()
      const browser = house.browser()
      for (let turn = 0; turn < 12; turn++) assert.equal((await browser.post(String(url), {})).status, 303)
      assert.equal((await browser.post(String(url), {})).code, 'setup.codes_used_up')
    })

    it('a page of another site presses nothing: no Origin of ours, no JSON, no method in disguise (B-193)', async () => {
      const { url } = await invite()
      const cross = [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }, { origin: 'null' }]
      for (const headers of cross)
        assert.equal((await house.browser().post(String(url), {}, headers)).code, 'request.cross_site')
      const browser = await inside(String(url))
      const attempts: RequestInit[] = [
        ...cross.map((headers) => ({ headers: { 'content-type': 'application/json', ...headers } })),
        { headers: { 'content-type': 'text/plain', 'sec-fetch-site': 'cross-site' } },
        { headers: { 'x-http-method-override': 'DELETE', 'sec-fetch-site': 'cross-site' } },
      ]
      for (const init of attempts) {
        const { status } = await guide(browser, { method: 'POST', body: '{}', ...init }, '/help')
        assert.ok([403, 415].includes(status), `${JSON.stringify(init)}: ${status}`)
      }
    })

    it('for one step opens nothing but that; help with a step is a link of its own', async () => {
      const { url } = await invite()
      const browser = await inside(String(url))
      house.clock.advance(1000)
      const asked = await guide(
        browser,
        {
          method: 'POST',
          body: JSON.stringify({ step: 'domains', email: 'dns@globex.example', name: 'Whoever runs our DNS' }),
          headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
        },
        '/help',
      )
      assert.equal(asked.status, 200, JSON.stringify(asked.body))
      const link = /(http:\/\/[^"<]+\/setup\/[\w-]{43})/.exec((await letters())[0] ?? '')?.[1] ?? ''
      const helper = await inside(link)
      assert.equal((await guide(helper)).body.onlyStep, 'domains')
      const again = { method: 'POST', body: '{"step":"app","email":"x@y.example","name":"x"}' }
      const refused = await guide(helper, { ...again, headers: { 'content-type': 'application/json' } }, '/help')
      assert.equal(refused.status, 404)
    })

    it('revoked, it takes along the links its holder asked others for help by, also by the one before it', async () => {
      const { id, url } = await invite({ email: 'gone@globex.example' })
      const browser = await inside(String(url))
      const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
      const helpers: TestBrowser[] = []
      for (const [email, step] of [
        ['own@out.example', 'app'],
        ['other@out.example', 'go-live'],
      ]) {
        house.clock.advance(1000)
        const body = JSON.stringify({ step, email, name: 'A second mailbox' })
        await guide(browser, { method: 'POST', body, headers }, '/help')
        helpers.push(await inside(/(http:\/\/[^"<]+\/setup\/[\w-]{43})/.exec((await letters())[0] ?? '')?.[1] ?? ''))
      }
      const renewed = await house.api('POST', `/setup-links/${id}/renew`, {})
      for (const helper of helpers) assert.equal((await guide(helper)).status, 200, 'the same person goes on')
      await house.api('POST', `/setup-links/${renewed.id}/revoke`)
      for (const helper of helpers) assert.equal((await guide(helper)).body.code, 'setup.session_missing')
    })

    it('is made for a connection of that organization or not at all (B-194)', async () => {
      await assert.rejects(invite({ connectionId: house.acme.connection }), /404/)
      await assert.rejects(invite({ organizationId: 'org_unknown' }), /404/)
    })

    it('leaves no secret behind: not in the database, the log or an audit entry (B-196)', async () => {
      const { url } = await invite()
      const token = String(url).split('/').at(-1) ?? ''
      await inside(String(url))
      // As a mail program or a finger that slipped would have it.
      for (const slipped of [`${url}/`, `${url}/x`, `${house.url}/console/join/${token}/x`])
        await house.browser().post(slipped, {})
      const code = await newestCode()
      const kept = await Promise.all(
        (['setup_links', 'setup_codes', 'setup_sessions', 'audit_log', 'mailbox'] as const).map((table) =>
          house.sso.db.kysely.selectFrom(table).selectAll().execute(),
        ),
      )
      const everything = JSON.stringify(kept) + house.lines.join('\n')
      assert.doesNotMatch(everything, new RegExp(token))
      assert.doesNotMatch(everything, new RegExp(`\\b${code}\\b`))
    })
  })
