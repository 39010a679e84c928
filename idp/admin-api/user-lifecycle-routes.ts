// A person's way through an org: STAGED → PROVISIONED → ACTIVE, and out again. Every step says from which statuses it
// may be taken, and the status is asked for where it is changed: of two who take a step at once, one does.
import type { Transaction } from 'kysely'
import { randomToken } from '../../kit/ids.ts'
import { applyGroupRules } from '../groups/apply-group-rules.ts'
import { OktaError, validationFailed } from '../okta-error.ts'
import type { IdpSchema, UserStatus } from '../schema/idp-schema.ts'
import { forgettingFailures } from '../sign-in/failed-attempts.ts'
import { hashPassword } from '../users/password.ts'
import type { User } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, change, isTrue } from './api-call.ts'
import { findUser } from './find-user.ts'
import { keepingSuperAdmin } from './outranks.ts'
import { userParty, userView } from './user-view.ts'

const MANAGE = 'okta.users.manage'
const LIFECYCLE = '/users/:userId/lifecycle'

export const userLifecycleRoutes: readonly ApiRoute[] = [
  { method: 'POST', path: `${LIFECYCLE}/activate`, scope: MANAGE, run: activate },
  { method: 'POST', path: `${LIFECYCLE}/reactivate`, scope: MANAGE, run: reactivate },
  { method: 'POST', path: `${LIFECYCLE}/deactivate`, scope: MANAGE, run: deactivate },
  { method: 'POST', path: `${LIFECYCLE}/suspend`, scope: MANAGE, run: suspend },
  { method: 'POST', path: `${LIFECYCLE}/unsuspend`, scope: MANAGE, run: unsuspend },
  { method: 'POST', path: `${LIFECYCLE}/unlock`, scope: MANAGE, run: unlock },
  { method: 'POST', path: `${LIFECYCLE}/expire_password`, scope: MANAGE, run: expirePassword },
  {
    method: 'POST',
    path: `${LIFECYCLE}/expire_password_with_temp_password`,
    scope: MANAGE,
    run: expirePasswordWithTempPassword,
  },
  { method: 'POST', path: `${LIFECYCLE}/reset_password`, scope: MANAGE, run: sendResetLink },
  { method: 'DELETE', path: '/users/:userId/sessions', scope: MANAGE, run: clearSessions },
  { method: 'DELETE', path: '/users/:userId', scope: MANAGE, run: deactivateThenDelete },
]

const NOT_NOW = () => new OktaError('E0000038')
const ALL_BUT_DEPROVISIONED: readonly UserStatus[] = [
  'STAGED',
  'PROVISIONED',
  'ACTIVE',
  'RECOVERY',
  'PASSWORD_EXPIRED',
  'LOCKED_OUT',
  'SUSPENDED',
]
const HAS_CHOSEN_A_PASSWORD: readonly UserStatus[] = ['ACTIVE', 'PASSWORD_EXPIRED', 'RECOVERY']

type Step<T> = {
  readonly from: readonly UserStatus[]
  readonly to: UserStatus
  readonly event: string
  readonly otherwise: () => Error
  /** What goes with it, in the same transaction. */
  readonly with?: (trx: Transaction<IdpSchema>) => Promise<T>
}

/** Moves a person along, or says why not. */
function move<T = undefined>(deps: AdminApiDeps, call: ApiCall, user: User, step: Step<T>): Promise<T | undefined> {
  return change(deps, call, async (trx, note) => {
    await keepingSuperAdmin(trx, call.org.id, user.id, async () => {
      const moved = await userStore(trx).changeStatus(call.org.id, user.id, { ...step, now: call.now })
      if (!moved) throw step.otherwise()
    })
    note(step.event, userParty(user))
    return step.with?.(trx)
  })
}

async function activate(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const ready = user.hasPassword || user.provider?.type === 'FEDERATION'
  const link = await move(deps, call, user, {
    from: ['STAGED', 'DEPROVISIONED'],
    to: ready ? 'ACTIVE' : 'PROVISIONED',
    event: 'user.lifecycle.activate',
    otherwise: user.status === 'SUSPENDED' ? NOT_NOW : () => new OktaError('E0000016'),
    with: async (trx) => {
      const users = userStore(trx)
      await users.markActivated(call.org.id, user.id, call.now)
      const back = await users.byId(call.org.id, user.id)
      if (back !== undefined) await applyGroupRules(trx, back, call.now)
      return ready ? undefined : activationLink(deps, call, trx, user)
    },
  })
  return link ?? {}
}

/** Again, for somebody who did not follow the first link. */
async function reactivate(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const link = await move(deps, call, user, {
    from: ['PROVISIONED'],
    to: 'PROVISIONED',
    event: 'user.lifecycle.reactivate',
    otherwise: NOT_NOW,
    with: (trx) => activationLink(deps, call, trx, user),
  })
  return link ?? {}
}

