import { z } from 'zod'
import { appStore } from '../apps/app-store.ts'
import type {
  AuthorizationServer,
  Policy,
  PolicyRule,
  RuleActions,
  RuleConditions,
} from '../authorization-servers/authorization-server.ts'
import { type PolicySettings, policyStore, type RuleSettings } from '../authorization-servers/policy-store.ts'
import { groupStore } from '../groups/group-store.ts'
import { refuseIf, resourceNotFound } from '../okta-error.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, bodyObject, change, param } from './api-call.ts'
import { findServer } from './authorization-servers-routes.ts'
import { policyView, ruleView } from './server-view.ts'

const POLICIES = '/authorizationServers/:serverId/policies'
const RULES = `${POLICIES}/:policyId/rules`

export const policiesRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: POLICIES, scope: 'okta.authorizationServers.read', run: listPolicies },
  { method: 'POST', path: POLICIES, scope: 'okta.authorizationServers.manage', status: 201, run: createPolicy },
  { method: 'GET', path: `${POLICIES}/:policyId`, scope: 'okta.authorizationServers.read', run: getPolicy },
  { method: 'PUT', path: `${POLICIES}/:policyId`, scope: 'okta.authorizationServers.manage', run: replacePolicy },
  { method: 'DELETE', path: `${POLICIES}/:policyId`, scope: 'okta.authorizationServers.manage', run: deletePolicy },
  {
    method: 'POST',
    path: `${POLICIES}/:policyId/lifecycle/activate`,
    scope: 'okta.authorizationServers.manage',
    run: (deps, call) => setPolicyStatus(deps, call, 'ACTIVE'),
  },
  {
    method: 'POST',
    path: `${POLICIES}/:policyId/lifecycle/deactivate`,
    scope: 'okta.authorizationServers.manage',
    run: (deps, call) => setPolicyStatus(deps, call, 'INACTIVE'),
  },
  { method: 'GET', path: RULES, scope: 'okta.authorizationServers.read', run: listRules },
  { method: 'POST', path: RULES, scope: 'okta.authorizationServers.manage', status: 201, run: createRule },
  { method: 'GET', path: `${RULES}/:ruleId`, scope: 'okta.authorizationServers.read', run: getRule },
  { method: 'PUT', path: `${RULES}/:ruleId`, scope: 'okta.authorizationServers.manage', run: replaceRule },
  { method: 'DELETE', path: `${RULES}/:ruleId`, scope: 'okta.authorizationServers.manage', run: deleteRule },
  {
    method: 'POST',
    path: `${RULES}/:ruleId/lifecycle/activate`,
    scope: 'okta.authorizationServers.manage',
    run: (deps, call) => setRuleStatus(deps, call, 'ACTIVE'),
  },
  {
    method: 'POST',
    path: `${RULES}/:ruleId/lifecycle/deactivate`,
    scope: 'okta.authorizationServers.manage',
    run: (deps, call) => setRuleStatus(deps, call, 'INACTIVE'),
  },
]

const ids = z.array(z.string().min(1).max(100)).max(1000)
const included = z.object({ include: ids.nullish(), exclude: ids.nullish() }).nullish()
const status = z.enum(['ACTIVE', 'INACTIVE']).nullish()
const priority = z.int().min(0).max(10_000).nullish()

const policyRequest = z.object({
  type: z.literal('OAUTH_AUTHORIZATION_POLICY').nullish(),
  name: z.string().min(1).max(100),
  description: z.string().min(1).max(255),
  status,
  priority,
  conditions: z.object({ clients: z.object({ include: ids.min(1) }) }),
})

const GRANTS = [
  'authorization_code',
  'implicit',
  'password',
  'client_credentials',
  'interaction_code',
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:openid:params:grant-type:ciba',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
] as const

const ruleRequest = z.object({
  type: z.literal('RESOURCE_ACCESS').nullish(),
  name: z.string().min(1).max(100),
  status,
  priority,
  conditions: z.object({
    people: z.object({ users: included, groups: included }).nullish(),
    grantTypes: z.object({ include: z.array(z.enum(GRANTS)).min(1) }),
    scopes: z.object({ include: ids.nullish() }).nullish(),
  }),
  actions: z
    .object({
      token: z
        .object({
          accessTokenLifetimeMinutes: z.int().min(5).max(1440).nullish(),
          refreshTokenLifetimeMinutes: z.int().min(0).max(2_628_000).nullish(),
          refreshTokenWindowMinutes: z.int().min(10).max(2_628_000).nullish(),
        })
        .nullish(),
    })
    .nullish(),
})

