import type { FastifyRequest } from 'fastify'
import type { IdpDeps } from '../idp-deps.ts'
import { passwordSettingsOf } from '../org-policies/password-rules.ts'
import type { Org } from '../orgs/org.ts'
import type { NewLogEvent } from '../system-log/log-event.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import { hashPassword, isOutdated, verifyPassword } from '../users/password.ts'
import type { User } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'
import type { Attempt, FailedAttempts } from './failed-attempts.ts'
import { type KnownDevices, personOn } from './known-device.ts'
import { placeOf } from './place.ts'
import { clientOf, personParty, UNKNOWN_PERSON } from './sign-in-events.ts'

export type ProvenPassword = {
  readonly kind: 'proven'
  readonly user: User
  /** What of their mistakes is forgotten, in the transaction that signs them in. */
  readonly forget: Attempt['succeeded']
  /** The same by itself, where there is no such transaction. */
  forgetNow(): Promise<void>
}

export type PasswordProof =
  | ProvenPassword
  /** Wrong, unknown, or somebody who may not sign in: nobody can tell which. */
  | { readonly kind: 'refused' }
  /** It was right, and too many before it were wrong; told only where the policy says so. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'wait'; readonly seconds: number }

export type PasswordTools = {
  readonly deps: IdpDeps
  readonly attempts: FailedAttempts
  readonly devices: KnownDevices
}

/**
 * Is it their password, and may they sign in?
 *
 * Whoever does not exist, has no password or may not sign in costs the same work as a wrong password and gets the same
 * answer, so neither text nor time tells who works here.
 */
export async function provePassword(
  tools: PasswordTools,
  org: Org,
  request: FastifyRequest,
  { login, password }: { login: string; password: string },
): Promise<PasswordProof> {
  const { deps, attempts, devices } = tools
  const found = await userStore(deps.db.kysely).credentialsOf(org.id, login)
  const device = devices.of(org.id, request)
  const known = found !== undefined && personOn(device, found.user.id) !== undefined
  const place = { key: known ? `device ${device?.id}` : placeOf(request.ip), known }
  const attempt = await attempts.begin(org.id, login, place)
  if (typeof attempt === 'number') return { kind: 'wait', seconds: attempt }
  try {
    const right = await verifyPassword(password, found?.passwordHash)
    const user = right && found !== undefined ? await unlockedByTime(deps, org, found.user, request) : undefined
    if (user !== undefined && (user.status === 'ACTIVE' || user.status === 'PASSWORD_EXPIRED')) {
      await keepBetterHash(deps, user, password, found?.passwordHash)
      const forgetNow = async () => {
        for (const query of attempt.succeeded(deps.db.kysely)) await deps.db.kysely.executeQuery(query.compile())
      }
      return { kind: 'proven', user, forget: attempt.succeeded, forgetNow }
    }
    await writeFailure(deps, org, request, { attempt, user: found?.user, known, right })
    const locked = right && found?.user.status === 'LOCKED_OUT'
    return locked && (await showsLockout(deps, found.user)) ? { kind: 'locked' } : { kind: 'refused' }
  } finally {
    attempt.end()
  }
}

/** Is it the password of somebody who is signed in? Counted like a sign-in: a session is no leave to guess. */
export async function provePasswordAgain(
  tools: PasswordTools,
  org: Org,
  request: FastifyRequest,
  user: User,
  password: string,
): Promise<boolean> {
  const proof = await provePassword(tools, org, request, { login: user.profile.login, password })
  if (proof.kind === 'proven') await proof.forgetNow()
  return proof.kind === 'proven'
}

/** Somebody locked out is let in again when the policy's time has passed; everybody else is who they were. */
async function unlockedByTime(deps: IdpDeps, org: Org, user: User, request: FastifyRequest): Promise<User> {
  if (user.status !== 'LOCKED_OUT') return user
  const { autoUnlockMinutes } = (await passwordSettingsOf(deps, org.id, user.id)).password.lockout
  const now = deps.clock.now()
  if (autoUnlockMinutes === 0 || (user.statusChangedAt ?? now) + autoUnlockMinutes * 60_000 > now) return user
  return deps.db.transaction(async (trx) => {
    const unlocked = await userStore(trx).changeStatus(org.id, user.id, { from: ['LOCKED_OUT'], to: 'ACTIVE', now })
    if (!unlocked) return user
    await systemLogStore(trx).write(org.id, [{ ...eventOf(user, request), eventType: 'user.account.unlock' }], now)
    return { ...user, status: 'ACTIVE' as const }
  })
}

async function showsLockout(deps: IdpDeps, user: User): Promise<boolean> {
  return (await passwordSettingsOf(deps, user.orgId, user.id)).password.lockout.showLockoutFailures
}

type Failure = { attempt: Attempt; user: User | undefined; known: boolean; right: boolean }

/**
 * Counted and told to the log, together. Too many from a browser of the person's own lock the person out, as the policy
 * says; those of strangers never do, because anybody could.
 */
async function writeFailure(deps: IdpDeps, org: Org, request: FastifyRequest, failure: Failure): Promise<void> {
  const { attempt, user, known, right } = failure
  const now = deps.clock.now()
  const lock = known && !right && user?.status === 'ACTIVE' && (await isTooMany(deps, user, attempt.failedHere + 1))
  const event = eventOf(user, request)
  const reason = user?.status === 'LOCKED_OUT' ? 'LOCKED_OUT' : 'INVALID_CREDENTIALS'
  const events: NewLogEvent[] = [
    { ...event, eventType: 'user.session.start', outcome: { result: 'FAILURE', reason } },
    ...(lock ? [{ ...event, eventType: 'user.account.lock', outcome: { result: 'SUCCESS' } } as const] : []),
    ...(attempt.startsAttack ? [{ ...event, actor: UNKNOWN_PERSON, eventType: 'security.attack.start' }] : []),
  ]
  const log = systemLogStore(deps.db.kysely)
  await deps.db.together((to) => [...attempt.failed(to), ...events.map((one) => log.writing(org.id, one, now))])
  if (lock) await userStore(deps.db.kysely).changeStatus(org.id, user.id, { from: ['ACTIVE'], to: 'LOCKED_OUT', now })
}

async function isTooMany(deps: IdpDeps, user: User, failures: number): Promise<boolean> {
  const { maxAttempts } = (await passwordSettingsOf(deps, user.orgId, user.id)).password.lockout
  return maxAttempts > 0 && failures >= maxAttempts
}

function eventOf(user: User | undefined, request: FastifyRequest): Pick<NewLogEvent, 'actor' | 'client'> {
  const actor =
    user === undefined ? UNKNOWN_PERSON : personParty({ id: user.id, login: user.profile.login, profile: user.profile })
  return { actor, client: clientOf(request) }
}

/** A hash of another system's, or of an earlier cost, becomes one of ours now that the password is known. */
async function keepBetterHash(
  deps: IdpDeps,
  user: User,
  password: string,
  stored: string | null | undefined,
): Promise<void> {
  if (stored == null || !isOutdated(stored)) return
  await userStore(deps.db.kysely).improveHash(user.orgId, user.id, stored, await hashPassword(password))
}
