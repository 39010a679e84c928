import { type AppUser, assignmentStore } from '../apps/assignment-store.ts'
import type { AnyApp } from '../apps/okta-app.ts'
import { OktaError, resourceNotFound, validationFailed } from '../okta-error.ts'
import { displayName } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, bodyObject, change, isObject, param } from './api-call.ts'
import { appGroupView, appParty, appUserView } from './app-view.ts'
import { findApp } from './apps-routes.ts'
import { groupParty, groupView } from './group-view.ts'
import { findGroup } from './groups-routes.ts'
import { readAfter, readLimit, sendPageOf } from './paging.ts'
import { userView } from './user-view.ts'

export const appAssignmentsRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/apps/:appId/users', scope: 'okta.apps.read', run: listAppUsers },
  { method: 'POST', path: '/apps/:appId/users', scope: 'okta.apps.manage', run: assignUser },
  { method: 'GET', path: '/apps/:appId/users/:userId', scope: 'okta.apps.read', run: getAppUser },
  { method: 'POST', path: '/apps/:appId/users/:userId', scope: 'okta.apps.manage', run: updateAppUser },
  { method: 'DELETE', path: '/apps/:appId/users/:userId', scope: 'okta.apps.manage', run: unassignUser },
  { method: 'GET', path: '/apps/:appId/groups', scope: 'okta.apps.read', run: listAppGroups },
  { method: 'GET', path: '/apps/:appId/groups/:groupId', scope: 'okta.apps.read', run: getAppGroup },
  { method: 'PUT', path: '/apps/:appId/groups/:groupId', scope: 'okta.apps.manage', run: assignGroup },
  { method: 'PATCH', path: '/apps/:appId/groups/:groupId', scope: 'okta.apps.manage', run: patchGroup },
  { method: 'DELETE', path: '/apps/:appId/groups/:groupId', scope: 'okta.apps.manage', run: unassignGroup },
]

async function listAppUsers(deps: AdminApiDeps, call: ApiCall) {
  const app = await findApp(deps, call)
  const limit = readLimit(call.query, 50, 500)
  const after = readAfter(call.query, 'text')?.[1]
  const q = call.query.get('q')
  const found = await assignmentStore(deps.db.kysely).listUsers(call.org.id, app.id, {
    ...(after === undefined ? {} : { after }),
    ...(q === undefined || q === '' ? {} : { q }),
    limit: limit + 1,
  })
  const expanded = call.query.get('expand') === 'user'
  return sendPageOf({ ...call, limit }, found, ({ user }) => ['', user.id]).map((assigned) => ({
    ...appUserView(call.org, app, assigned),
    ...(expanded ? { _embedded: { user: userView(call.org, assigned.user) } } : {}),
  }))
}

async function assignUser(deps: AdminApiDeps, call: ApiCall) {
  const app = await findApp(deps, call)
  const body = bodyObject(call)
  const id = typeof body.id === 'string' ? body.id : ''
  const user = await userStore(deps.db.kysely).byId(call.org.id, id)
  if (user === undefined) throw resourceNotFound(id, 'User')
  if (user.status === 'DEPROVISIONED') throw validationFailed('id', ['id: A deactivated user cannot be assigned'])
  const userName = userNameFrom(body) ?? user.profile.login
  await change(deps, call, async (trx, note) => {
    await assignmentStore(trx).assignUser(app, user, userName, call.now)
    note('application.user_membership.add', appUserParty(user.id, userName, displayName(user)), appParty(app))
  })
  return appUserView(call.org, app, { user, scope: 'USER', userName, createdAt: call.now, updatedAt: call.now })
}

async function getAppUser(deps: AdminApiDeps, call: ApiCall) {
  const app = await findApp(deps, call)
  return appUserView(call.org, app, await findAppUser(deps, call, app))
}

/** Changes the name the person has in the app; somebody who came through a group is from then on assigned by name. */
async function updateAppUser(deps: AdminApiDeps, call: ApiCall) {
  const app = await findApp(deps, call)
  const assigned = await findAppUser(deps, call, app)
  const userName = userNameFrom(bodyObject(call)) ?? assigned.userName
  await change(deps, call, async (trx, note) => {
    const store = assignmentStore(trx)
    if (!(await store.setUserName(call.org.id, app.id, assigned.user.id, userName, call.now)))
      await store.assignUser(app, assigned.user, userName, call.now)
    note(
      'application.user_membership.update',
      appUserParty(assigned.user.id, userName, displayName(assigned.user)),
      appParty(app),
    )
  })
  return appUserView(call.org, app, { ...assigned, scope: 'USER', userName, updatedAt: call.now })
}

async function unassignUser(deps: AdminApiDeps, call: ApiCall) {
  const app = await findApp(deps, call)
  const assigned = await findAppUser(deps, call, app)
  await change(deps, call, async (trx, note) => {
    if (!(await assignmentStore(trx).unassignUser(call.org.id, app.id, assigned.user.id)))
      throw validationFailed('userId', ['userId: This user is assigned through a group; unassign the group instead'])
    note(
      'application.user_membership.remove',
      appUserParty(assigned.user.id, assigned.userName, displayName(assigned.user)),
      appParty(app),
    )
  })
  return undefined
}