/** @throws OktaError  E0000001, naming every wrong field */
function read<T>(schema: z.ZodType<T>, sent: unknown): T {
  const result = schema.safeParse(sent)
  if (result.success) return result.data
  refuseIf(result.error.issues.map((issue) => `${issue.path.join('.') || 'request'}: ${issue.message}`))
  throw new TypeError('unreachable')
}

// — policies —

async function findPolicy(deps: AdminApiDeps, call: ApiCall) {
  const server = await findServer(deps, call)
  const id = param(call, 'policyId')
  const policy = await policyStore(deps.db.kysely).byId(call.org.id, server.id, id)
  if (policy === undefined) throw resourceNotFound(id, 'AuthorizationServerPolicy')
  return { server, policy }
}

async function listPolicies(deps: AdminApiDeps, call: ApiCall) {
  const server = await findServer(deps, call)
  const policies = await policyStore(deps.db.kysely).list(call.org.id, server.id)
  return policies.map((policy) => policyView(call.org, server, policy))
}

/** @param before  whose status stays when none is sent */
async function readPolicy(deps: AdminApiDeps, call: ApiCall, before?: Policy): Promise<PolicySettings> {
  const sent = read(policyRequest, bodyObject(call))
  const clients = sent.conditions.clients.include
  const apps = appStore(deps.db.kysely)
  for (const clientId of clients)
    if (clientId !== 'ALL_CLIENTS' && (await apps.byClientId(call.org.id, clientId)) === undefined)
      refuseIf([`conditions.clients.include: No such client: ${clientId}`])
  return {
    name: sent.name,
    description: sent.description,
    status: sent.status ?? before?.status ?? 'ACTIVE',
    priority: sent.priority ?? undefined,
    clients,
  }
}

async function createPolicy(deps: AdminApiDeps, call: ApiCall) {
  const server = await findServer(deps, call)
  const wanted = await readPolicy(deps, call)
  const policy = await change(deps, call, async (trx, note) => {
    const created = await policyStore(trx).create(call.org.id, server.id, wanted, call.now)
    note('policy.lifecycle.create', policyParty(created))
    return created
  })
  return policyView(call.org, server, policy)
}

async function getPolicy(deps: AdminApiDeps, call: ApiCall) {
  const { server, policy } = await findPolicy(deps, call)
  return policyView(call.org, server, policy)
}

async function replacePolicy(deps: AdminApiDeps, call: ApiCall) {
  const { server, policy } = await findPolicy(deps, call)
  const wanted = await readPolicy(deps, call, policy)
  const changed = await change(deps, call, async (trx, note) => {
    const store = policyStore(trx)
    await store.replace(call.org.id, policy, server.id, wanted, call.now)
    note('policy.lifecycle.update', policyParty(policy))
    return store.byId(call.org.id, server.id, policy.id)
  })
  return policyView(call.org, server, changed ?? policy)
}

async function deletePolicy(deps: AdminApiDeps, call: ApiCall) {
  const { server, policy } = await findPolicy(deps, call)
  await change(deps, call, async (trx, note) => {
    await policyStore(trx).remove(call.org.id, server.id, policy.id)
    note('policy.lifecycle.delete', policyParty(policy))
  })
  return undefined
}

async function setPolicyStatus(deps: AdminApiDeps, call: ApiCall, next: Policy['status']) {
  const { policy } = await findPolicy(deps, call)
  if (policy.status === next) return undefined
  await change(deps, call, async (trx, note) => {
    await policyStore(trx).setStatus(call.org.id, policy.id, next, call.now)
    note(`policy.lifecycle.${next === 'ACTIVE' ? 'activate' : 'deactivate'}`, policyParty(policy))
  })
  return undefined
}

function policyParty(policy: Policy) {
  return { id: policy.id, type: 'PolicyEntity', alternateId: 'unknown', displayName: policy.name }
}

// — rules —

type FoundRule = { server: AuthorizationServer; policy: Policy; rule: PolicyRule }

async function findRule(deps: AdminApiDeps, call: ApiCall): Promise<FoundRule> {
  const { server, policy } = await findPolicy(deps, call)
  const id = param(call, 'ruleId')
  const rule = await policyStore(deps.db.kysely).ruleById(call.org.id, policy.id, id)
  if (rule === undefined) throw resourceNotFound(id, 'AuthorizationServerPolicyRule')
  return { server, policy, rule }
}

async function listRules(deps: AdminApiDeps, call: ApiCall) {
  const { server, policy } = await findPolicy(deps, call)
  const rules = await policyStore(deps.db.kysely).rules(call.org.id, policy.id)
  return rules.map((rule) => ruleView(call.org, server, rule))
}

