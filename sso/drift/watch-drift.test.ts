import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { guardedHttp } from '../../kit/guarded-http.ts'
import { jsonLog } from '../../kit/log.ts'
import { postOffice } from '../../kit/post-office.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { oktaTokenStore } from '../connections/okta-token-store.ts'
import { type CrookedOkta, openCrookedOkta } from '../okta/crooked-okta.ts'
import { setupLinkStore } from '../setup-links/setup-link-store.ts'
import { openSsoUnderTest, type SsoUnderTest } from '../sso-under-test.ts'
import type { DriftDeps } from './drift-deps.ts'
import { DriftCheckRunning } from './drift-errors.ts'
import { driftStore } from './drift-store.ts'
import { nextNight } from './nights.ts'
import { runCheck } from './run-check.ts'
import { watchRound } from './watch-drift.ts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS

for (const database of databasesUnderTest()) {
  describe(`watching for drift, on ${database.name}`, () => {
    let sso: SsoUnderTest
    let okta: CrookedOkta
    let deps: DriftDeps
    const http = guardedHttp({ allowPrivate: true })
    const lines: string[] = []

    before(async () => {
      sso = await openSsoUnderTest({ databaseUrl: await database.url() })
      deps = depsWith({ alertsTo: 'desk@gatepass.example' })
    })
    after(async () => {
      http.close()
      await sso.close()
    })
    afterEach(() => okta.close())

    function depsWith(more: Partial<DriftDeps>): DriftDeps {
      const house = { ...sso.house, log: jsonLog((line) => lines.push(line)), publicUrl: sso.url, http }
      const assertionKey = () => okta.rsa
      return { ...house, allowPrivateNetworks: true, post: postOffice(house, {}), assertionKey, ...more }
    }

    /** A customer whose Okta is as it has to be, and stays so until told otherwise. */
    async function connect(name: string, invited = true) {
      okta = await openCrookedOkta({ clock: sso.clock, alternateName: 'https://id.customer.example' })
      okta.misbehave({ nobodySignedIn: true })
      const { organization, connection } = await sso.connect(name, [], okta)
      const link = {
        connectionId: connection,
        organizationId: organization,
        email: 'it@customer.example',
        name: 'Mary',
      }
      if (invited) await setupLinkStore(deps).create({ ...link, step: null }, 'key_test')
      return { organization, connection }
    }

    const state = (connection: string) => driftStore(deps).of(connection)
    const codes = async (connection: string) =>
      (await state(connection)).findings.filter(({ goneAt }) => goneAt === null).map(({ code }) => code)
    const letters = async (organization: string) => deps.post.list(organization, 50)

    /** The next night that is this connection's. */
    async function night(connection: string) {
      await driftStore(deps).enrol()
      sso.clock.set(Math.max((await state(connection)).nextAt ?? 0, sso.clock.now()))
      return watchRound(deps)
    }

    it('looks at every live connection each night, and at none in between', async () => {
      const { connection } = await connect('Nightly')
      await watchRound(deps)
      assert.equal((await state(connection)).checkedAt, null, 'its night has not come')
      await night(connection)
      const looked = await state(connection)
      assert.equal(looked.checkedAt, sso.clock.now())
      assert.deepEqual(await codes(connection), [])
      const visits = okta.visits.length
      sso.clock.advance(HOUR_MS)
      await watchRound(deps)
      assert.equal(okta.visits.length, visits)
      await night(connection)
      assert.ok(((await state(connection)).checkedAt ?? 0) >= (looked.checkedAt ?? 0) + 20 * HOUR_MS)
    })

    it('spreads connections over the night', () => {
      const now = Date.UTC(2026, 2, 2, 12)
      const times = Array.from({ length: 500 }, (_, at) => nextNight(`con_${at}`, now))
      assert.ok(Math.min(...times) >= Date.UTC(2026, 2, 3, 1))
      assert.ok(Math.max(...times) < Date.UTC(2026, 2, 3, 5))
      for (let hour = 1; hour < 5; hour++)
        assert.ok(times.filter((time) => new Date(time).getUTCHours() === hour).length > 60)
    })

    it('tells the customer’s administrator of a finding once, with a link to the step', async () => {
      const { organization, connection } = await connect('Once')
      okta.misbehave({ nobodySignedIn: true, secrets: ['another'] })
      for (let nights = 0; nights < 3; nights++) await night(connection)
      assert.deepEqual(await codes(connection), ['client_credentials_refused'])
      const [letter, ...more] = await letters(organization)
      assert.deepEqual(more, [])
      assert.equal(letter?.to, 'it@customer.example')
      const url = letter?.paragraphs.find((line) => line.startsWith(`${sso.url}/setup/`)) ?? ''
      const link = await setupLinkStore(deps).byToken(url.slice(`${sso.url}/setup/`.length))
      assert.equal(link?.step, 'app')
      assert.equal(link?.email, 'it@customer.example')

      okta.misbehave({ nobodySignedIn: true })
      await night(connection)
      assert.deepEqual(await codes(connection), [])
      okta.misbehave({ nobodySignedIn: true, secrets: ['another'] })
      await night(connection)
      assert.equal((await letters(organization)).length, 2, 'it went away and came back')
    })

    it('tells operators what is theirs, and what is nobody’s who was invited', async () => {
      const { organization, connection } = await connect('Uninvited', false)
      okta.misbehave({ nobodySignedIn: true, secrets: ['another'] })
      await night(connection)
      const [letter, ...more] = await letters(organization)
      assert.deepEqual(more, [])
      assert.equal(letter?.to, 'desk@gatepass.example')
      assert.ok(letter.paragraphs.includes(`${sso.url}/console/organizations/${organization}`))
    })

    it('writes to nobody whose link was taken back', async () => {
      const { organization, connection } = await connect('Revoked')
      const links = setupLinkStore(deps)
      const { items } = await links.list({ organizationId: organization, limit: 10 })
      for (const { id } of items) await links.revoke(id, 'key_test')
      okta.misbehave({ nobodySignedIn: true, secrets: ['another'] })
      await night(connection)
      assert.deepEqual(
        (await letters(organization)).map(({ to }) => to),
        ['desk@gatepass.example'],
      )
    })

    it('tells the owners where no address is set, and says so in the log where there is nobody', async () => {
      const { organization, connection } = await connect('Owners', false)
      okta.misbehave({ nobodySignedIn: true, secrets: ['another'] })
      const nobody = depsWith({})
      lines.length = 0
      await runCheck(nobody, connection, false)
      assert.ok(lines.some((line) => line.includes('drift.nobody_to_tell')))
      assert.equal((await letters(organization)).length, 0)
      await sso.sso.openOperatorSession({ email: 'olive@gatepass.example', name: 'Olive', role: 'owner' })
      await runCheck(nobody, connection, false)
      assert.deepEqual(
        (await letters(organization)).map(({ to }) => to),
        ['olive@gatepass.example'],
      )
    })

    it('takes an Okta that is down for no drift until three checks in a row got no answer', async () => {
      const { organization, connection } = await connect('Away')
      await night(connection)
      okta.misbehave({ down: true })
      for (let times = 0; times < 5; times++) await runCheck(deps, connection, false)
      assert.deepEqual(await codes(connection), [], 'whoever presses a button counts for nothing')
      await night(connection)
      await night(connection)
      assert.deepEqual(await codes(connection), [])
      assert.ok(((await state(connection)).nextAt ?? 0) - sso.clock.now() <= 4 * HOUR_MS, 'it is asked again soon')
      okta.misbehave({ nobodySignedIn: true })
      await night(connection)
      okta.misbehave({ down: true })
      await night(connection)
      await night(connection)
      assert.deepEqual(await codes(connection), [], 'an answer in between begins anew')
      await night(connection)
      assert.deepEqual(await codes(connection), ['okta_away'])
      const [letter, ...more] = await letters(organization)
      assert.deepEqual(more, [])
      assert.equal(letter?.to, 'desk@gatepass.example', 'who keeps a provider going is for operators to find out')
    })

    it('keeps what was found while there is no answer', async () => {
      const { connection } = await connect('Kept')
      okta.misbehave({ nobodySignedIn: true, secrets: ['another'] })
      await night(connection)
      okta.misbehave({ down: true })
      await night(connection)
      assert.deepEqual(await codes(connection), ['client_credentials_refused'])
    })

    it('leaves out what is not live', async () => {
      const { connection } = await connect('Disabled')
      await sso.api('POST', `/connections/${connection}/disable`, {})
      const visits = okta.visits.length
      await night(connection)
      assert.equal(okta.visits.length, visits)
      await assert.rejects(sso.api('POST', `/connections/${connection}/drift-check`, {}), /drift\.nothing_live/)
    })

    it('warns a week before a token dies that no check can use', async () => {
      const { organization, connection } = await connect('Unused')
      const row = { id: connection, organizationId: organization }
      await oktaTokenStore(deps).keep(
        row,
        { origin: new URL(okta.issuer).origin, token: '00testtoken'.padEnd(42, 'x') },
        'key_test',
      )
      okta.misbehave({ nobodySignedIn: true, unknownPath: { status: 503, body: 'busy' } })
      sso.clock.advance(20 * DAY_MS)
      await night(connection)
      assert.deepEqual(await codes(connection), [])
      sso.clock.advance(3 * DAY_MS)
      await night(connection)
      assert.deepEqual(await codes(connection), ['api_token_about_to_die'])
    })

    it('tells of a proven domain whose record is gone once, whatever number of connections there are', async () => {
      const { organization, connection } = await connect('Domains')
      sso.clock.advance(1000)
      const another = await sso.api('POST', '/connections', {
        organizationId: organization,
        issuer: okta.issuer,
        clientId: okta.clientId,
        clientSecret: okta.clientSecret,
      })
      await sso.sso.db.kysely
        .insertInto('organization_domains')
        .values({
          domain: 'domains.example',
          organization_id: organization,
          state: 'failing',
          token: 'f'.repeat(32),
          failing_since: sso.clock.now(),
          look: JSON.stringify({ kind: 'no_record' }),
          created_at: sso.clock.now(),
        })
        .execute()
      await night(connection)
      await night(String(another.id))
      assert.deepEqual(await codes(connection), ['domain_failing'])
      assert.deepEqual(await codes(String(another.id)), [])
      assert.equal((await letters(organization)).length, 1)
    })

    it('is done by one node at a time; one that was overtaken writes nothing (B-185)', async () => {
      const { connection } = await connect('Leased')
      const store = driftStore(deps)
      const slow = await store.lease(connection, null)
      assert.ok(slow)
      await assert.rejects(runCheck(deps, connection, false), DriftCheckRunning)
      sso.clock.advance(10 * 60_000)
      await runCheck(deps, connection, false)
      const { checkedAt } = await state(connection)
      sso.clock.advance(1000)
      const report = { looked: [], held: ['stale'], failures: 7, failingSince: null, tokenUsedAt: null, nextAt: 0 }
      assert.equal(await store.record(slow, report), false)
      assert.equal((await state(connection)).checkedAt, checkedAt)
    })

    it('lets two nodes walk through the night without looking at anything twice', async () => {
      const { connection } = await connect('Two nodes')
      await watchRound(deps)
      sso.clock.set((await state(connection)).nextAt ?? 0)
      const before = okta.visitsTo('/token').length
      await Promise.all([watchRound(deps), watchRound(depsWith({ alertsTo: 'desk@gatepass.example' }))])
      assert.equal(okta.visitsTo('/token').length, before + 1)
    })
  })
}
