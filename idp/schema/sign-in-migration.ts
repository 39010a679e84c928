import type { Kysely } from 'kysely'

/**
 * Second factors, the org's own policies for passwords and sign-in, sign-ins that are half done, links to choose a
 * password by, letters, and how often a password was wrong.
 */
export async function signInTables(db: Kysely<unknown>): Promise<void> {
  await factors(db)
  await policies(db)
  await waysIn(db)

  await db.schema.alterTable('sessions').addColumn('user_agent', 'text').execute()
  await db.schema.alterTable('sessions').addColumn('ip', 'text').execute()
  await db.schema.alterTable('sessions').addColumn('factor_at', 'bigint').execute()
  await db.schema.alterTable('sessions').addColumn('idle_ms', 'bigint').execute()
}

async function factors(db: Kysely<unknown>): Promise<void> {
  await ofPerson(db, 'factors')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('factor_type', 'text', (c) => c.notNull())
    .addColumn('provider', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('secret_sealed', 'text', (c) => c.notNull())
    .addColumn('last_step', 'bigint', (c) => c.notNull())
    .addColumn('failed_attempts', 'integer', (c) => c.notNull())
    .addColumn('locked_until', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('factors_one_each', ['user_id', 'factor_type', 'provider'])
    .execute()
}

async function policies(db: Kysely<unknown>): Promise<void> {
  await inOrg(db, 'org_policies')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('description', 'text')
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('priority', 'integer', (c) => c.notNull())
    .addColumn('is_system', 'integer', (c) => c.notNull())
    .addColumn('conditions_json', 'text', (c) => c.notNull())
    .addColumn('settings_json', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .execute()
  await index(db, 'org_policies', ['org_id', 'type'])

  await inOrg(db, 'org_policy_rules')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('policy_id', 'text', (c) => c.notNull().references('org_policies.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('priority', 'integer', (c) => c.notNull())
    .addColumn('is_system', 'integer', (c) => c.notNull())
    .addColumn('conditions_json', 'text', (c) => c.notNull())
    .addColumn('actions_json', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .execute()
  await index(db, 'org_policy_rules', ['policy_id'])
}

async function waysIn(db: Kysely<unknown>): Promise<void> {
  await ofPerson(db, 'sign_in_states')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('stage', 'text', (c) => c.notNull())
    .addColumn('amr_json', 'text', (c) => c.notNull())
    .addColumn('factor_at', 'bigint')
    .addColumn('from_uri', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute()
  await index(db, 'sign_in_states', ['expires_at'])
  await index(db, 'sign_in_states', ['user_id'])

  await ofPerson(db, 'session_tokens')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('amr_json', 'text', (c) => c.notNull())
    .addColumn('factor_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute()
  await index(db, 'session_tokens', ['expires_at'])
  await index(db, 'session_tokens', ['user_id'])

  await ofPerson(db, 'password_links')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute()
  await index(db, 'password_links', ['expires_at'])
  await index(db, 'password_links', ['user_id'])

  await ofPerson(db, 'password_history')
    .addColumn('password_hash', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute()
  await index(db, 'password_history', ['user_id', 'created_at'])

  await inOrg(db, 'failed_attempts')
    .addColumn('person_key', 'text', (c) => c.notNull())
    .addColumn('place_key', 'text', (c) => c.notNull())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('failed_attempts_pk', ['org_id', 'person_key', 'place_key'])
    .execute()
  await index(db, 'failed_attempts', ['since'])

  await inOrg(db, 'mailbox')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('recipient', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('letter_sealed', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('next_try_at', 'bigint', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .execute()
  await index(db, 'mailbox', ['org_id', 'created_at', 'id'])
  await index(db, 'mailbox', ['next_try_at'])
}

function inOrg<T extends string>(db: Kysely<unknown>, table: T) {
  return db.schema
    .createTable(table)
    .addColumn('org_id', 'text', (c) => c.notNull().references('orgs.id').onDelete('cascade'))
}

function ofPerson<T extends string>(db: Kysely<unknown>, table: T) {
  return inOrg(db, table).addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
}

function index(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
  return db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute()
}
