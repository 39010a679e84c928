import type { Kysely, Selectable } from 'kysely'
import { oktaId } from '../../kit/ids.ts'
import type { IdpSchema, OrgPolicyRow, OrgPolicyRuleRow, OrgPolicyType } from '../schema/idp-schema.ts'
import { LAST, type OrgPolicy, type OrgPolicyRule, usualPolicy } from './org-policy.ts'

/** What an administrator says of a policy. */
export type PolicyInput = {
  readonly name: string
  readonly description: string | null
  readonly status: 'ACTIVE' | 'INACTIVE'
  /** Absent: behind the others, or where it was. */
  readonly priority?: number
  readonly conditions: Record<string, unknown>
  readonly settings: Record<string, unknown>
}

export type RuleInput = Omit<PolicyInput, 'description' | 'settings'> & { readonly actions: Record<string, unknown> }

/** @param db  the database, or the transaction to be part of; what changes something wants a transaction */
export function orgPolicyStore(db: Kysely<IdpSchema>) {
  const policies = (orgId: string) => db.selectFrom('org_policies').selectAll().where('org_id', '=', orgId)
  const rules = (orgId: string, policyId: string) =>
    db.selectFrom('org_policy_rules').selectAll().where('org_id', '=', orgId).where('policy_id', '=', policyId)

  /** Okta's own policy of a type becomes rows, once, before it is shown or changed. */
  async function ensureUsual(orgId: string, type: OrgPolicyType, now: number): Promise<void> {
    const { rules: usualRules, ...policy } = usualPolicy(orgId, type)
    const dated = { createdAt: now, updatedAt: now }
    await db
      .insertInto('org_policies')
      .values(policyRow({ ...policy, ...dated }))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    for (const rule of usualRules)
      await db
        .insertInto('org_policy_rules')
        .values(ruleRow({ ...rule, ...dated }))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute()
  }

  const store = {
    /** In the order they are looked at; Okta's own is last. */
    async list(orgId: string, type: OrgPolicyType, now: number): Promise<OrgPolicy[]> {
      await ensureUsual(orgId, type, now)
      const rows = await policies(orgId).where('type', '=', type).orderBy('priority').orderBy('created_at').execute()
      return rows.map(asPolicy)
    },

    async byId(orgId: string, policyId: string, now: number): Promise<OrgPolicy | undefined> {
      for (const type of TYPES) if (usualPolicy(orgId, type).id === policyId) await ensureUsual(orgId, type, now)
      const row = await policies(orgId).where('id', '=', policyId).executeTakeFirst()
      return row && asPolicy(row)
    },

    async create(orgId: string, type: OrgPolicyType, input: PolicyInput, now: number): Promise<OrgPolicy> {
      const others = (await store.list(orgId, type, now)).filter(({ system }) => !system)
      const made: OrgPolicy = {
        ...input,
        id: oktaId(type === 'ACCESS_POLICY' ? 'rst' : '00p'),
        orgId,
        type,
        priority: LAST - 1,
        system: false,
        createdAt: now,
        updatedAt: now,
      }
      await db.insertInto('org_policies').values(policyRow(made)).execute()
      const priority = await putInOrder(db, 'org_policies', others, made.id, input.priority)
      return { ...made, priority }
    },

    async update(policy: OrgPolicy, input: PolicyInput, now: number): Promise<OrgPolicy> {
      const changed: OrgPolicy = { ...policy, ...input, priority: policy.priority, updatedAt: now }
      await db
        .updateTable('org_policies')
        .set(policyRow(changed))
        .where('id', '=', policy.id)
        .where('org_id', '=', policy.orgId)
        .execute()
      if (policy.system) return changed
      const others = (await store.list(policy.orgId, policy.type, now)).filter((p) => !p.system && p.id !== policy.id)
      const wanted = input.priority ?? policy.priority
      return { ...changed, priority: await putInOrder(db, 'org_policies', others, policy.id, wanted) }
    },

    async setStatus(policy: OrgPolicy, status: 'ACTIVE' | 'INACTIVE', now: number): Promise<void> {
      await db
        .updateTable('org_policies')
        .set({ status, updated_at: now })
        .where('id', '=', policy.id)
        .where('org_id', '=', policy.orgId)
        .execute()
    },

    async remove(policy: OrgPolicy): Promise<void> {
      await db
        .updateTable('apps')
        .set({ access_policy_id: null })
        .where('org_id', '=', policy.orgId)
        .where('access_policy_id', '=', policy.id)
        .execute()
      await db.deleteFrom('org_policies').where('id', '=', policy.id).where('org_id', '=', policy.orgId).execute()
    },

    async rules(policy: OrgPolicy): Promise<OrgPolicyRule[]> {
      const rows = await rules(policy.orgId, policy.id).orderBy('priority').orderBy('created_at').execute()
      return rows.map(asRule)
    },

    async rule(policy: OrgPolicy, ruleId: string): Promise<OrgPolicyRule | undefined> {
      const row = await rules(policy.orgId, policy.id).where('id', '=', ruleId).executeTakeFirst()
      return row && asRule(row)
    },

    async createRule(policy: OrgPolicy, input: RuleInput, now: number): Promise<OrgPolicyRule> {
      const others = (await store.rules(policy)).filter(({ system }) => !system)
      const made: OrgPolicyRule = {
        ...input,
        id: oktaId(policy.type === 'ACCESS_POLICY' ? 'rul' : '0pr'),
        orgId: policy.orgId,
        policyId: policy.id,
        priority: LAST - 1,
        system: false,
        createdAt: now,
        updatedAt: now,
      }
      await db.insertInto('org_policy_rules').values(ruleRow(made)).execute()
      return { ...made, priority: await putInOrder(db, 'org_policy_rules', others, made.id, input.priority) }
    },

    async updateRule(policy: OrgPolicy, rule: OrgPolicyRule, input: RuleInput, now: number): Promise<OrgPolicyRule> {
      const changed: OrgPolicyRule = { ...rule, ...input, priority: rule.priority, updatedAt: now }
      await db
        .updateTable('org_policy_rules')
        .set(ruleRow(changed))
        .where('id', '=', rule.id)
        .where('org_id', '=', rule.orgId)
        .execute()
      if (rule.system) return changed
      const others = (await store.rules(policy)).filter((one) => !one.system && one.id !== rule.id)
      const wanted = input.priority ?? rule.priority
      return { ...changed, priority: await putInOrder(db, 'org_policy_rules', others, rule.id, wanted) }
    },

    async setRuleStatus(rule: OrgPolicyRule, status: 'ACTIVE' | 'INACTIVE', now: number): Promise<void> {
      await db
        .updateTable('org_policy_rules')
        .set({ status, updated_at: now })
        .where('id', '=', rule.id)
        .where('org_id', '=', rule.orgId)
        .execute()
    },

    async removeRule(rule: OrgPolicyRule): Promise<void> {
      await db.deleteFrom('org_policy_rules').where('id', '=', rule.id).where('org_id', '=', rule.orgId).execute()
    },

    /** The apps that are under it; an app that chose none is under Okta's own. */
    async appIds(policy: OrgPolicy): Promise<string[]> {
      const rows = await db
        .selectFrom('apps')
        .select('id')
        .where('org_id', '=', policy.orgId)
        .where((eb) =>
          policy.system
            ? eb.or([eb('access_policy_id', '=', policy.id), eb('access_policy_id', 'is', null)])
            : eb('access_policy_id', '=', policy.id),
        )
        .orderBy('created_at')
        .execute()
      return rows.map(({ id }) => id)
    },
  }
  return store
}

