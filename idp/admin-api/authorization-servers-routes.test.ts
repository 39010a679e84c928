import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

const AS = '/api/v1/authorizationServers'

for (const database of databasesUnderTest()) {
  describe(`authorization servers, by API (${database.name})`, () => {
    let api: AdminApiUnderTest
    let server: string
    before(async () => {
      api = await openAdminApi(database)
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

    it('answers 204 to activate and deactivate, and is deleted only when inactive', async () => {
      const { id } = (await api.call('POST', AS, { name: 'Short-lived', audiences: ['a'] })).body
      assert.equal((await api.call('DELETE', `${AS}/${id}`)).status, 400)
      assert.equal((await api.call('POST', `${AS}/${id}/lifecycle/deactivate`)).status, 204)
      assert.equal((await api.call('GET', `${AS}/${id}`)).body.status, 'INACTIVE')
      assert.equal((await api.call('POST', `${AS}/${id}/lifecycle/activate`)).status, 204)
      await api.call('POST', `${AS}/${id}/lifecycle/deactivate`)
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
