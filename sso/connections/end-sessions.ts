import type { QueryCreator } from 'kysely'
import type { SsoSchema } from '../schema/sso-schema.ts'

/**
 * Ends every session that came in through a connection, and with each session what applications were given by it: codes
 * and tokens hang on it. For the transaction that disables the connection or leads it to another issuer.
 *
 * @param now  milliseconds
 * @returns how many
 */
export async function endSessionsOf(db: QueryCreator<SsoSchema>, connectionId: string, now: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('connection_id', '=', connectionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
