import type { Kysely } from 'kysely'

/**
 * Scopes of Okta's API that apps were granted, origins whose pages may call us, hosts that stand for an org, logos,
 * network zones, and apps that are of another kind than OpenID Connect.
 */
export async function appsAndServersTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('app_scope_grants')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('org_id', 'text', (c) => c.notNull().references('orgs.id').onDelete('cascade'))
    .addColumn('app_id', 'text', (c) => c.notNull().references('apps.id').onDelete('cascade'))
    .addColumn('scope_id', 'text', (c) => c.notNull())
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('app_scope_grants_once', ['app_id', 'scope_id'])
    .execute()

  await db.schema
    .createTable('trusted_origins')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('org_id', 'text', (c) => c.notNull().references('orgs.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('scopes_json', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text')
    .addColumn('updated_by', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('trusted_origins_name', ['org_id', 'name'])
    .addUniqueConstraint('trusted_origins_origin', ['org_id', 'origin'])
    .execute()

  await db.schema
    .createTable('domains')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('org_id', 'text', (c) => c.notNull().references('orgs.id').onDelete('cascade'))
    .addColumn('domain', 'text', (c) => c.notNull().unique())
    .addColumn('certificate_source_type', 'text', (c) => c.notNull())
    .addColumn('validation_status', 'text', (c) => c.notNull())
    .addColumn('dns_records_json', 'text', (c) => c.notNull())
    .addColumn('certificate_json', 'text')
    .addColumn('brand_id', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('domains_by_org_id').on('domains').column('org_id').execute()

  await db.schema
    .alterTable('apps')
    .addColumn('sign_on_mode', 'text', (c) => c.notNull().defaultTo('OPENID_CONNECT'))
    .execute()
  await db.schema.alterTable('apps').addColumn('access_policy_id', 'text').execute()

  await db.schema
    .createTable('app_logos')
    .addColumn('app_id', 'text', (c) => c.primaryKey().references('apps.id').onDelete('cascade'))
    .addColumn('org_id', 'text', (c) => c.notNull().references('orgs.id').onDelete('cascade'))
    .addColumn('content_type', 'text', (c) => c.notNull())
    .addColumn('image_base64', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .execute()

  await db.schema
    .createTable('network_zones')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('org_id', 'text', (c) => c.notNull().references('orgs.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('usage', 'text', (c) => c.notNull())
    .addColumn('gateways_json', 'text', (c) => c.notNull())
    .addColumn('proxies_json', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('network_zones_name', ['org_id', 'name_key'])
    .execute()
}
