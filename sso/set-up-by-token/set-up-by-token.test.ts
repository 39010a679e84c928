import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { issueApiToken } from '../../idp/api-tokens/create-api-token.ts'
import { roleStore } from '../../idp/roles/role-store.ts'
import { openTestOkta, PASSWORD, type TestOkta } from '../../idp/test-okta.ts'
import type { GuardedHttp } from '../../kit/guarded-http.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { applicationStore } from '../applications/application-store.ts'
import { createConnection } from '../connections/configure-connection.ts'
import type { Connection } from '../connections/connection.ts'
import { versionStore } from '../connections/version-store.ts'
import { forgetPast } from '../forget-past.ts'
import { openCrookedOkta } from '../okta/crooked-okta.ts'
import { boundSecret } from '../okta/provider.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { openTestDeps, type TestDeps } from '../test-deps.ts'
import { type Order, startCarryingOut } from './carry-out.ts'
import type { Plan } from './plan.ts'
import { planSetUp, type SetUpInput } from './plan-set-up.ts'
import { planStore } from './plan-store.ts'
import { terraformOf } from './terraform-of.ts'

const ACTOR = 'sln_test'
const SERVER = { name: 'Ronspot', audience: 'api://ronspot' }

for (const database of databasesUnderTest())
  describe(`setting up an Okta by token on ${database.name}`, () => {
    let okta: TestOkta
    let deps: TestDeps
    /** Every call that left the house. */
    const asked: string[] = []
    before(async () => {
      okta = await openTestOkta(database)
      const opened = await openTestDeps({ databaseUrl: await database.url() })
      // A second a call, so that no minute holds more calls than Okta allows.
      const request: GuardedHttp['request'] = (url, call) => {
        okta.clock.advance(1000)
        asked.push(`${call?.headers?.authorization ?? ''} ${url}`)
        return opened.http.request(url, call)
      }
      deps = { ...opened, http: { ...opened.http, request } }
      const uris = { redirectUris: ['https://app.example/callback'], postLogoutRedirectUris: [], targetLinkOrigins: [] }
      await applicationStore(deps).create({ name: 'Ronspot', ...uris, initiateLoginUri: null }, 'tests')
    })
    after(async () => {
      await okta.close()
      await deps.close()
    })

    async function newConnection(): Promise<Connection> {
      const organization = await organizationStore(deps).create({ name: 'Acme', domains: [] }, 'tests')
      return createConnection(deps, organization.id, {}, 'tests')
    }
    const plan = (connection: Connection, more: Partial<SetUpInput> = {}) =>
      planSetUp(deps, connection, { oktaDomain: okta.url, apiToken: okta.apiToken, ...more }, ACTOR)
    async function carryOut(on: SsoDeps, plan: Plan, state: Order['state'], apiToken?: string): Promise<Plan> {
      const { over } = await startCarryingOut(on, plan, { state, actor: ACTOR, apiToken })
      return (await over) as Plan
    }
    const statesOf = ({ items }: Plan) => Object.fromEntries(items.map(({ id, state }) => [id, state]))
    const progressOf = ({ items }: Plan) => Object.fromEntries(items.map(({ id, progress }) => [id, progress]))
    // biome-ignore lint/suspicious/noExplicitAny: a test asks for the members it expects
    async function api(method: string, path: string, body?: object, token = okta.apiToken): Promise<any> {
      const answer = await deps.http.request(`${okta.url}/api/v1${path}`, {
        method: method as 'GET',
        headers: { authorization: `SSWS ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.body}`)
      return answer.body === '' ? undefined : JSON.parse(answer.body)
    }
    /** Everything a set-up could touch, without times. */
    async function everything(): Promise<string> {
      const apps = await api('GET', '/apps?limit=200')
      const servers = await api('GET', '/authorizationServers')
      const parts: unknown[] = [apps, servers]
      for (const { id } of apps) parts.push(await api('GET', `/apps/${id}/groups`))
      for (const { id } of apps)
        parts.push(
          await api('GET', `/apps/${id}/credentials/secrets`),
          await api('GET', `/internal/apps/${id}/settings/oauth/idToken`),
        )
      for (const { id } of servers) {
        const policies = await api('GET', `/authorizationServers/${id}/policies`)
        parts.push(policies, await api('GET', `/authorizationServers/${id}/scopes`))
        parts.push(await api('GET', `/authorizationServers/${id}/claims`))
        for (const policy of policies)
          parts.push(await api('GET', `/authorizationServers/${id}/policies/${policy.id}/rules`))
      }
      return JSON.stringify(parts, (name, value) => (name === 'lastUpdated' ? undefined : value), 1)
    }
    async function tokenOf(role: 'READ_ONLY_ADMIN' | 'APP_ADMIN', login: string): Promise<string> {
      const { kysely } = okta.idp.db
      const userId = await okta.userId(login)
      await roleStore(kysely).assign(okta.orgId, { userId }, role, okta.clock.now())
      return (await issueApiToken(kysely, okta.orgId, userId, 'test', okta.clock.now())).token
    }

    it('plans everything as missing in an empty org, and changes nothing by that', async () => {
      const connection = await newConnection()
      const before = await everything()
      const planned = await plan(connection)
      assert.equal(planned.state, 'planned')
      assert.deepEqual(new Set(Object.values(statesOf(planned))), new Set(['missing']))
      assert.deepEqual(Object.keys(statesOf(planned)), [
        'app',
        'client-authentication',
        'pkce',
        'redirect-uri',
        'initiate-login-uri',
        'login-mode',
        'visibility',
        `assignment:${(await api('GET', '/groups?q=Everyone'))[0].id}`,
        'groups-claim',
        'client-secret',
        'draft',
      ])
      const uri = planned.items.find(({ id }) => id === 'redirect-uri')
      assert.deepEqual([uri?.before, uri?.after], [null, [`${deps.publicUrl}/callback/${connection.id}`]])
      assert.match(uri?.menu ?? '', /^Applications > Applications > Ronspot > General > .*Sign-in redirect URIs$/)
      assert.equal(planned.owner.login, 'admin@acme.example')
      assert.equal(planned.company, 'Acme')
      assert.equal(await everything(), before)
    })

    it('applies it into Okta and the draft, proves it by looking again, and takes exactly that back', async () => {
      const connection = await newConnection()
      const before = await everything()
      const done = await carryOut(deps, await plan(connection, { customServer: SERVER }), 'applying')
      assert.equal(done.state, 'done', JSON.stringify(done.problem))
      assert.deepEqual(new Set(Object.values(statesOf(done))), new Set(['there']), JSON.stringify(done.items, null, 1))
      assert.deepEqual(new Set(Object.values(progressOf(done))), new Set(['done']))
      assert.equal(done.hasToken, false)

      const again = await plan(connection, { customServer: SERVER })
      assert.deepEqual(new Set(Object.values(statesOf(again))), new Set(['there']))
      assert.deepEqual(new Set(Object.values(progressOf(again))), new Set(['nothing to do']))

      const draft = await versionStore(deps).draft(connection.id)
      const app = await api('GET', `/apps/${done.known.appId}`)
      const [secret] = await api('GET', `/apps/${done.known.appId}/credentials/secrets`)
      assert.equal(draft?.settings.clientId, app.credentials.oauthClient.client_id)
      assert.equal(draft?.settings.issuer, `${okta.url}/oauth2/${done.known.serverId}`)
      const sealed = draft?.settings.secretSealed ?? ''
      assert.equal(deps.box('connections').open(sealed, boundSecret(connection.id)), secret.client_secret)

      const undone = await carryOut(deps, again, 'undoing')
      assert.equal(undone.state, 'undone', JSON.stringify(undone.problem))
      assert.equal(await everything(), before)
      assert.deepEqual(undone.made, [])
      const actions = await deps.db.kysely
        .selectFrom('audit_log')
        .select('action')
        .where('target_id', '=', connection.id)
        .execute()
      const count = (action: string) => actions.filter((each) => each.action === action).length
      assert.equal(count('setup.okta_planned'), 2)
      assert.ok(count('setup.okta_changed') >= 8, JSON.stringify(actions))
      assert.ok(count('setup.okta_undone') >= 7, JSON.stringify(actions))
    })

    it('adopts what an administrator made by hand, corrects only what is wrong, and puts that back', async () => {
      const connection = await newConnection()
      const app = await api('POST', '/apps', {
        name: 'oidc_client',
        label: 'ronspot',
        signOnMode: 'OPENID_CONNECT',
        credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_post' } },
        settings: {
          oauthClient: {
            application_type: 'web',
            grant_types: ['authorization_code', 'refresh_token'],
            response_types: ['code'],
            redirect_uris: ['https://old.example/callback'],
          },
        },
      })
      const [priority] = await api('GET', '/groups?q=Parking')
      await api('PUT', `/apps/${app.id}/groups/${priority.id}`, {})
      const before = await everything()
      const planned = await plan(connection, { groups: ['Parking priority'] })
      assert.deepEqual(statesOf(planned), {
        app: 'there',
        'client-authentication': 'there',
        pkce: 'different',
        'redirect-uri': 'different',
        'initiate-login-uri': 'different',
        'login-mode': 'different',
        visibility: 'different',
        [`assignment:${priority.id}`]: 'there',
        'groups-claim': 'missing',
        'client-secret': 'there',
        draft: 'missing',
      })
      const done = await carryOut(deps, planned, 'applying')
      assert.equal(done.state, 'done', JSON.stringify(done.problem))
      assert.equal((await api('GET', '/apps?q=ronspot')).length, 1)
      const changed = await api('GET', `/apps/${app.id}`)
      assert.deepEqual(changed.settings.oauthClient.redirect_uris, [
        'https://old.example/callback',
        done.wish.redirectUri,
      ])
      assert.deepEqual(changed.settings.oauthClient.grant_types, ['authorization_code', 'refresh_token'])
      assert.equal((await versionStore(deps).draft(connection.id))?.settings.authMethod, 'client_secret_post')

      const undone = await carryOut(deps, done, 'undoing', okta.apiToken)
      assert.equal(undone.state, 'undone', JSON.stringify(undone.problem))
      assert.equal(await everything(), before)
      await api('POST', `/apps/${app.id}/lifecycle/deactivate`)
      await api('DELETE', `/apps/${app.id}`)
    })

    it('leaves what somebody changed since, and says so', async () => {
      const connection = await newConnection()
      const done = await carryOut(deps, await plan(connection), 'applying')
      const app = await api('GET', `/apps/${done.known.appId}`)
      app.settings.oauthClient.redirect_uris.push('https://another.example/callback')
      await api('PUT', `/apps/${app.id}`, app)
      const undone = await carryOut(deps, done, 'undoing', okta.apiToken)
      assert.equal(undone.state, 'undone')
      const left = undone.items.find(({ id }) => id === 'app')
      assert.equal(left?.progress, 'left')
      assert.match(left?.why ?? '', /Somebody changed it/)
      assert.equal((await api('GET', `/apps/${app.id}`)).label, 'Ronspot')
      await api('POST', `/apps/${app.id}/lifecycle/deactivate`)
      await api('DELETE', `/apps/${app.id}`)
    })

    it('never takes over the app of another connection', async () => {
      const [first, second] = [await newConnection(), await newConnection()]
      const one = await carryOut(deps, await plan(first), 'applying')
      const two = await carryOut(deps, await plan(second), 'applying')
      assert.notEqual(one.known.appId, two.known.appId)
      assert.equal((await api('GET', `/apps/${two.known.appId}`)).label, 'Ronspot 2')
      for (const each of [two, one]) await carryOut(deps, each, 'undoing', okta.apiToken)
      assert.deepEqual(await api('GET', '/apps?q=Ronspot'), [])
    })

    it('with a token that may only look, says for every piece where it is done by hand', async () => {
      const connection = await newConnection()
      const apiToken = await tokenOf('READ_ONLY_ADMIN', 'ada@acme.example')
      const planned = await plan(connection, { apiToken, customServer: SERVER })
      for (const item of planned.items) {
        assert.equal(item.state, 'not allowed', item.id)
        assert.match(item.menu, /^(Applications|Security) > /)
        assert.match(
          item.why ?? '',
          /Ada Lovelace \(Read-only Administrator\), who may not change|First comes|may not see/,
        )
      }
      const before = await everything()
      const done = await carryOut(deps, planned, 'applying')
      assert.deepEqual(new Set(Object.values(progressOf(done))), new Set(['by hand']))
      assert.equal(await everything(), before)
    })

    it('with half the rights, does that half', async () => {
      const connection = await newConnection()
      const apiToken = await tokenOf('APP_ADMIN', 'grace@acme.example')
      const planned = await plan(connection, { apiToken, customServer: SERVER })
      const done = await carryOut(deps, planned, 'applying')
      assert.equal(done.state, 'done', JSON.stringify(done.problem))
      const progress = progressOf(done)
      assert.equal(progress.app, 'done')
      assert.equal(progress['redirect-uri'], 'done')
      for (const id of ['server', 'policy', 'rule', 'groups-scope', 'draft']) assert.equal(progress[id], 'by hand', id)
      assert.equal((await carryOut(deps, done, 'undoing', apiToken)).state, 'undone')
      assert.deepEqual(await api('GET', '/apps?q=Ronspot'), [])
    })

    it('uses an authorization server that is there, and a rule somebody wrote that lets our people in', async () => {
      const connection = await newConnection()
      const server = await okta.addServer('Shared')
      await okta.addRule(server.id, { scopes: ['*'] })
      const before = await everything()
      const done = await carryOut(deps, await plan(connection, { customServer: { id: server.id } }), 'applying')
      assert.equal(done.state, 'done', JSON.stringify(done.problem))
      const progress = progressOf(done)
      for (const id of ['server', 'policy', 'rule']) assert.equal(progress[id], 'nothing to do', id)
      for (const id of ['groups-scope', 'groups-claim', 'draft']) assert.equal(progress[id], 'done', id)
      const draft = await versionStore(deps).draft(connection.id)
      assert.equal(draft?.settings.issuer, `${okta.url}/oauth2/${server.id}`)
      assert.ok(draft?.settings.scopes.includes('groups'))
      assert.equal((await carryOut(deps, done, 'undoing', okta.apiToken)).state, 'undone')
      assert.equal(await everything(), before)
    })

    it('a rule that lets too few in is not enough; one of ours comes beside it', async () => {
      const connection = await newConnection()
      const server = await okta.addServer('Narrow')
      await okta.addRule(server.id, { scopes: ['openid'] })
      const planned = await plan(connection, { customServer: { id: server.id } })
      assert.equal(statesOf(planned).policy, 'missing')
      const done = await carryOut(deps, planned, 'applying')
      assert.equal(statesOf(done).rule, 'there')
      assert.equal((await api('GET', `/authorizationServers/${server.id}/policies`)).length, 2)
      await carryOut(deps, done, 'undoing', okta.apiToken)
      assert.equal((await api('GET', `/authorizationServers/${server.id}/policies`)).length, 1)
    })

    it('in an Okta without API Access Management, everything else is done (E0000015)', async () => {
      const connection = await newConnection()
      const errorCode = { errorCode: 'E0000015', errorSummary: 'You do not have permission', errorCauses: [] }
      const without: GuardedHttp['request'] = async (url, call) =>
        url.includes('/authorizationServers')
          ? { status: 401, headers: {}, body: JSON.stringify(errorCode) }
          : deps.http.request(url, call)
      const org = { ...deps, http: { ...deps.http, request: without } }
      const input = { oktaDomain: okta.url, apiToken: okta.apiToken, customServer: SERVER }
      const planned = await planSetUp(org, connection, input, ACTOR)
      assert.equal(planned.servers, null)
      const server = planned.items.find(({ id }) => id === 'server')
      assert.equal(server?.state, 'not allowed')
      assert.match(server?.why ?? '', /API Access Management/)
      const done = await carryOut(org, planned, 'applying')
      assert.equal(progressOf(done).app, 'done')
      assert.equal(progressOf(done).draft, 'by hand')
      await carryOut(org, done, 'undoing', okta.apiToken)
      assert.deepEqual(await api('GET', '/apps?q=Ronspot'), [])
    })

    it('asks for no groups claim where it would list more than Okta puts into a token', async () => {
      const made: string[] = []
      for (let number = 0; number < 100; number++)
        made.push((await api('POST', '/groups', { profile: { name: `Many ${number}` } })).id)
      const planned = await plan(await newConnection())
      const claim = planned.items.find(({ id }) => id === 'groups-claim')
      assert.equal(claim?.state, 'not allowed')
      assert.match(claim?.why ?? '', /more than a hundred groups/)
      assert.doesNotMatch(terraformOf(planned), /groups_claim/)
      for (const id of made) await api('DELETE', `/groups/${id}`)
    })

    it('goes on after a crash at any call to Okta: nothing twice, and all of it can be taken back', async () => {
      const before = await everything()
      let calls = 0
      for (let fatal = 1; ; fatal++) {
        const connection = await newConnection()
        const planned = await plan(connection, { customServer: SERVER })
        calls = 0
        let dies: () => void
        const death = new Promise<undefined>((resolve) => {
          dies = () => resolve(undefined)
        })
        // The call reaches Okta; whoever made it hears no answer, and nothing more from us.
        const http: GuardedHttp = {
          ...deps.http,
          request: async (url, call) => {
            const changes = call?.method !== undefined && call.method !== 'GET'
            if (changes) calls++
            const answer = await deps.http.request(url, call)
            if (!changes || calls !== fatal) return answer
            dies()
            return new Promise(() => {})
          },
        }
        const { over } = await startCarryingOut({ ...deps, http }, planned, { state: 'applying', actor: ACTOR })
        const ended = await Promise.race([over, death])
        if (ended !== undefined) {
          await carryOut(deps, ended, 'undoing', okta.apiToken)
          break
        }
        const current = () => planStore(deps).current(connection.id) as Promise<Plan>
        await assert.rejects(carryOut(deps, await current(), 'applying'), { code: 'by_token.running' })
        deps.clock.advance(5 * 60_000)
        assert.equal((await current()).isLeft, true)
        const done = await carryOut(deps, await current(), 'applying')
        assert.equal(done.state, 'done', `crash at ${fatal}: ${JSON.stringify(done.problem)}`)
        assert.deepEqual(new Set(Object.values(statesOf(done))), new Set(['there']), `crash at ${fatal}`)
        assert.equal((await api('GET', '/apps?q=Ronspot')).length, 1)
        const undone = await carryOut(deps, done, 'undoing', okta.apiToken)
        assert.equal(undone.state, 'undone')
        assert.equal(await everything(), before, `crash at ${fatal}`)
      }
      assert.ok(calls >= 7, `${calls} calls`)
    })

    it('keeps the token sealed, for a day or until it is done, and says it to nobody (B-196)', async () => {
      const connection = await newConnection()
      const planned = await plan(connection)
      const row = () =>
        deps.db.kysely.selectFrom('set_up_plans').selectAll().where('id', '=', planned.id).executeTakeFirstOrThrow()
      assert.match((await row()).token_sealed ?? '', /^v1\./)
      const other = await plan(await newConnection())
      await deps.db.kysely
        .updateTable('set_up_plans')
        .set({ token_sealed: (await row()).token_sealed })
        .where('id', '=', other.id)
        .execute()
      assert.equal(await planStore(deps).tokenOf(other), undefined)

      deps.clock.advance(24 * 60 * 60_000 + 1)
      await assert.rejects(
        carryOut(deps, planned, 'applying').then(() =>
          startCarryingOut(deps, planned, { state: 'applying', actor: ACTOR }),
        ),
      )
      await forgetPast(deps)
      assert.equal((await row()).token_sealed, null)
      const left = (await planStore(deps).current(connection.id)) as Plan
      await assert.rejects(startCarryingOut(deps, left, { state: 'applying', actor: ACTOR }), {
        code: 'by_token.token_needed',
      })
      const done = await carryOut(deps, left, 'applying', `SSWS ${okta.apiToken}`)
      assert.equal(done.state, 'done', JSON.stringify(done.problem))
      assert.equal((await row()).token_sealed, null)

      const [secret] = await api('GET', `/apps/${done.known.appId}/credentials/secrets`)
      const tables = ['set_up_plans', 'audit_log', 'connection_versions', 'connections'] as const
      const stored = await Promise.all(tables.map((table) => deps.db.kysely.selectFrom(table).selectAll().execute()))
      const said = JSON.stringify([stored, deps.lines, done, terraformOf(done)])
      for (const canary of [okta.apiToken, secret.client_secret]) assert.equal(said.includes(canary), false)
      await carryOut(deps, done, 'undoing', okta.apiToken)
    })

    it('sends the token to an Okta and to nobody else (B-88, B-94)', async () => {
      const connection = await newConnection()
      asked.length = 0
      const other = await openCrookedOkta({ clock: deps.clock })
      const input = { oktaDomain: other.issuer, apiToken: okta.apiToken }
      const refused = planSetUp(deps, connection, input, ACTOR)
      await assert.rejects(refused, { code: 'by_token.not_an_okta' })
      await other.close()
      assert.ok(asked.length > 0)
      assert.deepEqual(
        asked.filter((each) => each.includes('SSWS')),
        [],
      )

      const strict = await openTestDeps({ allowPrivateNetworks: false })
      const inside = [
        okta.url,
        '127.0.0.1',
        'https://169.254.169.254/latest',
        'localhost',
        '[::1]',
        '2130706433',
        'metadata.google.internal',
        'user:pw@10.0.0.1',
      ]
      for (const oktaDomain of inside)
        await assert.rejects(
          planSetUp(strict, connection, { ...input, oktaDomain }, ACTOR),
          (error: { code?: string }) =>
            /^connection\.(domain_not_usable|address_not_allowed|issuer_unreachable)$/.test(error.code ?? ''),
          oktaDomain,
        )
      await strict.close()
      for (const apiToken of [PASSWORD, `${okta.apiToken}\r\nx: y`])
        await assert.rejects(planSetUp(deps, connection, { ...input, apiToken }, ACTOR), {
          code: 'by_token.token_unreadable',
        })
    })
  })
