import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { openTestDeps } from '../test-deps.ts'
import { apiKeyStore, createApiKey } from './api-key.ts'
import { openOperatorSession } from './open-operator-session.ts'

for (const database of databasesUnderTest()) {
  describe(`API keys on ${database.name}`, () => {
    it('leaves one when two operators revoke each other’s at once', async () => {
      const deps = await openTestDeps({ databaseUrl: await database.url() })
      const keys = apiKeyStore(deps)
      const live = async () => (await keys.list()).filter((key) => key.revokedAt === null)
      await createApiKey(deps, 'first')
      for (let round = 0; round < 5; round++) {
        await createApiKey(deps, 'another')
        const ends = await Promise.allSettled((await live()).map((key) => keys.revoke(key.id, 'tests')))
        assert.deepEqual(ends.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
        assert.equal((await live()).length, 1)
      }
      await deps.close()
    })

    it('lets the last owner’s key go once an owner can sign in, and one that may less at any time', async () => {
      const deps = await openTestDeps({ databaseUrl: await database.url() })
      const keys = apiKeyStore(deps)
      const { apiKey: last } = await createApiKey(deps, 'everything')
      const { apiKey: less } = await createApiKey(deps, 'reports', { role: 'read-only' })
      await assert.rejects(keys.revoke(last.id, 'tests'), { code: 'api.last_key' })
      assert.equal(await keys.revoke(less.id, 'tests'), true)
      await openOperatorSession(deps, { email: 's@ronspot.example', name: 'S', role: 'support' })
      await assert.rejects(keys.revoke(last.id, 'tests'), { code: 'api.last_key' })
      await openOperatorSession(deps, { email: 'o@ronspot.example', name: 'O', role: 'owner' })
      assert.equal(await keys.revoke(last.id, 'tests'), true)
      await deps.close()
    })
  })
}
