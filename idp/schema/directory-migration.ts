import { type Kysely, sql } from 'kysely'

/**
 * Administrators by role instead of one word beside the person, what an org adds to its profiles, rules that fill
 * groups, and what else is known of how a person proves who they are.
 */
export async function directoryTables(db: Kysely<unknown>): Promise<void> {
  await roleAssignments(db)

  await db.schema
    .createTable('profile_attributes')
    .addColumn('org_id', 'text', (c) => c.notNull().references('orgs.id').onDelete('cascade'))
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('part', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('definition_json', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('profile_attributes_pk', ['org_id', 'subject', 'name'])
    .execute()

  await db.schema
    .createTable('group_rules')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('org_id', 'text', (c) => c.notNull().references('orgs.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('expression', 'text', (c) => c.notNull())
    .addColumn('excluded_users_json', 'text', (c) => c.notNull())
    .addColumn('group_ids_json', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('group_rules_name', ['org_id', 'name_key'])
    .execute()
  await db.schema.alterTable('group_members').addColumn('rule_id', 'text').execute()

  await db.schema.alterTable('users').addColumn('recovery_question', 'text').execute()
  await db.schema.alterTable('users').addColumn('recovery_answer_hash', 'text').execute()
  await db.schema.alterTable('users').addColumn('provider_json', 'text').execute()
}

async function roleAssignments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('role_assignments')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('org_id', 'text', (c) => c.notNull().references('orgs.id').onDelete('cascade'))
    .addColumn('user_id', 'text', (c) => c.references('users.id').onDelete('cascade'))
    .addColumn('group_id', 'text', (c) => c.references('groups.id').onDelete('cascade'))
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('role_assignments_of_user', ['user_id', 'type'])
    .addUniqueConstraint('role_assignments_of_group', ['group_id', 'type'])
    .execute()
  await db.schema.createIndex('role_assignments_by_org_id').on('role_assignments').column('org_id').execute()
  // A person had one role at most, so an id made of theirs is nobody else's.
  await sql`
    insert into role_assignments (id, org_id, user_id, group_id, type, created_at)
    select 'ra1' || substr(id, 4), org_id, id, null, admin_role, created_at from users where admin_role is not null
  `.execute(db)
  await db.schema.alterTable('users').dropColumn('admin_role').execute()
}
