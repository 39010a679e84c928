import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { openCrookedOkta } from '../okta/crooked-okta.ts'
import { openSsoUnderTest, type SsoUnderTest, type TestBrowser } from '../sso-under-test.ts'

type Json = Record<string, unknown>

for (const database of databasesUnderTest())
  describe(`operators through their own Okta, on ${database.name}`, () => {
    let house: SsoUnderTest
    before(async () => {
      house = await openSsoUnderTest({ databaseUrl: await database.url() })
      await house.sso.openOperatorSession({ email: 'olivia@ronspot.example', name: 'Olivia', role: 'owner' })
    })
    after(() => house.close())

    const as = (sub: string, email: string, verified = true) => {
      house.okta.person = { idToken: { sub, email, email_verified: verified, name: sub }, userinfo: { sub } }
    }
    const name = (connectionId = house.acme.connection, more: object = {}) => {
      const seen = { connectionId, issuer: house.okta.issuer, organization: 'Acme' }
      return house.api('PUT', '/operators-connection', { ...seen, ...more })
    }
    const made = (email: string, role = 'support') => house.api('POST', '/operators', { email, name: email, role })
    const me = async (browser: TestBrowser) => {
      const cookie = [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
      const { operator } = (await (await fetch(`${house.url}/api/me`, { headers: { cookie } })).json()) as Json
      return operator as Json | undefined
    }
    /** From the desk to Okta and back, up to the desk's own callback. */
    async function untilDesk(browser: TestBrowser): Promise<URL> {
      const away = await browser.get(`${house.url}/console/okta`)
      assert.equal(away.location?.pathname, '/authorize', away.body)
      const toOkta = await browser.get(away.location ?? '')
      const back = await fetch(toOkta.location ?? '', { redirect: 'manual' })
      const callback = await browser.get(back.headers.get('location') ?? '')
      assert.equal(callback.location?.pathname, '/console/callback', callback.body)
      return callback.location as URL
    }
    async function enter(browser = house.browser()) {
      const answer = await browser.get(await untilDesk(browser))
      return { browser, answer, code: answer.code }
    }

    it('is closed while no connection is named, and by one that is off', async () => {
      assert.equal((await house.browser().get(`${house.url}/console/okta`)).code, 'operator.okta_not_set')
      const { id } = await house.api('POST', '/connections', { organizationId: house.acme.organization })
      await assert.rejects(name(String(id)), /operator.connection_not_live/)
      await assert.rejects(name('con_nobody'), /404/)
      await name()
      await house.api('POST', `/connections/${house.acme.connection}/disable`)
      assert.equal((await house.browser().get(`${house.url}/console/okta`)).code, 'operator.okta_not_set')
      await house.api('POST', `/connections/${house.acme.connection}/enable`)
    })

    it('is named by an owner who saw its issuer and typed whose it is, and every owner hears of it', async () => {
      const before = await house.api('GET', '/operators-connection')
      house.clock.advance(1000)
      const { connection } = await house.connect('Globex Tyres', [])
      await assert.rejects(name(connection), /422.*operator.organization_not_confirmed/)
      await assert.rejects(name(connection, { organization: '' }), /422.*operator.organization_not_confirmed/)
      await assert.rejects(house.api('PUT', '/operators-connection', { connectionId: connection }), /request.invalid/)
      const elsewhere = { organization: 'Globex Tyres', issuer: 'https://globex.okta.com' }
      await assert.rejects(name(connection, elsewhere), /409.*operator.issuer_changed.*leads to http:\/\/127/)
      assert.deepEqual(await house.api('GET', '/operators-connection'), before, 'refused, it is named all the same')

      await name(connection, { organization: ' Globex Tyres ' })
      const letter = (await (await fetch(`${house.url}/mailbox`)).text()).split('<article').slice(1)[0] ?? ''
      assert.match(letter, /To olivia@ronspot\.example/)
      assert.match(letter, /tests named the connection of Globex Tyres as the operators’ own/)
      assert.ok(letter.includes(house.okta.issuer))
      const { items } = await house.api<{ items: { action: string; detail: Json }[] }>('GET', '/audit-log?limit=5')
      assert.deepEqual(items.find(({ action }) => action === 'operator.connection_named')?.detail, {
        issuer: house.okta.issuer,
        organization: 'Globex Tyres',
      })
      await name()
    })

    it('lets an operator in by the verified address they were invited with, and binds them to who they are there', async () => {
      const { id } = await made('Ada@acme.example')
      as('00u1ada', 'ada@acme.example')
      const { browser, answer } = await enter()
      assert.equal(answer.location?.pathname, '/console', answer.body)
      assert.deepEqual([(await me(browser))?.id, (await me(browser))?.boundToOkta], [id, true])

      as('00u1ada', 'ada.lovelace@acme.example')
      assert.equal((await me((await enter()).browser))?.id, id, 'another address, the same person')
      as('00u2eve', 'ada@acme.example')
      const eve = await enter()
      assert.equal(eve.code, 'operator.not_an_operator', 'the same address, another person')
      assert.equal(await me(eve.browser), undefined)
    })

    it('who has no passkey here confirms by signing in again, and Okta is told to ask', async () => {
      as('00u1ada', 'ada@acme.example')
      const { browser } = await enter()
      const cookie = [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
      const asked = await fetch(`${house.url}/console/api/confirm/options`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
        body: '{}',
      })
      assert.equal(((await asked.json()) as Json).code, 'operator.no_passkey')
      const away = await browser.get(`${house.url}/console/okta?again`)
      const toOkta = await browser.get(away.location ?? '')
      assert.equal(toOkta.location?.searchParams.get('prompt'), 'login')
      const usual = await browser.get((await browser.get(`${house.url}/console/okta`)).location ?? '')
      assert.equal(usual.location?.searchParams.get('prompt'), null)
    })

    it('whoever Okta lets through without asking has confirmed nothing: what counts is when they showed it who they are', async () => {
      await made('kim@acme.example', 'owner')
      const enterAsOf = async (hoursAgo: number) => {
        as('00u7kim', 'kim@acme.example')
        house.okta.person.idToken.auth_time = Math.floor(house.clock.now() / 1000) - hoursAgo * 3600
        const { browser } = await enter()
        assert.equal((await me(browser))?.email, 'kim@acme.example', 'not let in')
        return browser
      }
      const makeKey = async (browser: TestBrowser) => {
        const cookie = [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
        const headers = { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
        const body = JSON.stringify({ name: 'Kim’s' })
        return ((await (await fetch(`${house.url}/api/api-keys`, { method: 'POST', headers, body })).json()) as Json)
          .code
      }
      assert.equal(await makeKey(await enterAsOf(0)), undefined)
      assert.equal(await makeKey(await enterAsOf(2)), 'api.confirmation_needed')
      const longAgo = await enterAsOf(30)
      assert.equal(await makeKey(longAgo), 'api.confirmation_needed')
      house.clock.advance(50 * 60_000)
      assert.notEqual(await me(longAgo), undefined, 'a morning’s sign-in at Okta lasts the day here')
      const fast = await enterAsOf(-2)
      assert.equal(await makeKey(fast), undefined)
      house.clock.advance(16 * 60_000)
      assert.equal(await makeKey(fast), 'api.confirmation_needed', 'a fast clock at Okta makes it last longer')
    })

    it('lets nobody in who is no operator, is disabled, or whose address nobody verified', async () => {
      as('00u3carl', 'carl@acme.example')
      assert.equal((await enter()).code, 'operator.not_an_operator')
      await made('dora@acme.example')
      as('00u4dora', 'dora@acme.example', false)
      assert.equal((await enter()).code, 'operator.not_an_operator')
      const { id } = await made('emil@acme.example')
      as('00u5emil', 'emil@acme.example')
      const inside = await enter()
      assert.notEqual(await me(inside.browser), undefined)
      await house.api('POST', `/operators/${id}/disable`)
      assert.equal(await me(inside.browser), undefined)
      assert.equal((await enter()).code, 'operator.not_an_operator')
      as('00u6other', 'emil@acme.example')
      assert.equal((await enter()).code, 'operator.not_an_operator')
    })

    it('is bound anew when an owner says so', async () => {
      const { id } = await made('fay@acme.example')
      as('00u7fay', 'fay@acme.example')
      await enter()
      as('00u8fay', 'fay@acme.example')
      assert.equal((await enter()).code, 'operator.not_an_operator')
      await house.api('PATCH', `/operators/${id}`, { boundToOkta: false })
      assert.equal((await me((await enter()).browser))?.id, id)
    })

    it('takes an answer once, in the browser that asked, within ten minutes, and none that is made up', async () => {
      await made('gus@acme.example')
      as('00u9gus', 'gus@acme.example')
      const browser = house.browser()
      const callback = await untilDesk(browser)
      const gone = async (who: TestBrowser, url: URL) =>
        assert.equal((await who.get(url)).code, 'operator.okta_answer_gone')
      await gone(house.browser(), callback)
      const other = new URL(callback)
      other.searchParams.set('state', 'another')
      await gone(browser, other)
      const elsewhere = new URL(callback)
      elsewhere.searchParams.set('iss', 'https://evil.example')
      await gone(browser, elsewhere)
      const copy = house.browser()
      for (const [key, value] of browser.cookies) copy.cookies.set(key, value)
      assert.equal((await browser.get(callback)).location?.pathname, '/console')
      await gone(copy, callback)
      const slow = house.browser()
      const late = await untilDesk(slow)
      house.clock.advance(11 * 60_000)
      await gone(slow, late)
    })

    it('led through another customer’s connection, nobody is an operator', async () => {
      await made('hal@acme.example', 'owner')
      const provider = await openCrookedOkta({ clock: house.clock })
      provider.person = { idToken: { sub: '00uhal', email: 'hal@acme.example', email_verified: true }, userinfo: {} }
      try {
        const globex = await house.connect('Globex', ['globex.example'], provider)
        // The desk's own request, led through another customer's connection.
        const browser = house.browser()
        const away = await browser.get(`${house.url}/console/okta`)
        away.location?.searchParams.set('connection', globex.connection)
        const toOkta = await browser.get(away.location ?? '')
        assert.ok(toOkta.location?.href.startsWith(provider.issuer), 'led elsewhere')
        provider.person.userinfo = { sub: '00uhal' }
        const back = await fetch(toOkta.location ?? '', { redirect: 'manual' })
        const callback = await browser.get(back.headers.get('location') ?? '')
        assert.equal((await browser.get(callback.location ?? '')).code, 'operator.not_an_operator')
        assert.equal(await me(browser), undefined)
      } finally {
        await provider.close()
      }
    })

    it('whoever may change connections does not become an owner by leading this one to a provider of theirs', async () => {
      await made('ivy@acme.example', 'owner')
      const provider = await openCrookedOkta({ clock: house.clock })
      provider.person = {
        idToken: { sub: 'x', email: 'ivy@acme.example', email_verified: true },
        userinfo: { sub: 'x' },
      }
      const before = { issuer: house.okta.issuer, clientId: house.okta.clientId, clientSecret: house.okta.clientSecret }
      try {
        const { issuer, clientId, clientSecret } = provider
        await house.api('PATCH', `/connections/${house.acme.connection}`, { issuer, clientId, clientSecret })
        assert.equal((await house.browser().get(`${house.url}/console/okta`)).code, 'operator.okta_not_set')
      } finally {
        await house.api('PATCH', `/connections/${house.acme.connection}`, before)
        await provider.close()
      }
      as('00u9gus', 'gus@acme.example')
      assert.equal((await enter()).answer.location?.pathname, '/console', 'led back, it works as before')
      await house.api('DELETE', '/operators-connection')
      assert.equal((await house.browser().get(`${house.url}/console/okta`)).code, 'operator.okta_not_set')
    })
  })
