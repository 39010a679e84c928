import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { setupLinkStore } from '../setup-links/setup-link-store.ts'
import { type NewSignIn, recordSignIn } from '../sign-in-log/sign-in-log.ts'
import { openSsoUnderTest, type SsoUnderTest } from '../sso-under-test.ts'
import type { Found } from './search.ts'
import type { Statistics } from './statistics.ts'
import type { TimeToGreen } from './time-to-green.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const DAY = Date.UTC(2026, 2, 2)

for (const database of databasesUnderTest()) {
  describe(`insight, on ${database.name}`, () => {
    let sso: SsoUnderTest
    before(async () => {
      sso = await openSsoUnderTest({ databaseUrl: await database.url() })
    })
    after(() => sso.close())

    let count = 0
    const write = (signIn: Partial<NewSignIn>) =>
      recordSignIn(sso.house, {
        trace: `sig_written${String(count++).padStart(10, '0')}`,
        outcome: 'admitted',
        organizationId: sso.acme.organization,
        connectionId: sso.acme.connection,
        createdAt: DAY,
        ...signIn,
      })
    const statistics = (query: Record<string, string>) =>
      sso.api<Statistics & { timeToGreen: TimeToGreen }>('GET', `/statistics?${new URLSearchParams(query)}`)

    it('counts sign-ins by day, what they failed for, and how long they took', async () => {
      for (let at = 0; at < 100; at++) await write({ createdAt: DAY + at, durationMs: at * 10 })
      await write({ createdAt: DAY + 2 * DAY_MS, durationMs: 41_000 })
      for (let at = 0; at < 3; at++)
        await write({
          createdAt: DAY + 2 * DAY_MS + at,
          outcome: 'refused',
          reason: 'policy_refused',
          cause: 'no_access_policy',
          durationMs: 9,
        })
      await write({ createdAt: DAY + DAY_MS, outcome: 'refused', reason: 'not_assigned' })
      await write({ createdAt: DAY + DAY_MS, outcome: 'tested' })
      await write({ createdAt: DAY - 1, outcome: 'refused', reason: 'not_assigned' })
      await write({ createdAt: DAY + 3 * DAY_MS, outcome: 'refused', reason: 'not_assigned' })

      const told = await statistics({ from: `${DAY}`, to: `${DAY + 3 * DAY_MS}` })
      assert.equal(told.unit, 'day')
      assert.deepEqual(told.times, [
        { at: DAY, admitted: 100, refused: 0, p50: 480, p95: 940 },
        { at: DAY + DAY_MS, admitted: 0, refused: 1, p50: null, p95: null },
        { at: DAY + 2 * DAY_MS, admitted: 1, refused: 3, p50: 40_000, p95: 40_000 },
      ])
      assert.deepEqual([told.admitted, told.refused, told.p50, told.p95], [101, 4, 500, 940])
      assert.deepEqual(
        told.causes.map(({ signature, side, many, last }) => ({ signature, side, many, last })),
        [
          { signature: 'no_access_policy', side: 'customer', many: 3, last: DAY + 2 * DAY_MS + 2 },
          { signature: 'user_not_assigned', side: 'customer', many: 1, last: DAY + DAY_MS },
        ],
        'one without a cause is told by its reason',
      )
    })

    it('counts by hour where two days or less are asked for, and of one customer where one is named', async () => {
      const told = await statistics({
        from: `${DAY}`,
        to: `${DAY + 5 * HOUR_MS}`,
        organizationId: sso.acme.organization,
      })
      assert.equal(told.unit, 'hour')
      assert.deepEqual(
        told.times.map(({ admitted }) => admitted),
        [100, 0, 0, 0, 0],
      )
      const other = await statistics({ from: `${DAY}`, to: `${DAY + 5 * HOUR_MS}`, organizationId: 'org_nobody' })
      assert.equal(other.admitted, 0)
      assert.deepEqual(other.causes, [])
    })

    it('refuses a time that ends before it begins, or is longer than sign-ins are kept', async () => {
      await assert.rejects(statistics({ from: `${DAY}`, to: `${DAY}` }), /request\.invalid/)
      await assert.rejects(statistics({ from: `${DAY}`, to: `${DAY + 93 * DAY_MS}` }), /request\.invalid/)
      await assert.rejects(statistics({ from: 'never', to: `${DAY}` }), /request\.invalid/)
    })

    it('counts the time from an invitation to people who sign in', async () => {
      const invited = sso.clock.now()
      const organization = await sso.api('POST', '/organizations', { name: 'Green', domains: [] })
      const connection = await sso.api('POST', '/connections', { organizationId: organization.id })
      const link = { connectionId: String(connection.id), organizationId: String(organization.id) }
      for (const name of ['Mary', 'Mary again'])
        await setupLinkStore(sso.house).create({ ...link, email: 'it@green.example', name, step: null }, 'key_test')
      const waiting = await statistics({})
      assert.equal(waiting.timeToGreen.setUps.find(({ organization: name }) => name === 'Green')?.liveAt, null)

      sso.clock.advance(12 * 60_000)
      await sso.api('PATCH', `/connections/${connection.id}`, {
        issuer: sso.okta.issuer,
        clientId: sso.okta.clientId,
        clientSecret: sso.okta.clientSecret,
      })
      const told = await statistics({ organizationId: String(organization.id) })
      assert.deepEqual(told.timeToGreen.setUps, [
        {
          connectionId: connection.id,
          organizationId: organization.id,
          organization: 'Green',
          invitedAt: invited,
          openedAt: null,
          liveAt: invited + 12 * 60_000,
        },
      ])
      assert.equal(told.timeToGreen.medianMs, 12 * 60_000)
      assert.equal(told.timeToGreen.medianFromOpenedMs, null)
    })

    const search = async (q: string) =>
      (await sso.api<{ items: Found[] }>('GET', `/search?q=${encodeURIComponent(q)}`)).items

    it('finds somebody by name and address, and leads to those Okta alone may have seen', async () => {
      await sso.signIn(sso.browser())
      const [ada] = await search('lovelace')
      assert.equal(ada?.kind, 'person')
      assert.deepEqual(
        { ...ada, accountId: '', lastSignInAt: 0 },
        {
          kind: 'person',
          accountId: '',
          name: 'Ada Lovelace',
          email: 'ada@acme.example',
          status: 'active',
          lastSignInAt: 0,
          connectionId: sso.acme.connection,
          organizationId: sso.acme.organization,
          organization: 'Acme',
        },
      )
      assert.equal((await search('ADA@acme.example')).length, 1, 'known, so nobody else is guessed at')
      assert.deepEqual(await search('grace@acme.example'), [
        {
          kind: 'login',
          login: 'grace@acme.example',
          connectionId: sso.acme.connection,
          organizationId: sso.acme.organization,
          organization: 'Acme',
        },
      ])
      assert.deepEqual(await search('acme'), [
        ...(await search('ada@')),
        { kind: 'organization', organizationId: sso.acme.organization, organization: 'Acme' },
      ])
    })

    it('finds a sign-in by its trace, however it was copied; of a page without one it says so', async () => {
      const [{ id: trace }] = (await sso.signIns()) as unknown as [{ id: string }]
      assert.deepEqual(await search(`  ${trace}. `), [{ kind: 'sign_in', trace }])
      assert.deepEqual(await search(trace.toUpperCase()), [{ kind: 'sign_in', trace }])
      assert.deepEqual(await search(`sig_${'0'.repeat(20)}`), [])
      assert.deepEqual(await search('trc_abcdefghij0123456789'), [{ kind: 'page', trace: 'trc_abcdefghij0123456789' }])
    })

    it('takes what was typed for text, never for a pattern or a statement', async () => {
      for (const hostile of ['%', '_____', "' or 1=1 --", '\\', 'a\0b', '”'.repeat(300)])
        assert.deepEqual(await search(hostile), [], hostile)
      await assert.rejects(search(' '), /request\.invalid/)
      await assert.rejects(search('x'.repeat(321)), /request\.invalid/)
    })

    it('lists sign-ins of one person, connection, cause and time, with names', async () => {
      type Row = { trace: string; cause: string | null; who: { email: string } | null; organizationName: string | null }
      const list = async (query: string) => (await sso.api<{ items: Row[] }>('GET', `/sign-ins?${query}`)).items
      const [ada] = (await search('lovelace')) as [Extract<Found, { kind: 'person' }>]
      const own = await list(`accountId=${ada.accountId}`)
      assert.equal(own.length, 1)
      assert.equal(own[0]?.who?.email, 'ada@acme.example')
      assert.equal(own[0]?.organizationName, 'Acme')
      const failed = await list('cause=no_access_policy')
      assert.equal(failed.length, 3)
      assert.equal(failed[0]?.who, null)
      assert.equal((await list(`from=${DAY + DAY_MS}&to=${DAY + 2 * DAY_MS}`)).length, 2)
      assert.equal((await list(`connectionId=${sso.acme.connection}&outcome=tested`)).length, 1)
      assert.equal((await list('accountId=acc_nobody')).length, 0)
      const first = await sso.api<{ items: Row[]; next: string }>('GET', '/sign-ins?cause=no_access_policy&limit=2')
      assert.equal((await list(`cause=no_access_policy&after=${first.next}`)).length, 1)
    })
  })
}
