// The org's own policies: sign-on, passwords, enrolment, and app sign-in. An authorization server's are in policies-routes.ts.
import { appStore } from '../apps/app-store.ts'
import { groupStore } from '../groups/group-store.ts'
import { OktaError, resourceNotFound, validationFailed } from '../okta-error.ts'
import { ORG_POLICY_TYPES, type OrgPolicy, type OrgPolicyRule } from '../org-policies/org-policy.ts'
import { orgPolicyStore } from '../org-policies/org-policy-store.ts'
import { readOrgPolicy, readOrgPolicyRule } from '../org-policies/read-org-policy.ts'
import type { Org } from '../orgs/org.ts'
import type { OrgPolicyType } from '../schema/idp-schema.ts'
import type { LogParty } from '../system-log/log-event.ts'
import { userStore } from '../users/user-store.ts'
import {
  type AdminApiDeps,
  type ApiCall,
  type ApiRoute,
  bodyObject,
  change,
  isoTime,
  isTrue,
  param,
} from './api-call.ts'
import { appView } from './app-view.ts'

const READ = 'okta.policies.read'
const MANAGE = 'okta.policies.manage'
const POLICY = '/policies/:policyId'
const RULE = `${POLICY}/rules/:ruleId`

export const orgPoliciesRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/policies', scope: READ, run: list },
  { method: 'POST', path: '/policies', scope: MANAGE, run: create },
  { method: 'GET', path: POLICY, scope: READ, run: get },
  { method: 'PUT', path: POLICY, scope: MANAGE, run: replace },
  { method: 'DELETE', path: POLICY, scope: MANAGE, run: remove },
  { method: 'POST', path: `${POLICY}/lifecycle/activate`, scope: MANAGE, run: setStatus('ACTIVE') },
  { method: 'POST', path: `${POLICY}/lifecycle/deactivate`, scope: MANAGE, run: setStatus('INACTIVE') },
  { method: 'GET', path: `${POLICY}/app`, scope: READ, run: listApps },
  { method: 'GET', path: `${POLICY}/mappings`, scope: READ, run: listMappings },
  { method: 'GET', path: `${POLICY}/rules`, scope: READ, run: listRules },
  { method: 'POST', path: `${POLICY}/rules`, scope: MANAGE, run: createRule },
  { method: 'GET', path: RULE, scope: READ, run: getRule },
  { method: 'PUT', path: RULE, scope: MANAGE, run: replaceRule },
  { method: 'DELETE', path: RULE, scope: MANAGE, run: removeRule },
  { method: 'POST', path: `${RULE}/lifecycle/activate`, scope: MANAGE, run: setRuleStatus('ACTIVE') },
  { method: 'POST', path: `${RULE}/lifecycle/deactivate`, scope: MANAGE, run: setRuleStatus('INACTIVE') },
]

async function list(deps: AdminApiDeps, call: ApiCall) {
  const type = typeIn(call.query.get('type'))
  const policies = await deps.db.transaction((trx) => orgPolicyStore(trx).list(call.org.id, type, call.now))
  const status = call.query.get('status')
  return policies.filter((policy) => status === undefined || policy.status === status).map((one) => view(call.org, one))
}

async function create(deps: AdminApiDeps, call: ApiCall) {
  const body = bodyObject(call)
  const type = typeIn(body.type)
  const status = isTrue(call.query, 'activate', true) ? body.status : 'INACTIVE'
  const input = readOrgPolicy({ ...body, status }, type)
  await requireKnownPeople(deps, call, input.conditions)
  return change(deps, call, async (trx, note) => {
    const policy = await orgPolicyStore(trx).create(call.org.id, type, input, call.now)
    note('policy.lifecycle.create', party(policy))
    return view(call.org, policy)
  })
}

async function get(deps: AdminApiDeps, call: ApiCall) {
  const policy = await findPolicy(deps, call)
  if (call.query.get('expand') !== 'rules') return view(call.org, policy)
  const rules = await orgPolicyStore(deps.db.kysely).rules(policy)
  return { ...view(call.org, policy), _embedded: { rules: rules.map((rule) => viewRule(call.org, policy, rule)) } }
}

async function replace(deps: AdminApiDeps, call: ApiCall) {
  const policy = await findPolicy(deps, call)
  const body = bodyObject(call)
  if (body.type !== undefined && body.type !== policy.type)
    throw validationFailed('type', ['type: The type of a policy cannot be changed'])
  const input = readOrgPolicy(body, policy.type, policy)
  await requireKnownPeople(deps, call, input.conditions)
  return change(deps, call, async (trx, note) => {
    const changed = await orgPolicyStore(trx).update(policy, input, call.now)
    note('policy.lifecycle.update', party(policy))
    return view(call.org, changed)
  })
}

