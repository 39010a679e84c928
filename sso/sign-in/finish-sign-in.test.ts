import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { sha256 } from '../../kit/ids.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { openCrookedOkta } from '../okta/crooked-okta.ts'
import { type Answer, openSsoUnderTest, type SsoUnderTest, type TestBrowser } from '../sso-under-test.ts'

for (const database of databasesUnderTest()) {
  describe(`finishing a sign-in (OIDC Core §3.1.2.7) on ${database.name}`, () => {
    let sso: SsoUnderTest
    before(async () => {
      sso = await openSsoUnderTest({ databaseUrl: await database.url() })
    })
    after(() => sso.close())
    afterEach(() => sso.okta.behave())

    /** RP-ERR of the catalogue: a page, one row in the log, and nothing else. */
    async function refused(browser: TestBrowser, visit: () => Promise<Answer>, reason: string, status = 400) {
      const [rows, accounts, sessions] = [await sso.signIns(), await sso.count('accounts'), await sso.count('sessions')]
      const session = browser.cookies.get('gp_session')
      const answer = await visit()
      assert.equal(answer.code, `sign_in.${reason}`, answer.body)
      assert.equal(answer.status, status)
      assert.match(answer.headers.get('content-type') ?? '', /text\/html/)
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      assert.match(answer.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
      assert.equal(browser.cookies.get('gp_session'), session)
      assert.equal(await sso.count('accounts'), accounts)
      assert.equal(await sso.count('sessions'), sessions)
      const fresh = (await sso.signIns()).filter((row) => !rows.some((known) => known.id === row.id))
      assert.deepEqual(
        fresh.map(({ id, outcome, reason }) => ({ id, outcome, reason })),
        [{ id: answer.trace, outcome: 'refused', reason }],
      )
      return { answer, row: fresh[0] }
    }

    /** The same state is worth nothing afterwards. */
    async function usedUp(browser: TestBrowser, callback: URL) {
      const again = await browser.get(callback)
      assert.equal(again.code, 'sign_in.state_used')
    }

    it('admits the person and hands the application a code, its state and our issuer', async () => {
      const browser = sso.browser()
      const landed = await sso.signIn(browser)
      assert.equal(landed.status, 302)
      assert.equal(`${landed.location?.origin}${landed.location?.pathname}`, 'https://app.example/callback')
      assert.equal(landed.location?.searchParams.get('state'), 'app-state')
      assert.equal(landed.location?.searchParams.get('iss'), sso.url)
      const { status, claims, body } = await sso.redeem(landed)
      assert.equal(status, 200)
      assert.equal(claims.email, 'ada@acme.example')
      assert.equal(claims.nonce, 'app-nonce')
      assert.equal(claims.organization, sso.acme.organization)
      assert.equal(claims.connection, sso.acme.connection)
      assert.deepEqual(claims.amr, ['pwd'])
      const userinfo = await fetch(`${sso.url}/userinfo`, { headers: { authorization: `Bearer ${body.access_token}` } })
      assert.equal(((await userinfo.json()) as { sub: string }).sub, claims.sub)
      assert.deepEqual([...browser.cookies.keys()], ['gp_session'])
      assert.ok((browser.cookies.get('gp_session') ?? '').length < 200)
    })

    it('asks Okta once, and writes nothing before it has answered', async () => {
      const browser = sso.browser()
      const rows = (await sso.signIns()).length
      const callback = await sso.untilCallback(browser)
      assert.equal((await sso.signIns()).length, rows)
      const calls = sso.okta.visitsTo('/token').length
      await browser.get(callback)
      assert.equal(sso.okta.visitsTo('/token').length, calls + 1)
    })

    it('B-04: refuses a state nobody made', async () => {
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser)
      callback.searchParams.set('state', `${callback.searchParams.get('state')}x`)
      await refused(browser, () => browser.get(callback), 'state_unknown')
      callback.searchParams.set('state', 'guessed')
      await refused(browser, () => browser.get(callback), 'state_unknown')
    })

    it('B-05: refuses a state made in another browser, and leaves it usable in its own', async () => {
      const ada = sso.browser()
      const callback = await sso.untilCallback(ada)
      const other = sso.browser()
      await refused(other, () => other.get(callback), 'state_browser_mismatch')
      assert.equal((await ada.get(callback)).status, 302)
    })

    it('B-06: refuses a state that was used, and leaves the session alone', async () => {
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser)
      const landed = await browser.get(callback)
      await refused(browser, () => browser.get(callback), 'state_used')
      assert.equal((await sso.redeem(landed)).status, 200)
    })

    it('B-06: refuses it also when the browser kept the cookie', async () => {
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser)
      const kept = new Map(browser.cookies)
      await browser.get(callback)
      for (const [name, value] of kept) browser.cookies.set(name, value)
      await refused(browser, () => browser.get(callback), 'state_used')
    })

    it('B-02: refuses when it was switched off while Okta was being asked', async () => {
      const { connection } = await sso.connect('Initech', [])
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser, { connection })
      sso.okta.misbehave({ meanwhile: () => sso.api('POST', `/connections/${connection}/disable`) })
      await refused(browser, () => browser.get(callback), 'connection_disabled')
    })

    it('B-06: a flood of replays does not fill the log', async () => {
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser)
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      await browser.get(callback)
      const rows = (await sso.signIns()).length
      for (let visit = 0; visit < 320; visit++) {
        const answer = await fetch(callback, { headers: { cookie }, redirect: 'manual' })
        assert.match(await answer.text(), /sign_in\.state_used/)
      }
      assert.ok((await sso.signIns()).length <= rows + 300)
      sso.clock.advance(60_000)
    })

    it('B-07: refuses a state older than ten minutes and offers to start again', async () => {
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser)
      sso.clock.advance(601_000)
      const { answer } = await refused(browser, () => browser.get(callback), 'state_expired')
      const link = /class="button" href="([^"]+)"/.exec(answer.body)?.[1] ?? ''
      const again = await browser.get(new URL(link, sso.url))
      assert.equal(again.location?.origin, 'https://app.example')
    })

    it('B-08: of two callbacks at once one is admitted, and Okta is asked once (100 times)', async () => {
      for (let round = 0; round < 100; round++) {
        const browser = sso.browser()
        const callback = await sso.untilCallback(browser)
        const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const calls = sso.okta.visitsTo('/token').length
        const sessions = await sso.count('sessions')
        const visit = () => fetch(callback, { headers: { cookie }, redirect: 'manual' })
        const [one, two] = await Promise.all([visit(), visit()])
        assert.deepEqual([one.status, two.status].sort(), [302, 400])
        const loser = one.status === 400 ? one : two
        assert.match(await loser.text(), /data-code="sign_in\.state_used"/)
        assert.equal(sso.okta.visitsTo('/token').length, calls + 1)
        assert.equal(await sso.count('sessions'), sessions + 1)
      }
    })

    it('B-09, B-12: refuses an answer that arrives at the address of another connection', async () => {
      const globex = await sso.connect('Globex', [])
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser)
      const elsewhere = new URL(callback.href.replace(sso.acme.connection, globex.connection))
      const calls = sso.okta.visitsTo('/token').length
      await refused(browser, () => browser.get(elsewhere), 'state_connection_mismatch')
      assert.equal(sso.okta.visitsTo('/token').length, calls)
      await usedUp(browser, callback)
    })

    it('B-10: an answer from another issuer ends before its code is sent anywhere', async () => {
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser)
      callback.searchParams.set('iss', 'https://evil.example')
      const calls = sso.okta.visitsTo('/token').length
      await refused(browser, () => browser.get(callback), 'iss_param_mismatch')
      assert.equal(sso.okta.visitsTo('/token').length, calls)
      await usedUp(browser, callback)
    })

    it('B-11: misses `iss` where the metadata promises it', async () => {
      const okta = await openCrookedOkta({ clock: sso.clock })
      try {
        okta.misbehave({ discovery: (all) => ({ ...all, authorization_response_iss_parameter_supported: true }) })
        const { connection } = await sso.connect('Initech', [], okta)
        const browser = sso.browser()
        const callback = await sso.untilCallback(browser, { connection })
        await refused(browser, () => browser.get(callback), 'iss_param_missing')
        assert.equal(okta.visitsTo('/token').length, 0)

        const honest = await sso.untilCallback(browser, { connection })
        honest.searchParams.set('iss', okta.issuer)
        assert.equal((await browser.get(honest)).status, 302)
      } finally {
        await okta.close()
      }
    })

    it('B-13: refuses parameters sent twice or in list spelling', async () => {
      for (const spoil of [
        (url: string) => `${url}&code=b`,
        (url: string) => `${url}&state=x`,
        (url: string) => url.replace('state=', 'state[]='),
        (url: string) => `${url}&state[a]=x`,
        (url: string) => `${url}&iss=https%3A%2F%2Fa.example&iss=https%3A%2F%2Fb.example`,
      ]) {
        const browser = sso.browser()
        const callback = await sso.untilCallback(browser)
        await refused(browser, () => browser.get(spoil(callback.href)), 'duplicate_parameter')
      }
    })

    it('B-14: refuses an answer with both a code and an error', async () => {
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser)
      await refused(browser, () => browser.get(`${callback}&error=access_denied`), 'ambiguous_response')
      await usedUp(browser, callback)
    })

    it('B-15: shows our words for Okta’s error, and keeps Okta’s own short and harmless', async () => {
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser)
      callback.searchParams.delete('code')
      callback.searchParams.set('error', 'access_denied')
      callback.searchParams.set('error_description', `<script>alert(1)</script>\u202e\u001b[31m${'x'.repeat(600)}`)
      const { answer, row } = await refused(browser, () => browser.get(callback), 'okta_refused', 403)
      assert.doesNotMatch(answer.body, /script|alert|xxx/)
      const { oktaDescription } = JSON.parse(row?.detail ?? '{}') as { oktaDescription: string }
      assert.ok(oktaDescription.length <= 501)
      assert.ok(!oktaDescription.includes('\u202e') && !oktaDescription.includes('\u001b'))
    })

    it('tells apart the two things Okta calls access_denied', async () => {
      for (const [description, reason] of [
        ['User is not assigned to the client application.', 'not_assigned'],
        ['Policy evaluation failed for this request, please check the policy configurations.', 'policy_refused'],
      ] as const) {
        const browser = sso.browser()
        const callback = await sso.untilCallback(browser)
        callback.searchParams.delete('code')
        callback.searchParams.set('error', 'access_denied')
        callback.searchParams.set('error_description', description)
        await refused(browser, () => browser.get(callback), reason, 403)
      }
    })

    it('B-16: refuses an oversized code or state before it asks the database', async () => {
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser)
      const state = callback.searchParams.get('state') ?? ''
      callback.searchParams.set('state', 's'.repeat(8000))
      await refused(browser, () => browser.get(callback), 'response_too_large')
      const many = Array.from({ length: 1000 }, (_, index) => `p${index}=1`).join('&')
      await refused(browser, () => browser.get(`${callback.origin}${callback.pathname}?${many}`), 'response_too_large')
      callback.searchParams.set('state', state)
      callback.searchParams.set('code', 'c'.repeat(8000))
      await refused(browser, () => browser.get(callback), 'response_too_large')
      callback.searchParams.set('state', 's'.repeat(64_000))
      assert.equal((await browser.get(callback)).status, 431)
      assert.ok(!sso.lines.join().includes('ccccc'))
    })

    it('B-17: refuses tokens in the address bar', async () => {
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser)
      await refused(browser, () => browser.get(`${callback}&id_token=a.b.c`), 'unexpected_response_param')
    })

    it('B-18: a code stolen from another sign-in is worth nothing in this one', async () => {
      const attacker = sso.browser()
      const stolen = await sso.untilCallback(attacker)
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser)
      callback.searchParams.set('code', stolen.searchParams.get('code') ?? '')
      await refused(browser, () => browser.get(callback), 'token_exchange_failed')
    })

    it('B-02: refuses when the connection was switched off meanwhile', async () => {
      const { connection } = await sso.connect('Umbrella', [])
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser, { connection })
      await sso.api('POST', `/connections/${connection}/disable`)
      await refused(browser, () => browser.get(callback), 'connection_disabled')
    })

    it('B-29: two connections with the same issuer and client ID never share a person', async () => {
      const twin = await sso.connect('Twin', [])
      const first = await sso.redeem(await sso.signIn(sso.browser()))
      const second = await sso.redeem(await sso.signIn(sso.browser(), { connection: twin.connection }))
      assert.notEqual(first.claims.sub, second.claims.sub)
      assert.equal(second.claims.organization, twin.organization)
    })

    it('B-57: keeps a deactivated person out', async () => {
      sso.okta.misbehave({
        claims: (claims) => ({ ...claims, sub: '00u-leaver' }),
        userinfo: () => ({ sub: '00u-leaver' }),
      })
      const { claims } = await sso.redeem(await sso.signIn(sso.browser()))
      await sso.api('POST', `/accounts/${claims.sub}/deactivate`)
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser)
      await refused(browser, () => browser.get(callback), 'user_deactivated', 403)
    })

    it('B-58: fifty first sign-ins of one person at once make one account', async () => {
      sso.okta.misbehave({
        claims: (claims) => ({ ...claims, sub: '00u-popular' }),
        userinfo: () => ({ sub: '00u-popular' }),
      })
      const accounts = await sso.count('accounts')
      const landed = await Promise.all(Array.from({ length: 50 }, () => sso.signIn(sso.browser())))
      assert.ok(landed.every((answer) => answer.status === 302))
      assert.equal(await sso.count('accounts'), accounts + 1)
    })

    it('B-58: tries again when another first sign-in of the same person was there a moment earlier', async (t) => {
      const collides = async () => {
        throw Object.assign(new Error('accounts_identity'), { code: '23505' })
      }
      t.mock.method(sso.sso.db, 'together', collides, { times: 1 })
      assert.equal((await sso.signIn(sso.browser())).status, 302)
    })

    it('B-61: two tabs finish in either order', async () => {
      for (const order of [
        [0, 1],
        [1, 0],
      ]) {
        const browser = sso.browser()
        const callbacks = [await sso.untilCallback(browser), await sso.untilCallback(browser)]
        for (const tab of order) assert.equal((await browser.get(callbacks[tab] as URL)).status, 302)
      }
    })

    it('B-61: at most five sign-ins are open in a browser, the oldest makes room', async () => {
      const browser = sso.browser()
      const callbacks: URL[] = []
      for (let tab = 0; tab < 7; tab++) {
        sso.clock.advance(1000)
        callbacks.push(await sso.untilCallback(browser))
      }
      assert.equal(browser.cookies.size, 5)
      assert.equal((await browser.get(callbacks[1] as URL)).code, 'sign_in.state_browser_mismatch')
      assert.equal((await browser.get(callbacks[2] as URL)).status, 302)
    })

    it('B-63: makes a new session token at every sign-in, and the old one is worth nothing', async () => {
      const browser = sso.browser()
      const first = await sso.redeem(await sso.signIn(browser))
      const old = browser.cookies.get('gp_session') ?? ''
      const second = await sso.redeem(await sso.signIn(browser))
      assert.notEqual(browser.cookies.get('gp_session'), old)
      assert.equal(second.claims.sid, first.claims.sid)
      const hashes = await sso.sso.db.kysely.selectFrom('sessions').select('token_hash').execute()
      assert.ok(!hashes.some((row) => row.token_hash === sha256(old)))
    })

    it('B-78: an attempt that was altered in the cookie does not open', async () => {
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser)
      const [[name, value] = ['', '']] = browser.cookies
      browser.cookies.set(name, `${value.slice(0, -2)}${value.endsWith('AA') ? 'BB' : 'AA'}`)
      await refused(browser, () => browser.get(callback), 'state_browser_mismatch')
    })

    it('B-21: says when Okta no longer takes our secret, and marks the connection', async () => {
      const { connection } = await sso.connect('Hooli', [])
      sso.okta.misbehave({ tokensRaw: { status: 401, body: '{"error":"invalid_client"}' } })
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser, { connection })
      await refused(browser, () => browser.get(callback), 'client_credentials_rejected')
      const { attention } = await sso.api<{ attention: { reason: string } }>('GET', `/connections/${connection}`)
      assert.equal(attention.reason, 'client_credentials_rejected')
      sso.okta.behave()
      await sso.signIn(browser, { connection })
      assert.equal((await sso.api('GET', `/connections/${connection}`)).attention, null)
    })

    it('tells the application, not the person, when the application forbade pages (prompt=none)', async () => {
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser, { prompt: 'none' })
      callback.searchParams.delete('code')
      callback.searchParams.set('error', 'login_required')
      const answer = await browser.get(callback)
      assert.equal(answer.status, 302)
      assert.equal(answer.location?.origin, 'https://app.example')
      assert.equal(answer.location?.searchParams.get('error'), 'login_required')
      assert.equal(answer.location?.searchParams.get('state'), 'app-state')
      await usedUp(browser, callback)
    })

    it('does not hand over somebody else than the application asked for (id_token_hint)', async () => {
      const { body } = await sso.redeem(await sso.signIn(sso.browser()))
      sso.okta.misbehave({ claims: (claims) => ({ ...claims, sub: '00u2bea' }), userinfo: () => ({ sub: '00u2bea' }) })
      const landed = await sso.signIn(sso.browser(), { id_token_hint: body.id_token ?? '' })
      assert.equal(landed.location?.searchParams.get('error'), 'login_required')
    })

    it('says the groups to an application that asks for them', async () => {
      sso.okta.misbehave({ claims: (claims) => ({ ...claims, groups: ['Everyone', 'Parking priority'] }) })
      const asked = await sso.redeem(await sso.signIn(sso.browser(), { scope: 'openid groups' }))
      assert.deepEqual(asked.claims.groups, ['Everyone', 'Parking priority'])
      assert.equal(asked.claims.email, undefined)
      const other = await sso.redeem(await sso.signIn(sso.browser()))
      assert.equal(other.claims.groups, undefined)
    })

    it('ends in a page when Okta is down, and the person can simply try again', async () => {
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser)
      sso.okta.misbehave({ down: true })
      await refused(browser, () => browser.get(callback), 'idp_unavailable', 502)
      sso.okta.behave()
      assert.equal((await sso.signIn(browser)).status, 302)
    })

    it('B-221: a code is worth nothing to another application', async () => {
      const other = await sso.api('POST', '/applications', {
        name: 'Other',
        redirectUris: ['https://app.example/callback'],
      })
      const landed = await sso.signIn(sso.browser())
      const changes = { client_id: String(other.clientId), client_secret: String(other.clientSecret) }
      const { status, body } = await sso.redeem(landed, changes)
      assert.equal(status, 400)
      assert.equal(body.error, 'invalid_grant')
    })

    it('B-222: `sub` is the same at every sign-in, `aud` exact, and no token of Okta’s is inside', async () => {
      const subjects = new Set<unknown>()
      for (let round = 0; round < 3; round++) {
        const { body, claims } = await sso.redeem(await sso.signIn(sso.browser()))
        subjects.add(claims.sub)
        assert.equal(claims.aud, sso.application.clientId)
        assert.equal(claims.iss, sso.url)
        for (const name of ['access_token', 'id_token', 'at', 'groups_token', 'upstream']) assert.ok(!(name in claims))
        assert.ok(!JSON.stringify({ body, claims }).includes('00u1ada'))
        assert.doesNotMatch(JSON.stringify(claims), /eyJ/)
      }
      assert.equal(subjects.size, 1)
    })

    it('keeps codes, tokens and secrets out of log, page and database', async () => {
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser)
      const landed = await browser.get(callback)
      const { body } = await sso.redeem(landed)
      const secrets = [
        callback.searchParams.get('code'),
        landed.location?.searchParams.get('code'),
        browser.cookies.get('gp_session'),
        body.access_token,
        body.id_token,
        sso.okta.clientSecret,
      ]
      const { kysely } = sso.sso.db
      const stored = JSON.stringify([
        await kysely.selectFrom('sign_ins').selectAll().execute(),
        await kysely.selectFrom('sessions').selectAll().execute(),
        await kysely.selectFrom('grants').selectAll().execute(),
        await kysely.selectFrom('connections').selectAll().execute(),
        await kysely.selectFrom('audit_log').selectAll().execute(),
      ])
      for (const secret of secrets)
        assert.ok(secret && !`${stored}${sso.lines.join('\n')}`.includes(secret), secret ?? '')
    })
  })
}
