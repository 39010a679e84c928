import { type Kysely, sql } from 'kysely'

/**
 * Several orgs may say that a host is theirs; it is whose DNS proves it, and one's at most. Before, whoever came first
 * kept all others out without proof. Nobody could have made one yet.
 */
export async function domainClaims(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('domains').execute()
  await db.schema
    .createTable('domains')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('org_id', 'text', (c) => c.notNull().references('orgs.id').onDelete('cascade'))
    .addColumn('domain', 'text', (c) => c.notNull())
    .addColumn('certificate_source_type', 'text', (c) => c.notNull())
    .addColumn('validation_status', 'text', (c) => c.notNull())
    .addColumn('dns_records_json', 'text', (c) => c.notNull())
    .addColumn('certificate_json', 'text')
    .addColumn('brand_id', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('domains_in_org', ['org_id', 'domain'])
    .execute()
  await sql`create unique index domains_proven on domains (domain)
    where validation_status in ('VERIFIED', 'COMPLETED')`.execute(db)
}
