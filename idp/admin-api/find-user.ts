import { resourceNotFound } from '../okta-error.ts'
import type { User } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'
import { type AdminApiDeps, type ApiCall, param } from './api-call.ts'
import { refuseOutranked } from './outranks.ts'

/**
 * The person the path names: by id, by login, by the part before the @ when only one has it, or `me`.
 *
 * @throws OktaError  E0000007; E0000006: a change, and the person may more than the caller
 */
export async function findUser(deps: AdminApiDeps, call: ApiCall, name = 'userId'): Promise<User> {
  const key = param(call, name)
  const users = userStore(deps.db.kysely)
  const orgId = call.org.id
  const found =
    key === 'me'
      ? await users.byId(orgId, call.actor.type === 'User' ? call.actor.id : '')
      : ((await users.byId(orgId, key)) ??
        (await (key.includes('@') ? users.byLogin(orgId, key) : users.byShortLogin(orgId, key))))
  if (found === undefined) throw resourceNotFound(key, 'User')
  // What is done to a person at their own address is done by somebody who may at least as much.
  if (call.http.method !== 'GET' && call.path.startsWith('/api/v1/users/'))
    await refuseOutranked(deps, call, { userId: found.id })
  return found
}