async function remove(deps: AdminApiDeps, call: ApiCall) {
  const policy = await findPolicy(deps, call)
  if (policy.system) throw staysAsItIs()
  await change(deps, call, async (trx, note) => {
    await orgPolicyStore(trx).remove(policy)
    note('policy.lifecycle.delete', party(policy))
  })
  return undefined
}

function setStatus(status: 'ACTIVE' | 'INACTIVE') {
  return async (deps: AdminApiDeps, call: ApiCall) => {
    const policy = await findPolicy(deps, call)
    if (policy.system && status === 'INACTIVE') throw staysAsItIs()
    await change(deps, call, async (trx, note) => {
      await orgPolicyStore(trx).setStatus(policy, status, call.now)
      note(`policy.lifecycle.${status === 'ACTIVE' ? 'activate' : 'deactivate'}`, party(policy))
    })
    return undefined
  }
}

async function listApps(deps: AdminApiDeps, call: ApiCall) {
  const policy = await requireAccessPolicy(deps, call)
  const apps = appStore(deps.db.kysely)
  const found = []
  for (const id of await orgPolicyStore(deps.db.kysely).appIds(policy)) {
    const app = await apps.byId(call.org.id, id)
    if (app !== undefined) found.push(appView(call.org, app))
  }
  return found
}

async function listMappings(deps: AdminApiDeps, call: ApiCall) {
  const policy = await requireAccessPolicy(deps, call)
  const ids = await orgPolicyStore(deps.db.kysely).appIds(policy)
  return ids.map((id) => ({ id, _links: { application: { href: `${call.org.url}/api/v1/apps/${id}` } } }))
}

async function listRules(deps: AdminApiDeps, call: ApiCall) {
  const policy = await findPolicy(deps, call)
  const rules = await orgPolicyStore(deps.db.kysely).rules(policy)
  return rules.map((rule) => viewRule(call.org, policy, rule))
}

async function createRule(deps: AdminApiDeps, call: ApiCall) {
  const policy = await findPolicy(deps, call)
  const body = bodyObject(call)
  const status = isTrue(call.query, 'activate', true) ? body.status : 'INACTIVE'
  const input = readOrgPolicyRule({ ...body, status }, policy)
  await requireKnownPeople(deps, call, input.conditions)
  return change(deps, call, async (trx, note) => {
    const rule = await orgPolicyStore(trx).createRule(policy, input, call.now)
    note('policy.rule.add', party(policy), ruleParty(rule))
    return viewRule(call.org, policy, rule)
  })
}

async function getRule(deps: AdminApiDeps, call: ApiCall) {
  const policy = await findPolicy(deps, call)
  return viewRule(call.org, policy, await findRule(deps, call, policy))
}

async function replaceRule(deps: AdminApiDeps, call: ApiCall) {
  const policy = await findPolicy(deps, call)
  const rule = await findRule(deps, call, policy)
  const input = readOrgPolicyRule(bodyObject(call), policy, rule)
  await requireKnownPeople(deps, call, input.conditions)
  return change(deps, call, async (trx, note) => {
    const changed = await orgPolicyStore(trx).updateRule(policy, rule, input, call.now)
    note('policy.rule.update', party(policy), ruleParty(rule))
    return viewRule(call.org, policy, changed)
  })
}

async function removeRule(deps: AdminApiDeps, call: ApiCall) {
  const policy = await findPolicy(deps, call)
  const rule = await findRule(deps, call, policy)
  if (rule.system) throw staysAsItIs()
  await change(deps, call, async (trx, note) => {
    await orgPolicyStore(trx).removeRule(rule)
    note('policy.rule.delete', party(policy), ruleParty(rule))
  })
  return undefined
}

function setRuleStatus(status: 'ACTIVE' | 'INACTIVE') {
  return async (deps: AdminApiDeps, call: ApiCall) => {
    const policy = await findPolicy(deps, call)
    const rule = await findRule(deps, call, policy)
    if (rule.system && status === 'INACTIVE') throw staysAsItIs()
    await change(deps, call, async (trx, note) => {
      await orgPolicyStore(trx).setRuleStatus(rule, status, call.now)
      note(`policy.rule.${status === 'ACTIVE' ? 'activate' : 'deactivate'}`, party(policy), ruleParty(rule))
    })
    return undefined
  }
}

/** @throws OktaError  E0000001 */
function typeIn(value: unknown): OrgPolicyType {
  const type = ORG_POLICY_TYPES.find((one) => one === value)
  if (type === undefined) throw validationFailed('type', [`type: must be one of ${ORG_POLICY_TYPES.join(', ')}`])
  return type
}

/** @throws OktaError  E0000007 */
async function findPolicy(deps: AdminApiDeps, call: ApiCall): Promise<OrgPolicy> {
  const policyId = param(call, 'policyId')
  const policy = await deps.db.transaction((trx) => orgPolicyStore(trx).byId(call.org.id, policyId, call.now))
  if (policy === undefined) throw resourceNotFound(policyId, 'Policy')
  return policy
}