const TYPES: readonly OrgPolicyType[] = ['OKTA_SIGN_ON', 'PASSWORD', 'MFA_ENROLL', 'ACCESS_POLICY']

/** Okta numbers them from one; whoever wants a place gets it and the others move up. @returns the place it got */
async function putInOrder(
  db: Kysely<IdpSchema>,
  table: 'org_policies' | 'org_policy_rules',
  others: readonly { id: string }[],
  id: string,
  wanted: number | undefined,
): Promise<number> {
  const place = Math.min(Math.max(1, wanted ?? others.length + 1), others.length + 1)
  const order = [
    ...others.slice(0, place - 1).map((one) => one.id),
    id,
    ...others.slice(place - 1).map((one) => one.id),
  ]
  for (const [index, one] of order.entries())
    await db
      .updateTable(table)
      .set({ priority: index + 1 })
      .where('id', '=', one)
      .execute()
  return place
}

function policyRow(policy: OrgPolicy): OrgPolicyRow {
  return {
    id: policy.id,
    org_id: policy.orgId,
    type: policy.type,
    name: policy.name,
    description: policy.description,
    status: policy.status,
    priority: policy.priority,
    is_system: policy.system ? 1 : 0,
    conditions_json: JSON.stringify(policy.conditions),
    settings_json: JSON.stringify(policy.settings),
    created_at: policy.createdAt,
    updated_at: policy.updatedAt,
  }
}

function ruleRow(rule: OrgPolicyRule): OrgPolicyRuleRow {
  return {
    id: rule.id,
    org_id: rule.orgId,
    policy_id: rule.policyId,
    name: rule.name,
    status: rule.status,
    priority: rule.priority,
    is_system: rule.system ? 1 : 0,
    conditions_json: JSON.stringify(rule.conditions),
    actions_json: JSON.stringify(rule.actions),
    created_at: rule.createdAt,
    updated_at: rule.updatedAt,
  }
}

export function asPolicy(row: Selectable<OrgPolicyRow>): OrgPolicy {
  return {
    id: row.id,
    orgId: row.org_id,
    type: row.type,
    name: row.name,
    description: row.description,
    status: row.status,
    priority: row.priority,
    system: row.is_system === 1,
    conditions: JSON.parse(row.conditions_json),
    settings: JSON.parse(row.settings_json),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

export function asRule(row: Selectable<OrgPolicyRuleRow>): OrgPolicyRule {
  return {
    id: row.id,
    orgId: row.org_id,
    policyId: row.policy_id,
    name: row.name,
    status: row.status,
    priority: row.priority,
    system: row.is_system === 1,
    conditions: JSON.parse(row.conditions_json),
    actions: JSON.parse(row.actions_json),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
