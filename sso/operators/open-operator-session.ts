import type { SsoDeps } from '../sso-deps.ts'
import { operatorSessions } from './operator-session.ts'
import { insertOperator, type NewOperator } from './operator-store.ts'

/**
 * A session of an operator who is made when there is none with this address, without a passkey: for whoever holds the
 * database anyway.
 *
 * @returns the cookie, `name=value`
 */
export function openOperatorSession(deps: SsoDeps, who: NewOperator): Promise<string> {
  return deps.db.transaction(async (trx) => {
    const known = await trx
      .selectFrom('operators')
      .select('id')
      .where('email', '=', who.email.toLowerCase())
      .executeTakeFirst()
    const now = deps.clock.now()
    const { id } = known ?? (await insertOperator(trx, now, who, { createdBy: 'system', joinedAt: now }))
    const [cookie = ''] = (await operatorSessions(deps).open(trx, id)).split(';')
    return cookie
  })
}
