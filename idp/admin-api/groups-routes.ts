import type { Expression, SqlBool } from 'kysely'
import { appStore } from '../apps/app-store.ts'
import { applyGroupRules } from '../groups/apply-group-rules.ts'
import { type Group, readGroupProfile } from '../groups/group.ts'
import { groupRuleStore } from '../groups/group-rule-store.ts'
import { type GroupOrder, groupStore } from '../groups/group-store.ts'
import { OktaError, resourceNotFound, validationFailed } from '../okta-error.ts'
import { startsWith } from '../schema/text-match.ts'
import { profileSchemaStore } from '../users/profile-schema-store.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, bodyObject, change, objectMember, param } from './api-call.ts'
import { appView } from './app-view.ts'
import { parseFilter } from './filter-grammar.ts'
import { type Field, filterToSql, ORDERED } from './filter-to-sql.ts'
import { findUser } from './find-user.ts'
import { groupParty, groupView, ruleParty } from './group-view.ts'
import { keepingSuperAdmin, refuseOutranked } from './outranks.ts'
import { type Place, readAfter, readLimit, sendPageOf } from './paging.ts'
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
  const order = query.get('search') === undefined ? { by: 'created_at' as const, descending: false } : readOrder(query)
  const where = await conditionOf(deps, call)
  const after = readAfter(query, order.by === 'name_key' ? 'text' : 'time')
  const groups = await groupStore(deps.db.kysely).list(call.org.id, {
    ...(where === undefined ? {} : { where }),
    orderBy: order.by,
    descending: order.descending,
    ...(after === undefined ? {} : { after }),
    limit: limit + 1,
  })
  const shown = sendPageOf({ ...call, limit }, groups, (group) => placeOf(group, order.by))
  return query.get('expand') === 'stats'
    ? withStats(deps, call, shown)
    : shown.map((group) => groupView(call.org, group))
}

async function withStats(deps: AdminApiDeps, call: ApiCall, groups: readonly Group[]) {
  const counts = await groupStore(deps.db.kysely).counts(
    call.org.id,
    groups.map(({ id }) => id),
  )
  return groups.map((group) => {
    const { users = 0, apps = 0 } = counts.get(group.id) ?? {}
    const stats = { usersCount: users, appsCount: apps, groupPushMappingsCount: 0 }
    return { ...groupView(call.org, group), _embedded: { stats } }
  })
}

const ORDERS: Readonly<Record<string, GroupOrder>> = {
  created: 'created_at',
  lastUpdated: 'updated_at',
  lastMembershipUpdated: 'membership_updated_at',
  'profile.name': 'name_key',
}

function readOrder(query: ReadonlyMap<string, string>): { by: GroupOrder; descending: boolean } {
  const sortBy = query.get('sortBy') || 'created'
  const by = Object.hasOwn(ORDERS, sortBy) ? ORDERS[sortBy] : undefined
  if (by === undefined) throw validationFailed('sortBy', ['sortBy: Not an attribute groups can be sorted by'])
  return { by, descending: query.get('sortOrder')?.toLowerCase() === 'desc' }
}

function placeOf(group: Group, by: GroupOrder): Place {
  const values: Record<GroupOrder, string | number> = {
    created_at: group.createdAt,
    updated_at: group.updatedAt,
    membership_updated_at: group.membershipUpdatedAt,
    name_key: group.profile.name.toLowerCase(),
  }
  return [values[by], group.id]
}

async function conditionOf(deps: AdminApiDeps, call: ApiCall): Promise<Expression<SqlBool> | undefined> {
  const [q, filter, search] = ['q', 'filter', 'search'].map((name) => call.query.get(name))
  if ([q, filter, search].filter((text) => text !== undefined && text !== '').length > 1)
    throw new OktaError('E0000033')
  if (q) return startsWith('name_key', q.toLowerCase())
  const { engine } = deps.db
  if (filter) return filterToSql(parseFilter(filter), { engine, field: (name) => groupField(name), allowNot: false })
  if (!search) return undefined
  const custom = await profileSchemaStore(deps.db.kysely).ofGroups(call.org.id)
  const field = (name: string) => groupField(name, custom)
  return filterToSql(parseFilter(search), { engine, field, allowNot: false })
}

function groupField(attribute: string, custom: ReadonlyMap<string, unknown> = new Map()): Field | undefined {
  if (attribute === 'id' || attribute === 'type') return { kind: 'exact', column: attribute, operators: ['eq'] }
  if (attribute === 'profile.name')
    return { kind: 'folded', column: 'name_key', operators: ['eq', 'sw', 'co', 'gt', 'ge', 'lt', 'le', 'pr'] }
  const member = attribute.startsWith('profile.') ? attribute.slice('profile.'.length) : ''
  if (member === 'description' || custom.has(member))
    return { kind: 'json', column: 'profile_json', member, operators: ['eq', 'sw', 'pr'] }
  const column = member === '' && Object.hasOwn(ORDERS, attribute) ? ORDERS[attribute] : undefined
  return column === undefined ? undefined : { kind: 'time', column, operators: ORDERED }
}

async function profileFrom(deps: AdminApiDeps, call: ApiCall) {
  const sent = objectMember(bodyObject(call), 'profile')
  const read = readGroupProfile(sent, await profileSchemaStore(deps.db.kysely).ofGroups(call.org.id))
  if ('profile' in read) return read.profile
  const first = read.problems[0] ?? ''
  throw validationFailed(first.startsWith('Property') ? 'profile' : (first.split(':', 1)[0] ?? ''), read.problems)
}

async function createGroup(deps: AdminApiDeps, call: ApiCall) {
  const profile = await profileFrom(deps, call)
  const group = await change(deps, call, async (trx, note) => {
    const created = await groupStore(trx).create(call.org.id, profile, call.now)
    note('group.lifecycle.create', groupParty(created))
    return created
  })
  return groupView(call.org, group)
}

async function getGroup(deps: AdminApiDeps, call: ApiCall) {
  const group = await findGroup(deps, call)
  if (call.query.get('expand') !== 'stats') return groupView(call.org, group)
  return (await withStats(deps, call, [group]))[0]
}

async function replaceGroup(deps: AdminApiDeps, call: ApiCall) {
  const group = await findOwnGroup(deps, call)
  const profile = await profileFrom(deps, call)
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
    const rules = groupRuleStore(trx)
    for (const rule of await rules.filling(call.org.id, group.id)) {
      await rules.setStatus(call.org.id, rule.id, 'INVALID', call.now)
      note('group.user_membership.rule.invalidate', ruleParty(rule))
    }
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
    // Rules may ask for groups, too.
    await applyGroupRules(trx, user, call.now)
  })
  return undefined
}

async function removeMember(deps: AdminApiDeps, call: ApiCall) {
  const group = await findOwnGroup(deps, call)
  const user = await findUser(deps, call)
  await change(deps, call, async (trx, note) => {
    const remove = () => groupStore(trx).removeMember(call.org.id, group.id, user.id, call.now)
    if (!(await keepingSuperAdmin(trx, call.org.id, user.id, remove))) return
    note('group.user_membership.remove', userParty(user), groupParty(group))
    // Or a rule would put them back.
    const rules = groupRuleStore(trx)
    for (const rule of await rules.filling(call.org.id, group.id)) {
      if (rule.status !== 'ACTIVE') continue
      await rules.exclude(rule, user.id, call.now)
      note('group.user_membership.rule.add_exclusion', userParty(user), ruleParty(rule))
    }
    await applyGroupRules(trx, user, call.now)
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
