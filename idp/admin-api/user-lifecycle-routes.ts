import { OktaError, validationFailed } from '../okta-error.ts'
import type { UserStatus } from '../schema/idp-schema.ts'
import type { User } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, change } from './api-call.ts'
import { findUser } from './find-user.ts'
import { keepingSuperAdmin } from './outranks.ts'
import { userParty } from './user-view.ts'

export const userLifecycleRoutes: readonly ApiRoute[] = [
  { method: 'POST', path: '/users/:userId/lifecycle/activate', scope: 'okta.users.manage', run: activate },
  { method: 'POST', path: '/users/:userId/lifecycle/deactivate', scope: 'okta.users.manage', run: deactivate },
  { method: 'POST', path: '/users/:userId/lifecycle/suspend', scope: 'okta.users.manage', run: suspend },
  { method: 'POST', path: '/users/:userId/lifecycle/unsuspend', scope: 'okta.users.manage', run: unsuspend },
  { method: 'POST', path: '/users/:userId/lifecycle/unlock', scope: 'okta.users.manage', run: unlock },
  { method: 'DELETE', path: '/users/:userId', scope: 'okta.users.manage', run: deactivateThenDelete },
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

/** Moves a person along, or says why not. The status is checked where it is changed, so two at once cannot both win. */
async function move(
  deps: AdminApiDeps,
  call: ApiCall,
  user: User,
  step: { from: readonly UserStatus[]; to: UserStatus; event: string; otherwise: () => Error },
): Promise<Record<string, never>> {
  await change(deps, call, async (trx, note) => {
    const users = userStore(trx)
    await keepingSuperAdmin(trx, call.org.id, user.id, async () => {
      if (!(await users.changeStatus(call.org.id, user.id, { from: step.from, to: step.to, now: call.now })))
        throw step.otherwise()
    })
    if (step.event === 'user.lifecycle.activate') await users.markActivated(call.org.id, user.id, call.now)
    note(step.event, userParty(user))
  })
  return {}
}

async function activate(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  return move(deps, call, user, {
    from: ['STAGED', 'DEPROVISIONED'],
    to: user.hasPassword ? 'ACTIVE' : 'PROVISIONED',
    event: 'user.lifecycle.activate',
    otherwise: user.status === 'SUSPENDED' ? NOT_NOW : () => new OktaError('E0000016'),
  })
}

async function deactivate(deps: AdminApiDeps, call: ApiCall) {
  return move(deps, call, await findUser(deps, call), {
    from: ALL_BUT_DEPROVISIONED,
    to: 'DEPROVISIONED',
    event: 'user.lifecycle.deactivate',
    otherwise: NOT_NOW,
  })
}

async function suspend(deps: AdminApiDeps, call: ApiCall) {
  return move(deps, call, await findUser(deps, call), {
    from: ['ACTIVE'],
    to: 'SUSPENDED',
    event: 'user.lifecycle.suspend',
    // Okta's own error reference names E0000001 for exactly this.
    otherwise: () => validationFailed('suspend', ['Cannot suspend a user that is not active']),
  })
}

async function unsuspend(deps: AdminApiDeps, call: ApiCall) {
  return move(deps, call, await findUser(deps, call), {
    from: ['SUSPENDED'],
    to: 'ACTIVE',
    event: 'user.lifecycle.unsuspend',
    otherwise: () => validationFailed('unsuspend', ['Cannot unsuspend a user that is not suspended']),
  })
}

async function unlock(deps: AdminApiDeps, call: ApiCall) {
  return move(deps, call, await findUser(deps, call), {
    from: ['LOCKED_OUT'],
    to: 'ACTIVE',
    event: 'user.account.unlock',
    otherwise: NOT_NOW,
  })
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
