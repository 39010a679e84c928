import type { Expression, Kysely, Selectable, SqlBool } from 'kysely'
import { isUniqueViolation } from '../../kit/database.ts'
import { oktaId } from '../../kit/ids.ts'
import { ALREADY_EXISTS, validationFailed } from '../okta-error.ts'
import type { GroupRow, IdpSchema } from '../schema/idp-schema.ts'
import type { User } from '../users/user.ts'
import { asUser } from '../users/user-store.ts'
import type { Group, GroupProfile } from './group.ts'

export type GroupOrder = 'created_at' | 'updated_at' | 'membership_updated_at' | 'name_key'

/** @param db  the database, or the transaction to be part of */
export function groupStore(db: Kysely<IdpSchema>) {
  const touch = (orgId: string, groupId: string, now: number) =>
    db
      .updateTable('groups')
      .set({ membership_updated_at: now })
      .where('org_id', '=', orgId)
      .where('id', '=', groupId)
      .execute()

  return {
    async byId(orgId: string, groupId: string): Promise<Group | undefined> {
      const row = await db
        .selectFrom('groups')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('id', '=', groupId)
        .executeTakeFirst()
      return row && asGroup(row)
    },

    async byName(orgId: string, name: string): Promise<Group | undefined> {
      const row = await db
        .selectFrom('groups')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('name_key', '=', name.toLowerCase())
        .executeTakeFirst()
      return row && asGroup(row)
    },

    async everyone(orgId: string): Promise<Group> {
      const row = await db
        .selectFrom('groups')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('type', '=', 'BUILT_IN')
        .executeTakeFirstOrThrow()
      return asGroup(row)
    },

    /** In a fixed order, by creation unless said otherwise. @param page.after  the place of the last one seen */
    async list(
      orgId: string,
      page: {
        where?: Expression<SqlBool>
        orderBy?: GroupOrder
        descending?: boolean
        after?: readonly [string | number, string]
        limit: number
      },
    ): Promise<Group[]> {
      const column = page.orderBy ?? 'created_at'
      const direction = page.descending ? 'desc' : 'asc'
      let query = db
        .selectFrom('groups')
        .selectAll()
        .where('org_id', '=', orgId)
        .orderBy(column, direction)
        .orderBy('id', direction)
        .limit(page.limit)
      if (page.where !== undefined) query = query.where(page.where)
      if (page.after !== undefined) {
        const [value, id] = page.after
        const beyond = page.descending ? '<' : '>'
        query = query.where((eb) =>
          eb.or([eb(column, beyond, value as never), eb.and([eb(column, '=', value as never), eb('id', beyond, id)])]),
        )
      }
      return (await query.execute()).map(asGroup)
    },

    /** Those a person belongs to, by name. */
    async ofUser(orgId: string, userId: string): Promise<Group[]> {
      const rows = await db
        .selectFrom('groups')
        .innerJoin('group_members', 'group_members.group_id', 'groups.id')
        .selectAll('groups')
        .where('groups.org_id', '=', orgId)
        .where('group_members.user_id', '=', userId)
        .orderBy('groups.name_key')
        .execute()
      return rows.map(asGroup)
    },

    /** Members in the order of their ids. @param page.after  id of the last one seen */
    async members(orgId: string, groupId: string, page: { after?: string; limit: number }): Promise<User[]> {
      let query = db
        .selectFrom('users')
        .innerJoin('group_members', 'group_members.user_id', 'users.id')
        .selectAll('users')
        .where('users.org_id', '=', orgId)
        .where('group_members.group_id', '=', groupId)
        .orderBy('group_members.user_id')
        .limit(page.limit)
      if (page.after !== undefined) query = query.where('group_members.user_id', '>', page.after)
      return (await query.execute()).map(asUser)
    },

    /** How many people and apps each of these groups has. */
    async counts(
      orgId: string,
      groupIds: readonly string[],
    ): Promise<ReadonlyMap<string, { users: number; apps: number }>> {
      if (groupIds.length === 0) return new Map()
      const counted = (table: 'group_members' | 'app_groups') =>
        db
          .selectFrom(table)
          .select(['group_id', (eb) => eb.fn.countAll<number | string>().as('n')])
          .where('org_id', '=', orgId)
          .where('group_id', 'in', groupIds)
          .groupBy('group_id')
          .execute()
      const users = new Map((await counted('group_members')).map(({ group_id, n }) => [group_id, Number(n)]))
      const apps = new Map((await counted('app_groups')).map(({ group_id, n }) => [group_id, Number(n)]))
      return new Map(groupIds.map((id) => [id, { users: users.get(id) ?? 0, apps: apps.get(id) ?? 0 }]))
    },

    /** Which rule put them there; null: somebody did. Undefined: they are no member. */
    async ruleOf(orgId: string, groupId: string, userId: string): Promise<string | null | undefined> {
      const row = await db
        .selectFrom('group_members')
        .select('rule_id')
        .where('org_id', '=', orgId)
        .where('group_id', '=', groupId)
        .where('user_id', '=', userId)
        .executeTakeFirst()
      return row?.rule_id
    },

    /** @throws OktaError  E0000001: the name is taken */
    async create(
      orgId: string,
      profile: GroupProfile,
      now: number,
      type: Group['type'] = 'OKTA_GROUP',
      id: string = oktaId('00g'),
    ): Promise<Group> {
      const row: GroupRow = {
        id,
        org_id: orgId,
        type,
        ...profileColumns(profile),
        created_at: now,
        updated_at: now,
        membership_updated_at: now,
      }
      await refusingTakenName(db.insertInto('groups').values(row).execute())
      return asGroup(row)
    },

    /** @throws OktaError  E0000001: the name is taken */
    async setProfile(orgId: string, groupId: string, profile: GroupProfile, now: number): Promise<void> {
      const change = db
        .updateTable('groups')
        .set({ ...profileColumns(profile), updated_at: now })
        .where('org_id', '=', orgId)
        .where('id', '=', groupId)
      await refusingTakenName(change.execute())
    },

    async remove(orgId: string, groupId: string): Promise<void> {
      await db.deleteFrom('groups').where('org_id', '=', orgId).where('id', '=', groupId).execute()
    },

    /** @returns false when they were a member already */
    async addMember(orgId: string, groupId: string, userId: string, now: number): Promise<boolean> {
      const { numInsertedOrUpdatedRows = 0n } = await db
        .insertInto('group_members')
        .values({ org_id: orgId, group_id: groupId, user_id: userId, created_at: now, rule_id: null })
        .onConflict((oc) => oc.doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows === 0n) return false
      await touch(orgId, groupId, now)
      return true
    },

    /** Out with those whom only this rule put in. */
    async removeThoseOf(orgId: string, ruleId: string, now: number): Promise<void> {
      const members = db.selectFrom('group_members').select('group_id').where('org_id', '=', orgId)
      await db
        .updateTable('groups')
        .set({ membership_updated_at: now })
        .where('org_id', '=', orgId)
        .where('id', 'in', members.where('rule_id', '=', ruleId))
        .execute()
      await db.deleteFrom('group_members').where('org_id', '=', orgId).where('rule_id', '=', ruleId).execute()
    },

    /** Those whom the rule put in are members like any others from now on. */
    async keepThoseOf(orgId: string, ruleId: string): Promise<void> {
      await db
        .updateTable('group_members')
        .set({ rule_id: null })
        .where('org_id', '=', orgId)
        .where('rule_id', '=', ruleId)
        .execute()
    },

    /** @returns false when they were no member */
    async removeMember(orgId: string, groupId: string, userId: string, now: number): Promise<boolean> {
      const { numDeletedRows } = await db
        .deleteFrom('group_members')
        .where('org_id', '=', orgId)
        .where('group_id', '=', groupId)
        .where('user_id', '=', userId)
        .executeTakeFirst()
      if (numDeletedRows === 0n) return false
      await touch(orgId, groupId, now)
      return true
    },
  }
}

function profileColumns(profile: GroupProfile) {
  return { name: profile.name, name_key: profile.name.toLowerCase(), profile_json: JSON.stringify(profile) }
}

async function refusingTakenName(write: Promise<unknown>): Promise<void> {
  try {
    await write
  } catch (error) {
    if (isUniqueViolation(error)) throw validationFailed('name', [`name: ${ALREADY_EXISTS}`])
    throw error
  }
}

function asGroup(row: Selectable<GroupRow>): Group {
  return {
    id: row.id,
    orgId: row.org_id,
    type: row.type,
    profile: JSON.parse(row.profile_json),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    membershipUpdatedAt: row.membership_updated_at,
  }
}
