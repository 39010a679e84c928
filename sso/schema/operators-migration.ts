import type { Kysely } from 'kysely'
import { key, refersTo, required, unique } from './columns.ts'

/** Operators with their passkeys and sessions; API keys get a role, and those there are keep every right they had. */
export async function operators({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('api_keys')
    .addColumn('role', 'text', (column) => column.notNull().defaultTo('owner'))
    .execute()

  await schema
    .createTable('operators')
    .addColumn('id', 'text', key)
    .addColumn('email', 'text', unique)
    .addColumn('name', 'text', required)
    .addColumn('role', 'text', required)
    .addColumn('created_by', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('joined_at', 'bigint')
    .addColumn('last_sign_in_at', 'bigint')
    .addColumn('disabled_at', 'bigint')
    // 1 for whoever came by the first-run link, so that of two who come at once one is refused.
    .addColumn('first_run', 'integer', (column) => column.unique())
    .addColumn('okta_connection_id', 'text')
    .addColumn('okta_issuer', 'text')
    .addColumn('okta_subject', 'text')
    .addUniqueConstraint('operators_okta_identity', ['okta_connection_id', 'okta_issuer', 'okta_subject'])
    .execute()

  await schema
    .createTable('operator_passkeys')
    .addColumn('id', 'text', key)
    .addColumn('credential_id', 'text', unique)
    .addColumn('operator_id', 'text', refersTo('operators.id'))
    .addColumn('public_key', 'text', required)
    .addColumn('counter', 'bigint', required)
    .addColumn('transports', 'text', required)
    .addColumn('name', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('last_used_at', 'bigint')
    .execute()
  await schema.createIndex('operator_passkeys_operator').on('operator_passkeys').column('operator_id').execute()

  await schema
    .createTable('operator_sessions')
    .addColumn('token_hash', 'text', key)
    .addColumn('operator_id', 'text', refersTo('operators.id'))
    .addColumn('created_at', 'bigint', required)
    .addColumn('last_seen_at', 'bigint', required)
    .execute()
  await schema.createIndex('operator_sessions_operator').on('operator_sessions').column('operator_id').execute()
  await schema.createIndex('operator_sessions_created').on('operator_sessions').column('created_at').execute()

  await schema
    .createTable('operator_links')
    .addColumn('id', 'text', key)
    .addColumn('token_hash', 'text', unique)
    .addColumn('operator_id', 'text', (column) => column.references('operators.id'))
    .addColumn('created_by', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('expires_at', 'bigint', required)
    .addColumn('used_at', 'bigint')
    .execute()
  await schema.createIndex('operator_links_operator').on('operator_links').column('operator_id').execute()

  await schema
    .createTable('used_challenges')
    .addColumn('hash', 'text', key)
    .addColumn('expires_at', 'bigint', required)
    .execute()
  await schema.createIndex('used_challenges_expiry').on('used_challenges').column('expires_at').execute()

  await schema
    .createTable('operators_connection')
    .addColumn('only', 'integer', key)
    .addColumn('connection_id', 'text', refersTo('connections.id'))
    .addColumn('issuer', 'text', required)
    .addColumn('named_by', 'text', required)
    .addColumn('named_at', 'bigint', required)
    .execute()
}
