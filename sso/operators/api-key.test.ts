import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { openTestDeps } from '../test-deps.ts'
import { apiKeyStore, createApiKey } from './api-key.ts'

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
  })
}
