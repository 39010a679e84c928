import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { forgetPast } from '../forget-past.ts'
import { type CrookedOkta, openCrookedOkta } from '../okta/crooked-okta.ts'
import { openSsoUnderTest, type SsoUnderTest, type TestBrowser } from '../sso-under-test.ts'

// biome-ignore lint/suspicious/noExplicitAny: the API's own schemas describe these answers
type Json = any

for (const database of databasesUnderTest())
  describe(`a connection's versions on ${database.name}`, () => {
    let sso: SsoUnderTest
    let other: CrookedOkta
    let at: string
    let id: string

    before(async () => {
      sso = await openSsoUnderTest({ databaseUrl: await database.url() })
      other = await openCrookedOkta({ clock: sso.clock, clientId: '0oaOther', clientSecret: 'other secret' })
    })
    after(async () => {
      await Promise.all([sso.close(), other.close()])
    })
    beforeEach(async () => {
      id = (await sso.connect('Versions', [])).connection
      at = `/connections/${id}`
    })
    afterEach(() => {
      sso.okta.behave()
      other.behave()
    })

    const api = (method: string, path: string, body?: object): Promise<Json> => sso.api(method, path, body)
    const refuses = (code: string, method: string, path: string, body?: object) =>
      assert.rejects(
        api(method, path, body),
        (error: Error) => error.message.includes(`"${code}"`) || assert.fail(error),
      )
    const settings = (okta: CrookedOkta) => ({
      issuer: okta.issuer,
      clientId: okta.clientId,
      clientSecret: okta.clientSecret,
    })
    const versions = async (): Promise<Json[]> => (await api('GET', `${at}/versions`)).items
    const states = async () => (await versions()).map(({ number, state }) => `${number} ${state}`).toSorted()
    const signIn = (browser: TestBrowser = sso.browser()) => sso.signIn(browser, { connection: id })
    const whereItGoes = async () => (await sso.browser().get(sso.authorizeUrl({ connection: id }))).location?.origin
    const audit = async (): Promise<Json[]> =>
      (await api('GET', '/audit-log?limit=200')).items.filter((entry: Json) => entry.targetId === id)

    /** Opens the link of a test; at the provider everybody is signed in already. @returns the callback, not yet visited */
    async function untilBack(browser: TestBrowser, url: string): Promise<URL> {
      const away = await browser.get(url)
      assert.equal(away.status, 302, away.body)
      const back = await fetch(away.location as URL, { redirect: 'manual' })
      return new URL(back.headers.get('location') ?? '')
    }
    async function tryOut(browser: TestBrowser = sso.browser()) {
      const test = await api('POST', `${at}/draft/test`)
      const page = await browser.get(await untilBack(browser, test.url))
      return { test, page, after: await api('GET', `${at}/tests/${test.id}`) }
    }

    it('begin with the one that went live at once, tested by nobody, and the audit log says so', async () => {
      const [first] = await versions()
      assert.deepEqual(
        [first.number, first.state, first.issuer, first.hasClientSecret],
        [1, 'live', sso.okta.issuer, true],
      )
      assert.equal((await api('GET', at)).liveVersionId, first.id)
      const entry = (await audit()).find(({ action }) => action === 'connection.activated')
      assert.equal(entry.detail.tested, false)
      assert.equal(entry.detail.version, first.id)
    })

    it('are edited in the draft alone: what is live stays as it is, to the last column', async () => {
      const row = () => sso.sso.db.kysely.selectFrom('connections').selectAll().where('id', '=', id).execute()
      const before = await row()
      const draft = await api('PUT', `${at}/draft`, settings(other))
      assert.deepEqual([draft.number, draft.state, draft.issuer, draft.missing], [2, 'draft', other.issuer, []])
      assert.deepEqual(await row(), before)
      assert.equal(await whereItGoes(), sso.okta.issuer)
      assert.equal((await sso.redeem(await signIn())).status, 200)
      assert.deepEqual(await states(), ['1 live', '2 draft'])
      await api('PUT', `${at}/draft`, { tokenEndpointAuthMethod: 'client_secret_post' })
      assert.deepEqual(await states(), ['1 live', '2 draft'], 'there is one draft')
    })

    it('go live after a test sign-in with exactly their settings, and not otherwise', async () => {
      const draft = await api('PUT', `${at}/draft`, settings(other))
      const goLive = `${at}/versions/${draft.id}/go-live`
      await refuses('connection.version_not_tested', 'POST', goLive)
      const { page, after } = await tryOut()
      assert.equal(page.status, 200, page.body)
      assert.equal(after.state, 'passed')
      const [tested] = await versions()
      assert.deepEqual([tested.state, tested.testedBySignIn], ['tested', page.trace])

      await api('PUT', `${at}/draft`, { clientId: other.clientId })
      assert.equal((await versions())[0].state, 'tested', 'the same again changes nothing')
      await api('PUT', `${at}/draft`, { clientSecret: 'another' })
      assert.deepEqual([(await versions())[0].state, (await versions())[0].testedAt], ['draft', null])
      await refuses('connection.version_not_tested', 'POST', goLive)

      await api('PUT', `${at}/draft`, settings(other))
      await refuses('connection.version_not_tested', 'POST', goLive)
      await tryOut()
      const live = await api('POST', goLive)
      assert.deepEqual([live.issuer, live.liveVersionId], [other.issuer, draft.id])
      assert.deepEqual(await states(), ['1 previous', '2 live'])
      assert.equal(await whereItGoes(), other.issuer)
      const entry = (await audit()).find(({ action }) => action === 'connection.went_live')
      assert.equal(entry.detail.tested, true)
      assert.equal(entry.detail.issuerBefore, sso.okta.issuer)
      assert.equal(entry.detail.testedBySignIn, (await versions())[0].testedBySignIn)
    })

    it('do not go live with settings that were changed behind the back of what proved them', async () => {
      const draft = await api('PUT', `${at}/draft`, settings(other))
      await tryOut()
      const rows = sso.sso.db.kysely.updateTable('connection_versions').where('id', '=', draft.id)
      await rows.set({ issuer_names: '["https://evil.example"]' }).execute()
      await refuses('connection.version_not_tested', 'POST', `${at}/versions/${draft.id}/go-live`)
    })

    it('of another connection are not there', async () => {
      const stranger = (await sso.connect('Stranger', [])).connection
      const draft = await api('PUT', `${at}/draft`, settings(other))
      const { test } = await tryOut()
      await refuses('request.not_found', 'POST', `/connections/${stranger}/versions/${draft.id}/go-live`)
      await refuses('request.not_found', 'GET', `/connections/${stranger}/tests/${test.id}`)
      await refuses('connection.no_draft', 'POST', `/connections/${stranger}/draft/test`)
    })

    it('go back by one press, and forward again', async () => {
      await refuses('connection.no_previous_version', 'POST', `${at}/roll-back`)
      const draft = await api('PUT', `${at}/draft`, settings(other))
      await tryOut()
      await api('POST', `${at}/versions/${draft.id}/go-live`)
      assert.equal((await api('POST', `${at}/roll-back`)).issuer, sso.okta.issuer)
      assert.deepEqual(await states(), ['1 live', '2 previous'])
      assert.equal((await sso.redeem(await signIn())).status, 200)
      assert.equal((await api('POST', `${at}/roll-back`)).issuer, other.issuer)
      assert.deepEqual(await states(), ['1 previous', '2 live'])
    })

    it('go back also where the secret they had has ended meanwhile', async () => {
      sso.okta.misbehave({ secrets: ['renewed'] })
      await api('PATCH', at, { clientSecret: 'renewed' })
      const back = await api('POST', `${at}/roll-back`)
      assert.equal(back.hasNextClientSecret, true)
      assert.equal((await sso.redeem(await signIn())).status, 200)
      assert.equal((await api('GET', at)).hasNextClientSecret, false)
      assert.equal((await api('POST', `${at}/roll-back`)).hasNextClientSecret, false, 'the same secret needs no other')
    })

    it('are given up in the draft, and the next one begins with what is live', async () => {
      await api('PUT', `${at}/draft`, settings(other))
      const gone = await fetch(`${sso.url}/api${at}/draft`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${sso.key}` },
      })
      assert.equal(gone.status, 204)
      assert.deepEqual(await states(), ['1 live', '2 retired'])
      assert.equal((await versions())[0].hasClientSecret, false)
      await refuses('connection.no_draft', 'POST', `${at}/draft/test`)
      const next = await api('PUT', `${at}/draft`, { tokenEndpointAuthMethod: 'client_secret_post' })
      assert.deepEqual([next.number, next.issuer, next.missing], [3, sso.okta.issuer, []])
    })

    it('keep their secrets only as long as somebody may go back to them', async () => {
      await api('PATCH', at, { clientSecret: 'second' })
      await api('PATCH', at, { clientSecret: 'third' })
      assert.deepEqual(await states(), ['1 retired', '2 previous', '3 live'])
      assert.deepEqual(
        (await versions()).map(({ hasClientSecret }) => hasClientSecret),
        [true, true, false],
      )
    })

    it('are one more for a program that configures at once, and none where it changes nothing', async () => {
      await api('PUT', `${at}/draft`, settings(other))
      await api('PATCH', at, { clientSecret: 'from a program' })
      assert.deepEqual(await states(), ['1 previous', '2 draft', '3 live'])
      await api('PATCH', at, { clientSecret: 'from a program' })
      await api('PATCH', at, { applicationId: null })
      assert.deepEqual(await states(), ['1 previous', '2 draft', '3 live'])
    })

    it('B-96: with another issuer or client ID the secret kept from before is gone', async () => {
      const moved = await api('PUT', `${at}/draft`, { issuer: other.issuer })
      assert.deepEqual([moved.hasClientSecret, moved.missing], [false, ['clientSecret']])
      await refuses('connection.draft_incomplete', 'POST', `${at}/draft/test`)
      const back = await api('PUT', `${at}/draft`, { ...settings(sso.okta) })
      assert.deepEqual(back.missing, [])
      assert.equal((await api('PUT', `${at}/draft`, { issuer: sso.okta.issuer })).hasClientSecret, true)
      assert.equal((await api('PUT', `${at}/draft`, { clientId: 'another' })).hasClientSecret, false)
    })

    it('bind people anew to another issuer: who came in by the old one is out, and is another account', async () => {
      const browser = sso.browser()
      const landed = await signIn(browser)
      const { claims } = await sso.redeem(landed)
      const unredeemed = await signIn()
      const onTheWay = sso.browser()
      const callback = await sso.untilCallback(onTheWay, { connection: id })

      const draft = await api('PUT', `${at}/draft`, settings(other))
      await tryOut()
      const codes = other.visitsTo('/token').length
      await api('POST', `${at}/versions/${draft.id}/go-live`)

      assert.equal((await sso.redeem(unredeemed)).body.error, 'invalid_grant')
      assert.equal((await onTheWay.get(callback)).code, 'sign_in.connection_changed')
      assert.equal(other.visitsTo('/token').length, codes, 'a code of the old provider never reaches the new one')
      const again = await sso.redeem(await signIn(browser))
      assert.equal(again.status, 200)
      assert.notEqual(again.claims.sub, claims.sub)
      const live = await sso.sso.db.kysely
        .selectFrom('sessions')
        .selectAll()
        .where('connection_id', '=', id)
        .where('ended_at', 'is', null)
        .execute()
      assert.equal(live.length, 1)
    })

    it('let nobody in who is waited for while another issuer goes live', async () => {
      const draft = await api('PUT', `${at}/draft`, settings(other))
      await tryOut()
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser, { connection: id })
      sso.okta.misbehave({ meanwhile: () => api('POST', `${at}/versions/${draft.id}/go-live`) })
      assert.equal((await browser.get(callback)).code, 'sign_in.connection_changed')
    })

    describe('disabling', () => {
      it('ends every session at once, and what applications were given with it', async () => {
        const landed = await signIn()
        const { body } = await sso.redeem(landed, {})
        const unredeemed = await signIn()
        const userinfo = () =>
          fetch(`${sso.url}/userinfo`, { headers: { authorization: `Bearer ${body.access_token}` } })
        assert.equal((await userinfo()).status, 200)
        await api('POST', `${at}/disable`)
        assert.equal((await userinfo()).status, 401)
        assert.equal((await sso.redeem(unredeemed)).body.error, 'invalid_grant')
        const entry = (await audit()).find(({ action }) => action === 'connection.disabled')
        assert.equal(entry.detail.sessionsEnded, 2)
        await api('POST', `${at}/enable`)
        assert.equal((await userinfo()).status, 401, 'what ended stays ended')
        assert.equal((await sso.redeem(await signIn())).status, 200)
      })

      it('bites where somebody has just been let in and the session was written a moment later', async () => {
        const landed = await signIn()
        const { kysely } = sso.sso.db
        await api('POST', `${at}/disable`)
        await kysely.updateTable('sessions').set({ ended_at: null }).where('connection_id', '=', id).execute()
        assert.equal((await sso.redeem(landed)).body.error, 'invalid_grant')
      })

      if (database.name === 'PostgreSQL')
        it('bites on every node, also for who is at Okta through another one at that moment', async () => {
          const node = await sso.anotherNode()
          try {
            const landed = await signIn()
            const browser = sso.browser()
            const callback = await sso.untilCallback(browser, { connection: id })
            const headers = { authorization: `Bearer ${sso.key}` }
            const elsewhere = { method: 'POST', url: `/api${at}/disable`, headers } as const
            sso.okta.misbehave({ meanwhile: () => node.app.inject(elsewhere) })
            assert.equal((await browser.get(callback)).code, 'sign_in.connection_disabled')
            assert.equal((await sso.redeem(landed)).body.error, 'invalid_grant')
          } finally {
            await node.close()
          }
        })

      it('refuses refresh as well', async () => {
        const landed = await sso.signIn(sso.browser(), { connection: id, scope: 'openid offline_access' })
        const { body } = await sso.redeem(landed)
        const refresh = (token: string) => sso.redeem(landed, { grant_type: 'refresh_token', refresh_token: token })
        const second = await refresh(String(body.refresh_token))
        assert.equal(second.status, 200, JSON.stringify(second.body))
        await api('POST', `${at}/disable`)
        assert.equal((await refresh(String(second.body.refresh_token))).body.error, 'invalid_grant')
      })

      it('does not stand in the way of trying a draft out, which lets nobody in', async () => {
        await api('PUT', `${at}/draft`, settings(other))
        await api('POST', `${at}/disable`)
        const { after } = await tryOut()
        assert.equal(after.state, 'passed')
        const live = await api('POST', `${at}/versions/${after.versionId}/go-live`)
        assert.equal(live.status, 'disabled')
      })
    })

    describe('a test sign-in', () => {
      it('admits nobody: no session, no account, no grant', async () => {
        await api('PUT', `${at}/draft`, settings(other))
        const counts = () => Promise.all((['accounts', 'sessions', 'grants'] as const).map(sso.count))
        const before = await counts()
        const browser = sso.browser()
        await tryOut(browser)
        assert.deepEqual(await counts(), before)
        assert.deepEqual([...browser.cookies.keys()], [])
      })

      it('shows each step, every claim and its source, and the account it would make, to whoever asked', async () => {
        await api('PUT', `${at}/draft`, settings(other))
        const { page, after } = await tryOut()
        assert.match(page.body, /Ada Lovelace/)
        const { seen } = after
        assert.deepEqual(
          seen.steps.map(({ name, ok }: Json) => `${name} ${ok}`),
          ['discovery true', 'at_okta true', 'token true', 'id_token true'],
        )
        const claim = (name: string) => seen.claims.find((each: Json) => each.name === name)
        assert.deepEqual(claim('email'), { name: 'email', value: 'ada@acme.example', source: 'id_token' })
        assert.deepEqual(seen.account.fields[0], { name: 'subject', value: '00u1ada', source: 'id_token' })
        assert.equal(seen.account.isNew, true)
        assert.equal(seen.groups, null)
        const row = await api('GET', `/sign-ins/${after.trace}`)
        assert.deepEqual([row.outcome, row.connectionId, row.accountId], ['tested', id, seen.account.id])
        assert.equal(row.detail.version, after.versionId)
        assert.ok(row.detail.claims.idToken.includes('email'))
        assert.equal(JSON.stringify(row).includes('ada@acme.example'), false, 'the log holds no claim’s value')
      })

      it('asks userinfo for what the token leaves out, and says what came from where', async () => {
        other.misbehave({ discovery: (document) => ({ ...document, scopes_supported: ['openid', 'groups'] }) })
        await api('PUT', `${at}/draft`, settings(other))
        const { seen } = (await tryOut()).after
        assert.deepEqual(seen.groups, { values: ['Everyone'], source: 'userinfo' })
        assert.equal(seen.steps.at(-1).name, 'userinfo')
        assert.equal(seen.account.fields.find(({ name }: Json) => name === 'givenName').source, 'userinfo')
      })

      it('keeps what it showed from everybody but the key that asked for it', async () => {
        await api('PUT', `${at}/draft`, settings(other))
        const { test, after } = await tryOut()
        assert.notEqual(after.seen, null)
        const key = await sso.sso.createApiKey('somebody else')
        const headers = { authorization: `Bearer ${key}` }
        const theirs = await (await fetch(`${sso.url}/api${at}/tests/${test.id}`, { headers })).json()
        assert.equal((theirs as Json).state, 'passed')
        assert.equal((theirs as Json).seen, null)
        const stored = JSON.stringify(await sso.sso.db.kysely.selectFrom('connection_tests').selectAll().execute())
        assert.equal(stored.includes('ada@acme.example'), false)
        assert.equal(stored.includes(test.url.split('/').at(-1)), false)
      })

      it('is forgotten the day after, with what it showed', async () => {
        await api('PUT', `${at}/draft`, settings(other))
        const { test } = await tryOut()
        sso.clock.advance(24 * 3_600_000)
        await forgetPast({ db: sso.sso.db, clock: sso.clock })
        assert.equal((await api('GET', `${at}/tests/${test.id}`)).state, 'passed')
        sso.clock.advance(10 * 60_000 + 1)
        await forgetPast({ db: sso.sso.db, clock: sso.clock })
        await refuses('request.not_found', 'GET', `${at}/tests/${test.id}`)
        assert.equal((await versions())[0].state, 'tested')
      })

      it('that fails says why, proves nothing, and points at no live connection', async () => {
        await api('PUT', `${at}/draft`, { ...settings(other), clientSecret: 'mistyped' })
        const { page, after } = await tryOut()
        assert.equal(page.code, 'sign_in.client_credentials_rejected')
        assert.deepEqual(
          [after.state, after.reason, after.trace],
          ['failed', 'client_credentials_rejected', page.trace],
        )
        assert.deepEqual(after.seen.steps.at(-1).ok, false)
        assert.equal((await versions())[0].state, 'draft')
        assert.equal((await api('GET', at)).attention, null)
      })

      it('does not begin where the provider is gone, and says so', async () => {
        await api('PUT', `${at}/draft`, settings(other))
        const test = await api('POST', `${at}/draft/test`)
        other.misbehave({ down: true })
        const answer = await sso.browser().get(test.url)
        assert.equal(answer.code, 'sign_in.idp_unavailable')
        const after = await api('GET', `${at}/tests/${test.id}`)
        assert.deepEqual([after.state, after.reason], ['failed', 'idp_unavailable'])
      })

      it('begins once with its link, and not after ten minutes', async () => {
        await api('PUT', `${at}/draft`, settings(other))
        const first = await api('POST', `${at}/draft/test`)
        assert.match(first.url, /\/sign-in\/test\/[\w-]{43}$/)
        assert.equal((await sso.browser().get(first.url)).status, 302)
        assert.equal((await sso.browser().get(first.url)).code, 'sign_in.test_link_gone')
        const second = await api('POST', `${at}/draft/test`)
        sso.clock.advance(10 * 60_000)
        assert.equal((await sso.browser().get(second.url)).code, 'sign_in.test_link_gone')
        assert.equal((await api('GET', `${at}/tests/${second.id}`)).state, 'expired')
        assert.equal(
          (await sso.browser().get(`${sso.url}/sign-in/test/${'x'.repeat(43)}`)).code,
          'sign_in.test_link_gone',
        )
      })

      it('counts once, and in the browser it was begun in', async () => {
        await api('PUT', `${at}/draft`, settings(other))
        const browser = sso.browser()
        const callback = await untilBack(browser, (await api('POST', `${at}/draft/test`)).url)
        assert.equal((await sso.browser().get(callback)).code, 'sign_in.state_browser_mismatch')
        assert.equal((await browser.get(callback)).status, 200)
        assert.equal((await browser.get(callback)).code, 'sign_in.state_used')
      })

      it('proves nothing where the draft was changed meanwhile, and its code goes nowhere else', async () => {
        await api('PUT', `${at}/draft`, settings(sso.okta))
        const before = await api('POST', `${at}/draft/test`)
        await api('PUT', `${at}/draft`, { clientSecret: 'changed before it began' })
        assert.equal((await sso.browser().get(before.url)).code, 'sign_in.test_outdated')

        await api('PUT', `${at}/draft`, settings(sso.okta))
        const browser = sso.browser()
        const callback = await untilBack(browser, (await api('POST', `${at}/draft/test`)).url)
        await api('PUT', `${at}/draft`, settings(other))
        const codes = other.visitsTo('/token').length
        assert.equal((await browser.get(callback)).code, 'sign_in.test_outdated')
        assert.equal(other.visitsTo('/token').length, codes)

        const late = sso.browser()
        const lateCallback = await untilBack(late, (await api('POST', `${at}/draft/test`)).url)
        other.misbehave({ meanwhile: () => api('PUT', `${at}/draft`, { clientSecret: 'changed at the last moment' }) })
        assert.equal((await late.get(lateCallback)).code, 'sign_in.test_outdated')
        assert.equal((await versions())[0].state, 'draft')
      })

      it('is not what a question about another person takes for an answer', async () => {
        await api('PUT', `${at}/draft`, settings(other))
        const browser = sso.browser()
        const callback = await untilBack(browser, (await api('POST', `${at}/draft/test`)).url)
        const state = callback.searchParams.get('state') ?? ''
        const answer = await browser.post(`${sso.url}/sign-in/continue`, { state, arrival: 'x', go_on: 'yes' })
        assert.equal(answer.code, 'sign_in.state_unknown')
      })
    })

    describe('two client secrets', () => {
      it('overlap: the second takes over by itself once the first is refused', async () => {
        const shown = await api('POST', `${at}/next-secret`, { clientSecret: ' the next one ' })
        assert.equal(shown.hasNextClientSecret, true)
        assert.equal((await sso.redeem(await signIn())).status, 200)
        assert.equal((await api('GET', at)).hasNextClientSecret, true, 'it waits as long as the first is taken')

        sso.okta.misbehave({ secrets: ['the next one'] })
        assert.equal((await sso.redeem(await signIn())).status, 200)
        const after = await api('GET', at)
        assert.deepEqual([after.hasClientSecret, after.hasNextClientSecret, after.attention], [true, false, null])
        const calls = sso.okta.visitsTo('/token').length
        assert.equal((await sso.redeem(await signIn())).status, 200)
        assert.equal(sso.okta.visitsTo('/token').length, calls + 1, 'one call again')
        const entry = (await audit()).find(({ action }) => action === 'connection.next_secret_took_over')
        assert.equal(entry.actor, 'system')
        assert.equal((await versions())[0].hasNextClientSecret, false)
      })

      it('take over once, however many find out at the same moment', async () => {
        await api('POST', `${at}/next-secret`, { clientSecret: 'the next one' })
        sso.okta.misbehave({ secrets: ['the next one'] })
        const landed = await Promise.all(Array.from({ length: 8 }, () => signIn()))
        assert.ok(landed.every(({ location }) => location?.searchParams.has('code')))
        const entries = (await audit()).filter(({ action }) => action === 'connection.next_secret_took_over')
        assert.equal(entries.length, 1)
      })

      it('may be taken back, and are none where there is no first', async () => {
        await api('POST', `${at}/next-secret`, { clientSecret: 'the next one' })
        assert.equal((await api('DELETE', `${at}/next-secret`)).hasNextClientSecret, false)
        await api('PATCH', at, { tokenEndpointAuthMethod: 'private_key_jwt' })
        await refuses('connection.no_secret_in_use', 'POST', `${at}/next-secret`, { clientSecret: 'x' })
      })

      it('B-196: are shown to nobody and written nowhere', async () => {
        await api('POST', `${at}/next-secret`, { clientSecret: 'canary-8c1f' })
        const { kysely } = sso.sso.db
        const seen = [
          await api('GET', at),
          await versions(),
          await audit(),
          sso.lines,
          await kysely.selectFrom('connections').selectAll().execute(),
          await kysely.selectFrom('connection_versions').selectAll().execute(),
        ]
        assert.equal(JSON.stringify(seen).includes('canary-8c1f'), false)
      })
    })

    it('change to private_key_jwt by one press, which is a draft to be tested like any other', async () => {
      const draft = await api('POST', `${at}/draft/use-private-key-jwt`)
      assert.deepEqual(
        [draft.state, draft.tokenEndpointAuthMethod, draft.hasClientSecret, draft.missing],
        ['draft', 'private_key_jwt', false, []],
      )
      assert.equal((await api('GET', at)).tokenEndpointAuthMethod, 'client_secret_basic')
      assert.equal((await api('GET', at)).jwksUri, `${sso.url}/keys`)
      assert.equal((await tryOut()).after.state, 'passed')
      const assertion = sso.okta.visitsTo('/token').at(-1)?.form.get('client_assertion')
      assert.equal(assertion?.split('.').length, 3)
      await api('POST', `${at}/versions/${draft.id}/go-live`)
      assert.equal((await sso.redeem(await signIn())).status, 200)
    })

    it('of two people who change the draft at once one is told so', async () => {
      const both = await Promise.allSettled(
        ['a', 'b', 'c', 'd'].map((clientSecret) => api('PUT', `${at}/draft`, { clientSecret })),
      )
      const lost = both.filter((each) => each.status === 'rejected')
      for (const { reason } of lost) assert.match(String(reason), /connection\.changed_meanwhile/)
      assert.deepEqual(await states(), ['1 live', '2 draft'])
    })

    it('are in the log of every sign-in that went out with one, with each step and how long it took', async () => {
      const [{ id: version }] = await versions()
      const landed = await signIn()
      assert.equal((await sso.redeem(landed)).status, 200)
      sso.okta.misbehave({ claims: (claims) => ({ ...claims, nonce: 'another' }) })
      const refused = await signIn()
      const [admitted, failed] = (await sso.signIns())
        .filter((row) => row.connection_id === id)
        .toSorted((a) => (a.outcome === 'admitted' ? -1 : 1))
        .map((row) => ({ id: row.id, detail: JSON.parse(row.detail) }))
      const steps = (detail: Json) => detail.steps.map(({ name, ok }: Json) => `${name} ${ok}`)
      assert.equal(admitted?.detail.version, version)
      const before = ['authorize true', 'at_okta true', 'answer true', 'token true']
      assert.deepEqual(steps(admitted?.detail), [...before, 'id_token true', 'admit true'])
      assert.deepEqual([failed?.id, failed?.detail.version], [refused.trace, version])
      assert.deepEqual(steps(failed?.detail), [...before, 'id_token false'])
    })

    it('are listed page by page', async () => {
      await api('PATCH', at, { clientSecret: 'second' })
      await api('PATCH', at, { clientSecret: 'third' })
      const first = await api('GET', `${at}/versions?limit=2`)
      const second = await api('GET', `${at}/versions?limit=2&after=${first.next}`)
      const numbers = [...first.items, ...second.items].map(({ number }) => number)
      assert.deepEqual([numbers, second.next], [[3, 2, 1], null])
    })

    it('make a draft connection active when the first one goes live', async () => {
      const { id: organizationId } = await api('POST', '/organizations', { name: 'New' })
      id = (await api('POST', '/connections', { organizationId })).id
      at = `/connections/${id}`
      await refuses('connection.no_draft', 'POST', `${at}/draft/test`)
      assert.deepEqual((await api('PUT', `${at}/draft`, { issuer: other.issuer })).missing, [
        'clientId',
        'clientSecret',
      ])
      const { clientId, clientSecret } = other
      assert.deepEqual((await api('PUT', `${at}/draft`, { clientId })).missing, ['clientSecret'])
      await api('PUT', `${at}/draft`, { clientSecret })
      const { after } = await tryOut()
      assert.equal((await api('GET', at)).status, 'draft')
      const live = await api('POST', `${at}/versions/${after.versionId}/go-live`)
      assert.deepEqual([live.status, live.issuer], ['active', other.issuer])
      assert.equal((await sso.redeem(await signIn())).status, 200)
    })
  })
