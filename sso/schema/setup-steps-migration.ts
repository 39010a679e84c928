import type { Kysely } from 'kysely'

/** How far each step of a connection's set-up has come, and what was found; the API token of its Okta. */
export async function setupSteps({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('setup_steps')
    .addColumn('connection_id', 'text', (column) => column.notNull().references('connections.id'))
    .addColumn('step', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('settings_hash', 'text')
    .addColumn('evidence', 'text', (column) => column.notNull())
    .addColumn('findings', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('setup_steps_key', ['connection_id', 'step'])
    .execute()

  await schema
    .createTable('okta_tokens')
    .addColumn('connection_id', 'text', (column) => column.notNull().primaryKey().references('connections.id'))
    .addColumn('token_sealed', 'text', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()
}
