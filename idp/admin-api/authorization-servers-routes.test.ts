import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { oktaKeys } from '../keys/okta-keys.ts'
import { type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

const AS = '/api/v1/authorizationServers'

for (const database of databasesUnderTest()) {
  describe(`authorization servers, by API (${database.name})`, () => {
    let api: AdminApiUnderTest
    let server: string
    before(async () => {
      api = await openAdminApi(database, undefined, (deps) => ({ signingKeys: oktaKeys(deps) }))
      const { body } = await api.call('POST', AS, { name: 'Ronspot', audiences: ['api://ronspot'], description: 'x' })
      server = `${AS}/${body.id}`
    })
    after(() => api.close())

    const names = (body: { name: string }[]) => body.map(({ name }) => name)

    it('every org begins with one called default, which goes by that name and has no policy', async () => {
      const { body } = await api.call('GET', `${AS}/default`)
      assert.match(body.id, /^aus\w{17}$/)
      assert.equal(body.default, true)
      assert.deepEqual(body.audiences, ['api://default'])
      assert.equal(body.issuer, 'http://acme.okta.localhost:4200/oauth2/default')
      assert.equal(body._links.self.href, `http://acme.okta.localhost:4200${AS}/default`)
      assert.deepEqual((await api.call('GET', `${AS}/default/policies`)).body, [])
      assert.equal((await api.call('GET', `${AS}/${body.id}`)).body.id, body.id)
      assert.equal((await api.call('DELETE', `${AS}/default`)).status, 403)
    })

    it('is made with 201, seven scopes, the claims of OpenID Connect and no policy', async () => {
      const { status, body } = await api.call('POST', AS, { name: 'Fresh', audiences: ['https://api.example.com'] })
      assert.equal(status, 201)
      assert.equal(body.issuer, `http://acme.okta.localhost:4200/oauth2/${body.id}`)
      assert.equal(body.credentials.signing.nextRotation, '2027-02-21T10:00:00.000Z')
      const scopes = (await api.call('GET', `${AS}/${body.id}/scopes`)).body
      assert.deepEqual(names(scopes).sort(), [
        'address',
        'device_sso',
        'email',
        'offline_access',
        'openid',
        'phone',
        'profile',
      ])
      assert.ok(
        scopes.every((scope: { system: boolean; consent: string }) => scope.system && scope.consent === 'IMPLICIT'),
      )
      const claims = (await api.call('GET', `${AS}/${body.id}/claims`)).body
      assert.equal(claims.length, 19)
      const always = claims.filter((claim: { alwaysIncludeInToken: boolean }) => claim.alwaysIncludeInToken)
      assert.deepEqual(names(always).sort(), ['email', 'name', 'preferred_username', 'sub'])
      assert.deepEqual((await api.call('GET', `${AS}/${body.id}/policies`)).body, [])
    })

    it('refuses no audience, two audiences, an audience that is no URI, a name that is taken', async () => {
      for (const body of [
        { name: 'A' },
        { name: 'A', audiences: [] },
        { name: 'A', audiences: ['a', 'b'] },
        { name: 'A', audiences: ['://x'] },
        { name: '', audiences: ['a'] },
        { name: 'RONSPOT', audiences: ['a'] },
      ]) {
        const answer = await api.call('POST', AS, body)
        assert.equal(answer.status, 400, JSON.stringify(body))
        assert.equal(answer.body.errorCode, 'E0000001')
      }
    })

    it('answers 204 to activate, deactivate and delete, whatever it was', async () => {
      const { id } = (await api.call('POST', AS, { name: 'Short-lived', audiences: ['a'] })).body
      assert.equal((await api.call('POST', `${AS}/${id}/lifecycle/deactivate`)).status, 204)
      assert.equal((await api.call('GET', `${AS}/${id}`)).body.status, 'INACTIVE')
      assert.equal((await api.call('POST', `${AS}/${id}/lifecycle/activate`)).status, 204)
      assert.equal((await api.call('DELETE', `${AS}/${id}`)).status, 204)
      const gone = await api.call('GET', `${AS}/${id}`)
      assert.equal(gone.body.errorSummary, `Not found: Resource not found: ${id} (AuthorizationServer)`)
    })

    it('PUT takes back what GET gave', async () => {
      const got = (await api.call('GET', server)).body
      const put = await api.call('PUT', server, { ...got, description: 'changed' })
      assert.equal(put.status, 200)
      assert.equal(put.body.description, 'changed')
    })

    it('has scopes of its own, which can be changed and deleted, unlike the system’s', async () => {
      const made = await api.call('POST', `${server}/scopes`, {
        name: 'groups',
        consent: 'IMPLICIT',
        metadataPublish: 'ALL_CLIENTS',
      })
      assert.equal(made.status, 201)
      assert.match(made.body.id, /^scp/)
      assert.equal((await api.call('POST', `${server}/scopes`, { name: 'groups' })).body.errorCode, 'E0000001')
      for (const name of ['with space', 'okta.users', 'okta', '*', 'quo"te', 'back\\slash', '<x>', ''])
        assert.equal((await api.call('POST', `${server}/scopes`, { name })).status, 400, name)
      const put = await api.call('PUT', `${server}/scopes/${made.body.id}`, {
        name: 'groups',
        displayName: 'Your groups',
      })
      assert.equal(put.body.displayName, 'Your groups')
      const system = (await api.call('GET', `${server}/scopes?q=openid`)).body[0]
      assert.equal((await api.call('DELETE', `${server}/scopes/${system.id}`)).status, 403)
      assert.equal((await api.call('DELETE', `${server}/scopes/${made.body.id}`)).status, 204)
    })

    it('has claims of its own', async () => {
      const claim = {
        name: 'groups',
        status: 'ACTIVE',
        claimType: 'IDENTITY',
        valueType: 'GROUPS',
        value: '.*',
        group_filter_type: 'REGEX',
        conditions: {},
        alwaysIncludeInToken: true,
      }
      const made = await api.call('POST', `${server}/claims`, claim)
      assert.equal(made.status, 201)
      assert.match(made.body.id, /^ocl/)
      assert.deepEqual(made.body.conditions, { scopes: [] })
      assert.equal((await api.call('POST', `${server}/claims`, claim)).body.errorCode, 'E0000001')
      assert.equal((await api.call('POST', `${server}/claims`, { ...claim, claimType: 'RESOURCE' })).status, 201)
      for (const wrong of [
        { name: 'iss' },
        { name: 'other', group_filter_type: 'NONSENSE' },
        { name: 'other', value: '' },
        { name: 'other', conditions: { scopes: ['nowhere'] } },
      ])
        assert.equal(
          (await api.call('POST', `${server}/claims`, { ...claim, ...wrong })).status,
          400,
          JSON.stringify(wrong),
        )
      const put = await api.call('PUT', `${server}/claims/${made.body.id}`, { ...made.body, value: 'Parking.*' })
      assert.equal(put.body.value, 'Parking.*')
      assert.equal((await api.call('DELETE', `${server}/claims/${made.body.id}`)).status, 204)
    })

    it('has policies in an order without gaps', async () => {
      const policy = (name: string, priority?: number) => ({
        type: 'OAUTH_AUTHORIZATION_POLICY',
        name,
        description: 'x',
        ...(priority === undefined ? {} : { priority }),
        conditions: { clients: { include: ['ALL_CLIENTS'] } },
      })
      const a = await api.call('POST', `${server}/policies`, policy('a'))
      assert.equal(a.status, 201)
      assert.match(a.body.id, /^00p/)
      assert.equal(a.body.priority, 1)
      const b = await api.call('POST', `${server}/policies`, policy('b', 1))
      assert.equal(b.body.priority, 1)
      const order = async () => names((await api.call('GET', `${server}/policies`)).body)
      assert.deepEqual(await order(), ['b', 'a'])
      await api.call('PUT', `${server}/policies/${b.body.id}`, policy('b', 2))
      assert.deepEqual(await order(), ['a', 'b'])
      assert.equal((await api.call('POST', `${server}/policies/${a.body.id}/lifecycle/deactivate`)).status, 204)
      assert.equal((await api.call('GET', `${server}/policies/${a.body.id}`)).body.status, 'INACTIVE')
      assert.equal((await api.call('DELETE', `${server}/policies/${a.body.id}`)).status, 204)
      assert.equal((await api.call('GET', `${server}/policies/${b.body.id}`)).body.priority, 1)
      assert.equal((await api.call('POST', `${server}/policies`, { ...policy('c'), description: '' })).status, 400)
      const stranger = { ...policy('d'), conditions: { clients: { include: ['0oa00000000000000000'] } } }
      assert.equal((await api.call('POST', `${server}/policies`, stranger)).body.errorCode, 'E0000001')
    })

    it('keeps the order without gaps when two are made at once', async () => {
      const { id } = (await api.call('POST', AS, { name: 'Busy', audiences: ['a'] })).body
      const body = (name: string) => ({
        name,
        description: 'x',
        priority: 1,
        conditions: { clients: { include: ['ALL_CLIENTS'] } },
      })
      const path = `${AS}/${id}/policies`
      await Promise.all(['a', 'b', 'c', 'd'].map((name) => api.call('POST', path, body(name))))
      const policies: { priority: number }[] = (await api.call('GET', path)).body
      assert.deepEqual(
        policies.map(({ priority }) => priority),
        [1, 2, 3, 4],
      )
    })

    it('moves the other policies along when one is put elsewhere, and leaves what was not said', async () => {
      const { id } = (await api.call('POST', AS, { name: 'Ordered', audiences: ['a'] })).body
      const path = `${AS}/${id}/policies`
      const body = (name: string, more = {}) => ({
        name,
        description: 'x',
        conditions: { clients: { include: ['ALL_CLIENTS'] } },
        ...more,
      })
      const made: Record<string, string> = {}
      for (const name of ['a', 'b', 'c', 'd']) made[name] = (await api.call('POST', path, body(name))).body.id
      const order = async () =>
        (await api.call('GET', path)).body.map(
          ({ name, priority }: { name: string; priority: number }) => `${name}${priority}`,
        )
      const up = await api.call('PUT', `${path}/${made.c}`, body('c', { priority: 1 }))
      assert.deepEqual([up.status, up.body.priority], [200, 1])
      assert.deepEqual(await order(), ['c1', 'a2', 'b3', 'd4'])
      await api.call('PUT', `${path}/${made.a}`, body('a', { priority: 4 }))
      assert.deepEqual(await order(), ['c1', 'b2', 'd3', 'a4'])
      await api.call('PUT', `${path}/${made.b}`, body('b', { priority: 99 }))
      assert.deepEqual(await order(), ['c1', 'd2', 'a3', 'b4'])
      await api.call('POST', `${path}/${made.d}/lifecycle/deactivate`)
      const same = await api.call('PUT', `${path}/${made.d}`, body('d'))
      assert.deepEqual([same.body.status, same.body.priority], ['INACTIVE', 2])
      assert.deepEqual(await order(), ['c1', 'd2', 'a3', 'b4'])
    })

    it('moves the other rules of a policy along, and those of no other policy', async () => {
      const { id } = (await api.call('POST', AS, { name: 'Ordered rules', audiences: ['a'] })).body
      const policyOf = async (name: string) => {
        const sent = { name, description: 'x', conditions: { clients: { include: ['ALL_CLIENTS'] } } }
        const { body } = await api.call('POST', `${AS}/${id}/policies`, sent)
        return `${AS}/${id}/policies/${body.id}/rules`
      }
      const [rules, others] = [await policyOf('one'), await policyOf('two')]
      const body = (name: string, more = {}) => ({
        name,
        conditions: { grantTypes: { include: ['authorization_code'] }, scopes: { include: ['*'] } },
        ...more,
      })
      const made: Record<string, string> = {}
      for (const name of ['a', 'b', 'c']) {
        made[name] = (await api.call('POST', rules, body(name))).body.id
        await api.call('POST', others, body(name))
      }
      const order = async (path: string) =>
        (await api.call('GET', path)).body.map(
          ({ name, priority }: { name: string; priority: number }) => `${name}${priority}`,
        )
      const up = await api.call('PUT', `${rules}/${made.c}`, body('c', { priority: 1 }))
      assert.equal(up.body.priority, 1)
      assert.deepEqual(await order(rules), ['c1', 'a2', 'b3'])
      const first = await api.call('POST', rules, body('d', { priority: 2 }))
      assert.equal(first.body.priority, 2)
      assert.deepEqual(await order(rules), ['c1', 'd2', 'a3', 'b4'])
      assert.equal((await api.call('DELETE', `${rules}/${made.c}`)).status, 204)
      assert.deepEqual(await order(rules), ['d1', 'a2', 'b3'])
      assert.deepEqual(await order(others), ['a1', 'b2', 'c3'])
    })

    it('shows its signing keys, and turns them when told', async () => {
      const { id } = (await api.call('POST', AS, { name: 'Keyed', audiences: ['a'] })).body
      const credentials = `${AS}/${id}/credentials`
      const keys = async () => (await api.call('GET', `${credentials}/keys`)).body
      const [active, next, ...more] = await keys()
      assert.deepEqual([active.status, next.status, more], ['ACTIVE', 'NEXT', []])
      assert.deepEqual([active.kty, active.alg, active.use, active.d], ['RSA', 'RS256', 'sig', undefined])
      assert.equal((await api.call('GET', `${credentials}/keys/${next.kid}`)).body.n, next.n)
      assert.equal((await api.call('GET', `${credentials}/keys/nobodys`)).body.errorCode, 'E0000007')

      const wrong = await api.call('POST', `${credentials}/lifecycle/keyRotate`, { use: 'enc' })
      assert.equal(wrong.body.errorSummary, 'Api validation failed: rotateKeys')
      assert.equal(wrong.body.errorCauses[0].errorSummary, "Invalid value specified for key 'use' parameter.")
      api.clock.advance(60_000)
      const turned = await api.call('POST', `${credentials}/lifecycle/keyRotate`, { use: 'sig' })
      assert.equal(turned.status, 200)
      const status = new Map(turned.body.map((key: { kid: string; status: string }) => [key.kid, key.status]))
      assert.deepEqual([status.get(next.kid), status.get(active.kid), status.size], ['ACTIVE', 'EXPIRED', 3])
      assert.deepEqual(await keys(), turned.body)
      const { lastRotated } = (await api.call('GET', `${AS}/${id}`)).body.credentials.signing
      assert.equal(lastRotated, new Date(api.clock.now()).toISOString())
      const log = await api.call('GET', '/api/v1/logs?filter=eventType eq "app.oauth2.as.key.rollover"')
      assert.equal(log.body[0].target[0].id, id)
    })

    it('lists by page and by part of the name or the audience', async () => {
      for (const name of ['Paged 1', 'Paged 2', 'Paged 3']) {
        api.clock.advance(1)
        await api.call('POST', AS, { name, audiences: [`x-${name}`] })
      }
      const first = await api.call('GET', `${AS}?limit=2&q=PAGED`)
      assert.deepEqual(names(first.body), ['Paged 1', 'Paged 2'])
      const second = await api.call('GET', api.next(first) ?? '')
      assert.deepEqual(names(second.body), ['Paged 3'])
      assert.equal(api.next(second), undefined)
      assert.deepEqual(names((await api.call('GET', `${AS}?q=x-paged%202`)).body), ['Paged 2'])
      assert.equal((await api.call('GET', `${AS}?limit=0`)).body.errorCode, 'E0000001')
      assert.equal((await api.call('GET', `${AS}?after=nonsense`)).body.errorCode, 'E0000001')
    })

    it('has rules, with what is not said as Okta fills it in', async () => {
      const policy = (
        await api.call('POST', `${server}/policies`, {
          name: 'with rules',
          description: 'x',
          conditions: { clients: { include: ['ALL_CLIENTS'] } },
        })
      ).body
      const rules = `${server}/policies/${policy.id}/rules`
      const rule = {
        type: 'RESOURCE_ACCESS',
        name: 'everyone',
        conditions: {
          people: { groups: { include: ['EVERYONE'] } },
          grantTypes: { include: ['authorization_code'] },
          scopes: {},
        },
      }
      const made = await api.call('POST', rules, rule)
      assert.equal(made.status, 201)
      assert.match(made.body.id, /^0pr/)
      assert.deepEqual(made.body.conditions, {
        people: { users: { include: [], exclude: [] }, groups: { include: ['EVERYONE'], exclude: [] } },
        grantTypes: { include: ['authorization_code'] },
        scopes: { include: [] },
      })
      assert.deepEqual(made.body.actions, {
        token: { accessTokenLifetimeMinutes: 60, refreshTokenLifetimeMinutes: 0, refreshTokenWindowMinutes: 10080 },
      })
      assert.equal((await api.call('POST', rules, rule)).body.errorCode, 'E0000001')
      for (const token of [
        { accessTokenLifetimeMinutes: 4 },
        { accessTokenLifetimeMinutes: 1441 },
        { refreshTokenWindowMinutes: 9 },
        { refreshTokenLifetimeMinutes: 100, refreshTokenWindowMinutes: 200 },
      ])
        assert.equal((await api.call('POST', rules, { ...rule, name: 'n', actions: { token } })).status, 400)
      const put = await api.call('PUT', `${rules}/${made.body.id}`, { ...rule, name: 'renamed' })
      assert.equal(put.body.name, 'renamed')
      assert.equal((await api.call('POST', `${rules}/${made.body.id}/lifecycle/deactivate`)).status, 204)
      assert.equal((await api.call('DELETE', `${rules}/${made.body.id}`)).status, 204)
      assert.deepEqual((await api.call('GET', rules)).body, [])
    })

    it('one org sees nothing of another’s', async () => {
      const { seedOrg } = await import('../seed/seed-org.ts')
      const { ACME } = await import('./admin-api-under-test.ts')
      const { apiToken } = await seedOrg(api.deps, { ...ACME, subdomain: 'globex', name: 'Globex', people: [] })
      const globex = { authorization: `SSWS ${apiToken}`, host: 'globex.okta.localhost:4200' }
      const foreign = [
        server,
        `/api/v1/users/${await api.userId('ada@acme.example')}`,
        `/api/v1/groups/${(await api.call('GET', '/api/v1/groups?q=Everyone')).body[0].id}`,
      ]
      for (const path of foreign) {
        assert.equal((await api.call('GET', path)).status, 200)
        assert.equal((await api.call('GET', path, undefined, globex)).body.errorCode, 'E0000007', path)
        assert.equal((await api.call('PUT', path, {}, globex)).body.errorCode, 'E0000007', path)
        assert.equal((await api.call('DELETE', path, undefined, globex)).body.errorCode, 'E0000007', path)
      }
      assert.deepEqual(names((await api.call('GET', AS, undefined, globex)).body), ['default'])
    })
  })
}
