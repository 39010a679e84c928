import { type Kysely, sql } from 'kysely'
import { refersTo, required } from './columns.ts'

/**
 * Domains are proven by DNS, each organization's by a token of its own, so one may be several organizations'. Those there
 * are were given by operators: vouched for.
 */
export async function domains(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema.dropIndex('organization_domains_organization').execute()
  await schema.alterTable('organization_domains').renameTo('organization_domains_before').execute()
  await schema
    .createTable('organization_domains')
    .addColumn('domain', 'text', required)
    .addColumn('organization_id', 'text', refersTo('organizations.id'))
    .addColumn('state', 'text', required)
    .addColumn('token', 'text')
    .addColumn('proven_at', 'bigint')
    .addColumn('seen_at', 'bigint')
    .addColumn('checked_at', 'bigint')
    .addColumn('failing_since', 'bigint')
    .addColumn('look', 'text')
    .addColumn('next_check_at', 'bigint')
    .addColumn('created_at', 'bigint', required)
    // The domain first: an address that was typed is looked up by it.
    .addPrimaryKeyConstraint('organization_domains_key', ['domain', 'organization_id'])
    .execute()
  await sql`insert into organization_domains (domain, organization_id, state, created_at)
    select domain, organization_id, 'vouched', created_at from organization_domains_before`.execute(db)
  await schema.dropTable('organization_domains_before').execute()
  await schema
    .createIndex('organization_domains_organization')
    .on('organization_domains')
    .column('organization_id')
    .execute()
  await schema
    .createIndex('organization_domains_next_check')
    .on('organization_domains')
    .column('next_check_at')
    .execute()
  // Vouching is somebody's word: two organizations never have it for one domain, however close together it is given.
  await schema
    .createIndex('organization_domains_one_vouched')
    .unique()
    .on('organization_domains')
    .column('domain')
    .where(sql.ref('state'), '=', 'vouched')
    .execute()
}
