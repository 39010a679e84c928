import type { Transaction } from 'kysely'
import type { SsoSchema } from '../schema/sso-schema.ts'

/**
 * Owners who can sign in, by id. Their rows are held until the transaction is over, so that two who take the right from
 * each other at once do not both succeed.
 */
export async function standingOwners(
  trx: Transaction<SsoSchema>,
  engine: 'sqlite' | 'postgres',
): Promise<readonly string[]> {
  const owners = trx
    .selectFrom('operators')
    .select('id')
    .where('role', '=', 'owner')
    .where('joined_at', 'is not', null)
    .where('disabled_at', 'is', null)
    .orderBy('id')
  const rows = await (engine === 'postgres' ? owners.forUpdate() : owners).execute()
  return rows.map(({ id }) => id)
}
