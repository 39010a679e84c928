// The org's own policies, in the order of the seed; any others come after them. What the seed says is laid over what is
// there, or over what Okta's own policy says, and read as the management API would read it.
import { type OrgPolicy, type OrgPolicyRule, usualPolicy } from '../org-policies/org-policy.ts'
import { orgPolicyStore } from '../org-policies/org-policy-store.ts'
import { readOrgPolicy, readOrgPolicyRule } from '../org-policies/read-org-policy.ts'
import type { OrgPolicyType } from '../schema/idp-schema.ts'
import { actionsOf, type RuleToBe } from './org-policy-actions.ts'
import { saysTheSame } from './says-the-same.ts'
import type { OrgToBe } from './seed-document.ts'
import type { SeedTransaction } from './seed-transaction.ts'

const LISTS = {
  signOnPolicies: 'OKTA_SIGN_ON',
  passwordPolicies: 'PASSWORD',
  enrollmentPolicies: 'MFA_ENROLL',
  appSignOnPolicies: 'ACCESS_POLICY',
} as const satisfies Record<string, OrgPolicyType>

type List = keyof typeof LISTS
type PolicyToBe = NonNullable<OrgToBe[List]>[number]
type GroupIds = ReadonlyMap<string, string>

/** @returns the ids of app sign-in policies, by lower-cased name */
export async function applyOrgPolicies(
  seeding: SeedTransaction,
  wanted: Pick<OrgToBe, List>,
  groupIds: GroupIds,
): Promise<ReadonlyMap<string, string>> {
  const forApps = new Map<string, string>()
  for (const list of Object.keys(LISTS) as List[])
    for (const [index, policy] of (wanted[list] ?? []).entries()) {
      const path = [list, index]
      const made = await seeding.at(path, () => applyPolicy(seeding, LISTS[list], policy, { index, groupIds }))
      for (const [at, rule] of ((policy.rules ?? []) as RuleToBe[]).entries())
        await seeding.at([...path, 'rules', at], () => applyRule(seeding, made, rule, { index: at, groupIds }))
      if (list === 'appSignOnPolicies') forApps.set(policy.name.toLowerCase(), made.id)
    }
  return forApps
}

type Around = { readonly index: number; readonly groupIds: GroupIds }

async function applyPolicy(
  { trx, org, now }: SeedTransaction,
  type: OrgPolicyType,
  wanted: PolicyToBe,
  { index, groupIds }: Around,
): Promise<OrgPolicy> {
  const store = orgPolicyStore(trx)
  const before = (await store.list(org.id, type, now)).find(({ name }) => name === wanted.name)
  if (before?.system) refuseOfOktasOwn(wanted)
  const sent = {
    name: wanted.name,
    description: wanted.description ?? before?.description,
    status: wanted.status ?? before?.status,
    ...(before?.system ? {} : { priority: index + 1 }),
    conditions: conditionsOf(wanted.groups, before, groupIds),
    settings: settingsOf(wanted, before),
  }
  const input = readOrgPolicy(sent, type, before)
  if (before === undefined) return store.create(org.id, type, input, now)
  return saysTheSame(input, before) ? before : store.update(before, input, now)
}

async function applyRule(
  { trx, org, now }: SeedTransaction,
  policy: OrgPolicy,
  wanted: RuleToBe,
  { index, groupIds }: Around,
): Promise<void> {
  const store = orgPolicyStore(trx)
  const before = (await store.rules(policy)).find(({ name }) => name === wanted.name)
  if (before?.system) refuseOfOktasOwn(wanted)
  const usual = usualPolicy(org.id, policy.type).rules[0]
  const sent = {
    name: wanted.name,
    status: wanted.status ?? before?.status,
    ...(before?.system ? {} : { priority: index + 1 }),
    conditions: conditionsOf(wanted.groups, before, groupIds),
    actions: actionsOf(policy.type, wanted, before?.actions ?? usual?.actions ?? {}),
  }
  const input = readOrgPolicyRule(sent, policy, before)
  if (before === undefined) await store.createRule(policy, input, now)
  else if (!saysTheSame(input, before)) await store.updateRule(policy, before, input, now)
}

function refuseOfOktasOwn({ groups, status }: { groups?: unknown; status?: unknown }): void {
  if (groups !== undefined || status === 'INACTIVE')
    throw new TypeError("Okta's own is for everybody and always on: groups and status are not to be said")
}

function conditionsOf(
  groups: readonly string[] | undefined,
  before: OrgPolicy | OrgPolicyRule | undefined,
  groupIds: GroupIds,
): Record<string, unknown> {
  if (groups === undefined) return before?.conditions ?? {}
  return { people: { groups: { include: groups.map((name) => groupIds.get(name.toLowerCase())) } } }
}

type Json = Record<string, unknown>

/** Undefined: as they were, or Okta's usual ones. */
function settingsOf(wanted: PolicyToBe, before: OrgPolicy | undefined): Json | undefined {
  if ('factors' in wanted && wanted.factors !== undefined) {
    const { authenticators: _other, ...known } = (before?.settings ?? {}) as {
      authenticators?: unknown
      factors?: Json
    }
    const said = Object.entries(wanted.factors).filter(([, self]) => self !== undefined)
    return {
      ...known,
      factors: { ...known.factors, ...Object.fromEntries(said.map(([name, self]) => [name, { enroll: { self } }])) },
    }
  }
  if (!('complexity' in wanted || 'age' in wanted || 'lockout' in wanted)) return undefined
  const { complexity, age, lockout } = wanted
  const known = (before?.settings.password ?? {}) as Record<string, Json>
  return {
    password: {
      complexity: { ...known.complexity, ...complexity },
      age: { ...known.age, ...age },
      lockout: { ...known.lockout, ...lockout },
    },
  }
}
