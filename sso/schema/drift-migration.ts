import type { Kysely } from 'kysely'
import { refersTo, required } from './columns.ts'

/** When each connection was last compared with what is in Okta, and what had changed there; why a sign-in failed. */
export async function drift({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('drift_checks')
    .addColumn('connection_id', 'text', (column) => column.notNull().primaryKey().references('connections.id'))
    .addColumn('live_version_id', 'text')
    .addColumn('next_at', 'bigint', required)
    .addColumn('checked_at', 'bigint')
    .addColumn('looked', 'text', required)
    .addColumn('held', 'text', required)
    .addColumn('failures', 'integer', required)
    .addColumn('failing_since', 'bigint')
    .addColumn('token_used_at', 'bigint')
    .addColumn('fence', 'integer', required)
    .addColumn('leased_until', 'bigint')
    .execute()
  await schema.createIndex('drift_checks_next').on('drift_checks').column('next_at').execute()

  await schema
    .createTable('drift_findings')
    .addColumn('connection_id', 'text', refersTo('connections.id'))
    .addColumn('code', 'text', required)
    .addColumn('looked_at', 'text', required)
    .addColumn('mild', 'integer', required)
    .addColumn('finding', 'text', required)
    .addColumn('first_seen_at', 'bigint', required)
    .addColumn('last_seen_at', 'bigint', required)
    .addColumn('told_at', 'bigint')
    .addColumn('told_to', 'text')
    .addColumn('gone_at', 'bigint')
    .addPrimaryKeyConstraint('drift_findings_key', ['connection_id', 'code'])
    .execute()

  await schema.alterTable('sign_ins').addColumn('cause', 'text').execute()
}
