import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { isUniqueViolation } from '../kit/database.ts'
import { createServer } from '../kit/server.ts'
import { databasesUnderTest } from '../kit/test-database.ts'
import { accountIdOf } from './accounts/account.ts'
import { accountStore, accountUpsert } from './accounts/account-store.ts'
import { mountAdminApi } from './admin-api.ts'
import { connectionStore } from './connections/connection-store.ts'
import { findConnection } from './connections/find-connection.ts'
import { type CrookedOkta, openCrookedOkta } from './okta/crooked-okta.ts'
import { oktaClient } from './okta/okta-client.ts'
import { createApiKey } from './operators/api-key.ts'
import { recordSignIn, signInInsert } from './sign-in-log/sign-in-log.ts'
import { openTestDeps, type TestDeps } from './test-deps.ts'

type Json = Record<string, unknown> & { id: string }

for (const database of databasesUnderTest())
  describe(`the admin API on ${database.name}`, () => {
    let deps: TestDeps
    let app: FastifyInstance
    let key: string
    let okta: CrookedOkta

    before(async () => {
      deps = await openTestDeps({ databaseUrl: await database.url() })
      okta = await openCrookedOkta({ ...deps, alternateName: 'https://login.acme.example' })
      app = createServer({ log: deps.log })
      mountAdminApi(app, deps)
      key = (await createApiKey(deps, 'test')).key
    })
    after(async () => {
      await app.close()
      await Promise.all([okta.close(), deps.close()])
    })
    afterEach(() => okta.behave())

    async function call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown, bearer = key) {
      const answer = await app.inject({
        method,
        url: `/api${path}`,
        headers: { authorization: `Bearer ${bearer}` },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      return { status: answer.statusCode, headers: answer.headers, json: answer.json() as Json, text: answer.body }
    }
    async function refused(wanted: [number, string], ...request: Parameters<typeof call>) {
      const { status, json } = await call(...request)
      assert.deepEqual([status, json.code], wanted, JSON.stringify(json))
      assert.match(String(json.trace), /^trc_[0-9a-z]{20}$/)
      return json
    }
    const organization = async (name = 'Acme', domains: string[] = []) =>
      (await call('POST', '/organizations', { name, domains })).json.id
    const wiring = () => ({ issuer: okta.issuer, clientId: okta.clientId, clientSecret: okta.clientSecret })
    const connection = async (organizationId: string) =>
      (await call('POST', '/connections', { organizationId, ...wiring() })).json

    it('wants a key, and says the same about none, a wrong one and a revoked one', async () => {
      const revoked = await createApiKey(deps, 'to be revoked')
      assert.equal((await call('POST', `/api-keys/${revoked.apiKey.id}/revoke`)).status, 200)
      for (const bearer of ['', 'gp_wrong', `gp_${'x'.repeat(43)}`, revoked.key]) {
        const { status, headers, json } = await call('GET', '/organizations', undefined, bearer)
        assert.equal(status, 401)
        assert.equal(json.code, 'api.key_invalid')
        assert.equal(headers['www-authenticate'], 'Bearer')
      }
    })

    it('keeps the last key, and stores none of them as it is', async () => {
      const { items } = (await call('GET', '/api-keys')).json as unknown as { items: (Json & { revokedAt: unknown })[] }
      const live = items.filter((item) => item.revokedAt === null)
      assert.equal(live.length, 1)
      await refused([409, 'api.last_key'], 'POST', `/api-keys/${live[0]?.id}/revoke`)
      const rows = JSON.stringify(await deps.db.kysely.selectFrom('api_keys').selectAll().execute())
      assert.equal(rows.includes(key), false)
    })

    it('answers 404 for what is not there, in the form of every other failure', async () => {
      await refused([404, 'request.not_found'], 'GET', '/nothing')
      await refused([404, 'request.not_found'], 'GET', '/organizations/org_nobody')
      await refused([404, 'request.not_found'], 'POST', '/connections/con_nobody/disable')
    })

    it('says what is wrong with a body that is no JSON', async () => {
      const json = 'application/json'
      const wantsJson = 'Send JSON with content-type: application/json'
      for (const [type, payload, wanted] of [
        [json, '{"name": "Acme",}', 'The request body is not valid JSON.'],
        [`${json}; charset=utf-8`, '', 'The request body is empty.'],
        ['application/x-www-form-urlencoded', '{"name":"Acme"}', wantsJson],
        ['text/plain', '{"name":"Acme"}', wantsJson],
        ['application/xml', '<name/>', wantsJson],
        [undefined, '{"name":"Acme"}', wantsJson],
        [undefined, undefined, wantsJson],
      ] as const) {
        const answer = await app.inject({
          method: 'POST',
          url: '/api/organizations',
          headers: { authorization: `Bearer ${key}`, ...(type && { 'content-type': type }) },
          ...(payload === undefined ? {} : { payload }),
        })
        const { code, message } = answer.json() as Json
        assert.deepEqual([answer.statusCode, code, message], [400, 'request.invalid', wanted], `${type} ${payload}`)
      }
    })

    it('registers an application, shows its secret once, lets two overlap', async () => {
      const redirectUris = ['http://localhost:4000/callback']
      const created = (await call('POST', '/applications', { name: 'Ronspot', redirectUris })).json
      assert.match(String(created.clientSecret), /^gps_/)
      const shown = await call('GET', `/applications/${created.id}`)
      assert.equal(shown.text.includes(String(created.clientSecret)), false)
      const second = (await call('POST', `/applications/${created.id}/secrets`)).json
      await refused([409, 'application.two_secrets'], 'POST', `/applications/${created.id}/secrets`)
      assert.equal((await call('DELETE', `/applications/${created.id}/secrets/${second.id}`)).status, 200)
      const [first] = shown.json.secrets as Json[]
      await refused([409, 'application.last_secret'], 'DELETE', `/applications/${created.id}/secrets/${first?.id}`)
    })

    it('refuses redirect URIs no application of good faith has', async () => {
      for (const uri of [
        'http://app.example.com/callback',
        'https://app.example.com/callback#x',
        'https://user:pass@app.example.com/',
        'https://*.example.com/callback',
        'javascript:alert(1)',
        '//app.example.com/callback',
        'https:app.example.com',
        'https://app.example.com\\@evil.example/',
        '/callback',
      ])
        await refused([400, 'request.invalid'], 'POST', '/applications', { name: 'x', redirectUris: [uri] })
    })

    it('B-200: refuses members that are not the caller’s to set, and changes nothing', async () => {
      const id = await organization('Mass')
      const before = (await call('GET', `/organizations/${id}`)).text
      for (const extra of [{ id: 'org_other' }, { createdAt: 0 }, { role: 'owner' }, { organizationId: 'org_1' }])
        await refused([400, 'request.invalid'], 'PATCH', `/organizations/${id}`, { name: 'Changed', ...extra })
      const con = await connection(id)
      for (const extra of [{ status: 'active' }, { version: 9 }, { organizationId: 'org_1' }, { issuerNames: ['x'] }])
        await refused([400, 'request.invalid'], 'PATCH', `/connections/${con.id}`, extra)
      assert.equal((await call('GET', `/organizations/${id}`)).text, before)
      const proto = await app.inject({
        method: 'POST',
        url: '/api/organizations',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        payload: '{"name":"x","__proto__":{"polluted":1}}',
      })
      assert.equal(proto.statusCode, 400)
    })

    it('B-55: gives an e-mail domain to one organization, and public ones to none', async () => {
      const id = await organization('First', ['First.Example', 'münchen.example'])
      assert.deepEqual((await call('GET', `/organizations/${id}`)).json.domains, [
        'first.example',
        'xn--mnchen-3ya.example',
      ])
      const taken = await refused([409, 'organization.domain_taken'], 'POST', '/organizations', {
        name: 'B',
        domains: ['a-free-one.example', 'first.example'],
      })
      assert.equal(taken.message, 'first.example belongs to another organization already.')
      for (const domain of ['gmail.com', 'com', 'co.uk', '*.acme.example', 'a b.example', 'acme.example@x'])
        await refused([400, 'request.invalid'], 'POST', '/organizations', { name: 'C', domains: [domain] })
      assert.deepEqual((await call('PATCH', `/organizations/${id}`, { domains: [] })).json.domains, [])
      assert.equal((await call('POST', '/organizations', { name: 'D', domains: ['first.example'] })).status, 201)
    })

    it('makes a draft with both URIs, and a connection of it once the provider was looked at', async () => {
      const organizationId = await organization('Draft')
      const draft = (await call('POST', '/connections', { organizationId })).json
      assert.equal(draft.status, 'draft')
      assert.equal(draft.redirectUri, `http://localhost:4100/callback/${draft.id}`)
      assert.equal(draft.initiateLoginUri, `http://localhost:4100/initiate/${draft.id}`)
      await refused([422, 'connection.incomplete'], 'PATCH', `/connections/${draft.id}`, { issuer: okta.issuer })
      await refused([409, 'connection.not_configured'], 'POST', `/connections/${draft.id}/enable`)
      const active = (await call('PATCH', `/connections/${draft.id}`, wiring())).json
      assert.equal(active.status, 'active')
      assert.deepEqual(active.issuerNames, [okta.issuer, 'https://login.acme.example'])
      assert.equal(active.hasClientSecret, true)
    })

    it('connects a provider that is not Okta by its issuer alone', async () => {
      const plain = await openCrookedOkta(deps)
      const page = { contentType: 'text/html', body: '<p>'.repeat(100_000) }
      try {
        for (const unknownPath of [{ status: 404, body: '' }, { status: 500, body: '' }, page]) {
          plain.misbehave({ unknownPath })
          const organizationId = await organization('Plain')
          const input = { organizationId, ...wiring(), issuer: plain.issuer }
          const { json } = await call('POST', '/connections', input)
          assert.equal(json.status, 'active', JSON.stringify(json))
          assert.equal(json.oktaDomain, null)
          assert.deepEqual(json.issuerNames, [plain.issuer])
        }
      } finally {
        await plain.close()
      }
    })

    it('RP-31: takes no provider that speaks for another issuer, and a working connection keeps what it had', async () => {
      const organizationId = await organization('Mismatch')
      const con = await connection(organizationId)
      okta.misbehave({ discovery: (document) => ({ ...document, issuer: 'https://evil.example' }) })
      const before = (await call('GET', `/connections/${con.id}`)).text
      await refused([422, 'connection.issuer_mismatch'], 'PATCH', `/connections/${con.id}`, wiring())
      assert.equal((await call('GET', `/connections/${con.id}`)).text, before)
      const count = async () => (await deps.db.kysely.selectFrom('connections').select('id').execute()).length
      const rows = await count()
      await refused([422, 'connection.issuer_mismatch'], 'POST', '/connections', { organizationId, ...wiring() })
      okta.misbehave({ discoveryRaw: { status: 404, body: '' } })
      await refused([422, 'connection.discovery_failed'], 'POST', '/connections', { organizationId, ...wiring() })
      okta.misbehave({ down: true })
      const silent = { organizationId, ...wiring() }
      const { message } = await refused([422, 'connection.issuer_unreachable'], 'POST', '/connections', silent)
      assert.equal(message, `Nothing answered at ${okta.issuer}. Check it for typing errors.`)
      assert.equal(await count(), rows)
    })

    it('B-96: wants the secret again with another issuer or client ID', async () => {
      const con = await connection(await organization('Secret'))
      for (const change of [{ issuer: okta.issuer }, { oktaDomain: okta.issuer }, { clientId: 'another' }])
        await refused([422, 'connection.secret_required'], 'PATCH', `/connections/${con.id}`, change)
      assert.equal((await call('PATCH', `/connections/${con.id}`, { clientSecret: 'new' })).status, 200)
      assert.equal((await call('PATCH', `/connections/${con.id}`, { applicationId: null })).status, 200)
    })

    it('B-196: never shows a client secret again: not in an answer, the log, the audit log or a column', async () => {
      const secret = 'canary-4f1d0c9a'
      const body = { organizationId: await organization('Canary'), ...wiring(), clientSecret: secret }
      const con = (await call('POST', '/connections', body)).json
      const seen = [
        JSON.stringify(con),
        (await call('GET', `/connections/${con.id}`)).text,
        (await call('GET', '/audit-log?limit=200')).text,
        JSON.stringify(await deps.db.kysely.selectFrom('connections').selectAll().execute()),
        deps.lines.join('\n'),
      ]
      for (const text of seen) assert.equal(text.includes(secret), false)
    })

    it('disables and enables at once', async () => {
      const organizationId = await organization('Switch')
      const con = await connection(organizationId)
      assert.equal((await findConnection(deps, { organization: organizationId })).kind, 'one')
      assert.equal((await call('POST', `/connections/${con.id}/disable`)).json.status, 'disabled')
      assert.deepEqual(await findConnection(deps, { organization: organizationId }), { kind: 'none', why: 'disabled' })
      assert.equal((await connectionStore(deps).find(con.id))?.status, 'disabled')
      assert.equal((await call('POST', `/connections/${con.id}/enable`)).json.status, 'active')
    })

    it('finds whose Okta it is, and never guesses between two', async () => {
      const organizationId = await organization('Finder', ['finder.example'])
      const other = await organization('Other')
      const one = await connection(organizationId)
      const found = await findConnection(deps, { loginHint: 'Ada@FINDER.example' })
      assert.equal(found.kind === 'one' && found.connection.id, one.id)
      for (const loginHint of [
        'ada',
        'ada@nobody.example',
        'a@finder.example@evil.example',
        '"a@finder.example"@x.example',
      ])
        assert.equal((await findConnection(deps, { loginHint })).kind, 'none', loginHint)
      assert.equal((await findConnection(deps, { connection: one.id, organization: other })).kind, 'none')
      const two = await connection(organizationId)
      assert.equal((await findConnection(deps, { organization: organizationId })).kind, 'several')
      assert.equal((await findConnection(deps, { loginHint: 'ada@finder.example' })).kind, 'several')
      const named = await findConnection(deps, { connection: two.id, organization: organizationId })
      assert.equal(named.kind === 'one' && named.connection.id, two.id)
    })

    it('B-29: keeps people apart by connection, though issuer and client ID are the same', async () => {
      const [a, b] = [await connection(await organization('A')), await connection(await organization('B'))]
      const ids = [a, b].map((con) => accountIdOf(con.id, okta.issuer, '00u1ada'))
      assert.notEqual(ids[0], ids[1])
      assert.notEqual(accountIdOf(a.id, okta.issuer, 'ADA'), accountIdOf(a.id, okta.issuer, 'ada'))
      for (const con of [a, a, b])
        await deps.db.together(() => [
          accountUpsert(
            deps,
            { connectionId: con.id, issuer: okta.issuer, subject: '00u1ada', emailVerified: true, groups: ['x'] },
            deps.clock.now(),
          ),
        ])
      const { items } = (await call('GET', `/accounts?connectionId=${a.id}`)).json as unknown as { items: Json[] }
      assert.deepEqual(
        items.map((item) => item.id),
        [ids[0]],
      )
    })

    it('B-57: keeps a deactivated person deactivated, whatever the provider says', async () => {
      const con = await connection(await organization('Leavers'))
      const person = { connectionId: con.id, issuer: okta.issuer, subject: '00u9', emailVerified: false }
      const id = accountIdOf(con.id, okta.issuer, '00u9')
      const accounts = accountStore(deps)
      assert.deepEqual(await accounts.standing(id, con.id), {
        account: 'new',
        connectionActive: con.status === 'active',
        issuer: okta.issuer,
      })
      await deps.db.together(() => [accountUpsert(deps, person, deps.clock.now())])
      assert.equal((await call('POST', `/accounts/${id}/deactivate`)).json.status, 'deactivated')
      await deps.db.together(() => [accountUpsert(deps, person, deps.clock.now())])
      assert.equal((await accounts.standing(id, con.id)).account, 'deactivated')
      assert.equal((await call('POST', `/accounts/${id}/reactivate`)).json.status, 'active')
    })

    it('lets an attempt end once, and knows at the callback that it has', async () => {
      const con = await connection(await organization('Once'))
      const entry = (trace: string) => ({
        trace,
        attemptId: 'attempt-1',
        connectionId: con.id,
        outcome: 'admitted' as const,
        createdAt: deps.clock.now(),
      })
      const store = connectionStore(deps)
      assert.equal((await store.forCallback(con.id, 'attempt-1'))?.attemptEnded, false)
      await deps.db.together(() => [signInInsert(deps, entry('sig_1'))])
      assert.equal((await store.forCallback(con.id, 'attempt-1'))?.attemptEnded, true)
      await assert.rejects(
        deps.db.together(() => [signInInsert(deps, entry('sig_2'))]),
        isUniqueViolation,
      )
      assert.equal(await recordSignIn(deps, { ...entry('sig_3'), outcome: 'refused', reason: 'state_used' }), false)
      assert.equal((await call('GET', '/sign-ins/sig_1')).json.outcome, 'admitted')
      await refused([404, 'request.not_found'], 'GET', '/sign-ins/sig_2')
    })

    it('leaves out nobody and shows nobody twice when a list is read page by page', async () => {
      const seen: string[] = []
      for (let after: string | null = ''; after !== null; ) {
        const page: { items: Json[]; next: string | null } = (
          await call('GET', `/organizations?limit=3${after === '' ? '' : `&after=${after}`}`)
        ).json as never
        seen.push(...page.items.map((item) => item.id))
        after = page.next
      }
      const all = await deps.db.kysely.selectFrom('organizations').select('id').execute()
      assert.deepEqual(seen.toSorted(), all.map((row) => row.id).toSorted())
      await refused([400, 'request.invalid'], 'GET', '/organizations?limit=0')
      await refused([400, 'request.invalid'], 'GET', '/organizations?limit=1&sort=name')
      await refused([400, 'request.duplicate_parameter'], 'GET', '/organizations?limit=1&limit=2')
    })

    it('B-215: writes the audit entry with the change, or neither', async () => {
      const id = await organization('Audited')
      await call('PATCH', `/organizations/${id}`, { name: 'Renamed' })
      const { items } = (await call('GET', `/audit-log?organizationId=${id}`)).json as unknown as { items: Json[] }
      assert.deepEqual(items.map((item) => item.action).toSorted(), ['organization.changed', 'organization.created'])
      assert.match(String(items[0]?.actor), /^key_/)
      await deps.db.kysely.schema.alterTable('audit_log').renameTo('audit_log_gone').execute()
      try {
        const { status } = await call('PATCH', `/organizations/${id}`, { name: 'Unwatched' })
        assert.equal(status, 500)
      } finally {
        await deps.db.kysely.schema.alterTable('audit_log_gone').renameTo('audit_log').execute()
      }
      assert.equal((await call('GET', `/organizations/${id}`)).json.name, 'Renamed')
    })

    it('B-21: shows that a provider refuses our credentials, until they are given anew', async () => {
      const con = await connection(await organization('Attention'))
      const store = connectionStore(deps)
      await store.markAttention(con.id, 'client_credentials_rejected')
      const shown = (await call('GET', `/connections/${con.id}`)).json
      assert.equal((shown.attention as Json).reason, 'client_credentials_rejected')
      const after = (await call('PATCH', `/connections/${con.id}`, { clientSecret: okta.clientSecret })).json
      assert.equal(after.attention, null)
    })

    it('redeems through a connection as it was configured', async () => {
      const con = await connection(await organization('Whole'))
      const stored = await connectionStore(deps).find(con.id)
      assert.ok(stored?.status === 'active')
      const redirectUri = String(con.redirectUri)
      const code = okta.issueCode({ nonce: 'n', redirectUri })
      const identity = await oktaClient(deps).redeem(stored, { code, redirectUri, codeVerifier: 'v', nonce: 'n' })
      assert.equal(identity.subject, '00u1ada')
    })

    it('describes itself in OpenAPI 3.1, every operation and every reference', async () => {
      const { json, text } = await call('GET', '/openapi.json', undefined, '')
      assert.equal(json.openapi, '3.1.0')
      const { paths, components } = json as unknown as {
        paths: Record<string, Record<string, { operationId: string }>>
        components: { schemas: Record<string, object> }
      }
      const ids = Object.values(paths).flatMap((path) => Object.values(path).map((operation) => operation.operationId))
      assert.equal(new Set(ids).size, ids.length)
      assert.ok(ids.includes('createConnection') && ids.includes('getSignIn'))
      for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
        assert.ok(components.schemas[name ?? ''], name)
      assert.equal(text.includes('$defs'), false)
    })
  })

describe('the admin API where only the public internet may be reached', () => {
  it('B-88, B-89, B-90, B-91, B-94: connects to no address inside, and opens no socket to find out', async () => {
    const deps = await openTestDeps({ allowPrivateNetworks: false })
    const app = createServer({ log: deps.log })
    mountAdminApi(app, deps)
    const { key } = await createApiKey(deps, 'test')
    const call = async (url: string, payload: object) => {
      const headers = { authorization: `Bearer ${key}` }
      return (await app.inject({ method: 'POST', url: `/api${url}`, headers, payload })).json() as Json
    }
    try {
      const organizationId = (await call('/organizations', { name: 'Inside' })).id
      const codeFor = async (issuer: string) =>
        (await call('/connections', { organizationId, issuer, clientId: 'x', clientSecret: 'y' })).code
      assert.equal(await codeFor('http://idp.example'), 'connection.https_required')
      for (const issuer of [
        'https://169.254.169.254',
        'https://[fd00:ec2::254]',
        'https://100.100.100.200',
        'https://127.1',
        'https://0x7f.1',
        'https://2130706433',
        'https://017700000001',
        'https://0.0.0.0',
        'https://localhost.',
        'https://[::1]',
        'https://[::ffff:127.0.0.1]',
        'https://[::ffff:a9fe:a9fe]',
        'https://[64:ff9b::7f00:1]',
        'https://[2002:7f00:1::]',
        'https://idp.example:8443',
      ])
        assert.equal(await codeFor(issuer), 'connection.address_not_allowed', issuer)
      assert.equal((await deps.db.kysely.selectFrom('connections').select('id').execute()).length, 0)
    } finally {
      await app.close()
      await deps.close()
    }
  })
})
