import type { Kysely } from 'kysely'
import { refersTo, required } from './columns.ts'

/** How far each step of a connection's set-up has come, and what was found; the API token of its Okta. */
export async function setupSteps({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('setup_steps')
    .addColumn('connection_id', 'text', refersTo('connections.id'))
    .addColumn('step', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('settings_hash', 'text')
    .addColumn('evidence', 'text', required)
    .addColumn('findings', 'text', required)
    .addColumn('by', 'text', required)
    .addColumn('at', 'bigint', required)
    .addPrimaryKeyConstraint('setup_steps_key', ['connection_id', 'step'])
    .execute()

  await schema
    .createTable('okta_tokens')
    .addColumn('connection_id', 'text', (column) => column.notNull().primaryKey().references('connections.id'))
    .addColumn('token_sealed', 'text', required)
    .addColumn('origin', 'text', required)
    .addColumn('created_by', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .execute()
}
