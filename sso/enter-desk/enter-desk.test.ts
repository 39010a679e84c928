import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { operatorLinks } from '../operators/operator-link.ts'
import { openSsoUnderTest, type SsoUnderTest, type TestBrowser } from '../sso-under-test.ts'
import { type Crooked, type TestPasskey, testPasskey } from './test-passkey.ts'

const MINUTE_MS = 60_000
const FROM_US = { 'sec-fetch-site': 'same-origin' }

type Json = Record<string, unknown>

for (const database of databasesUnderTest())
  describe(`the way in at the desk, on ${database.name}`, () => {
    let house: SsoUnderTest
    before(async () => {
      house = await openSsoUnderTest({ databaseUrl: await database.url() })
    })
    after(() => house.close())
    // Each test a minute of its own, as far as limits go.
    beforeEach(() => house.clock.advance(MINUTE_MS + 1))

    /** What a page of the desk asks, in one browser. */
    async function ask(
      browser: TestBrowser,
      path: string,
      body?: object,
      { method, ...headers }: Record<string, string> = {},
    ) {
      const answer = await fetch(`${house.url}${path}`, {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: {
          cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(body === undefined ? {} : { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      for (const line of answer.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        const at = pair.indexOf('=')
        if (/max-age=0/i.test(line)) browser.cookies.delete(pair.slice(0, at))
        else browser.cookies.set(pair.slice(0, at), pair.slice(at + 1))
      }
      return { status: answer.status, json: (await answer.json().catch(() => ({}))) as Json, headers: answer.headers }
    }
    const me = async (browser: TestBrowser) => {
      const { json } = await ask(browser, '/api/me')
      return (json.operator ?? undefined) as Json | undefined
    }
    const tokenOf = (url: string) => url.split('/').at(-1) ?? ''
    const links = () => operatorLinks({ ...house.house, publicUrl: house.url })
    const newestLetter = async () =>
      (await (await fetch(`${house.url}/mailbox`)).text()).split('<article').slice(1)[0] ?? ''
    const mailedToken = async () => /\/console\/join\/([\w-]{43})/.exec(await newestLetter())?.[1] ?? 'none'

    /** Takes a link to a passkey. */
    async function enterByLink(token: string, who: object = {}, browser = house.browser()) {
      const passkey = testPasskey(house.url)
      const opened = await ask(browser, '/console/api/link', { token })
      const asked = await ask(browser, '/console/api/link/passkey/options', who)
      const answer = { answer: passkey.register(asked.json), name: 'Laptop' }
      const entered = await ask(browser, '/console/api/link/passkey', answer)
      return { browser, passkey, opened, asked, entered, answer }
    }
    async function enter(passkey: TestPasskey, crooked: Crooked = {}, browser = house.browser()) {
      const asked = await ask(browser, '/console/api/sign-in/options', {})
      const answer = { answer: passkey.sign(asked.json, crooked) }
      const entered = await ask(browser, '/console/api/sign-in', answer)
      return { browser, asked, entered, answer }
    }
    async function invited(role: string, email = `${role}-${Math.random()}@ronspot.example`) {
      // Letters of one moment have no order.
      house.clock.advance(1000)
      const operator = await house.api('POST', '/operators', { email, name: `The ${role}`, role })
      const came = await enterByLink(await mailedToken())
      assert.equal(came.entered.status, 200, JSON.stringify(came.entered.json))
      return { ...came, id: String(operator.id) }
    }

    it('B-198: the first operator comes by a link that is good once, for an hour, while there is no operator', async () => {
      const late = await links().firstRun('system')
      house.clock.advance(61 * MINUTE_MS)
      assert.equal((await enterByLink(tokenOf(late.url))).opened.json.code, 'operator.link_gone')

      const first = await links().firstRun('system')
      const second = await links().firstRun('system')
      assert.match(first.url, /\/console\/first-run\/[\w-]{43}$/)
      const rows = JSON.stringify(await house.sso.db.kysely.selectFrom('operator_links').selectAll().execute())
      assert.equal(rows.includes(tokenOf(first.url)), false, 'a link stands in the database')

      const olivia = { name: 'Olivia', email: 'Olivia@Ronspot.example' }
      const another = { name: 'Oscar', email: 'oscar@ronspot.example' }
      const both = await Promise.all([
        enterByLink(tokenOf(first.url), olivia),
        enterByLink(tokenOf(second.url), another),
      ])
      assert.deepEqual(both.map(({ entered }) => entered.status).sort(), [200, 404], 'two were the first')
      const { browser, opened, asked, entered } = both.find((each) => each.entered.status === 200) ?? assert.fail()
      assert.deepEqual(opened.json, { kind: 'first-run' })
      assert.equal((asked.json.authenticatorSelection as Json).residentKey, 'required')
      assert.equal((asked.json.authenticatorSelection as Json).userVerification, 'required')
      assert.equal(entered.status, 200, JSON.stringify(entered.json))
      assert.deepEqual(
        { ...(await me(browser)), id: undefined, createdAt: 0, joinedAt: 0, lastSignInAt: 0, createdBy: '' },
        {
          id: undefined,
          ...(browser === both[0]?.browser ? { name: 'Olivia', email: 'olivia@ronspot.example' } : another),
          role: 'owner',
          createdBy: '',
          createdAt: 0,
          joinedAt: 0,
          lastSignInAt: 0,
          disabledAt: null,
          boundToOkta: false,
        },
      )
      for (const { url } of [first, second])
        assert.equal((await enterByLink(tokenOf(url), olivia)).opened.json.code, 'operator.link_gone')
      await assert.rejects(links().firstRun('system'), { code: 'operator.first_run_over' })
      assert.equal(
        house.lines.some((line) => line.includes(tokenOf(first.url))),
        false,
        'a link stands in the log',
      )
    })

    it('an owner invites by mail; the letter’s link makes a passkey, and by that passkey people come in', async () => {
      const { browser, passkey, opened } = await invited('support', 'sam@ronspot.example')
      assert.deepEqual(opened.json, {
        kind: 'join',
        name: 'The support',
        email: 'sam@ronspot.example',
        role: 'support',
      })
      assert.equal((await me(browser))?.role, 'support')
      assert.equal((await ask(browser, '/console/sign-out', {})).status, 200)
      assert.equal(await me(browser), undefined)
      const again = await enter(passkey)
      assert.equal(again.entered.status, 200, JSON.stringify(again.entered.json))
      assert.equal((await me(again.browser))?.email, 'sam@ronspot.example')
      await assert.rejects(
        house.api('POST', '/operators', { email: 'SAM@ronspot.example', name: 'Sam', role: 'owner' }),
        /operator.email_taken/,
      )
    })

    it('an invitation is good for a day, once, and a newer one ends it', async () => {
      const operator = await house.api('POST', '/operators', { email: 'a@ronspot.example', name: 'A', role: 'support' })
      const old = await mailedToken()
      house.clock.advance(1000)
      await house.api('POST', `/operators/${operator.id}/send-link`)
      const fresh = await mailedToken()
      assert.notEqual(fresh, old)
      const gone = async (token: string) => (await enterByLink(token)).opened.json.code
      assert.equal(await gone(old), 'operator.link_gone')
      const browser = house.browser()
      const looks = await Promise.all([1, 2, 3].map(() => ask(house.browser(), '/console/api/link', { token: fresh })))
      assert.deepEqual(
        looks.map(({ status }) => status),
        [200, 200, 200],
      )
      const both = await Promise.all([enterByLink(fresh, {}, browser), enterByLink(fresh)])
      assert.deepEqual(both.map(({ entered }) => entered.status).sort(), [200, 404])
      assert.equal(await gone(fresh), 'operator.link_gone')

      await house.api('POST', '/operators', { email: 'b@ronspot.example', name: 'B', role: 'support' })
      house.clock.advance(25 * 60 * MINUTE_MS)
      assert.equal(await gone(await mailedToken()), 'operator.link_gone')
    })

    it('refuses another origin, RP ID, key or person, an answer without verification, a count that went back', async () => {
      const { passkey, id } = await invited('support')
      assert.equal((await enter(passkey, { counter: 7 })).entered.status, 200)
      const crooked: Crooked[] = [
        { origin: 'https://evil.example' },
        { rpId: 'evil.example' },
        { otherKey: true },
        { unverified: true },
        { counter: 7 },
        { counter: 3 },
        { userHandle: Buffer.from('opr_somebody_else').toString('base64url') },
      ]
      for (const [turn, how] of crooked.entries()) {
        const { browser, entered } = await enter(passkey, { counter: 100 + turn, ...how })
        assert.equal(entered.json.code, 'operator.passkey_refused', JSON.stringify(how))
        assert.equal(await me(browser), undefined)
      }
      assert.equal((await enter(testPasskey(house.url))).entered.json.code, 'operator.passkey_refused')
      const { items } = await house.api<{ items: Json[] }>('GET', '/audit-log?limit=50')
      const refusals = items.filter(({ action, targetId }) => action === 'operator.sign_in_refused' && targetId === id)
      assert.equal(refusals.length, crooked.length)
    })

    it('takes an answer once, within five minutes, from the browser that was asked, for what it was asked for', async () => {
      const { passkey } = await invited('support')
      const { browser, answer } = await enter(passkey)
      const replayed = house.browser()
      for (const [name, value] of browser.cookies) replayed.cookies.set(name, value)
      const again = { answer: { ...answer.answer } }
      assert.notEqual((await ask(replayed, '/console/api/sign-in', again)).status, 200)

      const other = house.browser()
      const asked = await ask(other, '/console/api/sign-in/options', {})
      const elsewhere = await ask(house.browser(), '/console/api/sign-in', { answer: passkey.sign(asked.json) })
      assert.equal(elsewhere.json.code, 'operator.challenge_gone')
      house.clock.advance(6 * MINUTE_MS)
      const late = await ask(other, '/console/api/sign-in', { answer: passkey.sign(asked.json) })
      assert.equal(late.json.code, 'operator.challenge_gone')

      const inside = await enter(passkey)
      const toAdd = await ask(inside.browser, '/console/api/passkeys/options', {})
      const wrongDoor = await ask(inside.browser, '/console/api/sign-in', { answer: passkey.sign(toAdd.json) })
      assert.equal(wrongDoor.json.code, 'operator.challenge_gone')
    })

    it('a passkey without a counter signs in again and again, but no challenge twice', async () => {
      const { passkey } = await invited('support')
      const browser = house.browser()
      const asked = await ask(browser, '/console/api/sign-in/options', {})
      const answer = { answer: passkey.sign(asked.json, { counter: 0 }) }
      const both = await Promise.all([1, 2, 3].map(() => ask(browser, '/console/api/sign-in', answer)))
      assert.deepEqual(both.map(({ status }) => status).sort(), [200, 400, 400])
      assert.equal((await enter(passkey, { counter: 0 })).entered.status, 200)
    })

    it('a session ends after twelve hours, after an hour without a press, and at once when its operator is disabled', async () => {
      const { browser, passkey, id } = await invited('support')
      for (let hour = 0; hour < 11; hour++) {
        house.clock.advance(59 * MINUTE_MS)
        assert.notEqual(await me(browser), undefined, `gone after ${hour} hours`)
      }
      house.clock.advance(59 * MINUTE_MS)
      assert.notEqual(await me(browser), undefined)
      house.clock.advance(59 * MINUTE_MS)
      assert.equal(await me(browser), undefined)

      const idle = await enter(passkey)
      house.clock.advance(61 * MINUTE_MS)
      assert.equal(await me(idle.browser), undefined)

      const inside = await enter(passkey)
      await house.api('PATCH', `/operators/${id}`, { role: 'read-only' })
      assert.equal((await me(inside.browser))?.role, 'read-only', 'another role waits for the next sign-in')
      await house.api('POST', `/operators/${id}/disable`)
      assert.equal(await me(inside.browser), undefined)
      assert.equal((await enter(passkey)).entered.json.code, 'operator.passkey_refused')
      await house.api('POST', `/operators/${id}/enable`)
      assert.equal(await me(inside.browser), undefined, 'what was ended comes back')
      assert.equal((await enter(passkey)).entered.status, 200)
    })

    it('asks for the passkey once more after fifteen minutes, and begins the session anew with it (ASVS 7.5.1)', async () => {
      const { browser, passkey } = await invited('owner')
      const { passkey: strange } = await invited('owner')
      const makeKey = async (who = browser) =>
        (await ask(who, '/api/api-keys', { name: 'Reports', role: 'read-only' }, FROM_US)).json
      const addPasskey = async () => (await ask(browser, '/console/api/passkeys/options', {})).json
      assert.match(String((await makeKey()).key), /^gp_/)
      house.clock.advance(16 * MINUTE_MS)
      assert.equal((await makeKey()).code, 'api.confirmation_needed')
      assert.equal((await addPasskey()).code, 'api.confirmation_needed')
      assert.equal((await ask(browser, '/api/organizations', { name: 'X' }, FROM_US)).status, 201)

      const options = async () => (await ask(browser, '/console/api/confirm/options', {})).json
      const confirm = (answer: object, who = browser) => ask(who, '/console/api/confirm', { answer })
      const asked = await options()
      assert.equal((asked.allowCredentials as Json[]).length, 1)
      assert.equal((await confirm(strange.sign(asked))).json.code, 'operator.passkey_refused')
      assert.equal((await confirm(passkey.sign(asked, { unverified: true }))).json.code, 'operator.passkey_refused')
      assert.equal((await makeKey()).code, 'api.confirmation_needed')
      const toSignIn = await ask(browser, '/console/api/sign-in/options', {})
      assert.equal((await confirm(passkey.sign(toSignIn.json))).json.code, 'operator.challenge_gone')

      const before = house.browser()
      const answer = passkey.sign(await options())
      for (const [name, value] of browser.cookies) before.cookies.set(name, value)
      assert.equal((await confirm(answer)).status, 200)
      assert.notEqual((await confirm(answer)).status, 200, 'an answer is good twice')
      assert.equal(await me(before), undefined, 'the session of before goes on')
      assert.match(String((await makeKey()).key), /^gp_/)
      assert.equal((await addPasskey()).code, undefined)
      house.clock.advance(16 * MINUTE_MS)
      assert.equal((await makeKey()).code, 'api.confirmation_needed')
      assert.equal((await ask(house.browser(), '/console/api/confirm/options', {})).json.code, 'operator.signed_out')
    })

    it('somebody has several passkeys, and never removes the last; nobody removes another’s', async () => {
      const { browser, passkey } = await invited('read-only')
      const { browser: stranger } = await invited('owner')
      const second = testPasskey(house.url)
      const asked = await ask(browser, '/console/api/passkeys/options', {})
      assert.equal((asked.json.excludeCredentials as unknown[]).length, 1)
      const added = await ask(browser, '/console/api/passkeys', { answer: second.register(asked.json), name: 'Phone' })
      assert.equal(added.status, 200, JSON.stringify(added.json))
      assert.equal((await enter(second)).entered.status, 200)
      const mine = async () => (await ask(browser, '/api/me/passkeys')).json.items as Json[]
      const [newest, oldest] = await mine()
      const remove = (who: TestBrowser, id: unknown) =>
        fetch(`${house.url}/api/me/passkeys/${id}`, {
          method: 'DELETE',
          headers: {
            cookie: [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
            'sec-fetch-site': 'same-origin',
          },
        })
      assert.equal((await remove(stranger, newest?.id)).status, 404)
      const ends = await Promise.all([newest, oldest].map((each) => remove(browser, each?.id)))
      assert.deepEqual(ends.map(({ status }) => status).sort(), [200, 409])
      const [left] = await mine()
      assert.equal((await remove(browser, left?.id)).status, 409)
      const works = await Promise.all([passkey, second].map((each) => enter(each)))
      assert.deepEqual(works.map(({ entered }) => entered.status).sort(), [200, 403])
    })

    it('whoever a passkey was made for, taken from or replaced hears it by mail (ASVS 6.3.7)', async () => {
      const { browser, id } = await invited('support', 'pia@ronspot.example')
      const newest = async () => {
        house.clock.advance(1000)
        return newestLetter()
      }
      assert.doesNotMatch(await newest(), /passkey was/, 'who makes their first one needs no letter')
      const phone = testPasskey(house.url)
      const asked = await ask(browser, '/console/api/passkeys/options', {})
      const added = await ask(browser, '/console/api/passkeys', { answer: phone.register(asked.json), name: 'A phone' })
      const ofAdding = await newest()
      assert.match(ofAdding, /A passkey was added.*To pia@ronspot.example.*“A phone” opens the desk as you/s)
      assert.ok(ofAdding.includes(`${house.url}/console/passkeys`))
      const removed = await ask(browser, `/api/me/passkeys/${added.json.id}`, undefined, {
        ...FROM_US,
        method: 'DELETE',
      })
      assert.equal(removed.status, 200, JSON.stringify(removed.json))
      assert.match(await newest(), /A passkey was removed.*To pia@ronspot.example.*“A phone” does not open/s)
      await house.api('POST', `/operators/${id}/send-link`)
      const link = await mailedToken()
      // Letters of one moment have no order.
      house.clock.advance(1000)
      await enterByLink(link)
      assert.match(await newest(), /were replaced.*To pia@ronspot.example.*“Laptop” was made/s)
    })

    it('a link sent anew replaces the passkeys there were and ends the sessions', async () => {
      const { browser, passkey, id } = await invited('support')
      house.clock.advance(1000)
      await house.api('POST', `/operators/${id}/send-link`)
      const renewed = await enterByLink(await mailedToken())
      assert.equal(renewed.opened.json.kind, 'renew')
      assert.equal(renewed.entered.status, 200)
      assert.equal(await me(browser), undefined)
      assert.equal((await enter(passkey)).entered.status, 403)
      assert.equal((await enter(renewed.passkey)).entered.status, 200)
    })

    it('the last owner stays: not disabled, not demoted, also by two at once', async () => {
      const owners = async () =>
        (await house.api<{ items: Json[] }>('GET', '/operators')).items.filter(
          ({ role, disabledAt, joinedAt }) => role === 'owner' && disabledAt === null && joinedAt !== null,
        )
      await invited('owner')
      const all = await owners()
      const ends = await Promise.allSettled(
        all.map(({ id }, turn) =>
          turn % 2 === 0
            ? house.api('POST', `/operators/${id}/disable`)
            : house.api('PATCH', `/operators/${id}`, { role: 'support' }),
        ),
      )
      assert.equal(ends.filter(({ status }) => status === 'rejected').length, 1)
      const [last] = await owners()
      await assert.rejects(house.api('PATCH', `/operators/${last?.id}`, { role: 'read-only' }), /operator.last_owner/)
    })

    it('asks are counted: sixty a minute and no more from one address', async () => {
      const browser = house.browser()
      const answers: number[] = []
      for (let turn = 0; turn < 62; turn++)
        answers.push((await ask(browser, '/console/api/sign-in/options', {})).status)
      assert.deepEqual(answers.slice(-3), [200, 429, 429])
    })

    it('a page of another site knocks in vain, and no cookie of ours is for scripts or other sites', async () => {
      const { browser } = await invited('owner')
      for (const headers of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': '', origin: 'https://evil.example' },
      ] as Record<string, string>[]) {
        const request = { ...headers }
        assert.equal((await ask(browser, '/console/api/sign-in/options', {}, request)).json.code, 'request.cross_site')
        assert.equal((await ask(browser, '/api/operators', {}, request)).json.code, 'request.cross_site')
      }
      const plain = await ask(browser, '/api/organizations', { name: 'x' }, { 'content-type': 'text/plain' })
      assert.equal(plain.json.code, 'request.invalid')
      const entered = await enter(testPasskey(house.url))
      for (const line of entered.asked.headers.getSetCookie()) assert.match(line, /HttpOnly; SameSite=Strict/)
    })
  })