/** The letter goes to the person, or the link to whoever asked for no letter. */
export async function activationLink(deps: AdminApiDeps, call: ApiCall, trx: Transaction<IdpSchema>, user: User) {
  const mail = isTrue(call.query, 'sendEmail', true)
  const wanted = { purpose: 'activation' as const, mail, now: call.now }
  const link = await deps.passwordLinks?.issue(trx, call.org, user, wanted)
  return mail || link === undefined ? undefined : { activationUrl: link.url, activationToken: link.token }
}

async function deactivate(deps: AdminApiDeps, call: ApiCall) {
  await move(deps, call, await findUser(deps, call), {
    from: ALL_BUT_DEPROVISIONED,
    to: 'DEPROVISIONED',
    event: 'user.lifecycle.deactivate',
    otherwise: NOT_NOW,
  })
  return {}
}

async function suspend(deps: AdminApiDeps, call: ApiCall) {
  await move(deps, call, await findUser(deps, call), {
    from: ['ACTIVE'],
    to: 'SUSPENDED',
    event: 'user.lifecycle.suspend',
    // Okta's own error reference names E0000001 for exactly this.
    otherwise: () => validationFailed('suspend', ['Cannot suspend a user that is not active']),
  })
  return {}
}

async function unsuspend(deps: AdminApiDeps, call: ApiCall) {
  await move(deps, call, await findUser(deps, call), {
    from: ['SUSPENDED'],
    to: 'ACTIVE',
    event: 'user.lifecycle.unsuspend',
    otherwise: () => validationFailed('unsuspend', ['Cannot unsuspend a user that is not suspended']),
  })
  return {}
}

async function unlock(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  await move(deps, call, user, {
    from: ['LOCKED_OUT'],
    to: 'ACTIVE',
    event: 'user.account.unlock',
    otherwise: () => new OktaError('E0000032'),
    with: async (trx) =>
      void (await trx.executeQuery(forgettingFailures(trx, call.org.id, user.profile.login).compile())),
  })
  return {}
}

/** The password is good for one more sign-in, which asks for a new one. */
async function expirePassword(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const expired = await move(deps, call, user, {
    from: user.hasPassword ? ['ACTIVE', 'PASSWORD_EXPIRED'] : [],
    to: 'PASSWORD_EXPIRED',
    event: 'user.account.expire_password',
    otherwise: NOT_NOW,
    with: (trx) => userStore(trx).byId(call.org.id, user.id),
  })
  return userView(call.org, expired ?? user)
}

/** The same with a password that whoever asked tells them. */
async function expirePasswordWithTempPassword(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const tempPassword = temporaryPassword()
  const passwordHash = await hashPassword(tempPassword)
  await move(deps, call, user, {
    from: user.hasPassword ? HAS_CHOSEN_A_PASSWORD : [],
    to: 'PASSWORD_EXPIRED',
    event: 'user.account.expire_password',
    otherwise: NOT_NOW,
    with: (trx) => userStore(trx).setPassword(call.org.id, user.id, passwordHash, call.now),
  })
  return { tempPassword }
}

/** 95 bits, and of every kind a policy asks for. */
function temporaryPassword(): string {
  return `Aa1!${randomToken(12)}`
}

/** The old password is good for nothing any more: the way in is the link. */
export async function sendResetLink(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const { passwordLinks } = deps
  if (passwordLinks === undefined) throw new OktaError('E0000060')
  const mail = isTrue(call.query, 'sendEmail', true)
  const link = await move(deps, call, user, {
    from: user.provider === null ? [...HAS_CHOSEN_A_PASSWORD, 'LOCKED_OUT'] : [],
    to: 'RECOVERY',
    event: 'user.account.reset_password',
    otherwise: NOT_NOW,
    with: (trx) => passwordLinks.issue(trx, call.org, user, { purpose: 'reset', mail, now: call.now }),
  })
  return mail || link === undefined ? {} : { resetPasswordUrl: link.url }
}

/** Signed out of every browser, and with `oauthTokens=true` of every app. */
async function clearSessions(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  await change(deps, call, async (trx, note) => {
    const tokens = isTrue(call.query, 'oauthTokens', false)
    await userStore(trx).signOut(call.org.id, user.id, { tokens, now: call.now })
    note('user.session.clear', userParty(user))
  })
  return undefined
}

/** The first time deactivates, the second deletes for good. */
async function deactivateThenDelete(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  if (user.status !== 'DEPROVISIONED') {
    await deactivate(deps, call)
    return undefined
  }
  await change(deps, call, async (trx, note) => {
    if (!(await userStore(trx).remove(call.org.id, user.id, call.now))) throw NOT_NOW()
    note('user.lifecycle.delete.initiated', userParty(user))
  })
  return undefined
}
