import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { databasesUnderTest } from '../kit/test-database.ts'
import { forgetPast } from './forget-past.ts'
import { signInInsert } from './sign-in-log/sign-in-log.ts'
import { openTestDeps } from './test-deps.ts'

const DAY_MS = 24 * 3_600_000

for (const under of databasesUnderTest()) {
  describe(`forgetting what is past on ${under.name}`, () => {
    it('takes more than one portion of old sign-ins and leaves the young ones', async (t) => {
      const deps = await openTestDeps({ databaseUrl: await under.url() })
      t.after(() => deps.close())
      const now = deps.clock.now()
      const row = (index: number, createdAt: number) => ({
        trace: `sig_${index}`,
        outcome: 'refused' as const,
        reason: 'state_unknown',
        createdAt,
        durationMs: 0,
      })
      await deps.db.transaction(async (trx) => {
        for (let index = 0; index < 2100; index++)
          await trx.executeQuery(signInInsert(deps, row(index, now - 91 * DAY_MS) as never).compile())
        await trx.executeQuery(signInInsert(deps, row(9000, now - 89 * DAY_MS) as never).compile())
      })
      assert.equal(await forgetPast(deps), 2100)
      const left = await deps.db.kysely.selectFrom('sign_ins').select('id').execute()
      assert.deepEqual(
        left.map(({ id }) => id),
        ['sig_9000'],
      )
    })
  })
}