async function findAppUser(deps: AdminApiDeps, call: ApiCall, app: AnyApp): Promise<AppUser> {
  const id = param(call, 'userId')
  const assigned = await assignmentStore(deps.db.kysely).userOf(call.org.id, app.id, id)
  if (assigned === undefined) throw resourceNotFound(id, 'AppUser')
  return assigned
}

/** @throws OktaError  E0000001 */
function userNameFrom(body: Record<string, unknown>): string | undefined {
  const { credentials } = body
  if (!isObject(credentials) || credentials.userName === undefined || credentials.userName === null) return undefined
  const { userName } = credentials
  if (typeof userName !== 'string' || userName === '' || userName.length > 254)
    throw validationFailed('userName', ['userName: Must be 1 to 254 characters'])
  return userName
}

function appUserParty(id: string, userName: string, name: string) {
  return { id, type: 'AppUser', alternateId: userName, displayName: name }
}

async function listAppGroups(deps: AdminApiDeps, call: ApiCall) {
  const app = await findApp(deps, call)
  const limit = readLimit(call.query, 20, 200)
  const after = readAfter(call.query, 'text')?.[1]
  const groups = await assignmentStore(deps.db.kysely).listGroups(call.org.id, app.id, call.query.get('q') ?? '')
  const from = after === undefined ? 0 : groups.findIndex(({ groupId }) => groupId === after) + 1
  const page = sendPageOf({ ...call, limit }, groups.slice(from, from + limit + 1), ({ groupId }) => ['', groupId])
  return page.map((assigned) => appGroupView(call.org, app, assigned))
}

async function getAppGroup(deps: AdminApiDeps, call: ApiCall) {
  const app = await findApp(deps, call)
  const id = param(call, 'groupId')
  const assigned = await assignmentStore(deps.db.kysely).groupOf(call.org.id, app.id, id)
  if (assigned === undefined) throw resourceNotFound(id, 'AppGroup')
  const view = appGroupView(call.org, app, assigned)
  if (call.query.get('expand') !== 'group') return view
  return { ...view, _embedded: { group: groupView(call.org, await findGroup(deps, call)) } }
}

async function assignGroup(deps: AdminApiDeps, call: ApiCall) {
  const app = await findApp(deps, call)
  const group = await findGroup(deps, call)
  const { priority, profile } = isObject(call.body) ? call.body : {}
  if (priority !== undefined && !isPriority(priority))
    throw validationFailed('priority', ['priority: Must be a whole number from 0 to 100'])
  const input = { priority: priority as number | undefined, profile: isObject(profile) ? profile : {} }
  const assigned = await change(deps, call, async (trx, note) => {
    const store = assignmentStore(trx)
    if (await store.assignGroup(app, group.id, input, call.now))
      note('group.application_assignment.add', groupParty(group), appParty(app))
    return store.groupOf(call.org.id, app.id, group.id)
  })
  if (assigned === undefined) throw resourceNotFound(group.id, 'AppGroup')
  return appGroupView(call.org, app, assigned)
}

/** JSON Patch (RFC 6902) of priority and profile, as far as those two go. */
async function patchGroup(deps: AdminApiDeps, call: ApiCall) {
  const app = await findApp(deps, call)
  const group = await findGroup(deps, call)
  const before = await assignmentStore(deps.db.kysely).groupOf(call.org.id, app.id, group.id)
  if (before === undefined) throw resourceNotFound(group.id, 'AppGroup')
  const wanted = patched({ priority: before.priority, profile: before.profile }, call.body)
  const assigned = await change(deps, call, async (trx) => {
    const store = assignmentStore(trx)
    await store.assignGroup(app, group.id, wanted, call.now)
    return store.groupOf(call.org.id, app.id, group.id)
  })
  return appGroupView(call.org, app, assigned ?? before)
}

type GroupPatch = { readonly priority: number; readonly profile: Record<string, unknown> }

/** @throws OktaError  E0000003: no patch; E0000001: of something else */
function patched(before: GroupPatch, operations: unknown): GroupPatch {
  if (!Array.isArray(operations)) throw new OktaError('E0000003')
  let { priority, profile } = before
  for (const operation of operations) {
    const { op, path, value } = isObject(operation) ? operation : {}
    const [, member] = /^\/profile\/([A-Za-z]\w{0,99})$/.exec(String(path)) ?? []
    if (op === 'replace' && path === '/priority' && isPriority(value)) priority = value as number
    else if (member !== undefined && (op === 'add' || op === 'replace')) profile = { ...profile, [member]: value }
    else if (member !== undefined && op === 'remove') profile = without(profile, member)
    else
      throw validationFailed('patch', [
        `patch: ${String(op).slice(0, 20)} of ${String(path).slice(0, 100)} is not possible`,
      ])
  }
  return { priority, profile }
}

function without(profile: Record<string, unknown>, member: string): Record<string, unknown> {
  const { [member]: _gone, ...rest } = profile
  return rest
}

function isPriority(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 100
}

async function unassignGroup(deps: AdminApiDeps, call: ApiCall) {
  const app = await findApp(deps, call)
  const group = await findGroup(deps, call)
  await change(deps, call, async (trx, note) => {
    if (!(await assignmentStore(trx).unassignGroup(call.org.id, app.id, group.id)))
      throw resourceNotFound(group.id, 'AppGroup')
    note('group.application_assignment.remove', groupParty(group), appParty(app))
  })
  return undefined
}
