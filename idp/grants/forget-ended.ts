import { randomToken } from '../../kit/ids.ts'
import type { IdpDeps } from '../idp-deps.ts'

const DAY_MS = 24 * 60 * 60_000
/** A custom authorization server's access token lasts a day at most; an hour more for clocks. */
const LONGEST_TOKEN_MS = 25 * 60 * 60_000
const MOST_AT_ONCE = 1_000

/**
 * Deletes what nobody can use any more: sessions a day after their end, assertions, pushed requests and apps' own grants
 * past theirs, and grants whose code was never redeemed, that were revoked, that cannot be refreshed and whose last
 * access token is over, or whose refresh family has reached its end or was left unused too long.
 */
export async function forgetEnded({ db, clock }: IdpDeps): Promise<void> {
  const now = clock.now()
  await db.kysely
    .deleteFrom('sessions')
    .where('expires_at', '<', now - DAY_MS)
    .execute()
  await db.kysely.deleteFrom('client_assertions').where('expires_at', '<', now).execute()
  await db.kysely.deleteFrom('pushed_requests').where('expires_at', '<', now).execute()
  await db.kysely.deleteFrom('service_grants').where('expires_at', '<', now).execute()
  await db.kysely
    .deleteFrom('grants')
    .where('created_at', '<', now - LONGEST_TOKEN_MS)
    .where((eb) =>
      eb.or([
        eb('revoked_at', 'is not', null),
        eb('code_used_at', 'is', null),
        eb('grant_json', 'not like', '%"offline_access"%'),
      ]),
    )
    .execute()
  await forgetFamilies({ db, now })
}

/**
 * Refresh families say in their own document when they end. A thousand are looked at each time, from anywhere in the
 * order of their random ids: how soon does not matter, because a family that has ended is refused while it is there.
 */
async function forgetFamilies({ db, now }: Pick<IdpDeps, 'db'> & { now: number }): Promise<void> {
  const from = randomToken(16)
  const unused = (side: '>=' | '<') =>
    db.kysely
      .selectFrom('grants')
      .select(['id', 'created_at', 'refresh_used_at', 'grant_json'])
      .where('id', side, from)
      .where('created_at', '<', now - LONGEST_TOKEN_MS)
      .orderBy('id')
      .limit(MOST_AT_ONCE)
      .execute()
  const after = await unused('>=')
  const rows = after.length < MOST_AT_ONCE ? [...after, ...(await unused('<'))] : after
  const ended = rows.filter((row) => hasEnded(row, now)).map(({ id }) => id)
  if (ended.length > 0) await db.kysely.deleteFrom('grants').where('id', 'in', ended).execute()
}

function hasEnded(
  row: { created_at: number; refresh_used_at: number | null; grant_json: string },
  now: number,
): boolean {
  const { lifetimes } = JSON.parse(row.grant_json) as { lifetimes: { refresh: number; refreshIdle: number } }
  const { refresh, refreshIdle } = lifetimes
  if (refresh > 0 && now >= row.created_at + refresh * 1000 + LONGEST_TOKEN_MS) return true
  const used = row.refresh_used_at ?? row.created_at
  return refreshIdle > 0 && now >= used + refreshIdle * 1000 + LONGEST_TOKEN_MS
}