async function requireAccessPolicy(deps: AdminApiDeps, call: ApiCall): Promise<OrgPolicy> {
  const policy = await findPolicy(deps, call)
  if (policy.type !== 'ACCESS_POLICY') throw validationFailed('type', ['type: Only an ACCESS_POLICY is mapped to apps'])
  return policy
}

/** @throws OktaError  E0000007 */
async function findRule(deps: AdminApiDeps, call: ApiCall, policy: OrgPolicy): Promise<OrgPolicyRule> {
  const ruleId = param(call, 'ruleId')
  const rule = await orgPolicyStore(deps.db.kysely).rule(policy, ruleId)
  if (rule === undefined) throw resourceNotFound(ruleId, 'PolicyRule')
  return rule
}

function staysAsItIs(): OktaError {
  return new OktaError('E0000006')
}

/** Who is named has to be there: a typing error would otherwise be a policy for nobody. @throws OktaError  E0000001 */
async function requireKnownPeople(
  deps: AdminApiDeps,
  call: ApiCall,
  conditions: Record<string, unknown>,
): Promise<void> {
  type Listed = { include?: string[] | null; exclude?: string[] | null } | null
  const people = (conditions.people ?? {}) as { users?: Listed; groups?: Listed }
  const named = (one: Listed | undefined) => [...(one?.include ?? []), ...(one?.exclude ?? [])]
  const groups = groupStore(deps.db.kysely)
  for (const id of named(people.groups))
    if ((await groups.byId(call.org.id, id)) === undefined)
      throw validationFailed('conditions', [`conditions.people.groups: ${id.slice(0, 50)} is no group of this org`])
  const users = userStore(deps.db.kysely)
  for (const id of named(people.users))
    if ((await users.byId(call.org.id, id)) === undefined)
      throw validationFailed('conditions', [`conditions.people.users: ${id.slice(0, 50)} is nobody of this org`])
}

// Okta's own is behind all others, wherever those are.
const SHOWN_LAST = 99

function view(org: Org, policy: OrgPolicy) {
  const self = `${org.url}/api/v1/policies/${policy.id}`
  return {
    id: policy.id,
    status: policy.status,
    name: policy.name,
    description: policy.description,
    priority: policy.system ? SHOWN_LAST : policy.priority,
    system: policy.system,
    conditions: policy.conditions,
    ...(Object.keys(policy.settings).length === 0 ? {} : { settings: policy.settings }),
    created: isoTime(policy.createdAt),
    lastUpdated: isoTime(policy.updatedAt),
    type: policy.type,
    _links: {
      self: { href: self, hints: { allow: policy.system ? ['GET', 'PUT'] : ['GET', 'PUT', 'DELETE'] } },
      ...(policy.system ? {} : nextStatus(self, policy.status)),
      rules: { href: `${self}/rules`, hints: { allow: ['GET', 'POST'] } },
      ...(policy.type === 'ACCESS_POLICY' ? { mappings: { href: `${self}/mappings`, hints: { allow: ['GET'] } } } : {}),
    },
  }
}

function viewRule(org: Org, policy: OrgPolicy, rule: OrgPolicyRule) {
  const self = `${org.url}/api/v1/policies/${policy.id}/rules/${rule.id}`
  return {
    id: rule.id,
    status: rule.status,
    name: rule.name,
    priority: rule.system ? SHOWN_LAST : rule.priority,
    created: isoTime(rule.createdAt),
    lastUpdated: isoTime(rule.updatedAt),
    system: rule.system,
    conditions: rule.conditions,
    actions: rule.actions,
    type: RULE_TYPE[policy.type],
    _links: {
      self: { href: self, hints: { allow: rule.system ? ['GET', 'PUT'] : ['GET', 'PUT', 'DELETE'] } },
      ...(rule.system ? {} : nextStatus(self, rule.status)),
    },
  }
}

const RULE_TYPE: Readonly<Record<OrgPolicyType, string>> = {
  OKTA_SIGN_ON: 'SIGN_ON',
  PASSWORD: 'PASSWORD',
  MFA_ENROLL: 'MFA_ENROLL',
  ACCESS_POLICY: 'ACCESS_POLICY',
}

function nextStatus(self: string, status: 'ACTIVE' | 'INACTIVE') {
  const step = status === 'ACTIVE' ? 'deactivate' : 'activate'
  return { [step]: { href: `${self}/lifecycle/${step}`, hints: { allow: ['POST'] } } }
}

function party(policy: OrgPolicy): LogParty {
  return { id: policy.id, type: 'PolicyEntity', alternateId: policy.type, displayName: policy.name }
}

function ruleParty(rule: OrgPolicyRule): LogParty {
  return { id: rule.id, type: 'PolicyRule', alternateId: 'unknown', displayName: rule.name }
}
