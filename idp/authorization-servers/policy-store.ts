import type { Kysely, Selectable } from 'kysely'
import { oktaId } from '../../kit/ids.ts'
import type { IdpSchema, PolicyRow, PolicyRuleRow } from '../schema/idp-schema.ts'
import type { Policy, PolicyRule, RuleActions, RuleConditions } from './authorization-server.ts'
import { refusingTakenName } from './authorization-server-store.ts'

export type PolicySettings = {
  readonly name: string
  readonly description: string
  readonly status: Policy['status']
  /** Where in the order; absent: last, or where it is. */
  readonly priority: number | undefined
  readonly clients: readonly string[]
}

export type RuleSettings = {
  readonly name: string
  readonly status: PolicyRule['status']
  readonly priority: number | undefined
  readonly conditions: RuleConditions
  readonly actions: RuleActions
}

/**
 * Access policies and their rules, always in the order in which they are asked.
 *
 * Priorities run 1, 2, 3 without gaps; putting one somewhere moves the others along. Call what writes in a
 * transaction.
 *
 * @param db  the database, or the transaction to be part of
 */
export function policyStore(db: Kysely<IdpSchema>) {
  async function list(orgId: string, serverId: string): Promise<Policy[]> {
    const rows = await db
      .selectFrom('policies')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('server_id', '=', serverId)
      .orderBy('priority')
      .orderBy('id')
      .execute()
    return rows.map(asPolicy)
  }

  async function rules(orgId: string, policyId: string): Promise<PolicyRule[]> {
    const rows = await db
      .selectFrom('policy_rules')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('policy_id', '=', policyId)
      .orderBy('priority')
      .orderBy('id')
      .execute()
    return rows.map(asRule)
  }

  // Whoever else is changing the order waits for the end of the transaction.
  async function lock(table: 'authorization_servers' | 'policies', id: string): Promise<void> {
    await db
      .updateTable(table)
      .set((eb) => ({ updated_at: eb.ref('updated_at') }))
      .where('id', '=', id)
      .execute()
  }

  async function reorder(table: 'policies' | 'policy_rules', ids: readonly string[]): Promise<void> {
    for (const [index, id] of ids.entries())
      await db
        .updateTable(table)
        .set({ priority: index + 1 })
        .where('id', '=', id)
        .where('priority', '!=', index + 1)
        .execute()
  }

  return {
    list,
    rules,

    async byId(orgId: string, serverId: string, policyId: string): Promise<Policy | undefined> {
      return (await list(orgId, serverId)).find((policy) => policy.id === policyId)
    },

    async ruleById(orgId: string, policyId: string, ruleId: string): Promise<PolicyRule | undefined> {
      return (await rules(orgId, policyId)).find((rule) => rule.id === ruleId)
    },

    /** Every active policy with its active rules, in order: what an authorization is judged by. */
    async inForce(orgId: string, serverId: string): Promise<{ policy: Policy; rules: PolicyRule[] }[]> {
      const policies = (await list(orgId, serverId)).filter((policy) => policy.status === 'ACTIVE')
      if (policies.length === 0) return []
      const rows = await db
        .selectFrom('policy_rules')
        .selectAll()
        .where('org_id', '=', orgId)
        .where(
          'policy_id',
          'in',
          policies.map((policy) => policy.id),
        )
        .where('status', '=', 'ACTIVE')
        .orderBy('priority')
        .orderBy('id')
        .execute()
      const all = rows.map(asRule)
      return policies.map((policy) => ({ policy, rules: all.filter((rule) => rule.policyId === policy.id) }))
    },

    /** @throws OktaError  E0000001: the name is taken */
    async create(orgId: string, serverId: string, input: PolicySettings, now: number): Promise<Policy> {
      await lock('authorization_servers', serverId)
      const others = (await list(orgId, serverId)).map((policy) => policy.id)
      const row: PolicyRow = {
        id: oktaId('00p'),
        org_id: orgId,
        server_id: serverId,
        ...policyColumns(input),
        priority: others.length + 1,
        is_system: 0,
        created_at: now,
        updated_at: now,
      }
      await refusingTakenName(db.insertInto('policies').values(row).execute())
      const order = placed(others, row.id, input.priority)
      await reorder('policies', order)
      return asPolicy({ ...row, priority: order.indexOf(row.id) + 1 })
    },

    /** @throws OktaError  E0000001: the name is taken */
    async replace(orgId: string, policy: Policy, serverId: string, input: PolicySettings, now: number): Promise<void> {
      await lock('authorization_servers', serverId)
      const change = db
        .updateTable('policies')
        .set({ ...policyColumns(input), updated_at: now })
        .where('org_id', '=', orgId)
        .where('id', '=', policy.id)
      await refusingTakenName(change.execute())
      await reorder('policies', moved(await list(orgId, serverId), policy.id, input.priority))
    },

    async setStatus(orgId: string, policyId: string, status: Policy['status'], now: number): Promise<void> {
      await db
        .updateTable('policies')
        .set({ status, updated_at: now })
        .where('org_id', '=', orgId)
        .where('id', '=', policyId)
        .execute()
    },

    async remove(orgId: string, serverId: string, policyId: string): Promise<void> {
      await lock('authorization_servers', serverId)
      await db.deleteFrom('policies').where('org_id', '=', orgId).where('id', '=', policyId).execute()
      await reorder(
        'policies',
        (await list(orgId, serverId)).map((policy) => policy.id),
      )
    },

    /** @throws OktaError  E0000001: the name is taken */
    async createRule(orgId: string, policyId: string, input: RuleSettings, now: number): Promise<PolicyRule> {
      await lock('policies', policyId)
      const others = (await rules(orgId, policyId)).map((rule) => rule.id)
      const row: PolicyRuleRow = {
        id: oktaId('0pr'),
        org_id: orgId,
        policy_id: policyId,
        ...ruleColumns(input),
        priority: others.length + 1,
        is_system: 0,
        created_at: now,
        updated_at: now,
      }
      await refusingTakenName(db.insertInto('policy_rules').values(row).execute())
      const order = placed(others, row.id, input.priority)
      await reorder('policy_rules', order)
      return asRule({ ...row, priority: order.indexOf(row.id) + 1 })
    },

    /** @throws OktaError  E0000001: the name is taken */
    async replaceRule(orgId: string, rule: PolicyRule, input: RuleSettings, now: number): Promise<void> {
      await lock('policies', rule.policyId)
      const change = db
        .updateTable('policy_rules')
        .set({ ...ruleColumns(input), updated_at: now })
        .where('org_id', '=', orgId)
        .where('id', '=', rule.id)
      await refusingTakenName(change.execute())
      await reorder('policy_rules', moved(await rules(orgId, rule.policyId), rule.id, input.priority))
    },

    async setRuleStatus(orgId: string, ruleId: string, status: PolicyRule['status'], now: number): Promise<void> {
      await db
        .updateTable('policy_rules')
        .set({ status, updated_at: now })
        .where('org_id', '=', orgId)
        .where('id', '=', ruleId)
        .execute()
    },

    async removeRule(orgId: string, policyId: string, ruleId: string): Promise<void> {
      await lock('policies', policyId)
      await db.deleteFrom('policy_rules').where('org_id', '=', orgId).where('id', '=', ruleId).execute()
      await reorder(
        'policy_rules',
        (await rules(orgId, policyId)).map((rule) => rule.id),
      )
    },
  }
}

