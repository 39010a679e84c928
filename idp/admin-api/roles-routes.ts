// Administrators: which of Okta's standard roles people and groups have.
import { groupRuleStore } from '../groups/group-rule-store.ts'
import { groupStore } from '../groups/group-store.ts'
import { OktaError, resourceNotFound, validationFailed } from '../okta-error.ts'
import { ADMIN_ROLES, isAdminRole } from '../roles/admin-role.ts'
import { type RoleAssignment, type RoleHolder, roleStore } from '../roles/role-store.ts'
import type { AdminRole } from '../schema/idp-schema.ts'
import type { LogParty } from '../system-log/log-event.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, bodyObject, change, isoTime, param } from './api-call.ts'
import { findUser } from './find-user.ts'
import { groupParty } from './group-view.ts'
import { keepingSuperAdmin } from './outranks.ts'
import { userParty } from './user-view.ts'

const READ = 'okta.roles.read'
const MANAGE = 'okta.roles.manage'

export const rolesRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/users/:userId/roles', scope: READ, run: listOfUser },
  { method: 'POST', path: '/users/:userId/roles', scope: MANAGE, status: 201, run: assign(findUserHolder) },
  { method: 'GET', path: '/users/:userId/roles/:roleId', scope: READ, run: show(findUserHolder) },
  { method: 'DELETE', path: '/users/:userId/roles/:roleId', scope: MANAGE, run: unassign(findUserHolder) },
  { method: 'GET', path: '/groups/:groupId/roles', scope: READ, run: listOfGroup },
  { method: 'POST', path: '/groups/:groupId/roles', scope: MANAGE, status: 201, run: assign(findGroupHolder) },
  { method: 'GET', path: '/groups/:groupId/roles/:roleId', scope: READ, run: show(findGroupHolder) },
  { method: 'DELETE', path: '/groups/:groupId/roles/:roleId', scope: MANAGE, run: unassign(findGroupHolder) },
]

type FoundHolder = { readonly holder: RoleHolder; readonly party: LogParty; readonly privilege: string }
type FindHolder = (deps: AdminApiDeps, call: ApiCall) => Promise<FoundHolder>

async function findUserHolder(deps: AdminApiDeps, call: ApiCall): Promise<FoundHolder> {
  const user = await findUser(deps, call)
  return { holder: { userId: user.id }, party: userParty(user), privilege: 'user.account.privilege' }
}

async function findGroupHolder(deps: AdminApiDeps, call: ApiCall): Promise<FoundHolder> {
  const id = param(call, 'groupId')
  const group = await groupStore(deps.db.kysely).byId(call.org.id, id)
  if (group === undefined) throw resourceNotFound(id, 'UserGroup')
  // Everybody an administrator: never what somebody meant.
  if (group.type === 'BUILT_IN') throw new OktaError('E0000211')
  // Nobody becomes an administrator by what their profile says.
  if (call.http.method === 'POST' && (await groupRuleStore(deps.db.kysely).filling(call.org.id, id)).length > 0)
    throw new OktaError('E0000192')
  return { holder: { groupId: group.id }, party: groupParty(group), privilege: 'group.privilege' }
}

/** By name and through groups, as Okta shows both. */
async function listOfUser(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  return (await roleStore(deps.db.kysely).ofUser(call.org.id, user.id)).map((role) => roleView(call, role))
}

async function listOfGroup(deps: AdminApiDeps, call: ApiCall) {
  const { holder } = await findGroupHolder(deps, call)
  return (await roleStore(deps.db.kysely).assignedTo(call.org.id, holder)).map((role) => roleView(call, role))
}

function assign(find: FindHolder) {
  return async (deps: AdminApiDeps, call: ApiCall) => {
    const { holder, party, privilege } = await find(deps, call)
    const { type } = bodyObject(call)
    if (!isAdminRole(type))
      throw validationFailed('type', [`type: Must be one of ${Object.keys(ADMIN_ROLES).join(', ')}`])
    const role = await change(deps, call, async (trx, note) => {
      note(`${privilege}.grant`, party, roleParty(type))
      return roleStore(trx).assign(call.org.id, holder, type, call.now)
    })
    return roleView(call, role)
  }
}

function show(find: FindHolder) {
  return async (deps: AdminApiDeps, call: ApiCall) => {
    const { holder } = await find(deps, call)
    return roleView(call, await findAssignment(deps, call, holder))
  }
}

function unassign(find: FindHolder) {
  return async (deps: AdminApiDeps, call: ApiCall) => {
    const { holder, party, privilege } = await find(deps, call)
    const role = await findAssignment(deps, call, holder)
    await change(deps, call, async (trx, note) => {
      const userId = 'userId' in holder ? holder.userId : undefined
      await keepingSuperAdmin(trx, call.org.id, userId, () => roleStore(trx).unassign(call.org.id, role.id))
      note(`${privilege}.revoke`, party, roleParty(role.type))
    })
    return undefined
  }
}

async function findAssignment(deps: AdminApiDeps, call: ApiCall, holder: RoleHolder): Promise<RoleAssignment> {
  const id = param(call, 'roleId')
  const role = await roleStore(deps.db.kysely).byId(call.org.id, holder, id)
  if (role === undefined) throw resourceNotFound(id, 'RoleAssignment')
  return role
}

function roleView({ org }: ApiCall, { id, type, user_id, group_id, created_at }: RoleAssignment) {
  const assignee = user_id === null ? `${org.url}/api/v1/groups/${group_id}` : `${org.url}/api/v1/users/${user_id}`
  return {
    id,
    label: ADMIN_ROLES[type].label,
    type,
    status: 'ACTIVE',
    created: isoTime(created_at),
    lastUpdated: isoTime(created_at),
    assignmentType: user_id === null ? 'GROUP' : 'USER',
    _links: { assignee: { href: assignee } },
  }
}

function roleParty(type: AdminRole): LogParty {
  return { id: type, type: 'ROLE', alternateId: type, displayName: ADMIN_ROLES[type].label }
}
