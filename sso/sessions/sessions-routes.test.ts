import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { createServer } from '../../kit/server.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { accountIdOf } from '../accounts/account.ts'
import { accountUpsert } from '../accounts/account-store.ts'
import { mountAdminApi } from '../admin-api.ts'
import { createApiKey } from '../operators/api-key.ts'
import { openTestDeps, type TestDeps } from '../test-deps.ts'
import { sessionStore } from './session.ts'

for (const database of databasesUnderTest())
  describe(`people and their browsers, through the API, on ${database.name}`, () => {
    let deps: TestDeps
    let app: FastifyInstance
    let key: string
    before(async () => {
      deps = await openTestDeps({ databaseUrl: await database.url() })
      app = createServer({ log: deps.log })
      mountAdminApi(app, deps)
      key = (await createApiKey(deps, 'test')).key
    })
    after(async () => {
      await app.close()
      await deps.close()
    })
    async function call(method: 'GET' | 'POST', path: string, payload?: object) {
      const headers = { authorization: `Bearer ${key}` }
      const answer = await app.inject({ method, url: `/api${path}`, headers, ...(payload ? { payload } : {}) })
      // biome-ignore lint/suspicious/noExplicitAny: a test asks for the members it expects
      return { status: answer.statusCode, json: answer.json() as any, text: answer.body }
    }
    async function connection(name: string) {
      const organizationId = (await call('POST', '/organizations', { name })).json.id as string
      return { organizationId, id: (await call('POST', '/connections', { organizationId })).json.id as string }
    }
    async function person(connectionId: string, subject: string, name: string) {
      const email = `${subject}@x.example`
      const seen = { connectionId, issuer: 'https://okta.example', subject, name, email, emailVerified: true }
      await deps.db.together(() => [accountUpsert(deps, seen, deps.clock.now())])
      return accountIdOf(connectionId, seen.issuer, subject)
    }
    async function browser(accountId: string, connectionId: string) {
      const session = sessionStore(deps).open(accountId, connectionId)
      await deps.db.together(() => [session.write])
      return session
    }
    const names = (answer: { json: { items: { name: string }[] } }) => answer.json.items.map(({ name }) => name).sort()

    it('finds people of an organization by a part of their name or address, or a whole id, and nobody by a sign', async () => {
      const [acme, other] = [await connection('Acme'), await connection('Other')]
      const ada = await person(acme.id, 'ada', 'Ada 100% Lovelace')
      await person(acme.id, 'grace', 'Grace Hopper')
      await person(other.id, 'adam', 'Adam')
      const inAcme = `/accounts?organizationId=${acme.organizationId}`
      assert.deepEqual(names(await call('GET', inAcme)), ['Ada 100% Lovelace', 'Grace Hopper'])
      for (const q of ['LOVE', 'ada@X', '100%', ada, 'ada'])
        assert.deepEqual(names(await call('GET', `${inAcme}&q=${encodeURIComponent(q)}`)), ['Ada 100% Lovelace'], q)
      for (const q of ['_', 'a%e', "'", '\\'])
        assert.deepEqual(names(await call('GET', `/accounts?q=${encodeURIComponent(q)}`)), [], q)
    })

    it('shows a person’s browsers without what would open one, ends one at once and writes down who did', async () => {
      const { id, organizationId } = await connection('Sessions')
      const ada = await person(id, 'ada', 'Ada')
      const [one, two] = [await browser(ada, id), await browser(ada, id)]
      const before = await call('GET', `/accounts/${ada}/sessions`)
      assert.deepEqual(before.json.items.map((item: { id: string }) => item.id).sort(), [one.id, two.id].sort())
      assert.doesNotMatch(before.text, /hash|token/i)

      const ended = await call('POST', `/sessions/${one.id}/end`)
      assert.equal(ended.status, 200)
      assert.equal(ended.json.endedAt, deps.clock.now())
      assert.equal((await call('POST', `/sessions/${one.id}/end`)).status, 404)
      const row = (sessionId: string) =>
        deps.db.kysely.selectFrom('sessions').select('ended_at').where('id', '=', sessionId).executeTakeFirst()
      assert.equal((await row(one.id))?.ended_at, deps.clock.now())
      assert.equal((await row(two.id))?.ended_at, null)

      const { items } = (await call('GET', `/audit-log?organizationId=${organizationId}`)).json
      const entry = items.find(({ action }: { action: string }) => action === 'session.ended')
      assert.deepEqual([entry?.targetId, entry?.detail.account], [one.id, ada])
      assert.match(entry?.actor, /^key_/)
    })

    it('knows nothing of the browsers of nobody', async () => {
      assert.equal((await call('GET', '/accounts/acc_none/sessions')).status, 404)
      assert.equal((await call('POST', '/sessions/ses_none/end')).status, 404)
    })

    it('tells an organization’s changes of its people too', async () => {
      const { id, organizationId } = await connection('Leavers')
      await call('POST', `/accounts/${await person(id, 'ada', 'Ada')}/deactivate`)
      const { items } = (await call('GET', `/audit-log?organizationId=${organizationId}`)).json
      assert.ok(items.some(({ action }: { action: string }) => action === 'account.deactivated'))
    })
  })
