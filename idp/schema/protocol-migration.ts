import type { Kysely } from 'kysely'

/**
 * Access tokens revoked one by one, clients that act for themselves, requests that were pushed, and what people have
 * agreed to.
 */
export async function protocolTables(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('grants').addColumn('revoked_token_ids', 'text').execute()

  await db.schema
    .createTable('service_grants')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('org_id', 'text', (c) => c.notNull().references('orgs.id').onDelete('cascade'))
    .addColumn('site_key', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('grant_json', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('revoked_at', 'bigint')
    .execute()
  await db.schema.createIndex('service_grants_by_expires_at').on('service_grants').column('expires_at').execute()
  await db.schema
    .createIndex('service_grants_by_client')
    .on('service_grants')
    .columns(['org_id', 'client_id'])
    .execute()

  await db.schema
    .createTable('pushed_requests')
    .addColumn('uri_hash', 'text', (c) => c.primaryKey())
    .addColumn('org_id', 'text', (c) => c.notNull().references('orgs.id').onDelete('cascade'))
    .addColumn('site_key', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('parameters', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .execute()
  await db.schema.createIndex('pushed_requests_by_expires_at').on('pushed_requests').column('expires_at').execute()

  await db.schema
    .createTable('oauth_consents')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('org_id', 'text', (c) => c.notNull().references('orgs.id').onDelete('cascade'))
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('site_key', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('oauth_consents_once', ['user_id', 'site_key', 'client_id', 'scope'])
    .execute()
  await db.schema
    .createIndex('oauth_consents_by_client')
    .on('oauth_consents')
    .columns(['org_id', 'client_id'])
    .execute()
}
