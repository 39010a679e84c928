// Rules that fill groups. A rule is changed while it is INACTIVE, and switched on again afterwards.
import { applyGroupRulesToAll } from '../groups/apply-group-rules.ts'
import type { GroupRule, GroupRuleInput } from '../groups/group-rule.ts'
import { groupRuleStore } from '../groups/group-rule-store.ts'
import { groupStore } from '../groups/group-store.ts'
import { readExpression } from '../groups/rule-expression.ts'
import { OktaError, resourceNotFound, validationFailed } from '../okta-error.ts'
import { roleStore } from '../roles/role-store.ts'
import {
  type AdminApiDeps,
  type ApiCall,
  type ApiRoute,
  bodyObject,
  change,
  isObject,
  isoTime,
  isTrue,
  param,
} from './api-call.ts'
import { ruleParty } from './group-view.ts'
import { readAfter, readLimit, sendPageOf } from './paging.ts'

const READ = 'okta.groups.read'
const MANAGE = 'okta.groups.manage'
const MOST_GROUPS = 100
const MOST_EXCLUDED = 100

export const groupRulesRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/groups/rules', scope: READ, run: listRules },
  { method: 'POST', path: '/groups/rules', scope: MANAGE, run: createRule },
  { method: 'GET', path: '/groups/rules/:ruleId', scope: READ, run: getRule },
  { method: 'PUT', path: '/groups/rules/:ruleId', scope: MANAGE, run: replaceRule },
  { method: 'DELETE', path: '/groups/rules/:ruleId', scope: MANAGE, status: 202, run: deleteRule },
  { method: 'POST', path: '/groups/rules/:ruleId/lifecycle/activate', scope: MANAGE, run: activateRule },
  { method: 'POST', path: '/groups/rules/:ruleId/lifecycle/deactivate', scope: MANAGE, run: deactivateRule },
]

async function findRule(deps: AdminApiDeps, call: ApiCall): Promise<GroupRule> {
  const id = param(call, 'ruleId')
  const rule = await groupRuleStore(deps.db.kysely).byId(call.org.id, id)
  if (rule === undefined) throw resourceNotFound(id, 'GroupRule')
  return rule
}

async function listRules(deps: AdminApiDeps, call: ApiCall) {
  const limit = readLimit(call.query, 50, 200)
  const after = readAfter(call.query, 'time')
  const search = call.query.get('search')
  const rules = await groupRuleStore(deps.db.kysely).list(call.org.id, {
    ...(search === undefined ? {} : { search }),
    ...(after === undefined ? {} : { after }),
    limit: limit + 1,
  })
  const shown = sendPageOf({ ...call, limit }, rules, (rule) => [rule.createdAt, rule.id])
  return Promise.all(shown.map((rule) => sendRule(deps, call, rule)))
}

async function getRule(deps: AdminApiDeps, call: ApiCall) {
  return sendRule(deps, call, await findRule(deps, call))
}

async function sendRule(deps: AdminApiDeps, call: ApiCall, rule: GroupRule) {
  if (call.query.get('expand') !== 'groupIdToGroupNameMap') return ruleView(rule)
  const groups = groupStore(deps.db.kysely)
  const names: [string, string][] = []
  for (const id of rule.groupIds) names.push([id, (await groups.byId(call.org.id, id))?.profile.name ?? ''])
  return { ...ruleView(rule), _embedded: { groupIdToGroupNameMap: Object.fromEntries(names) } }
}

async function createRule(deps: AdminApiDeps, call: ApiCall) {
  const input = await readRule(deps, call)
  const rule = await change(deps, call, async (trx, note) => {
    const created = await groupRuleStore(trx).create(call.org.id, input, call.now)
    note('policy.rule.add', ruleParty(created))
    return created
  })
  return ruleView(rule)
}

async function replaceRule(deps: AdminApiDeps, call: ApiCall) {
  const rule = await findRule(deps, call)
  if (rule.status === 'ACTIVE')
    throw validationFailed('groupRule', ['groupRule: An active rule cannot be changed. Deactivate it first.'])
  const input = await readRule(deps, call)
  await change(deps, call, async (trx, note) => {
    const rules = groupRuleStore(trx)
    await rules.replace(call.org.id, rule.id, input, call.now)
    await rules.setStatus(call.org.id, rule.id, 'INACTIVE', call.now)
    note('policy.rule.update', ruleParty(rule))
  })
  return ruleView({ ...rule, ...input, status: 'INACTIVE', updatedAt: call.now })
}

