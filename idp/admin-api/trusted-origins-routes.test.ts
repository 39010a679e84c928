import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { createApiToken } from '../api-tokens/create-api-token.ts'
import type { AdminRole } from '../schema/idp-schema.ts'
import { seedOrg } from '../seed/seed-org.ts'
import { trustsOrigin } from '../trusted-origins/trusts-origin.ts'
import { ACME, type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

const TOS = '/api/v1/trustedOrigins'
const CORS = [{ type: 'CORS' }]

for (const database of databasesUnderTest()) {
  describe(`trusted origins, by API (${database.name})`, () => {
    let api: AdminApiUnderTest
    before(async () => {
      api = await openAdminApi(database)
    })
    after(() => api.close())

    const create = (name: string, origin: string, scopes: unknown = CORS) =>
      api.call('POST', TOS, { name, origin, scopes })
    const trusts = (origin: string, use: 'CORS' | 'REDIRECT') => trustsOrigin(api.deps)(api.orgId, origin, use)

    it('is made with 200, active, and trusted at once for what it says and for nothing else', async () => {
      const { status, body } = await create('App', 'https://app.acme.example')
      const admin = await api.userId('admin@acme.example')
      assert.equal(status, 200)
      assert.match(body.id, /^tos\w{17}$/)
      const url = `http://acme.okta.localhost:4200${TOS}/${body.id}`
      assert.deepEqual(body, {
        id: body.id,
        name: 'App',
        origin: 'https://app.acme.example',
        status: 'ACTIVE',
        scopes: CORS,
        created: '2026-11-23T10:00:00.000Z',
        createdBy: admin,
        lastUpdated: '2026-11-23T10:00:00.000Z',
        lastUpdatedBy: admin,
        _links: {
          self: { href: url, hints: { allow: ['GET', 'PUT', 'DELETE'] } },
          deactivate: { href: `${url}/lifecycle/deactivate`, hints: { allow: ['POST'] } },
        },
      })
      assert.deepEqual((await api.call('GET', `${TOS}/${body.id}`)).body, body)
      assert.equal(await trusts('https://app.acme.example', 'CORS'), true)
      assert.equal(await trusts('https://app.acme.example', 'REDIRECT'), false)
    })

    it('is replaced whole, by whom and when', async () => {
      const { body } = await create('Before', 'https://before.example', [{ type: 'CORS' }, { type: 'REDIRECT' }])
      api.clock.advance(1_000)
      const changed = await api.call('PUT', `${TOS}/${body.id}`, {
        name: 'After',
        origin: 'HTTPS://after.example:8443',
        scopes: [{ type: 'REDIRECT' }, { type: 'REDIRECT' }],
      })
      assert.equal(changed.status, 200, JSON.stringify(changed.body))
      const { name, origin, scopes, created, lastUpdated } = changed.body
      assert.deepEqual([name, origin, scopes], ['After', 'https://after.example:8443', [{ type: 'REDIRECT' }]])
      assert.ok(lastUpdated > created)
      assert.equal(await trusts('https://before.example', 'CORS'), false)
      assert.equal(await trusts('https://after.example:8443', 'REDIRECT'), true)
    })

    it('keeps the slash somebody wrote behind it, as Okta does, and is the same origin all the same', async () => {
      const { status, body } = await create('Slashed', 'https://slashed.example/')
      assert.deepEqual([status, body.origin], [200, 'https://slashed.example/'])
      assert.equal(await trusts('https://slashed.example', 'CORS'), true)
      const twice = await create('Twice', 'https://slashed.example')
      assert.equal(twice.body.errorCauses[0].errorSummary.split(':')[0], 'origin')
    })

    it('sleeps, wakes and goes; what is not active is trusted with nothing', async () => {
      const { body } = await create('Sleepy', 'https://sleepy.example')
      const asleep = await api.call('POST', `${TOS}/${body.id}/lifecycle/deactivate`)
      assert.equal(asleep.status, 200)
      assert.equal(asleep.body.status, 'INACTIVE')
      assert.deepEqual(Object.keys(asleep.body._links), ['self', 'activate'])
      assert.equal(await trusts('https://sleepy.example', 'CORS'), false)
      const awake = await api.call('POST', `${TOS}/${body.id}/lifecycle/activate`)
      assert.equal(awake.body.status, 'ACTIVE')
      assert.equal(await trusts('https://sleepy.example', 'CORS'), true)
      assert.equal((await api.call('DELETE', `${TOS}/${body.id}`)).status, 204)
      const gone = await api.call('GET', `${TOS}/${body.id}`)
      assert.equal(gone.status, 404)
      assert.equal(gone.body.errorSummary, `Not found: Resource not found: ${body.id} (TrustedOrigin)`)
      assert.equal(await trusts('https://sleepy.example', 'CORS'), false)
    })

    it('refuses what is no origin, no scope or no name, and says which field', async () => {
      const origins = [
        'app.example.com',
        'https://app.example.com//',
        'https://app.example.com/path',
        'https://app.example.com?x',
        'https://a@app.example.com',
        'https://app.example.com:443',
        'https://*.example.com',
        'https://*',
        '*',
        'null',
        '',
        'javascript://alert(1)',
        'data:text/html,x',
        'file:///etc',
        `https://${'a'.repeat(260)}.example`,
        7,
      ]
      for (const origin of origins) {
        const { status, body } = await api.call('POST', TOS, { name: 'x', origin, scopes: CORS })
        assert.equal(status, 400, String(origin))
        assert.equal(body.errorSummary, 'Api validation failed: origin', String(origin))
      }
      for (const scopes of [null, [], 'CORS', [{ type: 'cors' }], [{ type: 'ALL' }], ['CORS'], [{}]])
        assert.match((await create('x', 'https://x.example', scopes)).body.errorSummary ?? '', /scopes$/)
      for (const name of [undefined, '', ' ', 7, 'x'.repeat(256)]) {
        const { body } = await api.call('POST', TOS, { name, origin: 'https://x.example', scopes: CORS })
        assert.equal(body.errorSummary, 'Api validation failed: name', String(name))
      }
    })

    it('has a name and an origin once in an org, and says which is taken', async () => {
      const { body } = await create('Once', 'https://once.example')
      const same = await create('Once', 'https://once.example')
      assert.equal(same.status, 400)
      assert.deepEqual(
        same.body.errorCauses.map(({ errorSummary }: { errorSummary: string }) => errorSummary.split(':')[0]),
        ['name', 'origin'],
      )
      assert.match((await create('Other', 'https://ONCE.example')).body.errorSummary, /origin$/)
      assert.match((await create('Once', 'https://other.example')).body.errorSummary, /name$/)
      const itself = await api.call('PUT', `${TOS}/${body.id}`, body)
      assert.equal(itself.status, 200, 'not taken by itself')
      const both = await Promise.all([create('Race', 'https://race.example'), create('Race', 'https://race.example')])
      assert.deepEqual(both.map(({ status }) => status).sort(), [200, 400])
    })

    it('takes the schemes of apps in a web view, and frames of the dashboard', async () => {
      assert.equal((await create('Phone', 'capacitor://localhost')).status, 200)
      assert.equal((await create('Six', 'http://[::1]:3000')).status, 200)
      const scopes = [{ type: 'IFRAME_EMBED', allowedOktaApps: ['OKTA_ENDUSER'] }]
      assert.deepEqual((await create('Portal', 'https://portal.example', scopes)).body.scopes, scopes)
    })

    it('is listed in pages, by filter and by q', async () => {
      const other = await openAdminApi(database)
      const call = other.call
      const made: string[] = []
      for (const at of [1, 2, 3, 4, 5]) {
        other.clock.advance(1_000)
        const { body } = await call('POST', TOS, {
          name: `App ${at}`,
          origin: `https://app${at}.example`,
          scopes: at === 4 ? [...CORS, { type: 'REDIRECT' }] : CORS,
        })
        made.push(body.id)
      }
      await call('POST', `${TOS}/${made[1]}/lifecycle/deactivate`)
      const ids = async (query: string) =>
        (await call('GET', `${TOS}?${query}`)).body.map(({ id }: { id: string }) => id)
      const seen: string[] = []
      for (let page: string | undefined = `${TOS}?limit=2`; page !== undefined; ) {
        const answer: Awaited<ReturnType<typeof call>> = await call('GET', page)
        seen.push(...answer.body.map(({ id }: { id: string }) => id))
        page = other.next(answer)
      }
      assert.deepEqual(seen, made)
      const filter = (text: string) => ids(`filter=${encodeURIComponent(text)}`)
      assert.deepEqual(await filter('status eq "INACTIVE"'), [made[1]])
      assert.deepEqual(await filter(`id eq "${made[0]}" or id eq "${made[2]}"`), [made[0], made[2]])
      assert.deepEqual(await filter('name eq "App 4"'), [made[3]])
      assert.deepEqual(await filter('type eq "REDIRECT"'), [made[3]])
      assert.deepEqual(await filter('type eq "CORS"'), made)
      assert.deepEqual(await filter('type eq "%"'), [])
      assert.deepEqual(await filter('origin eq "HTTPS://app5.example" and status eq "ACTIVE"'), [made[4]])
      assert.deepEqual(await ids('q=APP%203'), [made[2]])
      assert.deepEqual(await ids('q=app5.EX'), [made[4]])
      assert.deepEqual(await ids('q=%25'), [])
      const bad = await call('GET', `${TOS}?filter=${encodeURIComponent('scopes eq "CORS"')}`)
      assert.equal(bad.body.errorCode, 'E0000031')
      await other.close()
    })

    it('says in the System Log what was done', async () => {
      const { body } = await create('Logged', 'https://logged.example')
      await api.call('POST', `${TOS}/${body.id}/lifecycle/deactivate`)
      await api.call('POST', `${TOS}/${body.id}/lifecycle/activate`)
      await api.call('PUT', `${TOS}/${body.id}`, { ...body, name: 'Logged again' })
      await api.call('DELETE', `${TOS}/${body.id}`)
      const filter = encodeURIComponent(`target.id eq "${body.id}"`)
      const { body: events } = await api.call('GET', `/api/v1/logs?filter=${filter}`)
      assert.deepEqual(
        events.map(({ eventType }: { eventType: string }) => eventType.replace('security.trusted_origin.', '')),
        ['create', 'deactivate', 'activate', 'update', 'delete'],
      )
      assert.equal(events[0].target[0].alternateId, 'https://logged.example')
    })

    it('B-199: is read and changed by whom the roles say, and is another org’s never', async () => {
      const { body } = await create('Roles', 'https://roles.example')
      const login = 'ada@acme.example'
      const may: Partial<Record<AdminRole, [read: number, change: number]>> = {
        ORG_ADMIN: [200, 200],
        READ_ONLY_ADMIN: [200, 403],
        APP_ADMIN: [403, 403],
        HELP_DESK_ADMIN: [403, 403],
      }
      for (const [role, expected] of Object.entries(may)) {
        await api.giveRoles(login, [role as AdminRole])
        const { token } = await createApiToken(api.deps, api.orgId, await api.userId(login), role)
        const as = { authorization: `SSWS ${token}` }
        const read = await api.call('GET', `${TOS}/${body.id}`, undefined, as)
        const changed = await api.call('PUT', `${TOS}/${body.id}`, body, as)
        assert.deepEqual([read.status, changed.status], expected, role)
      }
      const globex = await seedOrg(api.deps, { ...ACME, subdomain: 'globex', name: 'Globex', people: [] })
      const there = { authorization: `SSWS ${globex.apiToken}`, host: 'globex.okta.localhost:4200' }
      assert.deepEqual((await api.call('GET', TOS, undefined, there)).body, [])
      for (const [method, path] of [
        ['GET', ''],
        ['PUT', ''],
        ['DELETE', ''],
        ['POST', '/lifecycle/deactivate'],
      ] as const) {
        const answer = await api.call(method, `${TOS}/${body.id}${path}`, method === 'PUT' ? body : undefined, there)
        assert.equal(answer.status, 404, `${method} ${path}`)
      }
      assert.equal(await trustsOrigin(api.deps)(globex.orgId, 'https://roles.example', 'CORS'), false)
    })
  })
}