/** @param before  whose status stays when none is sent */
async function readRule(deps: AdminApiDeps, call: ApiCall, before?: PolicyRule): Promise<RuleSettings> {
  const sent = read(ruleRequest, bodyObject(call))
  const { users, groups } = sent.conditions.people ?? {}
  const conditions: RuleConditions = {
    people: {
      users: { include: users?.include ?? [], exclude: users?.exclude ?? [] },
      groups: { include: groups?.include ?? [], exclude: groups?.exclude ?? [] },
    },
    grantTypes: { include: sent.conditions.grantTypes.include },
    scopes: { include: sent.conditions.scopes?.include ?? [] },
  }
  const token = sent.actions?.token
  const actions: RuleActions = {
    token: {
      accessTokenLifetimeMinutes: token?.accessTokenLifetimeMinutes ?? 60,
      refreshTokenLifetimeMinutes: token?.refreshTokenLifetimeMinutes ?? 0,
      refreshTokenWindowMinutes: token?.refreshTokenWindowMinutes ?? 10_080,
    },
  }
  refuseIf([...problemsOfLifetimes(actions), ...(await problemsOfGroups(deps, call, conditions))])
  return {
    name: sent.name,
    status: sent.status ?? before?.status ?? 'ACTIVE',
    priority: sent.priority ?? undefined,
    conditions,
    actions,
  }
}

function problemsOfLifetimes({ token }: RuleActions): string[] {
  const life = token.refreshTokenLifetimeMinutes
  if (life === 0) return []
  if (life < token.accessTokenLifetimeMinutes)
    return ['refreshTokenLifetimeMinutes: Must not be shorter than the access token lifetime']
  return token.refreshTokenWindowMinutes > life
    ? ['refreshTokenWindowMinutes: Must not be longer than the refresh token lifetime']
    : []
}

async function problemsOfGroups(deps: AdminApiDeps, call: ApiCall, conditions: RuleConditions): Promise<string[]> {
  const store = groupStore(deps.db.kysely)
  const { include, exclude } = conditions.people.groups
  for (const id of [...include, ...exclude])
    if (id !== 'EVERYONE' && (await store.byId(call.org.id, id)) === undefined)
      return [`conditions.people.groups: No such group: ${id}`]
  return []
}

async function createRule(deps: AdminApiDeps, call: ApiCall) {
  const { server, policy } = await findPolicy(deps, call)
  const wanted = await readRule(deps, call)
  const rule = await change(deps, call, async (trx, note) => {
    const created = await policyStore(trx).createRule(call.org.id, policy.id, wanted, call.now)
    note('policy.rule.add', ruleParty(created), policyParty(policy))
    return created
  })
  return ruleView(call.org, server, rule)
}

async function getRule(deps: AdminApiDeps, call: ApiCall) {
  const { server, rule } = await findRule(deps, call)
  return ruleView(call.org, server, rule)
}

async function replaceRule(deps: AdminApiDeps, call: ApiCall) {
  const { server, policy, rule } = await findRule(deps, call)
  const wanted = await readRule(deps, call, rule)
  const changed = await change(deps, call, async (trx, note) => {
    const store = policyStore(trx)
    await store.replaceRule(call.org.id, rule, wanted, call.now)
    note('policy.rule.update', ruleParty(rule), policyParty(policy))
    return store.ruleById(call.org.id, policy.id, rule.id)
  })
  return ruleView(call.org, server, changed ?? rule)
}

async function deleteRule(deps: AdminApiDeps, call: ApiCall) {
  const { policy, rule } = await findRule(deps, call)
  await change(deps, call, async (trx, note) => {
    await policyStore(trx).removeRule(call.org.id, policy.id, rule.id)
    note('policy.rule.delete', ruleParty(rule), policyParty(policy))
  })
  return undefined
}

async function setRuleStatus(deps: AdminApiDeps, call: ApiCall, next: PolicyRule['status']) {
  const { policy, rule } = await findRule(deps, call)
  if (rule.status === next) return undefined
  await change(deps, call, async (trx, note) => {
    await policyStore(trx).setRuleStatus(call.org.id, rule.id, next, call.now)
    note(`policy.rule.${next === 'ACTIVE' ? 'activate' : 'deactivate'}`, ruleParty(rule), policyParty(policy))
  })
  return undefined
}

function ruleParty(rule: PolicyRule) {
  return { id: rule.id, type: 'PolicyRule', alternateId: 'unknown', displayName: rule.name }
}
