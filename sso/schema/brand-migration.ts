import type { Kysely } from 'kysely'
import { key, required } from './columns.ts'

/** What this house wears: one row, `only` is 1. */
export async function brand({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('brand')
    .addColumn('only', 'integer', key)
    .addColumn('name', 'text')
    .addColumn('accent_light', 'text')
    .addColumn('accent_dark', 'text')
    .addColumn('mail_name', 'text')
    .addColumn('mail_address', 'text')
    .addColumn('logo_type', 'text')
    .addColumn('logo_base64', 'text')
    .addColumn('updated_at', 'bigint', required)
    .execute()
}
