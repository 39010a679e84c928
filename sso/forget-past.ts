// What nobody can use any more is deleted, a little at a time, so that tables stay as large as what is alive.
import { keepDoing } from '../kit/keep-doing.ts'
import { forgetTokens } from './set-up-by-token/plan-store.ts'
import type { SsoDeps } from './sso-deps.ts'

const HOUR_MS = 3_600_000
/** The longest anything an application was given can live: a refresh family, and an hour for clocks. */
const GRANT_MS = 25 * HOUR_MS
/** As long as Okta keeps its System Log. */
const SIGN_IN_LOG_MS = 90 * 24 * HOUR_MS
/** Whoever asked for a test sign-in has looked at it by then; what it showed of a person is not kept. */
const TEST_MS = 24 * HOUR_MS
/** Rows a statement: SQLite holds up the whole process while it deletes. */
const AT_ONCE = 1000

/**
 * Deletes API tokens nobody came back for, test sign-ins of yesterday, ended grants and sessions, and sign-ins older than
 * ninety days. Accounts and the audit log stay. Two nodes may do it at once.
 *
 * @returns how many rows went
 */
export async function forgetPast({ db, clock }: Pick<SsoDeps, 'db' | 'clock'>): Promise<number> {
  const now = clock.now()
  const old = [
    { table: 'grants', column: 'created_at', before: now - GRANT_MS },
    { table: 'sessions', column: 'expires_at', before: now - HOUR_MS },
    { table: 'connection_tests', column: 'expires_at', before: now - TEST_MS },
    { table: 'sign_ins', column: 'created_at', before: now - SIGN_IN_LOG_MS },
  ] as const
  await forgetTokens({ db, clock })
  let gone = 0
  for (const { table, column, before } of old) {
    for (;;) {
      const { numDeletedRows } = await db.kysely
        .deleteFrom(table)
        .where('id', 'in', (eb) => eb.selectFrom(table).select('id').where(column, '<', before).limit(AT_ONCE))
        .executeTakeFirstOrThrow()
      gone += Number(numDeletedRows)
      if (numDeletedRows < AT_ONCE) break
    }
  }
  return gone
}

const EVERY_MS = 10 * 60_000

/** Forgets every ten minutes. @returns stops it */
export function keepForgetting(deps: SsoDeps): () => Promise<void> {
  return keepDoing(() => forgetPast(deps), {
    everyMs: EVERY_MS,
    failed: (error) => deps.log.error('forgetting.failed', error),
  })
}
