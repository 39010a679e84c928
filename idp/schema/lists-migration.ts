import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely'

/**
 * What long lists need to be answered at once: a row for every value of every profile, the words of every event, and the
 * orders lists are asked for in. Also who looks after a group, and how people belong to each other.
 */
export async function listsTables(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  await profileValues(db, postgres)
  await peopleAndGroups(db, postgres)
  await systemLog(db, postgres)
  await db.schema
    .createTable('group_owners')
    .addColumn('org_id', 'text', (c) => c.notNull().references('orgs.id').onDelete('cascade'))
    .addColumn('group_id', 'text', (c) => c.notNull().references('groups.id').onDelete('cascade'))
    .addColumn('owner_id', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('group_owners_pk', ['group_id', 'owner_id'])
    .execute()
  await linkedObjects(db)
}

async function linkedObjects(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('linked_objects')
    .addColumn('org_id', 'text', (c) => c.notNull().references('orgs.id').onDelete('cascade'))
    .addColumn('primary_name', 'text', (c) => c.notNull())
    .addColumn('associated_name', 'text', (c) => c.notNull())
    .addColumn('definition_json', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('linked_objects_pk', ['org_id', 'primary_name'])
    .execute()
  await db.schema
    .createTable('linked_people')
    .addColumn('org_id', 'text', (c) => c.notNull().references('orgs.id').onDelete('cascade'))
    .addColumn('primary_name', 'text', (c) => c.notNull())
    .addColumn('primary_user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('associated_user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('linked_people_pk', ['org_id', 'primary_name', 'associated_user_id'])
    .execute()
  await index(db, 'linked_people', 'primary', sql`primary_user_id`)
  await index(db, 'linked_people', 'associated', sql`associated_user_id`)
}

async function profileValues(db: Kysely<unknown>, postgres: boolean): Promise<void> {
  await db.schema
    .createTable('profile_values')
    .addColumn('org_id', 'text', (c) => c.notNull().references('orgs.id').onDelete('cascade'))
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('entry', 'text', (c) => c.notNull())
    .addColumn('number_value', 'double precision')
    .addPrimaryKeyConstraint('profile_values_pk', ['user_id', 'entry'])
    .execute()
  const entry = postgres ? sql`entry text_pattern_ops` : sql`entry`
  await index(db, 'profile_values', 'entry', sql`org_id, ${entry}, user_id`)
  await index(db, 'profile_values', 'number', sql`org_id, name, number_value, user_id`)
  await fill(db)
}

/** Of those who are there already. The four names have columns of their own. */
async function fill(db: Kysely<unknown>): Promise<void> {
  const named = ['login', 'email', 'firstName', 'lastName']
  let after = ''
  for (;;) {
    const { rows } = await sql<{ id: string; org_id: string; profile_json: string }>`
      select id, org_id, profile_json from users where id > ${after} order by id limit 500`.execute(db)
    for (const { id, org_id, profile_json } of rows)
      for (const [name, value] of Object.entries(JSON.parse(profile_json) as Record<string, unknown>))
        if (typeof value === 'string' && !named.includes(name))
          await sql`insert into profile_values (org_id, user_id, name, entry)
            values (${org_id}, ${id}, ${name}, ${`${name}=${value.slice(0, 200).toLowerCase()}`})`.execute(db)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

async function peopleAndGroups(db: Kysely<unknown>, postgres: boolean): Promise<void> {
  for (const column of ['email_key', 'first_name_key', 'last_name_key', 'status'])
    await index(db, 'users', `${column}_id`, sql`org_id, ${sql.ref(column)}, id`)
  await index(db, 'groups', 'updated_at', sql`org_id, updated_at, id`)
  if (!postgres) return
  // Where the database does not sort by bytes, only such an index finds what begins with something.
  for (const column of ['login_key', 'email_key', 'first_name_key', 'last_name_key'])
    await index(db, 'users', `${column}_prefix`, sql`org_id, ${sql.ref(column)} text_pattern_ops`)
  await index(db, 'groups', 'name_key_prefix', sql`org_id, name_key text_pattern_ops`)
  await trigrams(db)
}

/** What is somewhere in a name is found by its triples of letters, where the database may have the extension for it. */
async function trigrams(db: Kysely<unknown>): Promise<void> {
  await sql`do $$ begin
    create extension if not exists pg_trgm;
    create index users_lists_names on users
      using gin (login_key gin_trgm_ops, email_key gin_trgm_ops, first_name_key gin_trgm_ops, last_name_key gin_trgm_ops);
    create index groups_lists_names on groups using gin (name_key gin_trgm_ops);
  exception when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then null;
  end $$`.execute(db)
}

async function systemLog(db: Kysely<unknown>, postgres: boolean): Promise<void> {
  await db.schema
    .alterTable('system_log')
    .addColumn('words', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await fillWords(db)
  if (postgres)
    await sql`create index system_log_lists_words on system_log using gin (string_to_array(words, ' '))`.execute(db)
  for (const column of ['event_type', 'actor_id'])
    await index(db, 'system_log', column, sql`org_id, ${sql.ref(column)}, published, uuid`)
  await index(db, 'system_log', 'published', sql`published`)
}

/** Of what was logged before there were any: types, names and ids. */
async function fillWords(db: Kysely<unknown>): Promise<void> {
  let after = ''
  for (;;) {
    const { rows } = await sql<{ uuid: string; text: string }>`
      select uuid, event_type || ' ' || display_message || ' ' || actor_json || ' ' || target_json as text
      from system_log where uuid > ${after} order by uuid limit 500`.execute(db)
    for (const { uuid, text } of rows) {
      const words = new Set(text.toLowerCase().split(/[^\p{L}\p{N}@._-]+/u))
      const spelled = ` ${[...words]
        .filter((word) => word !== '')
        .slice(0, 80)
        .join(' ')} `
      await sql`update system_log set words = ${spelled} where uuid = ${uuid}`.execute(db)
    }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.uuid
  }
}

async function index(db: Kysely<unknown>, table: string, name: string, columns: RawBuilder<unknown>) {
  await sql`create index ${sql.raw(`${table}_lists_${name}`)} on ${sql.table(table)} (${columns})`.execute(db)
}
