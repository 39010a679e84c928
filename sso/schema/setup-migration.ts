import type { Kysely } from 'kysely'
import { key, refersTo, required, unique } from './columns.ts'

/** Setup links, who opened one, and the letters this house sends. */
export async function setupLinks({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('setup_links')
    .addColumn('id', 'text', key)
    .addColumn('token_hash', 'text', unique)
    .addColumn('connection_id', 'text', refersTo('connections.id'))
    .addColumn('organization_id', 'text', refersTo('organizations.id'))
    .addColumn('email', 'text', required)
    .addColumn('name', 'text', required)
    .addColumn('step', 'text')
    .addColumn('created_by', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('expires_at', 'bigint', required)
    .addColumn('revoked_at', 'bigint')
    .addColumn('proven_at', 'bigint')
    .addColumn('last_seen_at', 'bigint')
    .execute()
  await schema.createIndex('setup_links_connection').on('setup_links').column('connection_id').execute()
  await schema.createIndex('setup_links_organization').on('setup_links').column('organization_id').execute()

  await schema
    .createTable('setup_codes')
    .addColumn('id', 'text', key)
    .addColumn('link_id', 'text', refersTo('setup_links.id'))
    .addColumn('code_sealed', 'text', required)
    .addColumn('tries', 'integer', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('used_at', 'bigint')
    .execute()
  await schema.createIndex('setup_codes_link').on('setup_codes').columns(['link_id', 'created_at']).execute()

  await schema
    .createTable('setup_sessions')
    .addColumn('token_hash', 'text', key)
    .addColumn('link_id', 'text', refersTo('setup_links.id'))
    .addColumn('created_at', 'bigint', required)
    .addColumn('expires_at', 'bigint', required)
    .execute()
  await schema.createIndex('setup_sessions_expiry').on('setup_sessions').column('expires_at').execute()

  await schema
    .createTable('mailbox')
    .addColumn('id', 'text', key)
    .addColumn('org_id', 'text', required)
    .addColumn('recipient', 'text', required)
    .addColumn('subject', 'text', required)
    .addColumn('letter_sealed', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('next_try_at', 'bigint', required)
    .addColumn('tries', 'integer', required)
    .execute()
  await schema.createIndex('mailbox_next_try').on('mailbox').column('next_try_at').execute()
}
