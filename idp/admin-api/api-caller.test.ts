import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { createApiToken } from '../api-tokens/create-api-token.ts'
import type { AdminRole } from '../schema/idp-schema.ts'
import { type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

const ADMIN = 'admin@acme.example'
const ADA = 'ada@acme.example'

for (const database of databasesUnderTest()) {
  describe(`who calls the management API, and how (${database.name})`, () => {
    let api: AdminApiUnderTest
    before(async () => {
      api = await openAdminApi(database)
    })
    beforeEach(() => api.clock.advance(60_000))
    after(() => api.close())

    const asking = (headers: Record<string, string>) => ({ authorization: null, headers })
    const newGroup = (name: string) => ({ profile: { name } })

    async function tokenOf(login: string, roles: AdminRole[]) {
      await api.giveRoles(login, roles)
      return {
        authorization: `SSWS ${(await createApiToken(api.deps, api.orgId, await api.userId(login), 'x')).token}`,
      }
    }

    async function lastEvent(eventType: string) {
      const { body } = await api.call(
        'GET',
        `/api/v1/logs?sortOrder=DESCENDING&limit=1&filter=eventType eq "${eventType}"`,
      )
      return body[0]
    }

    describe('a browser', () => {
      it('reads with its session, and changes something from our own pages', async () => {
        const { cookie } = await api.signIn(ADMIN)
        assert.equal((await api.call('GET', '/api/v1/users', undefined, asking({ cookie }))).status, 200)
        const own = [{ 'sec-fetch-site': 'same-origin' }, { origin: 'http://acme.okta.localhost:4200' }]
        for (const [at, headers] of (own as Record<string, string>[]).entries()) {
          const made = await api.call('POST', '/api/v1/groups', newGroup(`Own ${at}`), asking({ cookie, ...headers }))
          assert.equal(made.status, 200)
        }
        const event = await lastEvent('group.lifecycle.create')
        assert.equal(event.actor.alternateId, ADMIN)
        assert.match(event.authenticationContext.externalSessionId, /^102/)
        assert.deepEqual(event.transaction.detail, {})
      })

      it('B-210: changes nothing for a page of another origin, and nothing when it does not say whose page it is', async () => {
        const { cookie } = await api.signIn(ADMIN)
        const foreign: Record<string, string>[] = [
          {},
          { 'sec-fetch-site': 'cross-site' },
          { 'sec-fetch-site': 'same-site' },
          { 'sec-fetch-site': 'none' },
          { 'sec-fetch-site': 'cross-site', origin: 'http://acme.okta.localhost:4200' },
          { origin: 'https://evil.example' },
          { origin: 'http://globex.okta.localhost:4200' },
          { origin: 'null' },
        ]
        for (const headers of foreign) {
          const { status, body } = await api.call(
            'POST',
            '/api/v1/groups',
            newGroup('Planted'),
            asking({ cookie, ...headers }),
          )
          assert.equal(status, 403, JSON.stringify(headers))
          assert.equal(body.errorCode, 'E0000006')
        }
        assert.deepEqual((await api.call('GET', '/api/v1/groups?q=Planted')).body, [])
      })

      it('sees oneself without any role, and nothing else', async () => {
        await api.giveRoles(ADA, [])
        const { cookie } = await api.signIn(ADA)
        assert.equal((await api.call('GET', '/api/v1/users/me', undefined, asking({ cookie }))).body.profile.login, ADA)
        for (const path of ['/users', `/users/${await api.userId(ADMIN)}`, '/groups', '/logs', '/org'])
          assert.equal(
            (await api.call('GET', `/api/v1${path}`, undefined, asking({ cookie }))).body.errorCode,
            'E0000006',
          )
      })

      it('an Authorization that is not good is not made up for by a cookie', async () => {
        const { cookie } = await api.signIn(ADMIN)
        const headers = { cookie, authorization: 'SSWS nonsense' }
        assert.equal((await api.call('GET', '/api/v1/users', undefined, asking(headers))).body.errorCode, 'E0000011')
      })

      it('of a person who was suspended is nobody any more', async () => {
        await api.giveRoles(ADA, ['ORG_ADMIN'])
        const { cookie } = await api.signIn(ADA)
        await api.call('POST', `/api/v1/users/${ADA}/lifecycle/suspend`)
        assert.equal((await api.call('GET', '/api/v1/users', undefined, asking({ cookie }))).status, 401)
        await api.call('POST', `/api/v1/users/${ADA}/lifecycle/unsuspend`)
      })
    })

    describe('an app with an access token', () => {
      const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

      it('does what its scopes say, by its own name, and learns which scope it lacks', async () => {
        api.bearers.set('robot', {
          clientId: '0oarobot',
          appId: '0oarobot',
          label: 'Robot',
          scopes: ['okta.groups.manage'],
        })
        const made = await api.call('POST', '/api/v1/groups', newGroup('By a robot'), bearer('robot'))
        assert.equal(made.status, 200)
        assert.equal(
          (await api.call('GET', '/api/v1/groups', undefined, bearer('robot'))).status,
          200,
          'manage says read',
        )
        const { actor } = await lastEvent('group.lifecycle.create')
        assert.deepEqual([actor.type, actor.id, actor.displayName], ['PublicClientApp', '0oarobot', 'Robot'])
        const refused = await api.call('GET', '/api/v1/users', undefined, bearer('robot'))
        assert.equal(refused.body.errorCode, 'E0000006')
        assert.equal(refused.headers['www-authenticate'], 'Bearer error="insufficient_scope", scope="okta.users.read"')
        assert.equal(
          (await api.call('GET', '/api/v1/users/me', undefined, bearer('robot'))).status,
          403,
          'it is nobody',
        )
      })

      it('B-202: does for a person no more than the person may, and nothing with a token that only says who they are', async () => {
        const userId = await api.userId(ADA)
        const app = { clientId: '0oaspa', appId: '0oaspa', label: 'Page', userId }
        api.bearers.set('page', { ...app, scopes: ['okta.users.manage', 'okta.groups.manage'] })
        api.bearers.set('openid', { ...app, scopes: ['openid', 'profile'] })
        await api.giveRoles(ADA, ['USER_ADMIN'])
        assert.equal((await api.call('GET', '/api/v1/users', undefined, bearer('page'))).status, 200)
        assert.equal((await api.call('POST', '/api/v1/groups', newGroup('No'), bearer('page'))).status, 403)
        await api.giveRoles(ADA, [])
        assert.equal((await api.call('GET', '/api/v1/users', undefined, bearer('page'))).status, 403)
        assert.equal((await api.call('GET', '/api/v1/users/me', undefined, bearer('page'))).body.id, userId)
        assert.equal((await api.call('GET', '/api/v1/users/me', undefined, bearer('openid'))).status, 403)
        assert.equal((await api.call('GET', '/api/v1/users', undefined, bearer('unknown'))).status, 401)
      })
    })

    describe('who may less', () => {
      it('B-202: does nothing to who may more', async () => {
        const help = await tokenOf(ADA, ['HELP_DESK_ADMIN'])
        for (const [method, path] of [
          ['POST', `/api/v1/users/${ADMIN}/lifecycle/unlock`],
          ['DELETE', `/api/v1/users/${ADMIN}/sessions`],
        ] as const)
          assert.equal((await api.call(method, path, undefined, help)).body.errorCode, 'E0000006', path)
        const users = await tokenOf(ADA, ['USER_ADMIN'])
        for (const [method, path, body] of [
          ['POST', `/api/v1/users/${ADMIN}`, { profile: { email: 'ada@acme.example' } }],
          ['POST', `/api/v1/users/${ADMIN}`, { credentials: { password: { value: 'Mine now 123' } } }],
          ['POST', `/api/v1/users/${ADMIN}/lifecycle/deactivate`, undefined],
          ['DELETE', `/api/v1/users/${ADMIN}`, undefined],
        ] as const)
          assert.equal((await api.call(method, path, body, users)).body.errorCode, 'E0000006', path)
        const { body } = await api.call('GET', `/api/v1/users/${ADMIN}`)
        assert.deepEqual([body.status, body.profile.email], ['ACTIVE', ADMIN])
      })

      it('B-202: takes over no app that may more', async () => {
        const app = await api.call('POST', '/api/v1/apps', {
          name: 'oidc_client',
          label: 'Directory robot',
          signOnMode: 'OPENID_CONNECT',
          credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_basic' } },
          settings: { oauthClient: { redirect_uris: ['https://robot.example/callback'] } },
        })
        assert.equal(app.status, 200)
        const path = `/api/v1/apps/${app.body.id}`
        const secretId = (await api.call('GET', `${path}/credentials/secrets`)).body[0].id
        const grant = (scopeId: string) =>
          api.call('POST', `${path}/grants`, { scopeId, issuer: 'http://acme.okta.localhost:4200' })
        await api.giveRoles('ada@acme.example', ['APP_ADMIN'])
        const { cookie } = await api.signIn('ada@acme.example')
        const headers = { cookie, 'sec-fetch-site': 'same-origin' }
        const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', below: string, body?: object) => {
          api.clock.advance(60_000)
          return api.call(method, `${path}${below}`, body, { authorization: null, headers })
        }
        const settings = { oauthClient: { redirect_uris: ['https://evil.example/callback'] } }
        const takeOver = [
          ['GET', '/credentials/secrets'],
          ['GET', `/credentials/secrets/${secretId}`],
          ['POST', '/credentials/secrets', {}],
          ['POST', `/credentials/secrets/${secretId}/lifecycle/deactivate`, {}],
          ['POST', `/credentials/secrets/${secretId}/lifecycle/activate`, {}],
          ['POST', '/credentials/jwks', {}],
          ['PUT', '', { ...app.body, settings }],
        ] as const
        // What they may themselves, and what says only who somebody is, is no reason.
        for (const scopeId of ['okta.apps.read', 'okta.users.read.self'])
          assert.equal((await grant(scopeId)).status, 201)
        assert.equal((await ask('GET', '/credentials/secrets')).status, 200)
        assert.equal((await grant('okta.roles.manage')).status, 201)
        for (const [method, below, body] of takeOver) {
          const { status, body: answer } = await ask(method, below, body)
          assert.deepEqual([status, answer.errorCode], [403, 'E0000006'], `${method} ${below}`)
        }
        const shown = `/api/v1/internal/apps/${app.body.id}/settings/clientcreds`
        assert.equal((await api.call('GET', shown, undefined, { authorization: null, headers })).status, 403, shown)
        assert.equal((await ask('GET', '')).status, 200)
        const after = (await api.call('GET', path)).body
        assert.deepEqual(after.settings.oauthClient.redirect_uris, ['https://robot.example/callback'])
      })

      it('B-202: puts nobody, not even themselves, among those who may more', async () => {
        const group = (await api.call('POST', '/api/v1/groups', newGroup('Keepers'))).body
        assert.equal((await api.call('POST', `/api/v1/groups/${group.id}/roles`, { type: 'SUPER_ADMIN' })).status, 201)
        const users = await tokenOf(ADA, ['USER_ADMIN'])
        const self = await api.userId(ADA)
        assert.equal((await api.call('PUT', `/api/v1/groups/${group.id}/users/${self}`, {}, users)).status, 403)
        const profile = { login: 'eve@acme.example', email: 'eve@acme.example', firstName: 'E', lastName: 'V' }
        const made = await api.call('POST', '/api/v1/users', { profile, groupIds: [group.id] }, users)
        assert.equal(made.body.errorCode, 'E0000006')
        assert.equal(
          (await api.call('POST', `/api/v1/users/${self}/roles`, { type: 'SUPER_ADMIN' }, users)).status,
          403,
        )
        assert.equal((await api.call('PUT', `/api/v1/groups/${group.id}/users/${self}`)).status, 204)
        assert.equal((await api.call('POST', '/api/v1/groups', newGroup('Through a group'), users)).status, 200)
        const roles = (await api.call('GET', `/api/v1/users/${self}/roles`)).body
        assert.deepEqual(
          roles.map((role: { type: string; assignmentType: string }) => [role.type, role.assignmentType]).sort(),
          [
            ['SUPER_ADMIN', 'GROUP'],
            ['USER_ADMIN', 'USER'],
          ],
        )
        await api.call('DELETE', `/api/v1/groups/${group.id}`)
        assert.equal((await api.call('POST', '/api/v1/groups', newGroup('And not without'), users)).status, 403)
      })
    })

    it('an org keeps its last super administrator, whichever way they are taken away', async () => {
      const id = await api.userId(ADMIN)
      const [role] = (await api.call('GET', `/api/v1/users/${id}/roles`)).body
      assert.match(role.id, /^ra1/)
      const ways = [
        ['DELETE', `/api/v1/users/${id}/roles/${role.id}`],
        ['POST', `/api/v1/users/${id}/lifecycle/deactivate`],
        ['POST', `/api/v1/users/${id}/lifecycle/suspend`],
        ['DELETE', `/api/v1/users/${id}`],
      ] as const
      await api.giveRoles(ADA, [])
      for (const [method, path] of ways) {
        const { status, body } = await api.call(method, path)
        assert.equal(status, 403, path)
        assert.equal(body.errorCode, 'E0000006')
      }
      await api.giveRoles(ADA, ['SUPER_ADMIN'])
      const second = await tokenOf(ADA, ['SUPER_ADMIN'])
      assert.equal((await api.call('POST', `/api/v1/users/${id}/lifecycle/suspend`, undefined, second)).status, 200)
      assert.equal((await api.call('POST', `/api/v1/users/${ADA}/lifecycle/suspend`, undefined, second)).status, 403)
      assert.equal((await api.call('POST', `/api/v1/users/${id}/lifecycle/unsuspend`, undefined, second)).status, 200)
    })

    it('two super administrators who take each other’s role at the same moment leave one of them', async () => {
      const own = await tokenOf(ADA, ['SUPER_ADMIN'])
      const roleOf = async (login: string) =>
        (await api.call('GET', `/api/v1/users/${login}/roles`)).body[0].id as string
      const [hers, theirs] = [await roleOf(ADA), await roleOf(ADMIN)]
      const answers = await Promise.all([
        api.call('DELETE', `/api/v1/users/${ADA}/roles/${hers}`),
        api.call('DELETE', `/api/v1/users/${ADMIN}/roles/${theirs}`, undefined, own),
      ])
      assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 403])
      await api.giveRoles(ADMIN, ['SUPER_ADMIN'])
    })

    it('a role is given once, and only one that Okta knows', async () => {
      await api.giveRoles(ADA, [])
      const give = (type: unknown) => api.call('POST', `/api/v1/users/${ADA}/roles`, { type })
      const given = await give('HELP_DESK_ADMIN')
      assert.equal(given.status, 201)
      assert.equal(given.body.label, 'Help Desk Administrator')
      assert.equal((await give('HELP_DESK_ADMIN')).body.errorCode, 'E0000090')
      for (const type of ['owner', 'CUSTOM', 'toString', '', 7, null])
        assert.equal((await give(type)).body.errorCode, 'E0000001', String(type))
      const one = `/api/v1/users/${ADA}/roles/${given.body.id}`
      assert.equal((await api.call('GET', one)).body.type, 'HELP_DESK_ADMIN')
      assert.equal((await api.call('DELETE', one)).status, 204)
      assert.equal((await api.call('GET', one)).body.errorCode, 'E0000007')
      const everyone = (await api.call('GET', '/api/v1/groups?q=Everyone')).body[0].id
      const refused = await api.call('POST', `/api/v1/groups/${everyone}/roles`, { type: 'SUPER_ADMIN' })
      assert.equal(refused.body.errorCode, 'E0000211')
    })
  })
}