/** The order once one of them is at `priority`; without one, everything stays. */
function moved(inOrder: readonly { id: string }[], id: string, priority: number | undefined): string[] {
  const ids = inOrder.map((one) => one.id)
  if (priority === undefined) return ids
  return placed(
    ids.filter((other) => other !== id),
    id,
    priority,
  )
}

/** `id` put among the others at `priority` (from 1); without one, last. */
function placed(others: readonly string[], id: string, priority: number | undefined): string[] {
  const at = Math.min(Math.max((priority ?? others.length + 1) - 1, 0), others.length)
  return [...others.slice(0, at), id, ...others.slice(at)]
}

function policyColumns(input: PolicySettings) {
  return {
    name: input.name,
    description: input.description,
    status: input.status,
    clients_json: JSON.stringify(input.clients),
  }
}

function ruleColumns(input: RuleSettings) {
  return {
    name: input.name,
    status: input.status,
    conditions_json: JSON.stringify(input.conditions),
    actions_json: JSON.stringify(input.actions),
  }
}

function asPolicy(row: Selectable<PolicyRow>): Policy {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    status: row.status,
    priority: row.priority,
    system: row.is_system === 1,
    clients: JSON.parse(row.clients_json),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function asRule(row: Selectable<PolicyRuleRow>): PolicyRule {
  return {
    id: row.id,
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
