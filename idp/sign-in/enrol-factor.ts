// A person sets up an authenticator app: a fresh secret, shown as picture and text, and active once a code of it was right.
// Every showing of the page makes a new secret, so that nobody finishes what somebody else began.
import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { factorStore, type Proof } from '../factors/factor-store.ts'
import { qrOf, totpUri } from '../factors/totp.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { enrolmentOf } from '../org-policies/self-service.ts'
import type { Org } from '../orgs/org.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import type { User } from '../users/user.ts'
import { clientOf, personParty } from './sign-in-events.ts'

export type Enrolment = { readonly factorId: string; readonly secret: string; readonly qrSvg: string }

/** @returns undefined when they have one already, or may not set one up themselves */
export async function newEnrolment(deps: IdpDeps, org: Org, user: User): Promise<Enrolment | undefined> {
  const [provider] = (await enrolmentOf(deps, org.id, user.id)).providers
  if (provider === undefined) return undefined
  const made = await deps.db.transaction((trx) =>
    factorStore(deps, trx).enrol(org.id, user.id, provider, deps.clock.now()),
  )
  return made && shownOf(org, user, made.factor.id, made.secret)
}

/** The one that was shown, again: a code of it was wrong. */
export async function openEnrolment(
  deps: IdpDeps,
  org: Org,
  user: User,
  factorId: string,
): Promise<Enrolment | undefined> {
  const store = factorStore(deps, deps.db.kysely)
  const factor = await store.byId(org.id, user.id, factorId)
  const secret = factor && (await store.pendingSecret(factor))
  return secret === undefined ? undefined : shownOf(org, user, factorId, secret)
}

function shownOf(org: Org, user: User, factorId: string, secret: string): Enrolment {
  return { factorId, secret, qrSvg: qrOf(totpUri(secret, org.name, user.profile.login)) }
}

/**
 * A code of the app that was just set up: it counts from now on.
 *
 * @param claim  what may happen once only and has to, in the same transaction
 */
export async function activateShown(
  deps: IdpDeps,
  request: FastifyRequest,
  user: User,
  factorId: string,
  code: string,
  claim: (trx: Kysely<IdpSchema>) => Promise<boolean> = async () => true,
): Promise<Proof> {
  const now = deps.clock.now()
  const store = factorStore(deps, deps.db.kysely)
  const factor = await store.byId(user.orgId, user.id, factorId)
  if (factor?.status !== 'PENDING_ACTIVATION') return 'locked'
  const proof = await store.prove(factor, code, now)
  if (proof !== 'good') return proof
  return deps.db.transaction(async (trx) => {
    if (!(await claim(trx)) || !(await factorStore(deps, trx).activate(factor, now))) return 'locked'
    const actor = personParty({ id: user.id, login: user.profile.login, profile: user.profile })
    const event = { eventType: 'user.mfa.factor.activate', actor, target: [actor], client: clientOf(request) }
    await systemLogStore(trx).write(user.orgId, [event], now)
    return 'good'
  })
}
