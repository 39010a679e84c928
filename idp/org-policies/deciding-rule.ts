import { type Database, prepared } from '../../kit/database.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { IdpSchema, OrgPolicyRow, OrgPolicyRuleRow, OrgPolicyType } from '../schema/idp-schema.ts'
import { type OrgPolicy, type OrgPolicyRule, type PolicyWithRules, usualPolicy } from './org-policy.ts'
import { asPolicy, asRule } from './org-policy-store.ts'

/** What the policies of a type come to for somebody. */
export type Decision = { readonly policy: OrgPolicy; readonly rule: OrgPolicyRule }

/** One look at the org's policies, for as many questions about one person as there are. */
export type PoliciesForPerson = {
  /** The first rule that fits, of the first policy that fits and has one. */
  decide(type: OrgPolicyType): Promise<Decision>
  /** The same within one policy, an app's; a policy that is gone or off is Okta's own. */
  decideWithin(policyId: string | null): Promise<Decision>
}

/** @param userId  undefined: somebody nobody knows, whom only what is for everybody fits */
export async function policiesForPerson(
  deps: Pick<IdpDeps, 'db'>,
  orgId: string,
  userId: string | undefined,
): Promise<PoliciesForPerson> {
  const policies = await activePolicies(deps.db, orgId)
  let groups: Promise<ReadonlySet<string>> | undefined
  const person: Person = {
    id: userId,
    // Asked for by the first condition that wants to know, which in most orgs is none.
    groups: () => {
      groups ??= groupIdsOf(deps, orgId, userId)
      return groups
    },
  }
  const ofType = (type: OrgPolicyType) => policies.filter((policy) => policy.type === type)

  return {
    async decide(type) {
      for (const policy of [...ofType(type), usualPolicy(orgId, type)]) {
        const rule = (await fits(policy, person)) ? await firstFitting(policy.rules, person) : undefined
        if (rule !== undefined) return { policy, rule }
      }
      throw new Error(`no rule of ${type} fits: Okta's own fits everybody`)
    },
    async decideWithin(policyId) {
      const known = ofType('ACCESS_POLICY')
      const own = known.find(({ id }) => id === policyId) ?? known.find(({ system }) => system)
      const candidates = [...(own === undefined ? [] : [own]), usualPolicy(orgId, 'ACCESS_POLICY')]
      for (const policy of candidates) {
        const rule = await firstFitting(policy.rules, person)
        if (rule !== undefined) return { policy, rule }
      }
      throw new Error("no app sign-in rule fits: Okta's own fits everybody")
    },
  }
}

type Person = { readonly id: string | undefined; groups(): Promise<ReadonlySet<string>> }

async function firstFitting(rules: readonly OrgPolicyRule[], person: Person): Promise<OrgPolicyRule | undefined> {
  for (const rule of rules) if (await fits(rule, person)) return rule
  return undefined
}

/** `people` is the one condition that tells persons apart; others are refused where policies are written. */
async function fits({ conditions }: { conditions: Record<string, unknown> }, person: Person): Promise<boolean> {
  const people = (conditions.people ?? {}) as { users?: Listed; groups?: Listed }
  const { include: users = [], exclude: noUsers = [] } = people.users ?? {}
  const { include: groups = [], exclude: noGroups = [] } = people.groups ?? {}
  if (person.id !== undefined && noUsers.includes(person.id)) return false
  if (noGroups.length > 0 && (await belongsToOne(noGroups, person))) return false
  if (users.length === 0 && groups.length === 0) return true
  if (person.id !== undefined && users.includes(person.id)) return true
  return groups.length > 0 && belongsToOne(groups, person)
}

type Listed = { include?: string[]; exclude?: string[] }

async function belongsToOne(groupIds: readonly string[], person: Person): Promise<boolean> {
  const own = await person.groups()
  return groupIds.some((id) => own.has(id))
}

async function groupIdsOf(deps: Pick<IdpDeps, 'db'>, orgId: string, userId: string | undefined) {
  if (userId === undefined) return new Set<string>()
  const rows = await deps.db.kysely
    .selectFrom('group_members')
    .select('group_id')
    .where('user_id', '=', userId)
    .where('org_id', '=', orgId)
    .execute()
  return new Set(rows.map((row) => row.group_id))
}

type Joined = OrgPolicyRow & { [Column in keyof OrgPolicyRuleRow as `rule_${Column}`]: OrgPolicyRuleRow[Column] | null }

/** One statement: it is asked at every sign-in. */
async function activePolicies(db: Database<IdpSchema>, orgId: string): Promise<PolicyWithRules[]> {
  const found = new Map<string, PolicyWithRules & { rules: OrgPolicyRule[] }>()
  for (const row of await joinedOf(db)({ org_id: orgId })) {
    const policy = found.get(row.id) ?? { ...asPolicy(row), rules: [] }
    found.set(row.id, policy)
    if (row.rule_id !== null) policy.rules.push(asRule(ruleIn(row)))
  }
  return [...found.values()]
}

const prepareds = new WeakMap<Database<IdpSchema>, (values: { org_id: string }) => Promise<Joined[]>>()

function joinedOf(db: Database<IdpSchema>) {
  const known = prepareds.get(db) ?? prepareJoined(db)
  prepareds.set(db, known)
  return known
}

function prepareJoined(db: Database<IdpSchema>) {
  return prepared<{ org_id: string }, Joined>(
    db,
    (p) =>
      db.kysely
        .selectFrom('org_policies as p')
        .leftJoin('org_policy_rules as r', (join) =>
          join.onRef('r.policy_id', '=', 'p.id').onRef('r.org_id', '=', 'p.org_id').on('r.status', '=', 'ACTIVE'),
        )
        .selectAll('p')
        .select(RULE_COLUMNS.map((column) => `r.${column} as rule_${column}` as const))
        .where('p.org_id', '=', p('org_id'))
        .where('p.status', '=', 'ACTIVE')
        .orderBy('p.priority')
        .orderBy('p.created_at')
        .orderBy('r.priority')
        .orderBy('r.created_at') as never,
  )
}

const RULE_COLUMNS = [
  'id',
  'org_id',
  'policy_id',
  'name',
  'status',
  'priority',
  'is_system',
  'conditions_json',
  'actions_json',
  'created_at',
  'updated_at',
] as const

function ruleIn(row: Joined): OrgPolicyRuleRow {
  return Object.fromEntries(RULE_COLUMNS.map((column) => [column, row[`rule_${column}`]])) as OrgPolicyRuleRow
}
