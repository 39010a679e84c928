import type { IdpDeps } from '../idp-deps.ts'

const DAY_MS = 24 * 60 * 60_000
/** A custom authorization server's access token lasts a day at most; an hour more for clocks. */
const LONGEST_TOKEN_MS = 25 * 60 * 60_000

/**
 * Deletes what nobody can use any more: sessions a day after their end, assertions past their own, and grants whose code
 * was never redeemed, that were revoked, or that cannot be refreshed and whose last access token is over.
 */
export async function forgetEnded({ db, clock }: IdpDeps): Promise<void> {
  const now = clock.now()
  await db.kysely
    .deleteFrom('sessions')
    .where('expires_at', '<', now - DAY_MS)
    .execute()
  await db.kysely.deleteFrom('client_assertions').where('expires_at', '<', now).execute()
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
}
