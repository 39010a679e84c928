import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { IdpDeps } from '../idp-deps.ts'
import type { Org } from '../orgs/org.ts'
import type { IdpSchema, UserStatus } from '../schema/idp-schema.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import { hashPassword } from '../users/password.ts'
import type { User } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'
import { forgettingFailures } from './failed-attempts.ts'
import { clientOf, personParty } from './sign-in-events.ts'

const MAY_CHOOSE: readonly UserStatus[] = ['ACTIVE', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'RECOVERY', 'PROVISIONED']

/**
 * A person chose a password. Everything the old one opened ends in the same transaction: sessions, grants, half-done
 * sign-ins and links; and whoever was locked out, expired or not activated is ACTIVE.
 *
 * @param claim  what entitled them, taken so that it is good once; false: it was taken already
 * @returns the person as they are now; undefined when nothing was changed
 */
export async function savePassword(
  deps: IdpDeps,
  request: FastifyRequest,
  org: Org,
  user: User,
  password: string,
  claim: (trx: Kysely<IdpSchema>) => Promise<boolean>,
): Promise<User | undefined> {
  const passwordHash = await hashPassword(password)
  const now = deps.clock.now()
  return deps.db.transaction(async (trx) => {
    const users = userStore(trx)
    if (!(await claim(trx))) return undefined
    const current = await users.byId(org.id, user.id)
    if (current === undefined || !MAY_CHOOSE.includes(current.status)) return undefined
    await users.setPassword(org.id, user.id, passwordHash, now)
    if (current.status !== 'ACTIVE')
      await users.changeStatus(org.id, user.id, { from: [current.status], to: 'ACTIVE', now })
    await trx.executeQuery(forgettingFailures(trx, org.id, current.profile.login).compile())
    const actor = personParty({ id: user.id, login: user.profile.login, profile: user.profile })
    const event = { eventType: 'user.account.update_password', actor, target: [actor], client: clientOf(request) }
    await systemLogStore(trx).write(org.id, [event], now)
    return users.byId(org.id, user.id)
  })
}
