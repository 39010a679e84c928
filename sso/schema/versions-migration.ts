import { type Kysely, sql } from 'kysely'
import { key, refersTo, required, unique } from './columns.ts'

/** Connections have versions; those there are get their first, live. */
export async function versions(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('connection_versions')
    .addColumn('id', 'text', key)
    .addColumn('connection_id', 'text', refersTo('connections.id'))
    .addColumn('number', 'integer', required)
    .addColumn('state', 'text', required)
    .addColumn('issuer', 'text')
    .addColumn('okta_domain', 'text')
    .addColumn('client_id', 'text')
    .addColumn('secret_sealed', 'text')
    .addColumn('next_secret_sealed', 'text')
    .addColumn('auth_method', 'text', required)
    .addColumn('issuer_names', 'text', required)
    .addColumn('scopes', 'text', required)
    .addColumn('settings_hash', 'text', required)
    .addColumn('tested_at', 'bigint')
    .addColumn('tested_by_sign_in', 'text')
    .addColumn('created_by', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('live_at', 'bigint')
    .addUniqueConstraint('connection_versions_number', ['connection_id', 'number'])
    .execute()
  for (const [name, states] of [
    ['draft', ['draft', 'tested']],
    ['live', ['live']],
    ['previous', ['previous']],
  ] as const)
    await schema
      .createIndex(`connection_versions_one_${name}`)
      .unique()
      .on('connection_versions')
      .column('connection_id')
      .where(sql.ref('state'), 'in', states)
      .execute()

  await schema.alterTable('connections').addColumn('next_secret_sealed', 'text').execute()
  await schema.alterTable('connections').addColumn('live_version_id', 'text').execute()
  // Nobody asks an old version for its hash: it went live without.
  await sql`insert into connection_versions
    (id, connection_id, number, state, issuer, okta_domain, client_id, secret_sealed, auth_method, issuer_names, scopes,
     settings_hash, created_by, created_at, live_at)
    select 'ver_' || substr(id, 5), id, 1, 'live', issuer, okta_domain, client_id, secret_sealed, auth_method,
      issuer_names, scopes, '', 'system', created_at, updated_at
    from connections where status <> 'draft'`.execute(db)
  await sql`update connections set live_version_id = 'ver_' || substr(id, 5) where status <> 'draft'`.execute(db)

  await schema
    .createTable('connection_tests')
    .addColumn('id', 'text', key)
    .addColumn('token_hash', 'text', unique)
    .addColumn('connection_id', 'text', refersTo('connections.id'))
    .addColumn('version_id', 'text', refersTo('connection_versions.id'))
    .addColumn('settings_hash', 'text', required)
    .addColumn('created_by', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('expires_at', 'bigint', required)
    .addColumn('opened_at', 'bigint')
    .addColumn('finished_at', 'bigint')
    .addColumn('trace', 'text')
    .addColumn('reason', 'text')
    .addColumn('seen_sealed', 'text')
    .execute()
  await schema.createIndex('connection_tests_expiry').on('connection_tests').column('expires_at').execute()
}
