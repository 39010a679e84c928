// Who may less does nothing to who may more: no help desk gives a super administrator a new password, and nobody puts
// themselves into a group of administrators. Nor does anybody take over an app that may more than they.
import type { Transaction } from 'kysely'
import { scopeGrantStore } from '../apps/scope-grant-store.ts'
import { OktaError } from '../okta-error.ts'
import { covers } from '../roles/rights.ts'
import { type RoleHolder, roleStore } from '../roles/role-store.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'
import type { AdminApiDeps, ApiCall } from './api-call.ts'

/** @throws OktaError  E0000006: the person, or the members of the group, may something the caller may not */
export async function refuseOutranked(deps: AdminApiDeps, call: ApiCall, holder: RoleHolder): Promise<void> {
  if (call.rights.everything) return
  const roles = roleStore(deps.db.kysely)
  const held = await ('userId' in holder
    ? roles.ofUser(call.org.id, holder.userId)
    : roles.assignedTo(call.org.id, holder))
  const types = held.map(({ type }) => type)
  if (!covers(call.rights, types)) throw new OktaError('E0000006')
}

/**
 * Whoever has an app's secret or key, or says where its answers go, may what the app may. What it is granted about the
 * person alone who uses it (`….self`) is nobody's privilege.
 *
 * @throws OktaError  E0000006: the app is granted a scope the caller has not
 */
export async function refuseOutrankedApp(deps: AdminApiDeps, call: ApiCall, appId: string): Promise<void> {
  if (call.rights.everything) return
  const grants = await scopeGrantStore(deps.db.kysely).list(call.org.id, appId)
  const may = ({ scope_id }: { scope_id: string }) => scope_id.endsWith('.self') || call.rights.may(scope_id)
  if (!grants.every(may)) throw new OktaError('E0000006')
}

/**
 * Takes something away from a person (or, without one, from people), unless that leaves the org without a super
 * administrator: it could never have one again.
 *
 * @throws OktaError  E0000006
 */
export async function keepingSuperAdmin<T>(
  trx: Transaction<IdpSchema>,
  orgId: string,
  userId: string | undefined,
  take: () => Promise<T>,
): Promise<T> {
  const roles = roleStore(trx)
  const concerned =
    userId === undefined || (await roles.ofUser(orgId, userId)).some(({ type }) => type === 'SUPER_ADMIN')
  const had = concerned && (await roles.hasSuperAdmin(orgId))
  const taken = await take()
  if (had && !(await roles.hasSuperAdmin(orgId)))
    throw new OktaError('E0000006', undefined, ['An org keeps at least one active super administrator.'])
  return taken
}