/** Those it put into groups stay there, unless they are asked out. */
async function deleteRule(deps: AdminApiDeps, call: ApiCall) {
  const rule = await findRule(deps, call)
  await change(deps, call, async (trx, note) => {
    const rules = groupRuleStore(trx)
    const groups = groupStore(trx)
    if (isTrue(call.query, 'removeUsers', false)) await groups.removeThoseOf(call.org.id, rule.id, call.now)
    else await groups.keepThoseOf(call.org.id, rule.id)
    await rules.remove(call.org.id, rule.id)
    note('policy.rule.delete', ruleParty(rule))
  })
  return {}
}

async function activateRule(deps: AdminApiDeps, call: ApiCall) {
  const rule = await findRule(deps, call)
  await requireGroups(deps, call, rule.groupIds)
  await change(deps, call, async (trx, note) => {
    await groupRuleStore(trx).setStatus(call.org.id, rule.id, 'ACTIVE', call.now)
    note('group.user_membership.rule.trigger', ruleParty(rule))
  })
  await applyGroupRulesToAll(deps.db, call.org.id, call.now)
  return undefined
}

async function deactivateRule(deps: AdminApiDeps, call: ApiCall) {
  const rule = await findRule(deps, call)
  await change(deps, call, async (trx, note) => {
    await groupRuleStore(trx).setStatus(call.org.id, rule.id, 'INACTIVE', call.now)
    note('group.user_membership.rule.deactivated', ruleParty(rule))
  })
  return undefined
}

/** @throws OktaError  E0000001, E0000192 */
async function readRule(deps: AdminApiDeps, call: ApiCall): Promise<GroupRuleInput> {
  const body = bodyObject(call)
  const { name, type } = body
  if (type !== 'group_rule') throw validationFailed('type', ['type: Must be group_rule'])
  if (typeof name !== 'string' || name.trim() === '' || name.length > 50 || !name.isWellFormed())
    throw validationFailed('name', ['name: Must be a text of 1 to 50 characters'])
  const conditions = isObject(body.conditions) ? body.conditions : {}
  const expression = isObject(conditions.expression) ? conditions.expression.value : undefined
  if (typeof expression !== 'string')
    throw validationFailed('conditions', ['expression: The field cannot be left blank'])
  const read = readExpression(expression)
  if ('problem' in read) throw validationFailed('conditions', [`expression: ${read.problem}`])
  const groupIds = idsAt(body.actions, ['assignUserToGroups', 'groupIds'], MOST_GROUPS)
  if (groupIds.length === 0) throw validationFailed('actions', ['groupIds: At least one group is needed'])
  await requireGroups(deps, call, groupIds)
  const people = isObject(conditions.people) ? conditions.people : {}
  if (idsAt(people, ['groups', 'exclude'], 0).length > 0)
    throw validationFailed('conditions', ['groups: Only people can be excluded'])
  return { name, expression, groupIds, excludedUserIds: idsAt(people, ['users', 'exclude'], MOST_EXCLUDED) }
}

/** Groups that anybody may be put into by what their profile says. @throws OktaError  E0000001, E0000192 */
async function requireGroups(deps: AdminApiDeps, call: ApiCall, groupIds: readonly string[]): Promise<void> {
  const { kysely } = deps.db
  for (const groupId of groupIds) {
    const group = await groupStore(kysely).byId(call.org.id, groupId)
    if (group?.type !== 'OKTA_GROUP')
      throw validationFailed('groupIds', [`groupIds: No such group: ${groupId.slice(0, 50)}`])
    if ((await roleStore(kysely).assignedTo(call.org.id, { groupId })).length > 0) throw new OktaError('E0000192')
  }
}

function idsAt(value: unknown, path: readonly string[], most: number): string[] {
  const found = path.reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), value) ?? []
  const name = path.at(-1) ?? ''
  if (!Array.isArray(found) || found.some((id) => typeof id !== 'string' || id.length > 100))
    throw validationFailed(name, [`${name}: Must be a list of ids`])
  if (most > 0 && found.length > most) throw validationFailed(name, [`${name}: At most ${most}`])
  return [...new Set(found as string[])]
}

function ruleView(rule: GroupRule) {
  return {
    type: 'group_rule',
    id: rule.id,
    status: rule.status,
    name: rule.name,
    created: isoTime(rule.createdAt),
    lastUpdated: isoTime(rule.updatedAt),
    conditions: {
      people: { users: { exclude: rule.excludedUserIds }, groups: { exclude: [] } },
      expression: { value: rule.expression, type: 'urn:okta:expression:1.0' },
    },
    actions: { assignUserToGroups: { groupIds: rule.groupIds } },
    allGroupsValid: rule.status !== 'INVALID',
  }
}
