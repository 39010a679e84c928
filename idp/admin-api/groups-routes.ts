import type { Expression, SqlBool } from 'kysely'
import { appStore } from '../apps/app-store.ts'
import { type Group, readGroupProfile } from '../groups/group.ts'
import { groupStore } from '../groups/group-store.ts'
import { OktaError, resourceNotFound, validationFailed } from '../okta-error.ts'
import { startsWith } from '../schema/text-match.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, bodyObject, change, objectMember, param } from './api-call.ts'
import { appView } from './app-view.ts'
import { parseFilter } from './filter-grammar.ts'
import { type Field, filterToSql, ORDERED } from './filter-to-sql.ts'
import { findUser } from './find-user.ts'
import { groupParty, groupView } from './group-view.ts'
import { keepingSuperAdmin, refuseOutranked } from './outranks.ts'
import { readAfter, readLimit, sendPageOf } from './paging.ts'
import { userParty, userView } from './user-view.ts'

export const groupsRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/groups', scope: 'okta.groups.read', run: listGroups },
  { method: 'POST', path: '/groups', scope: 'okta.groups.manage', run: createGroup },
  { method: 'GET', path: '/groups/:groupId', scope: 'okta.groups.read', run: getGroup },
  { method: 'PUT', path: '/groups/:groupId', scope: 'okta.groups.manage', run: replaceGroup },
  { method: 'DELETE', path: '/groups/:groupId', scope: 'okta.groups.manage', run: deleteGroup },
  { method: 'GET', path: '/groups/:groupId/users', scope: 'okta.groups.read', run: listMembers },
  { method: 'PUT', path: '/groups/:groupId/users/:userId', scope: 'okta.groups.manage', run: addMember },
  { method: 'DELETE', path: '/groups/:groupId/users/:userId', scope: 'okta.groups.manage', run: removeMember },
  { method: 'GET', path: '/groups/:groupId/apps', scope: 'okta.groups.read', run: listAppsOfGroup },
]

/** @throws OktaError  E0000007 */
export async function findGroup(deps: AdminApiDeps, call: ApiCall): Promise<Group> {
  const id = param(call, 'groupId')
  const group = await groupStore(deps.db.kysely).byId(call.org.id, id)
  if (group === undefined) throw resourceNotFound(id, 'UserGroup')
  return group
}

/** One whose members and name people choose, to be changed. @throws OktaError  E0000007, E0000060, E0000006 */
async function findOwnGroup(deps: AdminApiDeps, call: ApiCall): Promise<Group> {
  const group = await findGroup(deps, call)
  if (group.type !== 'OKTA_GROUP') throw new OktaError('E0000060')
  await refuseOutranked(deps, call, { groupId: group.id })
  return group
}

async function listGroups(deps: AdminApiDeps, call: ApiCall) {
  const { query } = call
  const limit = query.get('q') === undefined ? readLimit(query, 10_000, 10_000) : readLimit(query, 300, 300)
  const where = conditionOf(deps, query)
  const after = readAfter(query, 'time')
  const store = groupStore(deps.db.kysely)
  const groups = await store.list(call.org.id, {
    ...(where === undefined ? {} : { where }),
    ...(after === undefined ? {} : { after }),
    limit: limit + 1,
  })
  const shown = sendPageOf({ ...call, limit }, groups, (group) => [group.createdAt, group.id])
  if (query.get('expand') !== 'stats') return shown.map((group) => groupView(call.org, group))
  return Promise.all(
    shown.map(async (group) => ({
      ...groupView(call.org, group),
      _embedded: { stats: { usersCount: await store.countMembers(group.id) } },
    })),
  )
}

function conditionOf(deps: AdminApiDeps, query: ReadonlyMap<string, string>): Expression<SqlBool> | undefined {
  const q = query.get('q')
  const filter = query.get('filter')
  const search = query.get('search')
  if ([q, filter, search].filter((text) => text !== undefined && text !== '').length > 1)
    throw new OktaError('E0000033')
  if (q) return startsWith('name_key', q.toLowerCase())
  const { engine } = deps.db
  if (filter) return filterToSql(parseFilter(filter), { engine, field: groupField, allowNot: false })
  if (search) return filterToSql(parseFilter(search), { engine, field: groupField, allowNot: false })
  return undefined
}

