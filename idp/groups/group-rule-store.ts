import type { Kysely, Selectable } from 'kysely'
import { isUniqueViolation } from '../../kit/database.ts'
import { oktaId } from '../../kit/ids.ts'
import { ALREADY_EXISTS, validationFailed } from '../okta-error.ts'
import type { GroupRuleRow, IdpSchema } from '../schema/idp-schema.ts'
import { contains } from '../schema/text-match.ts'
import type { GroupRule, GroupRuleInput } from './group-rule.ts'

/** @param db  the database, or the transaction to be part of */
export function groupRuleStore(db: Kysely<IdpSchema>) {
  const inOrg = (orgId: string) => db.selectFrom('group_rules').selectAll().where('org_id', '=', orgId)
  const changing = (orgId: string, ruleId: string) =>
    db.updateTable('group_rules').where('org_id', '=', orgId).where('id', '=', ruleId)

  return {
    async byId(orgId: string, ruleId: string): Promise<GroupRule | undefined> {
      const row = await inOrg(orgId).where('id', '=', ruleId).executeTakeFirst()
      return row && asRule(row)
    },

    /** In the order they were made. @param page.search  somewhere in the name */
    async list(
      orgId: string,
      page: { search?: string; after?: readonly [string | number, string]; limit: number },
    ): Promise<GroupRule[]> {
      let query = inOrg(orgId).orderBy('created_at').orderBy('id').limit(page.limit)
      if (page.search) query = query.where(contains('name_key', page.search.toLowerCase()))
      if (page.after !== undefined) {
        const [at, id] = page.after
        query = query.where((eb) =>
          eb.or([eb('created_at', '>', Number(at)), eb.and([eb('created_at', '=', Number(at)), eb('id', '>', id)])]),
        )
      }
      return (await query.execute()).map(asRule)
    },

    async active(orgId: string): Promise<GroupRule[]> {
      const rows = await inOrg(orgId).where('status', '=', 'ACTIVE').orderBy('created_at').orderBy('id').execute()
      return rows.map(asRule)
    },

    /** Those that put people into this group, whatever their status. */
    async filling(orgId: string, groupId: string): Promise<GroupRule[]> {
      const rows = await inOrg(orgId)
        .where(contains('group_ids_json', JSON.stringify(groupId)))
        .execute()
      return rows.map(asRule)
    },

    /** @throws OktaError  E0000001: the name is taken */
    async create(orgId: string, input: GroupRuleInput, now: number): Promise<GroupRule> {
      const row: GroupRuleRow = {
        id: oktaId('0pr'),
        org_id: orgId,
        status: 'INACTIVE',
        ...columnsOf(input),
        created_at: now,
        updated_at: now,
      }
      await refusingTakenName(db.insertInto('group_rules').values(row).execute())
      return asRule(row)
    },

    /** @throws OktaError  E0000001: the name is taken */
    async replace(orgId: string, ruleId: string, input: GroupRuleInput, now: number): Promise<void> {
      await refusingTakenName(
        changing(orgId, ruleId)
          .set({ ...columnsOf(input), updated_at: now })
          .execute(),
      )
    },

    async setStatus(orgId: string, ruleId: string, status: GroupRule['status'], now: number): Promise<void> {
      await changing(orgId, ruleId).set({ status, updated_at: now }).execute()
    },

    /** Whom an administrator took out of a group is not put back by the rule. */
    async exclude(rule: GroupRule, userId: string, now: number): Promise<void> {
      const excluded = JSON.stringify([...new Set([...rule.excludedUserIds, userId])])
      await changing(rule.orgId, rule.id).set({ excluded_users_json: excluded, updated_at: now }).execute()
    },

    async remove(orgId: string, ruleId: string): Promise<void> {
      await db.deleteFrom('group_rules').where('org_id', '=', orgId).where('id', '=', ruleId).execute()
    },
  }
}

function columnsOf(input: GroupRuleInput) {
  return {
    name: input.name,
    name_key: input.name.toLowerCase(),
    expression: input.expression,
    excluded_users_json: JSON.stringify(input.excludedUserIds),
    group_ids_json: JSON.stringify(input.groupIds),
  }
}

async function refusingTakenName(write: Promise<unknown>): Promise<void> {
  try {
    await write
  } catch (error) {
    if (isUniqueViolation(error)) throw validationFailed('name', [`name: ${ALREADY_EXISTS}`])
    throw error
  }
}

function asRule(row: Selectable<GroupRuleRow>): GroupRule {
  return {
    id: row.id,
    orgId: row.org_id,
    name: row.name,
    status: row.status,
    expression: row.expression,
    excludedUserIds: JSON.parse(row.excluded_users_json),
    groupIds: JSON.parse(row.group_ids_json),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
