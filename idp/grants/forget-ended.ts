import type { IdpDeps } from '../idp-deps.ts'
import type { GrantRow } from '../schema/idp-schema.ts'

const DAY_MS = 24 * 60 * 60_000
/** A custom authorization server's access token lasts a day at most; an hour more for clocks. */
const LONGEST_TOKEN_MS = 25 * 60 * 60_000
const AT_ONCE = 1_000
const MOST_TURNS = 500

type OldGrant = Pick<GrantRow, 'id' | 'created_at' | 'code_used_at' | 'refresh_used_at' | 'revoked_at' | 'grant_json'>

/**
 * Deletes what nobody can use any more: sessions a day after their end, assertions, pushed requests and apps' own grants
 * past theirs, and grants whose code was never redeemed, that were revoked, that cannot be refreshed and whose last
 * access token is over, or whose refresh family has reached its end or was left unused too long.
 *
 * A grant says in its own document when it ends, so all that are a day old are walked through, the oldest first, and over
 * again. How soon does not matter: what has ended is refused while it is there.
 *
 * @param pace  so many grants at once and so often in one round; the next round goes on where this one stopped
 * @returns one round
 */
export function forgettingEnded(
  { db, clock }: Pick<IdpDeps, 'db' | 'clock'>,
  pace: { readonly atOnce: number; readonly turns: number } = { atOnce: AT_ONCE, turns: MOST_TURNS },
): () => Promise<void> {
  let seen = { createdAt: 0, id: '' }

  return async () => {
    const now = clock.now()
    await db.kysely
      .deleteFrom('sessions')
      .where('expires_at', '<', now - DAY_MS)
      .execute()
    for (const table of ['client_assertions', 'pushed_requests', 'service_grants'] as const)
      await db.kysely.deleteFrom(table).where('expires_at', '<', now).execute()
    for (let turn = 0; turn < pace.turns; turn++) {
      const grants = await oldGrants(now)
      const ended = grants.filter((grant) => hasEnded(grant, now)).map(({ id }) => id)
      if (ended.length > 0) await db.kysely.deleteFrom('grants').where('id', 'in', ended).execute()
      const last = grants.length < pace.atOnce ? undefined : grants.at(-1)
      seen = { createdAt: last?.created_at ?? 0, id: last?.id ?? '' }
      if (last === undefined) return
    }
  }

  function oldGrants(now: number): Promise<OldGrant[]> {
    return db.kysely
      .selectFrom('grants')
      .select(['id', 'created_at', 'code_used_at', 'refresh_used_at', 'revoked_at', 'grant_json'])
      .where('created_at', '>=', seen.createdAt)
      .where('created_at', '<', now - LONGEST_TOKEN_MS)
      .where((eb) => eb.or([eb('created_at', '>', seen.createdAt), eb('id', '>', seen.id)]))
      .orderBy('created_at')
      .orderBy('id')
      .limit(pace.atOnce)
      .execute()
  }
}

/** @param row  older than any access token that came of it at the sign-in */
function hasEnded(row: OldGrant, now: number): boolean {
  if (row.revoked_at !== null || row.code_used_at === null) return true
  const { scopes, lifetimes } = JSON.parse(row.grant_json) as {
    scopes: readonly string[]
    lifetimes: { refresh: number; refreshIdle: number }
  }
  if (!scopes.includes('offline_access')) return true
  const { refresh, refreshIdle } = lifetimes
  if (refresh > 0 && now >= row.created_at + refresh * 1000 + LONGEST_TOKEN_MS) return true
  const used = row.refresh_used_at ?? row.created_at
  return refreshIdle > 0 && now >= used + refreshIdle * 1000 + LONGEST_TOKEN_MS
}
