import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { createApiToken } from '../api-tokens/create-api-token.ts'
import { ADMIN_ROLES } from '../roles/admin-role.ts'
import type { AdminRole } from '../schema/idp-schema.ts'
import { seedOrg } from '../seed/seed-org.ts'
import { ACME, type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'
import type { ApiRoute } from './api-call.ts'
import { ROUTES } from './mount-admin-api.ts'

// Who may, written down a second time and the other way round: by scope. Initials: Super, Org, App, User (group), Help
// desk, Read-only, Mobile, aPi access management, reporT, group memberShip → `s`. A scope that is missing here is open
// to super administrators alone, and a test below says which those are.
const MAY: Readonly<Record<string, string>> = {
  'okta.apiTokens.read': 'SOR',
  'okta.apps.manage': 'SA',
  'okta.apps.read': 'SOARMP',
  'okta.authenticators.read': 'SOAR',
  'okta.authorizationServers.manage': 'SP',
  'okta.authorizationServers.read': 'SRP',
  'okta.domains.manage': 'SO',
  'okta.domains.read': 'SOR',
  'okta.factors.manage': 'SOU',
  'okta.factors.read': 'SOUHR',
  'okta.groups.manage': 'SO',
  'okta.groups.read': 'SOAUHRMPs',
  'okta.linkedObjects.manage': 'SO',
  'okta.linkedObjects.read': 'SOR',
  'okta.logs.read': 'SOARMPT',
  'okta.orgs.manage': 'SO',
  'okta.orgs.read': 'SOAUHRMPTs',
  'okta.policies.manage': 'SO',
  'okta.policies.read': 'SOAR',
  'okta.roles.read': 'SOR',
  'okta.schemas.manage': 'SO',
  'okta.schemas.read': 'SOARP',
  'okta.sessions.manage': 'SOU',
  'okta.sessions.read': 'SOUR',
  'okta.trustedOrigins.manage': 'SO',
  'okta.trustedOrigins.read': 'SOR',
  'okta.userTypes.manage': 'SO',
  'okta.userTypes.read': 'SOAR',
  'okta.appGrants.read': 'SOAR',
  'okta.users.manage': 'SOU',
  'okta.users.read': 'SOAUHRMPs',
  self: 'SOAUHRMPTs-',
}
const SUPER_ALONE = ['okta.apiTokens.manage', 'okta.appGrants.manage', 'okta.roles.manage']

/** Less than a whole scope. */
const MORE: Readonly<Record<string, string>> = {
  'PUT /groups/:groupId/users/:userId': 'Us',
  'DELETE /groups/:groupId/users/:userId': 'Us',
  'POST /users/:userId/lifecycle/unlock': 'H',
  'POST /users/:userId/lifecycle/reset_password': 'H',
  'POST /users/:userId/lifecycle/expire_password': 'H',
  'POST /users/:userId/lifecycle/expire_password_with_temp_password': 'H',
  'POST /users/:userId/lifecycle/reset_factors': 'H',
  'POST /users/:userId/lifecycle/reactivate': 'H',
  'DELETE /users/:userId/factors/:factorId': 'H',
  'DELETE /users/:userId/sessions': 'H',
  'POST /internal/api-tokens': 'OURs',
}

/** What only a person in the console may, no token of theirs. */
const IN_THE_BROWSER = ['POST /internal/api-tokens']

/** Reading is not enough to see a secret. */
const LESS: Readonly<Record<string, string>> = {
  'GET /apps/:appId/credentials/secrets': 'SA',
  'GET /apps/:appId/credentials/secrets/:secretId': 'SA',
}

const INITIAL: Readonly<Record<AdminRole, string>> = {
  SUPER_ADMIN: 'S',
  ORG_ADMIN: 'O',
  APP_ADMIN: 'A',
  USER_ADMIN: 'U',
  HELP_DESK_ADMIN: 'H',
  READ_ONLY_ADMIN: 'R',
  MOBILE_ADMIN: 'M',
  API_ACCESS_MANAGEMENT_ADMIN: 'P',
  REPORT_ADMIN: 'T',
  GROUP_MEMBERSHIP_ADMIN: 's',
}

const nameOf = ({ method, path }: ApiRoute) => `${method} ${path}`

function mayCall(route: ApiRoute, initial: string): boolean {
  const name = nameOf(route)
  if (LESS[name] !== undefined) return LESS[name].includes(initial)
  const allowed = MAY[route.scope] ?? (SUPER_ALONE.includes(route.scope) ? 'S' : '')
  return `${allowed}${MORE[name] ?? ''}`.includes(initial)
}

/** Nobody and nothing has these ids: what is let in finds nothing. */
function addressOf(route: ApiRoute): string {
  return `/api/v1${route.path.replace(/:(\w+)/g, (_, name) => `no-${name.toLowerCase()}`)}`
}

describe('B-199: the table of operations', () => {
  it('says of every operation what a caller has to be allowed, in a scope that somebody has', () => {
    const known = new Set([...Object.keys(MAY), ...SUPER_ALONE])
    for (const route of ROUTES) assert.ok(known.has(route.scope), `${nameOf(route)}: ${route.scope}`)
  })

  it('asks for no less than `manage` where something is changed', () => {
    const reading = ['POST /internal/authorizationServers/:serverId/tokenPreview']
    for (const route of ROUTES) {
      if (route.method === 'GET' || route.scope === 'self' || reading.includes(nameOf(route))) continue
      assert.match(route.scope, /\.manage$/, nameOf(route))
    }
  })

  it('has every operation once', () => {
    const names = ROUTES.map(nameOf)
    assert.deepEqual(
      names.filter((name, at) => names.indexOf(name) !== at),
      [],
    )
  })
})

for (const database of databasesUnderTest()) {
  describe(`B-199: every operation, every role, another org (${database.name})`, () => {
    let api: AdminApiUnderTest
    before(async () => {
      api = await openAdminApi(database)
    })
    after(() => api.close())

    async function ask(route: ApiRoute, headers: Record<string, string>) {
      const body = route.method === 'GET' || route.method === 'DELETE' ? undefined : {}
      return api.call(route.method, addressOf(route), body, { authorization: null, headers })
    }

    for (const role of [...Object.keys(ADMIN_ROLES), 'nobody'] as (AdminRole | 'nobody')[]) {
      it(`${role}: may what the table says and nothing else, by token and in the browser alike`, async () => {
        const login = 'ada@acme.example'
        await api.giveRoles(login, role === 'nobody' ? [] : [role])
        const { cookie } = await api.signIn(login)
        const browser = { cookie, 'sec-fetch-site': 'same-origin' }
        for (const route of ROUTES) {
          api.clock.advance(1_000)
          const { token } = await createApiToken(api.deps, api.orgId, await api.userId(login), 'matrix')
          for (const headers of [{ authorization: `SSWS ${token}` }, browser] as Record<string, string>[]) {
            const { status, body } = await ask(route, headers)
            const refused = body?.errorCode === 'E0000006'
            const may = mayCall(route, role === 'nobody' ? '-' : INITIAL[role])
            const here = 'cookie' in headers || !IN_THE_BROWSER.includes(nameOf(route))
            assert.equal(refused, !(may && here), nameOf(route))
            assert.equal(refused ? status : 403, 403)
            assert.notEqual(status, 401, nameOf(route))
            assert.ok(status < 500 || status === 501, `${nameOf(route)}: ${status}`)
          }
        }
      })
    }

    it('the token of another org’s super administrator opens nothing, and neither does no token', async () => {
      const globex = await seedOrg(api.deps, { ...ACME, subdomain: 'globex', name: 'Globex', people: [] })
      for (const route of ROUTES) {
        api.clock.advance(1_000)
        for (const headers of [{ authorization: `SSWS ${globex.apiToken}` }, {}] as Record<string, string>[]) {
          const { status, body } = await ask(route, headers)
          assert.equal(status, 401, nameOf(route))
          assert.equal(body.errorCode, 'E0000011')
        }
      }
    })
  })
}
