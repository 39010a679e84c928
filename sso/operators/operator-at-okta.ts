import { isUniqueViolation } from '../../kit/database.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { type Operator, operatorOf } from './operator.ts'

/** Who the operators' own Okta says it is. */
export type OktaIdentity = {
  readonly connectionId: string
  readonly issuer: string
  readonly subject: string
  readonly email: string | null
  readonly emailVerified: boolean
}

/**
 * The operator behind an identity at the operators' own Okta. The first time it is found by its verified e-mail address, and
 * bound for good; from then on only this identity is that operator, whatever addresses say.
 *
 * @returns undefined for whoever is no operator, is bound to another identity, or was disabled
 */
export async function operatorAtOkta(deps: SsoDeps, identity: OktaIdentity): Promise<Operator | undefined> {
  const bound = await byIdentity(deps, identity)
  if (bound !== undefined) return bound
  if (identity.email === null || !identity.emailVerified) return undefined
  const email = identity.email.toLowerCase()
  try {
    return await deps.db.transaction(async (trx) => {
      const now = deps.clock.now()
      const row = await trx
        .updateTable('operators')
        .set((eb) => ({
          okta_connection_id: identity.connectionId,
          okta_issuer: identity.issuer,
          okta_subject: identity.subject,
          joined_at: eb.fn.coalesce('joined_at', eb.val(now)),
        }))
        .where('email', '=', email)
        .where('okta_subject', 'is', null)
        .where('disabled_at', 'is', null)
        .returningAll()
        .executeTakeFirst()
      if (row === undefined) return undefined
      await writeAudit(trx, now, {
        actor: row.id,
        action: 'operator.bound_to_okta',
        target: { type: 'operator', id: row.id },
        detail: { connection: identity.connectionId, issuer: identity.issuer, subject: identity.subject },
      })
      return operatorOf(row)
    })
  } catch (error) {
    // The same person in two tabs: the other one bound it.
    if (isUniqueViolation(error)) return byIdentity(deps, identity)
    throw error
  }
}

async function byIdentity({ db }: SsoDeps, identity: OktaIdentity): Promise<Operator | undefined> {
  const row = await db.kysely
    .selectFrom('operators')
    .selectAll()
    .where('okta_connection_id', '=', identity.connectionId)
    .where('okta_issuer', '=', identity.issuer)
    .where('okta_subject', '=', identity.subject)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return row && operatorOf(row)
}
