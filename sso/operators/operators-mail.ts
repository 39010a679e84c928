import type { Kysely } from 'kysely'
import type { PostOffice } from '../../kit/post-office.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'

export type OperatorsMail = SsoDeps & {
  readonly post: Pick<PostOffice<SsoSchema>, 'put'>
  /** Where operators read their mail; the owners' own addresses when it is not set. */
  readonly alertsTo?: string | undefined
}

/**
 * Who hears what operators have to know or act on; nobody where there is neither an address nor an owner.
 *
 * @param on  the transaction of what they hear of
 */
export async function operatorsMail(
  { db, alertsTo }: Pick<OperatorsMail, 'db' | 'alertsTo'>,
  on: Kysely<SsoSchema> = db.kysely,
): Promise<string[]> {
  if (alertsTo !== undefined) return [alertsTo]
  const owners = await on
    .selectFrom('operators')
    .select('email')
    .where('role', '=', 'owner')
    .where('joined_at', 'is not', null)
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .execute()
  return owners.map(({ email }) => email)
}

/** Letters belong to an organization; those about the desk itself are of none. */
export const MAIL_OF_OPERATORS = 'operators'