function groupField(attribute: string): Field | undefined {
  if (attribute === 'id' || attribute === 'type') return { kind: 'exact', column: attribute, operators: ['eq'] }
  if (attribute === 'profile.name')
    return { kind: 'folded', column: 'name_key', operators: ['eq', 'sw', 'co', 'gt', 'ge', 'lt', 'le', 'pr'] }
  if (attribute === 'profile.description')
    return { kind: 'json', column: 'profile_json', member: 'description', operators: ['eq', 'sw', 'pr'] }
  const times: Record<string, string> = {
    created: 'created_at',
    lastUpdated: 'updated_at',
    lastMembershipUpdated: 'membership_updated_at',
  }
  const column = Object.hasOwn(times, attribute) ? times[attribute] : undefined
  return column === undefined ? undefined : { kind: 'time', column, operators: ORDERED }
}

function profileFrom(call: ApiCall) {
  const read = readGroupProfile(objectMember(bodyObject(call), 'profile'))
  if ('profile' in read) return read.profile
  const first = read.problems[0] ?? ''
  throw validationFailed(first.startsWith('Property') ? 'profile' : (first.split(':', 1)[0] ?? ''), read.problems)
}

async function createGroup(deps: AdminApiDeps, call: ApiCall) {
  const profile = profileFrom(call)
  const group = await change(deps, call, async (trx, note) => {
    const created = await groupStore(trx).create(call.org.id, profile, call.now)
    note('group.lifecycle.create', groupParty(created))
    return created
  })
  return groupView(call.org, group)
}

async function getGroup(deps: AdminApiDeps, call: ApiCall) {
  return groupView(call.org, await findGroup(deps, call))
}

async function replaceGroup(deps: AdminApiDeps, call: ApiCall) {
  const group = await findOwnGroup(deps, call)
  const profile = profileFrom(call)
  await change(deps, call, async (trx, note) => {
    await groupStore(trx).setProfile(call.org.id, group.id, profile, call.now)
    note('group.profile.update', groupParty(group))
  })
  return groupView(call.org, { ...group, profile, updatedAt: call.now })
}

async function deleteGroup(deps: AdminApiDeps, call: ApiCall) {
  const group = await findOwnGroup(deps, call)
  await change(deps, call, async (trx, note) => {
    await keepingSuperAdmin(trx, call.org.id, undefined, () => groupStore(trx).remove(call.org.id, group.id))
    note('group.lifecycle.delete', groupParty(group))
  })
  return undefined
}

async function listMembers(deps: AdminApiDeps, call: ApiCall) {
  const group = await findGroup(deps, call)
  const limit = readLimit(call.query, 1000, 1000)
  const after = readAfter(call.query, 'text')?.[1]
  const members = await groupStore(deps.db.kysely).members(call.org.id, group.id, {
    ...(after === undefined ? {} : { after }),
    limit: limit + 1,
  })
  return sendPageOf({ ...call, limit }, members, (user) => ['', user.id]).map((user) => userView(call.org, user))
}

async function addMember(deps: AdminApiDeps, call: ApiCall) {
  const group = await findOwnGroup(deps, call)
  const user = await findUser(deps, call)
  await change(deps, call, async (trx, note) => {
    if (await groupStore(trx).addMember(call.org.id, group.id, user.id, call.now))
      note('group.user_membership.add', userParty(user), groupParty(group))
  })
  return undefined
}

async function removeMember(deps: AdminApiDeps, call: ApiCall) {
  const group = await findOwnGroup(deps, call)
  const user = await findUser(deps, call)
  await change(deps, call, async (trx, note) => {
    const remove = () => groupStore(trx).removeMember(call.org.id, group.id, user.id, call.now)
    if (await keepingSuperAdmin(trx, call.org.id, user.id, remove))
      note('group.user_membership.remove', userParty(user), groupParty(group))
  })
  return undefined
}

async function listAppsOfGroup(deps: AdminApiDeps, call: ApiCall) {
  const group = await findGroup(deps, call)
  const apps = await appStore(deps.db.kysely).ofGroup(call.org.id, group.id)
  return sendPageOf({ ...call, limit: apps.length }, apps, (app) => [app.createdAt, app.id]).map((app) =>
    appView(call.org, app),
  )
}
