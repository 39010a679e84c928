import type { IdpDeps } from '../idp-deps.ts'

const HOUR_MS = 60 * 60_000

/** Rows of sign-ins nobody finished, links nobody followed and mistakes nobody counts any more. */
export async function forgetOldSignIns({ db, clock }: Pick<IdpDeps, 'db' | 'clock'>): Promise<void> {
  const now = clock.now()
  for (const table of ['sign_in_states', 'session_tokens', 'password_links'] as const)
    await db.kysely.deleteFrom(table).where('expires_at', '<=', now).execute()
  await db.kysely
    .deleteFrom('failed_attempts')
    .where('since', '<=', now - HOUR_MS)
    .execute()
}
