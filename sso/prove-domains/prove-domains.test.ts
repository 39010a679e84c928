import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { createServer } from '../../kit/server.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { openTestDns, type TestDns } from '../../kit/test-dns.ts'
import { mountAdminApi } from '../admin-api.ts'
import { createApiKey } from '../operators/api-key.ts'
import { openOperatorSession } from '../operators/open-operator-session.ts'
import { domainStore } from '../organizations/domain-store.ts'
import { GRACE_MS, type OrganizationDomain } from '../organizations/organization-domain.ts'
import { openTestDeps, type TestDeps } from '../test-deps.ts'
import { seenOfDomain } from './domain-finding.ts'
import { lookAtDomain } from './look-at-domain.ts'
import { recheckDomains } from './recheck-domains.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

type Shown = { domain: string; state: string; leads: boolean; finding: { code: string; got: string } | null } & {
  record: { name: string; value: string }
}

for (const database of databasesUnderTest())
  describe(`domains proven by DNS, on ${database.name}`, () => {
    let deps: TestDeps
    let dns: TestDns
    let app: FastifyInstance
    let key = ''
    let made = 0
    before(async () => {
      dns = await openTestDns()
      deps = await openTestDeps({ databaseUrl: await database.url(), dnsServers: [dns.server] })
      app = createServer({ log: deps.log })
      mountAdminApi(app, deps as never)
      key = (await createApiKey(deps, 'test')).key
    })
    after(async () => {
      await app.close()
      await Promise.all([deps.close(), dns.close()])
    })
    beforeEach(() => dns.behave())

    async function call<T = Shown>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) {
      const answer = await app.inject({
        method,
        url: `/api${path}`,
        headers: { authorization: `Bearer ${key}` },
        ...(payload === undefined ? {} : { payload }),
      })
      return { status: answer.statusCode, json: (answer.body === '' ? {} : answer.json()) as T & { code: string } }
    }
    const organization = async (domains: string[] = []) =>
      (await call<{ id: string }>('POST', '/organizations', { name: 'Acme', domains })).json.id
    const fresh = () => `acme-${++made}.example`
    const ask = async (id: string, domain: string) =>
      (await call('POST', `/organizations/${id}/domains`, { domain })).json
    const check = async (id: string, domain: string) => {
      deps.clock.advance(5000)
      return (await call('POST', `/organizations/${id}/domains/${domain}/check`)).json
    }
    const leading = async (id: string) =>
      (await call<{ domains: string[] }>('GET', `/organizations/${id}`)).json.domains
    const publish = ({ record }: Shown, ...more: string[]) => dns.records.set(record.name, [...more, record.value])
    async function proven(id: string, domain = fresh()) {
      publish(await ask(id, domain))
      assert.equal((await check(id, domain)).state, 'proven')
      return domain
    }
    const storedOf = (id: string, domain: string) =>
      domainStore(deps).find(id, domain) as Promise<OrganizationDomain | undefined>
    const actionsOf = async (id: string) => {
      const rows = await deps.db.kysely.selectFrom('audit_log').selectAll().where('organization_id', '=', id).execute()
      return rows.map(({ action }) => action).filter((action) => action.includes('.domain_'))
    }

    it('lead nobody until the record is there, and then by themselves', async () => {
      const id = await organization()
      const domain = fresh()
      const asked = await ask(id, ` https://${domain.toUpperCase()}/contact `)
      assert.deepEqual([asked.domain, asked.state, asked.leads], [domain, 'pending', false])
      assert.equal(asked.record.name, `_gatepass.${domain}`)
      assert.match(asked.record.value, /^gatepass-domain=[0-9a-f]{32}$/)
      assert.equal((await ask(id, domain)).record.value, asked.record.value)
      assert.deepEqual(await leading(id), [])

      dns.records.set(domain, ['v=spf1 -all'])
      assert.equal((await check(id, domain)).finding?.code, 'domain_record_missing')
      publish(asked, 'something=else', `gatepass-domain=${'0'.repeat(32)}`)
      deps.clock.advance(2 * HOUR)
      await recheckDomains(deps)
      const now = await storedOf(id, domain)
      assert.deepEqual([now?.state, now?.leads, now?.look?.kind], ['proven', true, 'seen'])
      assert.deepEqual(await leading(id), [domain])
      assert.deepEqual(await actionsOf(id), ['organization.domain_asked', 'organization.domain_proven'])
    })

    it('say what is wrong with a record, each way of it, and take only the whole value', async () => {
      const id = await organization()
      const domain = fresh()
      const { record } = await ask(id, domain)
      const { name, value } = record
      const at = (...records: [string, string[]][]) => {
        dns.records.clear()
        for (const [each, values] of records) dns.records.set(each, values)
      }
      for (const [code, ...records] of [
        ['domain_not_in_dns'],
        ['domain_record_missing', [domain, []]],
        ['domain_record_other', [name, ['v=spf1 -all']]],
        ['domain_record_old', [name, [`gatepass-domain=${'a'.repeat(32)}`]]],
        ['domain_record_almost', [name, [`"${value}"`]]],
        ['domain_record_almost', [name, [value.slice(16)]]],
        ['domain_record_almost', [name, [value.toUpperCase()]]],
        ['domain_record_almost', [name, [value.slice(0, -4)]]],
        ['domain_record_appended', [`${name}.${domain}`, [value]]],
        ['domain_record_at_apex', [domain, [value]]],
      ] as [string, ...[string, string[]][]][]) {
        at(...records)
        const seen = await check(id, domain)
        assert.deepEqual([seen.state, seen.finding?.code], ['pending', code])
        // What catalogue and finding say is whole: nothing it speaks of is left unknown.
        assert.doesNotMatch(JSON.stringify(seen.finding), /…|\{\w+\}/)
      }
      dns.behave('refuse')
      assert.equal((await check(id, domain)).finding?.code, 'domain_servers_broken')
      dns.behave()
      at([name, ['one', `${value} `]])
      assert.equal((await check(id, domain)).state, 'proven')
    })

    it('B-54: are looked for daily, warn for seven days, and then lead nobody; the record back, they lead again', async () => {
      const id = await organization()
      const domain = await proven(id)
      const value = (await storedOf(id, domain))?.record?.value ?? ''
      dns.records.delete(`_gatepass.${domain}`)
      assert.equal(await recheckDomains(deps), 0, 'looked before a day was over')
      deps.clock.advance(DAY + HOUR)
      await recheckDomains(deps)
      const failing = (await storedOf(id, domain)) as OrganizationDomain
      assert.deepEqual([failing.state, failing.leads], ['failing', true])
      assert.equal(seenOfDomain(failing)?.reason, 'domain_gone')

      deps.clock.advance(GRACE_MS - 2 * HOUR)
      await recheckDomains(deps)
      assert.deepEqual(await leading(id), [domain])
      deps.clock.advance(3 * HOUR)
      await recheckDomains(deps)
      assert.equal((await storedOf(id, domain))?.state, 'lost')
      assert.deepEqual(await leading(id), [])

      dns.records.set(`_gatepass.${domain}`, [value])
      assert.equal((await check(id, domain)).state, 'proven')
      assert.deepEqual(await leading(id), [domain])
      assert.deepEqual(await actionsOf(id), [
        'organization.domain_asked',
        'organization.domain_proven',
        'organization.domain_failing',
        'organization.domain_lost',
        'organization.domain_proven',
      ])
    })

    it('are not taken away because DNS could not be asked', async () => {
      const id = await organization()
      const domain = await proven(id)
      dns.behave('refuse')
      deps.clock.advance(DAY + HOUR)
      await recheckDomains(deps)
      assert.equal((await storedOf(id, domain))?.state, 'proven')
      for (let days = 0; days < 12; days++) {
        deps.clock.advance(DAY)
        await recheckDomains(deps)
      }
      assert.equal((await storedOf(id, domain))?.state, 'failing')
      assert.deepEqual(await leading(id), [domain])
    })

    it('are looked at by one of several nodes, and by another when that one is gone', async () => {
      const id = await organization()
      await Promise.all([proven(id), proven(id), proven(id)])
      deps.clock.advance(DAY + HOUR)
      await deps.db.kysely
        .updateTable('organization_domains')
        .set({ next_check_at: null })
        .where('organization_id', '<>', id)
        .execute()
      dns.asked.length = 0
      const counts = await Promise.all([recheckDomains(deps), recheckDomains(deps)])
      assert.equal(counts[0] + counts[1], 3)
      assert.equal(dns.asked.length, 3)

      deps.clock.advance(DAY + HOUR)
      assert.equal((await domainStore(deps).takeDue(10)).length, 3)
      assert.equal(await recheckDomains(deps), 0)
      deps.clock.advance(HOUR)
      assert.equal(await recheckDomains(deps), 3)
    })

    it('may be several organizations’, each by its own record; a word is good for one', async () => {
      const [one, two] = [await organization(), await organization()]
      const domain = await proven(one)
      const taken = await call('PATCH', `/organizations/${two}`, { domains: [domain] })
      assert.deepEqual([taken.status, taken.json.code], [409, 'organization.domain_taken'])

      const second = await ask(two, domain)
      const first = (await storedOf(one, domain))?.record?.value ?? ''
      assert.notEqual(second.record.value, first)
      assert.equal((await check(two, domain)).finding?.code, 'domain_record_old')
      publish(second, first)
      assert.equal((await check(two, domain)).state, 'proven')
      assert.deepEqual([await leading(one), await leading(two)], [[domain], [domain]])
    })

    it('B-55: owners hear it, once, when one that leads to an organization begins to lead to another', async () => {
      const [one, two] = [await organization(), await organization()]
      const lettersTo = async (id: string) => (await deps.post.list(id, 20)).map(({ to, subject }) => [to, subject])
      const shared = await proven(one)
      dns.records.set(`_gatepass.${shared}`, [
        (await ask(two, shared)).record.value,
        (await storedOf(one, shared))?.record?.value ?? '',
      ])
      assert.equal((await check(two, shared)).state, 'proven')
      assert.ok(deps.lines.some((line) => line.includes('domain.nobody_to_tell')))

      await openOperatorSession(deps, { email: 'olivia@ronspot.example', name: 'Olivia', role: 'owner' })
      await openOperatorSession(deps, { email: 'sam@ronspot.example', name: 'Sam', role: 'support' })
      const vouched = fresh()
      await call('PATCH', `/organizations/${one}`, { domains: [shared, vouched] })
      publish(await ask(two, vouched))
      deps.clock.advance(2 * HOUR)
      await recheckDomains(deps)
      const told = ['olivia@ronspot.example', `${vouched} leads to Acme as well now`]
      assert.deepEqual(await lettersTo(two), [told])
      const [letter] = await deps.post.list(two, 1)
      for (const id of [one, two])
        assert.ok(letter?.paragraphs.includes(`http://localhost:4100/console/organizations/${id}`))

      // Gone for a day and there again it never stopped leading; gone for good, it comes anew.
      const value = (await storedOf(two, vouched))?.record?.value ?? ''
      for (const [values, days] of [
        [[], 1],
        [[value], 1],
        [[], 1],
        [[], 8],
      ] as const) {
        dns.records.set(`_gatepass.${vouched}`, [...values])
        deps.clock.advance(days * DAY + HOUR)
        await recheckDomains(deps)
      }
      assert.deepEqual([(await storedOf(two, vouched))?.state, await lettersTo(two)], ['lost', [told]])
      dns.records.set(`_gatepass.${vouched}`, [value])
      assert.equal((await check(two, vouched)).state, 'proven')
      assert.deepEqual(await lettersTo(two), [told, told])
      assert.deepEqual(await lettersTo(one), [], 'nobody else had it before')
    })

    it('are told of also where two organizations prove the same one at the same moment', async () => {
      for (let round = 0; round < 5; round++) {
        const both = [await organization(), await organization()]
        const domain = fresh()
        const values: string[] = []
        for (const id of both) values.push((await ask(id, domain)).record.value)
        dns.records.set(`_gatepass.${domain}`, values)
        await Promise.all(both.map((id) => check(id, domain)))
        const letters = await Promise.all(both.map((id) => deps.post.list(id, 20)))
        assert.equal(letters.flat().length, 1)
      }
    })

    it('stay what an operator said until a record proves them, and two never have such a word at once', async () => {
      const domain = fresh()
      const id = await organization([domain])
      const both = await Promise.all(
        [0, 1].map(() => call('POST', '/organizations', { name: 'Other', domains: [`both-${domain}`] })),
      )
      assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409])

      const asked = await ask(id, domain)
      assert.deepEqual([asked.state, asked.leads], ['vouched', true])
      assert.equal((await check(id, domain)).state, 'vouched')
      publish(asked)
      assert.equal((await check(id, domain)).state, 'proven')
      // What is proven is not made a word again, and goes when it is left out.
      await call('PATCH', `/organizations/${id}`, { domains: [domain] })
      assert.equal((await storedOf(id, domain))?.state, 'proven')
      const waiting = fresh()
      await ask(id, waiting)
      await call('PATCH', `/organizations/${id}`, { domains: [] })
      assert.equal(await storedOf(id, domain), undefined)
      assert.equal((await storedOf(id, waiting))?.state, 'pending')
    })

    it('B-55: are never a registry, a mail service, a wildcard; a subdomain needs its own proof', async () => {
      const id = await organization()
      for (const domain of [
        ...['com', 'co.uk', 'github.io', 'blogspot.com', 's3.amazonaws.com', 'xn--p1ai', 'kawasaki.jp'],
        ...['gmail.com', 'GMAIL.com.', 'yahoo.co.jp', 'outlook.com', 'web.de', 'orange.fr', 'qq.com', 'mail.ru'],
        ...['*.example.com', 'localhost', '10.0.0.1', '[::1]', 'a b.example', '_x.example', 'ac\u0000me.example', ''],
      ]) {
        const asked = await call('POST', `/organizations/${id}/domains`, { domain })
        assert.deepEqual([asked.status, asked.json.code], [422, 'organization.domain_not_usable'], domain)
        const vouched = await call('PATCH', `/organizations/${id}`, { domains: [domain] })
        assert.deepEqual([vouched.status, vouched.json.code], [400, 'request.invalid'], domain)
      }
      const parent = await proven(await organization())
      const below = await ask(id, `people.${parent}`)
      dns.records.set(`_gatepass.people.${parent}`, [(await storedOf(id, `people.${parent}`))?.record?.name ?? ''])
      assert.equal((await check(id, `people.${parent}`)).state, 'pending')
      publish(below)
      assert.equal((await check(id, `people.${parent}`)).state, 'proven')
      assert.equal((await ask(id, 'bücher.example')).domain, 'xn--bcher-kva.example')
    })

    it('are seen at once at the domain’s own name servers, while others still remember that there was nothing', async () => {
      const id = await organization()
      const domain = fresh()
      const { record } = await ask(id, domain)
      const asked: string[][] = []
      const lookUpTxtAtOwner = async (name: string, of: string) => {
        asked.push([name, of])
        return { kind: 'found', values: [record.value] } as const
      }
      const seen = (await storedOf(id, domain)) as OrganizationDomain
      const looked = await lookAtDomain({ ...deps, lookUpTxtAtOwner }, seen, 'test')
      assert.equal(looked?.state, 'proven')
      assert.deepEqual(asked, [[record.name, domain]])
    })

    it('are left off in the middle without a trace, and removed for good', async () => {
      const id = await organization()
      const domain = fresh()
      await ask(id, domain)
      const seen = (await storedOf(id, domain)) as OrganizationDomain
      dns.behave('keep silent')
      const leave = new AbortController()
      const looking = lookAtDomain(deps, seen, 'test', leave.signal)
      leave.abort(new Error('left'))
      await assert.rejects(looking, /left/)
      assert.equal((await storedOf(id, domain))?.checkedAt, null)
      assert.equal((await call('DELETE', `/organizations/${id}/domains/${domain}`)).status, 204)
      assert.equal((await call('DELETE', `/organizations/${id}/domains/${domain}`)).status, 404)
      assert.equal((await call('POST', `/organizations/${id}/domains/${domain}/check`)).status, 404)
      assert.equal((await call('GET', '/organizations/org_nobody/domains')).status, 404)
    })
  })
