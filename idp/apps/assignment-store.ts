import { type Kysely, type Selectable, sql } from 'kysely'
import { isUniqueViolation } from '../../kit/database.ts'
import { oktaId } from '../../kit/ids.ts'
import { OktaError } from '../okta-error.ts'
import type { AppGroupRow, AppUserRow, IdpSchema } from '../schema/idp-schema.ts'
import { startsWith } from '../schema/text-match.ts'
import type { User } from '../users/user.ts'
import { asUser } from '../users/user-store.ts'
import { assignedBy } from './app-store.ts'
import type { AnyApp, App } from './okta-app.ts'

/** A person an app is open to. `scope` says whether by name or through a group. */
export type AppUser = {
  readonly user: User
  readonly scope: 'USER' | 'GROUP'
  readonly userName: string
  readonly createdAt: number
  readonly updatedAt: number
}

export type AppGroup = {
  readonly groupId: string
  readonly priority: number
  readonly profile: Record<string, unknown>
  readonly updatedAt: number
}

/** Who may use which app. @param db  the database, or the transaction to be part of */
export function assignmentStore(db: Kysely<IdpSchema>) {
  function people(orgId: string, appId: string) {
    return db
      .selectFrom('users')
      .leftJoin('app_users as named', (join) =>
        join.onRef('named.user_id', '=', 'users.id').on('named.app_id', '=', appId),
      )
      .selectAll('users')
      .select([
        'named.user_name as named_user_name',
        'named.created_at as named_created_at',
        'named.updated_at as named_updated_at',
      ])
      .where('users.org_id', '=', orgId)
      .where((eb) => eb.or([eb('named.user_id', 'is not', null), throughGroup(appId)]))
  }

  return {
    /** May this person use the app? */
    async isAssigned(app: App, userId: string): Promise<boolean> {
      if (app.document.settings.implicitAssignment) return true
      const found = await db
        .selectFrom('apps')
        .select('id')
        .where('org_id', '=', app.orgId)
        .where('id', '=', app.id)
        .where(assignedBy(userId))
        .executeTakeFirst()
      return found !== undefined
    },

    /** In the order of their ids. @param page.after  id of the last one seen */
    async listUsers(
      orgId: string,
      appId: string,
      page: { after?: string; limit: number; q?: string },
    ): Promise<AppUser[]> {
      let query = people(orgId, appId).orderBy('users.id').limit(page.limit)
      if (page.after !== undefined) query = query.where('users.id', '>', page.after)
      if (page.q !== undefined) {
        const start = `${page.q.toLowerCase().replace(/[!%_]/g, '!$&')}%`
        query = query.where(
          sql<boolean>`(users.login_key like ${start} escape '!' or users.email_key like ${start} escape '!'
            or users.first_name_key like ${start} escape '!' or users.last_name_key like ${start} escape '!')`,
        )
      }
      return (await query.execute()).map(asAppUser)
    },

    async userOf(orgId: string, appId: string, userId: string): Promise<AppUser | undefined> {
      const row = await people(orgId, appId).where('users.id', '=', userId).executeTakeFirst()
      return row && asAppUser(row)
    },

    /** By name. @throws OktaError  E0000062: is so already */
    async assignUser(app: AnyApp, user: User, userName: string, now: number): Promise<void> {
      const row: AppUserRow = {
        id: oktaId('0ua'),
        org_id: app.orgId,
        app_id: app.id,
        user_id: user.id,
        user_name: userName,
        profile_json: '{}',
        created_at: now,
        updated_at: now,
      }
      try {
        await db.insertInto('app_users').values(row).execute()
      } catch (error) {
        if (isUniqueViolation(error)) throw new OktaError('E0000062')
        throw error
      }
    },

    /** @returns false when the person is not assigned by name */
    async setUserName(orgId: string, appId: string, userId: string, userName: string, now: number): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('app_users')
        .set({ user_name: userName, updated_at: now })
        .where('org_id', '=', orgId)
        .where('app_id', '=', appId)
        .where('user_id', '=', userId)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    /** @returns false when the person was not assigned by name */
    async unassignUser(orgId: string, appId: string, userId: string): Promise<boolean> {
      const { numDeletedRows } = await db
        .deleteFrom('app_users')
        .where('org_id', '=', orgId)
        .where('app_id', '=', appId)
        .where('user_id', '=', userId)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },

    /** By priority. @param q  how the names of the groups begin */
    async listGroups(orgId: string, appId: string, q = ''): Promise<AppGroup[]> {
      const rows = await db
        .selectFrom('app_groups')
        .innerJoin('groups', 'groups.id', 'app_groups.group_id')
        .selectAll('app_groups')
        .where('app_groups.org_id', '=', orgId)
        .where('app_id', '=', appId)
        .where(startsWith('groups.name_key', q.toLowerCase()))
        .orderBy('priority')
        .orderBy('group_id')
        .execute()
      return rows.map(asAppGroup)
    },

    async groupOf(orgId: string, appId: string, groupId: string): Promise<AppGroup | undefined> {
      const row = await db
        .selectFrom('app_groups')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('app_id', '=', appId)
        .where('group_id', '=', groupId)
        .executeTakeFirst()
      return row && asAppGroup(row)
    },

    /** Assigns, or changes what was assigned. @returns true when it was not assigned before */
    async assignGroup(
      app: AnyApp,
      groupId: string,
      input: { priority: number | undefined; profile: Record<string, unknown> },
      now: number,
    ): Promise<boolean> {
      const before = await this.groupOf(app.orgId, app.id, groupId)
      const priority = input.priority ?? before?.priority ?? 0
      const profile = JSON.stringify(input.profile)
      await db
        .insertInto('app_groups')
        .values({
          org_id: app.orgId,
          app_id: app.id,
          group_id: groupId,
          priority,
          profile_json: profile,
          created_at: now,
          updated_at: now,
        })
        .onConflict((oc) =>
          oc.columns(['app_id', 'group_id']).doUpdateSet({ priority, profile_json: profile, updated_at: now }),
        )
        .execute()
      return before === undefined
    },

    /** @returns false when the group was not assigned */
    async unassignGroup(orgId: string, appId: string, groupId: string): Promise<boolean> {
      const { numDeletedRows } = await db
        .deleteFrom('app_groups')
        .where('org_id', '=', orgId)
        .where('app_id', '=', appId)
        .where('group_id', '=', groupId)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

function throughGroup(appId: string) {
  return sql<boolean>`exists (select 1 from app_groups ag join group_members gm on gm.group_id = ag.group_id
    where ag.app_id = ${appId} and gm.user_id = users.id)`
}

function asAppUser(
  row: Parameters<typeof asUser>[0] & {
    named_user_name: string | null
    named_created_at: number | null
    named_updated_at: number | null
  },
): AppUser {
  const user = asUser(row)
  return {
    user,
    scope: row.named_user_name === null ? 'GROUP' : 'USER',
    userName: row.named_user_name ?? user.profile.login,
    createdAt: row.named_created_at ?? user.createdAt,
    updatedAt: row.named_updated_at ?? user.updatedAt,
  }
}

function asAppGroup(row: Selectable<AppGroupRow>): AppGroup {
  return {
    groupId: row.group_id,
    priority: row.priority,
    profile: JSON.parse(row.profile_json),
    updatedAt: row.updated_at,
  }
}
