import { type Kysely, sql } from 'kysely'

/** Who made each API key; of those there are the audit log knows it, and where it does not nobody is said to have. */
export async function apiKeyMaker(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('api_keys').addColumn('created_by', 'text').execute()
  await sql`update api_keys set created_by = (
    select actor from audit_log
    where audit_log.action = 'api_key.created' and audit_log.target_id = api_keys.id
    order by audit_log.seq limit 1)`.execute(db)
}
