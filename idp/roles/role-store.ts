import type { Kysely, Selectable } from 'kysely'
import { isUniqueViolation } from '../../kit/database.ts'
import { oktaId } from '../../kit/ids.ts'
import { OktaError } from '../okta-error.ts'
import type { AdminRole, IdpSchema, RoleAssignmentRow } from '../schema/idp-schema.ts'

/** A role given to a person, or to everybody in a group. */
export type RoleAssignment = Readonly<Selectable<RoleAssignmentRow>>

export type RoleHolder = { readonly userId: string } | { readonly groupId: string }

/** @param db  the database, or the transaction to be part of */
export function roleStore(db: Kysely<IdpSchema>) {
  const inOrg = (orgId: string) => db.selectFrom('role_assignments').selectAll().where('org_id', '=', orgId)

  const heldBy = (orgId: string, holder: RoleHolder) =>
    'userId' in holder
      ? inOrg(orgId).where('user_id', '=', holder.userId)
      : inOrg(orgId).where('group_id', '=', holder.groupId)

  return {
    /** Given to exactly this person or group, in the order they were given. */
    async assignedTo(orgId: string, holder: RoleHolder): Promise<RoleAssignment[]> {
      return heldBy(orgId, holder).orderBy('created_at').orderBy('id').execute()
    },

    /** What a person has by name and through their groups. */
    async ofUser(orgId: string, userId: string): Promise<RoleAssignment[]> {
      return inOrg(orgId)
        .where((eb) =>
          eb.or([
            eb('user_id', '=', userId),
            eb('group_id', 'in', eb.selectFrom('group_members').select('group_id').where('user_id', '=', userId)),
          ]),
        )
        .orderBy('created_at')
        .orderBy('id')
        .execute()
    },

    async byId(orgId: string, holder: RoleHolder, assignmentId: string): Promise<RoleAssignment | undefined> {
      return heldBy(orgId, holder).where('id', '=', assignmentId).executeTakeFirst()
    },

    /** @throws OktaError  E0000090: they have it already */
    async assign(orgId: string, holder: RoleHolder, type: AdminRole, now: number): Promise<RoleAssignment> {
      const row: RoleAssignmentRow = {
        id: oktaId('ra1'),
        org_id: orgId,
        user_id: 'userId' in holder ? holder.userId : null,
        group_id: 'groupId' in holder ? holder.groupId : null,
        type,
        created_at: now,
      }
      try {
        await db.insertInto('role_assignments').values(row).execute()
      } catch (error) {
        if (isUniqueViolation(error)) throw new OktaError('E0000090')
        throw error
      }
      return row
    },

    async unassign(orgId: string, assignmentId: string): Promise<void> {
      await db.deleteFrom('role_assignments').where('org_id', '=', orgId).where('id', '=', assignmentId).execute()
    },

    /** Is there anybody who may do everything and can sign in? Until the transaction ends, nobody else changes that. */
    async hasSuperAdmin(orgId: string): Promise<boolean> {
      // The org's row is what two who take away each other's role wait for.
      await db
        .updateTable('orgs')
        .set((eb) => ({ updated_at: eb.ref('updated_at') }))
        .where('id', '=', orgId)
        .execute()
      const found = await db
        .selectFrom('role_assignments')
        .leftJoin('group_members', 'group_members.group_id', 'role_assignments.group_id')
        .innerJoin('users', (join) =>
          join.on((eb) =>
            eb.or([
              eb('users.id', '=', eb.ref('role_assignments.user_id')),
              eb('users.id', '=', eb.ref('group_members.user_id')),
            ]),
          ),
        )
        .select('users.id')
        .where('role_assignments.org_id', '=', orgId)
        .where('role_assignments.type', '=', 'SUPER_ADMIN')
        .where('users.status', 'in', ['ACTIVE', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'RECOVERY'])
        .limit(1)
        .executeTakeFirst()
      return found !== undefined
    },
  }
}

/** The roles a person has at this moment, by name and through groups, each once. */
export async function rolesOf(db: Kysely<IdpSchema>, orgId: string, userId: string): Promise<AdminRole[]> {
  return [...new Set((await roleStore(db).ofUser(orgId, userId)).map(({ type }) => type))]
}
