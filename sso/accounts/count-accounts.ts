import type { SsoDeps } from '../sso-deps.ts'

/** How many people are known by a connection, and how many of them are signed in now. */
export async function countAccounts(
  { db, clock }: SsoDeps,
  connectionId: string,
): Promise<{ accounts: number; signedIn: number }> {
  const { accounts } = await db.kysely
    .selectFrom('accounts')
    .select(({ fn }) => fn.countAll<number | string>().as('accounts'))
    .where('connection_id', '=', connectionId)
    .executeTakeFirstOrThrow()
  const { signedIn } = await db.kysely
    .selectFrom('sessions')
    .select(({ fn }) => fn.count<number | string>('account_id').distinct().as('signedIn'))
    .where('connection_id', '=', connectionId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', clock.now())
    .executeTakeFirstOrThrow()
  return { accounts: Number(accounts), signedIn: Number(signedIn) }
}
