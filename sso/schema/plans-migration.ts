import type { Kysely } from 'kysely'
import { key, refersTo, required } from './columns.ts'

/** Set-ups by API token: what is to be done in a customer's Okta, how far it is, and how to take it back. */
export async function plans({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('set_up_plans')
    .addColumn('id', 'text', key)
    .addColumn('connection_id', 'text', refersTo('connections.id'))
    .addColumn('organization_id', 'text', refersTo('organizations.id'))
    .addColumn('okta_domain', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('plan_json', 'text', required)
    .addColumn('token_sealed', 'text')
    .addColumn('token_until', 'bigint')
    .addColumn('leased_until', 'bigint')
    .addColumn('revision', 'integer', required)
    .addColumn('created_by', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('updated_at', 'bigint', required)
    .execute()
  await schema
    .createIndex('set_up_plans_connection')
    .on('set_up_plans')
    .columns(['connection_id', 'created_at'])
    .execute()
  await schema.createIndex('set_up_plans_token').on('set_up_plans').column('token_until').execute()
}
