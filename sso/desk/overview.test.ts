import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { guide } from '../../console/sso/words/guide.en.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { connectionStore } from '../connections/connection-store.ts'
import type { SetupStep } from '../setup-links/setup-link.ts'
import { setupLinkStore } from '../setup-links/setup-link-store.ts'
import { setupSessions } from '../setup-links/setup-session.ts'
import { stepStore } from '../setup-steps/step-store.ts'
import { STEP_TITLES } from '../setup-steps/step-titles.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { openSsoUnderTest, type SsoUnderTest } from '../sso-under-test.ts'
import type { OverviewRow } from './overview.ts'

type Page = { items: OverviewRow[]; next: string | null }

it('a step of the guide is called on the desk what its reader sees', () => {
  assert.deepEqual(STEP_TITLES, guide.titles)
})

for (const database of databasesUnderTest())
  describe(`how every customer stands, on ${database.name}`, () => {
    let sso: SsoUnderTest
    let deps: SsoDeps
    before(async () => {
      sso = await openSsoUnderTest({ databaseUrl: await database.url() })
      // What the stores asked here need of a house.
      deps = { db: sso.sso.db, clock: sso.clock, publicUrl: sso.url } as unknown as SsoDeps
    })
    after(() => sso.close())

    const overview = (query = '') => sso.api<Page>('GET', `/overview${query}`)
    const rowOf = async (id: string) => {
      const { items } = await overview(`?q=${id}`)
      assert.equal(items.length, 1)
      return items[0] as OverviewRow
    }
    const cellsOf = async (id: string) =>
      (await rowOf(id)).cells.map(({ domain, state, why }) => `${domain} ${state}: ${why}`)
    const organization = async (name: string, domains: string[] = []) =>
      String((await sso.api('POST', '/organizations', { name, domains })).id)
    const draftOf = async (organizationId: string) =>
      String((await sso.api('POST', '/connections', { organizationId })).id)

    it('has a customer who was only written down', async () => {
      const id = await organization('Bare', ['bare.example'])
      assert.deepEqual(await cellsOf(id), ['bare.example not_set: No Okta is connected.'])
      assert.deepEqual((await rowOf(id)).connections, [])
    })

    it('follows a set-up: nobody invited, invited, inside, stuck, tested', async () => {
      const organizationId = await organization('Steps')
      const connectionId = await draftOf(organizationId)
      assert.deepEqual(await cellsOf(organizationId), ['null draft: Nobody is invited to connect it yet.'])

      const invited = { organizationId, connectionId, email: 'r@x.example', name: 'Rosalind', step: null }
      const { link } = await setupLinkStore(deps).create(invited, 'key_test')
      assert.deepEqual(await cellsOf(organizationId), ['null waiting: Rosalind has not opened the link yet.'])
      await setupSessions(deps).open(link)
      const put = (step: SetupStep, state: 'proven' | 'waiting' | 'red') =>
        stepStore(deps).put(connectionId, { step, state, settingsHash: null, evidence: [], findings: [], by: link.id })
      await put('okta-domain', 'proven')
      await put('initiate-login', 'waiting')
      const waits = 'null waiting: Rosalind waits at “Make the tile work”; 1 step is proven.'
      assert.deepEqual(await cellsOf(organizationId), [waits])
      await put('app', 'red')
      const stuck = 'null waiting: Rosalind is stuck at “Create the app in Okta”; 1 step is proven.'
      assert.deepEqual(await cellsOf(organizationId), [stuck])

      await sso.api('POST', `/setup-links/${link.id}/revoke`)
      const begun = 'null draft: Begun, and nobody has a link to go on with it.'
      assert.deepEqual(await cellsOf(organizationId), [begun])
      await sso.api('PUT', `/connections/${connectionId}/draft`, {
        issuer: sso.okta.issuer,
        clientId: sso.okta.clientId,
        clientSecret: sso.okta.clientSecret,
      })
      const test = await sso.api('POST', `/connections/${connectionId}/draft/test`)
      const browser = sso.browser()
      const away = await browser.get(String(test.url))
      const back = await fetch(away.location as URL, { redirect: 'manual' })
      await browser.get(back.headers.get('location') ?? '')
      const tested = 'null tested: A test sign-in went through; going live is one press.'
      assert.deepEqual(await cellsOf(organizationId), [tested])
    })

    it('knows what is live, what is not healthy and what is switched off, domain by domain', async () => {
      const { organization: id, connection } = await sso.connect('Live', ['one.example', 'two.example'])
      const host = new URL(sso.okta.issuer).host
      const way = `live: People sign in through ${host}.`
      assert.deepEqual(await cellsOf(id), [`one.example ${way}`, `two.example ${way}`])

      const state = (domain: string, set: object) =>
        deps.db.kysely.updateTable('organization_domains').set(set).where('domain', '=', domain).execute()
      const failing_since = Date.UTC(2026, 4, 1)
      await state('one.example', { state: 'failing', failing_since })
      await state('two.example', { state: 'pending' })
      assert.deepEqual(await cellsOf(id), [
        'one.example degraded: Its DNS record is gone. It leads people until May 8, 2026.',
        'two.example waiting: Waits for its DNS record; an address typed here leads nowhere yet.',
      ])
      assert.deepEqual(
        (await rowOf(id)).connections.map(({ state }) => state),
        ['live'],
      )

      await connectionStore(deps).markAttention(connection, 'client_credentials_rejected')
      const [first] = (await rowOf(id)).cells
      assert.deepEqual([first?.state, first?.since], ['degraded', sso.clock.now()])
      assert.match(first?.why ?? '', /refuses our client ID or secret/)

      await sso.api('POST', `/connections/${connection}/disable`)
      assert.equal((await rowOf(id)).cells[0]?.state, 'disabled')
    })

    it('knows what was found at night: what keeps people out before what ends soon, and that before what is mild', async () => {
      const { organization: id, connection } = await sso.connect('Drift', ['drift.example'])
      const find = (code: string, mild: boolean, first_seen_at: number) =>
        deps.db.kysely
          .insertInto('drift_findings')
          .values({
            connection_id: connection,
            code,
            looked_at: 'app',
            mild: mild ? 1 : 0,
            finding: JSON.stringify({ code, sentence: `${code}.`, side: 'customer', todo: [], mild }),
            first_seen_at,
            last_seen_at: first_seen_at,
          })
          .execute()
      const cell = async () => (await rowOf(id)).cells.map(({ state, since, why }) => [state, since, why])[0]
      await find('tile_hidden', true, 1)
      assert.equal((await cell())?.[0], 'live')
      await find('api_token_about_to_die', true, 2)
      assert.deepEqual(await cell(), ['expiring', 2, 'api_token_about_to_die.'])
      await find('redirect_uri_not_registered', false, 3)
      assert.deepEqual(await cell(), ['degraded', 3, 'redirect_uri_not_registered.'])
      await deps.db.kysely.updateTable('drift_findings').set({ gone_at: 4 }).where('mild', '=', 0).execute()
      assert.equal((await cell())?.[0], 'expiring')
    })

    it('finds a customer by part of the name, a domain, the Okta, or any id', async () => {
      const { organization: id, connection } = await sso.connect('Fünf & Söhne 10%', ['fuenf.example'])
      for (const q of ['söhne 10%', 'FUENF.', id, connection]) {
        const { items } = await overview(`?q=${encodeURIComponent(q)}`)
        assert.deepEqual(
          items.map(({ organization }) => organization.id),
          [id],
          q,
        )
      }
      const { items } = await overview(`?q=${encodeURIComponent(new URL(sso.okta.issuer).host)}`)
      assert.ok(items.length > 1)
      assert.deepEqual((await overview('?q=%25%25')).items, [])
    })

    it('shows those alone of whom something stands as was asked, page by page', async () => {
      const all = (await overview('?limit=200')).items
      for (const state of ['live', 'waiting', 'not_set', 'disabled']) {
        const wanted = all.filter(({ cells }) => cells.some((cell) => cell.state === state))
        const seen: string[] = []
        for (let after: string | null = ''; after !== null; ) {
          const page: Page = await overview(`?state=${state}&limit=1${after === '' ? '' : `&after=${after}`}`)
          assert.ok(page.items.length <= 1)
          seen.push(...page.items.map(({ organization }) => organization.id))
          after = page.next
        }
        assert.deepEqual(
          seen,
          wanted.map(({ organization }) => organization.id),
          state,
        )
      }
      await assert.rejects(overview('?state=well'))
    })

    it('is read page by page, and leaves out nobody', async () => {
      const seen: string[] = []
      for (let after: string | null = ''; after !== null; ) {
        const page: Page = await overview(`?limit=2${after === '' ? '' : `&after=${after}`}`)
        seen.push(...page.items.map((item) => item.organization.id))
        after = page.next
      }
      const all = await deps.db.kysely.selectFrom('organizations').select('id').execute()
      assert.deepEqual(seen.toSorted(), all.map(({ id }) => id).toSorted())
    })

    it('costs the same few statements for one customer and for twenty', {
      skip: database.name !== 'PostgreSQL',
    }, async () => {
      for (let more = 0; more < 20; more++) await sso.connect(`Many ${more}`, [`many${more}.example`])
      const { query } = pg.Client.prototype
      let count = 0
      pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
        count++
        return Reflect.apply(query, this, args)
      } as typeof query
      try {
        await overview('?limit=1')
        const one = count
        await overview('?limit=20')
        assert.equal(count - one, one)
        assert.ok(one <= 10, `${one} statements`)
      } finally {
        pg.Client.prototype.query = query
      }
    })
  })
