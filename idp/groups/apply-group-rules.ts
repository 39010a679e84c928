// Who belongs to a group because a rule says so: put in when the rule holds, taken out when it does not any more. Whoever
// somebody put in by hand stays, and so does everybody when a rule is switched off.
import type { Kysely } from 'kysely'
import type { Database } from '../../kit/database.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'
import type { NewLogEvent } from '../system-log/log-event.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import { displayName, type User } from '../users/user.ts'
import { asUser } from '../users/user-store.ts'
import type { GroupRule } from './group-rule.ts'
import { groupRuleStore } from './group-rule-store.ts'
import { readExpression } from './rule-expression.ts'

const BATCH = 500

/** What the active rules make of one person. Call it in the transaction that changed them. */
export async function applyGroupRules(trx: Kysely<IdpSchema>, user: User, now: number): Promise<void> {
  if (user.status === 'DEPROVISIONED') return
  const rules = await groupRuleStore(trx).active(user.orgId)
  if (rules.length > 0) await applyTo(trx, user.orgId, rules, [user], now)
}

/** What the active rules make of everybody, some hundred people to a transaction. */
export async function applyGroupRulesToAll(db: Database<IdpSchema>, orgId: string, now: number): Promise<void> {
  let after = ''
  for (;;) {
    const last = await db.transaction(async (trx) => {
      const rows = await trx
        .selectFrom('users')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('id', '>', after)
        .where('status', '<>', 'DEPROVISIONED')
        .orderBy('id')
        .limit(BATCH)
        .execute()
      const rules = await groupRuleStore(trx).active(orgId)
      await applyTo(trx, orgId, rules, rows.map(asUser), now)
      return rows.length < BATCH ? undefined : rows.at(-1)?.id
    })
    if (last === undefined) return
    after = last
  }
}

type Membership = {
  readonly user_id: string
  readonly group_id: string
  readonly rule_id: string | null
  readonly name: string
}
type Placement = { readonly user: User; readonly groupId: string; readonly ruleId: string }

async function applyTo(
  trx: Kysely<IdpSchema>,
  orgId: string,
  rules: readonly GroupRule[],
  users: readonly User[],
  now: number,
) {
  if (users.length === 0) return
  const conditions = rules.map((rule) => ({ rule, read: readExpression(rule.expression) }))
  const memberships = Map.groupBy(await membershipsOf(trx, orgId, users), ({ user_id }) => user_id)
  const active = new Set(rules.map(({ id }) => id))
  const come: Placement[] = []
  const go: Placement[] = []
  for (const user of users) {
    const held = memberships.get(user.id) ?? []
    const wanted = groupsWanted(conditions, user, held)
    for (const [groupId, ruleId] of wanted)
      if (!held.some(({ group_id }) => group_id === groupId)) come.push({ user, groupId, ruleId })
    for (const { group_id: groupId, rule_id: ruleId } of held)
      if (ruleId !== null && active.has(ruleId) && !wanted.has(groupId)) go.push({ user, groupId, ruleId })
  }
  await place(trx, orgId, come, go, now)
}

/** Which groups the rules put a person into, and the first rule that does. */
function groupsWanted(
  conditions: readonly { rule: GroupRule; read: ReturnType<typeof readExpression> }[],
  user: User,
  held: readonly Membership[],
): Map<string, string> {
  const wanted = new Map<string, string>()
  const subject = { profile: user.profile, groups: held.map(({ group_id, name }) => ({ id: group_id, name })) }
  for (const { rule, read } of conditions) {
    if ('problem' in read || rule.excludedUserIds.includes(user.id) || !read.holds(subject)) continue
    for (const groupId of rule.groupIds) if (!wanted.has(groupId)) wanted.set(groupId, rule.id)
  }
  return wanted
}

function membershipsOf(trx: Kysely<IdpSchema>, orgId: string, users: readonly User[]): Promise<Membership[]> {
  return trx
    .selectFrom('group_members')
    .innerJoin('groups', 'groups.id', 'group_members.group_id')
    .select(['group_members.user_id', 'group_members.group_id', 'group_members.rule_id', 'groups.name'])
    .where('group_members.org_id', '=', orgId)
    .where(
      'group_members.user_id',
      'in',
      users.map(({ id }) => id),
    )
    .execute()
}

async function place(trx: Kysely<IdpSchema>, orgId: string, come: Placement[], go: Placement[], now: number) {
  const groupIds = [...new Set([...come, ...go].map(({ groupId }) => groupId))]
  if (groupIds.length === 0) return
  if (come.length > 0)
    await trx
      .insertInto('group_members')
      .values(
        come.map(({ user, groupId, ruleId }) => ({
          org_id: orgId,
          group_id: groupId,
          user_id: user.id,
          created_at: now,
          rule_id: ruleId,
        })),
      )
      .onConflict((oc) => oc.doNothing())
      .execute()
  for (const [groupId, gone] of Map.groupBy(go, (one) => one.groupId))
    await trx
      .deleteFrom('group_members')
      .where('org_id', '=', orgId)
      .where('group_id', '=', groupId)
      .where(
        'user_id',
        'in',
        gone.map(({ user }) => user.id),
      )
      .execute()
  const groups = await trx
    .selectFrom('groups')
    .select(['id', 'name'])
    .where('org_id', '=', orgId)
    .where('id', 'in', groupIds)
    .execute()
  await trx
    .updateTable('groups')
    .set({ membership_updated_at: now })
    .where('org_id', '=', orgId)
    .where('id', 'in', groupIds)
    .execute()
  const names = new Map(groups.map(({ id, name }) => [id, name]))
  const events = [
    ...come.map((one) => eventOf('group.user_membership.add', one, names)),
    ...go.map((one) => eventOf('group.user_membership.remove', one, names)),
  ]
  await systemLogStore(trx).write(orgId, events, now)
}

function eventOf(
  eventType: string,
  { user, groupId, ruleId }: Placement,
  names: ReadonlyMap<string, string>,
): NewLogEvent {
  return {
    eventType,
    actor: { id: 'okta', type: 'SystemPrincipal', alternateId: 'system@okta.com', displayName: 'Okta System' },
    target: [
      { id: user.id, type: 'User', alternateId: user.profile.login, displayName: displayName(user) },
      { id: groupId, type: 'UserGroup', alternateId: 'unknown', displayName: names.get(groupId) ?? groupId },
    ],
    debugData: { groupRule: ruleId },
  }
}
