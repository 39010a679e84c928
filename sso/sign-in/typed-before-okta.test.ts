import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import type { Found } from '../insight/search.ts'
import { openSsoUnderTest, type SsoUnderTest } from '../sso-under-test.ts'
import type { Explanation } from '../support/explanation.ts'

type Listed = { trace: string; typedDomain: string | null; organizationName: string | null; who: object | null }

for (const database of databasesUnderTest())
  describe(`what was typed before a sign-in came to nothing, on ${database.name}`, () => {
    let sso: SsoUnderTest
    before(async () => {
      sso = await openSsoUnderTest({ databaseUrl: await database.url() })
    })
    after(() => sso.close())
    afterEach(() => sso.clock.advance(60_001))

    const type = (address: string, extra: Record<string, string> = {}) =>
      sso.browser().get(sso.authorizeUrl({ connection: '', login_hint: address, ...extra }))
    const search = async (q: string) =>
      (await sso.api<{ items: Found[] }>('GET', `/search?q=${encodeURIComponent(q)}`)).items
    const typed = async (q: string) => (await search(q)).filter(({ kind }) => kind === 'typed')
    const list = async (query: string) => (await sso.api<{ items: Listed[] }>('GET', `/sign-ins?${query}`)).items
    const explain = (trace: string | undefined) => sso.api<Explanation>('GET', `/sign-ins/${trace}/explanation`)

    it('is found by the address, and named by the organization of its domain, in the list as in the explanation', async () => {
      const soon = await sso.api('POST', '/organizations', { name: 'Soon', domains: ['soon.example'] })
      await sso.api('POST', '/connections', { organizationId: soon.id })
      const { trace = '' } = await type('Grace@SOON.example')
      assert.deepEqual(await typed('grace@soon.example'), [
        { kind: 'typed', typed: 'grace@soon.example', many: 1, lastAt: sso.clock.now(), organization: 'Soon' },
      ])
      const [row] = await list(`typed=${encodeURIComponent(' GRACE@soon.example ')}`)
      assert.deepEqual(
        [row?.trace, row?.typedDomain, row?.organizationName, row?.who],
        [trace, 'soon.example', 'Soon', null],
      )
      assert.equal((await list(`organizationId=${soon.id}`)).length, 1)
      const told = await explain(trace)
      assert.deepEqual(
        [told.cause?.signature, told.organization?.name, told.typedDomain, told.who, told.application?.name],
        ['organization_not_connected', 'Soon', 'soon.example', null, 'Ronspot'],
      )
    })

    it('keeps the address nowhere: not in the row, not in the log', async () => {
      await type('hopper@soon.example')
      await type('hopper@nowhere.example')
      const rows = JSON.stringify(await sso.sso.db.kysely.selectFrom('sign_ins').selectAll().execute())
      assert.match(rows, /nowhere\.example/)
      assert.doesNotMatch(rows + sso.lines.join(''), /hopper/i)
      assert.deepEqual(await typed('hopper'), [])
      assert.deepEqual(await typed('hopper@soon.exampl'), [])
      assert.deepEqual(await list('typed=hopper'), [])
      assert.deepEqual(await list('typed='), [])
    })

    it('a domain nobody has leaves an entry, with which one it was', async () => {
      const { trace, body, status } = await type('ada@acme.con')
      assert.equal(status, 200)
      assert.match(body, /No company here uses the domain acme\.con/)
      const told = await explain(trace)
      assert.deepEqual(
        [told.reason, told.cause?.signature, told.want, told.got, told.organization],
        ['domain_unknown', 'domain_not_known', 'the e-mail domain of an organization here', 'acme.con', null],
      )
      assert.equal((await typed('ada@acme.con')).length, 1)
    })

    it('what is no address, and a question nobody answered yet, leave none', async () => {
      const before = (await sso.signIns()).length
      await type('ada')
      await sso.browser().get(sso.authorizeUrl({ connection: '' }))
      assert.equal((await sso.signIns()).length, before)
    })

    it('a domain of two organizations names neither', async () => {
      for (const name of ['One', 'Two']) {
        const { id } = await sso.api('POST', '/organizations', { name, domains: [] })
        await sso.sso.db.kysely
          .insertInto('organization_domains')
          .values({ domain: 'group.example', organization_id: String(id), state: 'proven', created_at: 1 })
          .execute()
      }
      const { trace } = await type('ada@group.example')
      assert.equal((await explain(trace)).organization, null)
    })

    it('an organization or connection that was named is whose it is, whatever was typed', async () => {
      const off = await sso.connect('Off', [])
      await sso.api('POST', `/connections/${off.connection}/disable`)
      for (const extra of [{ connection: off.connection }, { organization: off.organization }]) {
        const { trace } = await type('ada@acme.example', extra)
        const [row] = await list('limit=1')
        assert.deepEqual([row?.trace, row?.organizationName], [trace, 'Off'])
        assert.equal((await explain(trace)).organization?.name, 'Off')
        sso.clock.advance(1)
      }
      await sso.sso.db.kysely.updateTable('sign_ins').set({ organization_id: null }).execute()
      const [older] = await list(`connectionId=${off.connection}`)
      assert.equal(older?.organizationName, 'Off', 'also of one written before that was kept')
    })

    it('one who was at Okta and was refused there is found by what was typed; one who came in left nothing', async () => {
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser, { connection: '', login_hint: 'ada@acme.example' })
      callback.searchParams.delete('code')
      callback.searchParams.set('error', 'access_denied')
      const { trace } = await browser.get(callback)
      assert.equal((await list('typed=ada@acme.example'))[0]?.trace, trace)
      await sso.signIn(sso.browser(), { connection: '', login_hint: 'ada@acme.example' })
      const rows = await sso.sso.db.kysely
        .selectFrom('sign_ins')
        .selectAll()
        .where('outcome', '=', 'admitted')
        .execute()
      assert.deepEqual(
        rows.map(({ typed_address }) => typed_address),
        [null],
      )
    })

    it('a flood by strangers is not written down', async () => {
      const before = (await sso.signIns()).length
      for (let sent = 0; sent < 310; sent++) await type(`x${sent}@flood.example`)
      assert.equal((await sso.signIns()).length, before + 300)
    })
  })
