import type { FastifyRequest } from 'fastify'
import type { IdpDeps } from '../idp-deps.ts'
import { passwordSelfService } from '../org-policies/self-service.ts'
import type { Org } from '../orgs/org.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import type { User } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'
import { letterCounts } from './letter-counts.ts'
import type { PasswordLinkStore } from './password-links.ts'
import { placeOf } from './place.ts'
import { clientOf, personParty } from './sign-in-events.ts'

export type ForgottenPasswords = {
  /**
   * Somebody says they forgot their password. The answer is given before anything is looked up, so neither text nor time
   * tells whether the name is anybody's. Too many letters to one person, or asked for from one place, are not sent.
   */
  begin(org: Org, request: FastifyRequest, login: string): void
  /** Everything that was begun is done. */
  settled(): Promise<void>
}

const LATER_MS = 5

export function forgottenPasswords(deps: IdpDeps, links: PasswordLinkStore): ForgottenPasswords {
  const underway = new Set<Promise<void>>()
  const counts = letterCounts(deps)

  return {
    begin(org, request, login) {
      const client = clientOf(request)
      const place = placeOf(request.ip)
      const work = new Promise((resolve) => setTimeout(resolve, LATER_MS))
        .then(() => send(org, login, place, client))
        .catch((error) => deps.log.error('sign_in.reset_letter_failed', error, { orgId: org.id }))
        .finally(() => underway.delete(work))
      underway.add(work)
    },
    settled: async () => void (await Promise.all(underway)),
  }

  async function send(org: Org, login: string, place: string, client: ReturnType<typeof clientOf>): Promise<void> {
    const user = await userStore(deps.db.kysely).byLogin(org.id, login)
    if (!(await counts.mayWrite(org.id, login, place)) || user === undefined) return
    const purpose = purposeFor(user)
    if (purpose === undefined) return
    if (purpose === 'reset' && !(await passwordSelfService(deps, org.id, user.id)).reset) return
    const now = deps.clock.now()
    await deps.db.transaction(async (trx) => {
      await links.issue(trx, org, user, { purpose, mail: true, now })
      const actor = personParty({ id: user.id, login: user.profile.login, profile: user.profile })
      const event = { eventType: 'user.account.reset_password', actor, target: [actor], client }
      await systemLogStore(trx).write(org.id, [event], now)
    })
  }
}

/** Whom a letter helps; whoever has their password elsewhere, or was shut out by an administrator, gets none. */
function purposeFor(user: User): 'activation' | 'reset' | undefined {
  if (user.provider !== null && user.provider.type !== 'OKTA') return undefined
  if (user.status === 'PROVISIONED') return 'activation'
  const reset = ['ACTIVE', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'RECOVERY'].includes(user.status)
  return reset ? 'reset' : undefined
}
