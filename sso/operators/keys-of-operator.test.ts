import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import type { Role } from '../admin-door/role.ts'
import { openSsoUnderTest, type SsoUnderTest } from '../sso-under-test.ts'
import { openTestDeps } from '../test-deps.ts'
import { createApiKey } from './api-key.ts'
import { operatorStore } from './operator-store.ts'

type Json = Record<string, unknown>

for (const database of databasesUnderTest())
  describe(`API keys of an operator, on ${database.name} (ASVS 8.3.3)`, () => {
    let house: SsoUnderTest
    let cookie: string
    before(async () => {
      house = await openSsoUnderTest({ databaseUrl: await database.url() })
      cookie = await house.sso.openOperatorSession({ email: 'olivia@ronspot.example', name: 'Olivia', role: 'owner' })
    })
    after(() => house.close())

    /** By a key, or by a session's cookie. */
    async function ask(method: string, path: string, by: { key?: string; cookie?: string }, body?: object) {
      const answer = await fetch(`${house.url}/api${path}`, {
        method,
        headers: {
          ...(by.key === undefined ? { cookie: by.cookie ?? '' } : { authorization: `Bearer ${by.key}` }),
          'sec-fetch-site': 'same-origin',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return { status: answer.status, json: (await answer.json()) as Json }
    }
    const make = async (name: string, role: Role, by: { key?: string; cookie?: string }) => {
      // Keys of one moment have no order.
      house.clock.advance(1)
      const { status, json } = await ask('POST', '/api-keys', by, { name, role })
      assert.equal(status, 201, JSON.stringify(json))
      return { id: String(json.id), key: String(json.key), createdBy: json.createdBy }
    }
    const works = async (key: string) => (await ask('GET', '/me', { key })).status === 200
    async function owner(email: string) {
      const theirs = await house.sso.openOperatorSession({ email, name: email, role: 'owner' })
      const { json } = await ask('GET', '/me', { cookie: theirs })
      return { cookie: theirs, id: String((json.operator as Json).id) }
    }
    const named = (keys: unknown) => (keys as Json[]).map(({ name, role }) => [name, role])

    it('are known to be theirs, also those a key of theirs made', async () => {
      const paul = await owner('paul@ronspot.example')
      const first = await make('Paul’s', 'owner', paul)
      const second = await make('Paul’s, by a key', 'read-only', first)
      await make('Olivia’s', 'read-only', { cookie })
      assert.deepEqual([first.createdBy, second.createdBy], [paul.id, first.id])
      const { json } = await ask('GET', `/operators/${paul.id}/api-keys`, { cookie })
      assert.deepEqual(named(json.items), [
        ['Paul’s', 'owner'],
        ['Paul’s, by a key', 'read-only'],
      ])
      const { items } = await house.api<{ items: Json[] }>('GET', '/api-keys')
      assert.equal(items.find(({ name }) => name === 'tests')?.createdBy, 'system')
      await assert.rejects(house.api('GET', '/operators/system/api-keys'), /404/)
    })

    it('go with whoever is disabled, in one transaction, and do not come back', async () => {
      const quinn = await owner('quinn@ronspot.example')
      const first = await make('Quinn’s', 'owner', quinn)
      const second = await make('Quinn’s, by a key', 'owner', first)
      const other = await make('Olivia’s too', 'read-only', { cookie })
      const { json } = await ask('POST', `/operators/${quinn.id}/disable`, { cookie })
      assert.deepEqual(named(json.revokedKeys), [
        ['Quinn’s', 'owner'],
        ['Quinn’s, by a key', 'owner'],
      ])
      assert.deepEqual(await Promise.all([first, second, other].map(({ key }) => works(key))), [false, false, true])
      await house.api('POST', `/operators/${quinn.id}/enable`)
      assert.equal(await works(first.key), false)
      const { items } = await house.api<{ items: Json[] }>('GET', '/audit-log?limit=20')
      const revoked = items.filter(({ action }) => action === 'api_key.revoked')
      assert.deepEqual(revoked.map(({ targetId }) => targetId).sort(), [first.id, second.id].sort())
      assert.deepEqual(
        revoked.map(({ detail }) => (detail as Json).madeBy),
        [quinn.id, quinn.id],
      )
    })

    it('stay only when an owner says so, and go when they are disabled once more', async () => {
      const rita = await owner('rita@ronspot.example')
      const { key } = await make('Rita’s', 'support', rita)
      const kept = await ask('POST', `/operators/${rita.id}/disable?keys=keep`, { cookie })
      assert.deepEqual([kept.status, kept.json.revokedKeys, await works(key)], [200, [], true])
      const again = await house.api<Json>('POST', `/operators/${rita.id}/disable`)
      assert.deepEqual([named(again.revokedKeys), await works(key)], [[['Rita’s', 'support']], false])
    })

    it('may no more than their maker does after another role', async () => {
      const sid = await owner('sid@ronspot.example')
      const most = await make('Sid’s most', 'owner', sid)
      const least = await make('Sid’s least', 'read-only', sid)
      const { json } = await ask('PATCH', `/operators/${sid.id}`, { cookie }, { role: 'support' })
      assert.deepEqual(named(json.loweredKeys), [['Sid’s most', 'owner']])
      assert.equal((await ask('GET', '/me', most)).json.operator, null)
      const roleOf = async (by: { key: string }) => ((await ask('GET', '/me', by)).json.apiKey as Json).role
      assert.deepEqual([await roleOf(most), await roleOf(least)], ['support', 'read-only'])
      assert.equal((await ask('POST', '/api-keys', most, { name: 'x' })).json.code, 'api.role_missing')
      await ask('PATCH', `/operators/${sid.id}`, { cookie }, { role: 'owner' })
      assert.equal(await roleOf(most), 'support', 'raised by itself')
    })

    it('are not made behind the back of whoever shuts their maker out', async () => {
      for (let round = 0; round < 5; round++) {
        const tom = await owner(`tom-${round}@ronspot.example`)
        const first = await make('Tom’s', 'owner', tom)
        const ends = await Promise.all([
          ask('POST', '/api-keys', first, { name: 'Tom’s, by a key', role: 'owner' }),
          ask('POST', `/operators/${tom.id}/disable`, { cookie }),
          ask('POST', '/api-keys', tom, { name: 'Tom’s other', role: 'owner' }),
        ])
        assert.equal(ends[1].status, 200, JSON.stringify(ends[1].json))
        for (const { status, json } of [ends[0], ends[2]])
          assert.equal(status === 201 ? await works(String(json.key)) : status, status === 201 ? false : 401)
      }
    })

    it('are left alone where they are all an owner has, unless it is said', async () => {
      const deps = await openTestDeps({ databaseUrl: await database.url() })
      const store = operatorStore(deps)
      const [una, vic] = ['opr_una', 'opr_vic']
      for (const [id, role] of [
        [una, 'support'],
        [vic, 'owner'],
      ] as const)
        await deps.db.kysely
          .insertInto('operators')
          .values({
            ...{ id, role, email: id, name: id, created_by: 'system', created_at: 1, joined_at: 1 },
            ...{ last_sign_in_at: null, disabled_at: null, first_run: null },
            ...{ okta_connection_id: null, okta_issuer: null, okta_subject: null },
          })
          .execute()
      const { apiKey } = await createApiKey(deps, 'The only one', { actor: vic })
      // Una's from the time she was an owner; Vic has gone since, with a word for it.
      await deps.db.kysely.updateTable('api_keys').set({ created_by: una }).where('id', '=', apiKey.id).execute()
      await deps.db.kysely.updateTable('operators').set({ disabled_at: 2 }).where('id', '=', vic).execute()
      const refused = { code: 'operator.keys_of_last_owner', publicMessage: /“The only one”/ }
      await assert.rejects(store.disable(una, 'tests', 'revoke'), refused)
      await assert.rejects(store.change(una, { role: 'read-only' }, 'tests'), refused)
      assert.equal((await store.find(una))?.disabledAt, null, 'half of it was done')
      assert.deepEqual(await store.disable(una, 'tests', 'keep'), [])
      await createApiKey(deps, 'Another')
      assert.deepEqual(
        (await store.disable(una, 'tests', 'revoke'))?.map(({ name }) => name),
        ['The only one'],
      )
      await deps.close()
    })
  })
