import { type Kysely, SqliteAdapter, sql } from 'kysely'
import { auditHash } from './audit-hash.ts'
import { key, required } from './columns.ts'

const AT_ONCE = 500

/** The audit log becomes a chain, with what is there already, and the database itself refuses to change it. */
export async function auditChain(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema.alterTable('audit_log').addColumn('seq', 'bigint').execute()
  await schema.alterTable('audit_log').addColumn('prev_hash', 'text').execute()
  await schema.alterTable('audit_log').addColumn('hash', 'text').execute()
  await schema.createIndex('audit_log_seq').unique().on('audit_log').column('seq').execute()
  await schema.createIndex('audit_log_actor').on('audit_log').columns(['actor', 'seq']).execute()
  await schema
    .createTable('audit_head')
    .addColumn('only', 'integer', key)
    .addColumn('seq', 'bigint', required)
    .addColumn('hash', 'text', required)
    .execute()
  const head = await chainWhatIsThere(db as Kysely<Before>)
  await (db as Kysely<Before>)
    .insertInto('audit_head')
    .values({ only: 1, ...head })
    .execute()
  const engine = db.getExecutor().adapter instanceof SqliteAdapter ? SQLITE : POSTGRES
  for (const statement of engine) await sql.raw(statement).execute(db)
}

type Before = {
  audit_log: {
    id: string
    at: number
    actor: string
    action: string
    target_type: string
    target_id: string
    organization_id: string | null
    detail: string
    seq: number | null
    prev_hash: string | null
    hash: string | null
  }
  audit_head: { only: number; seq: number; hash: string }
}

async function chainWhatIsThere(db: Kysely<Before>): Promise<{ seq: number; hash: string }> {
  const head = { seq: 0, hash: '' }
  for (;;) {
    const rows = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('seq', 'is', null)
      .orderBy('at')
      .orderBy('id')
      .limit(AT_ONCE)
      .execute()
    for (const row of rows) {
      const chained = { seq: head.seq + 1, prevHash: head.hash }
      const hash = auditHash({
        ...chained,
        id: row.id,
        at: row.at,
        actor: row.actor,
        action: row.action,
        targetType: row.target_type,
        targetId: row.target_id,
        organizationId: row.organization_id,
        detail: JSON.parse(row.detail),
      })
      await db
        .updateTable('audit_log')
        .set({ seq: chained.seq, prev_hash: chained.prevHash, hash })
        .where('id', '=', row.id)
        .execute()
      head.seq = chained.seq
      head.hash = hash
    }
    if (rows.length < AT_ONCE) return head
  }
}

// Grants would not hold the role that owns the tables, which is the one most houses run as; a trigger holds everybody but
// somebody who removes it first, and what they change then no longer fits the chain.
const SQLITE = [
  `create trigger audit_log_unchanged before update on audit_log
     begin select raise(abort, 'permission denied: audit log entries are only added'); end`,
  `create trigger audit_log_kept before delete on audit_log
     begin select raise(abort, 'permission denied: audit log entries are only added'); end`,
  `create trigger audit_log_chained before insert on audit_log
     when new.seq is null or new.prev_hash is null or new.hash is null
     begin select raise(abort, 'an audit log entry without its place in the chain'); end`,
  // What is replaced is removed without a word to the trigger on removing.
  `create trigger audit_log_not_replaced before insert on audit_log
     when exists (select 1 from audit_log where id = new.id) or exists (select 1 from audit_log where seq = new.seq)
     begin select raise(abort, 'permission denied: audit log entries are only added'); end`,
  `create trigger audit_head_not_replaced before insert on audit_head when exists (select 1 from audit_head)
     begin select raise(abort, 'permission denied: the audit log has one head'); end`,
  `create trigger audit_head_kept before delete on audit_head
     begin select raise(abort, 'permission denied: the audit log has one head'); end`,
  `create trigger audit_head_onward before update on audit_head when new.seq < old.seq
     begin select raise(abort, 'permission denied: the audit log only grows'); end`,
]

const POSTGRES = [
  'alter table audit_log alter column seq set not null, alter column prev_hash set not null, alter column hash set not null',
  `create function refuse_audit_change() returns trigger language plpgsql as $$
   begin
     raise exception 'permission denied: audit log entries are only added' using errcode = 'insufficient_privilege';
   end $$`,
  `create trigger audit_log_unchanged before update or delete on audit_log
     for each row execute function refuse_audit_change()`,
  `create trigger audit_log_kept before truncate on audit_log
     for each statement execute function refuse_audit_change()`,
  `create trigger audit_head_kept before delete or truncate on audit_head
     for each statement execute function refuse_audit_change()`,
  `create trigger audit_head_onward before update on audit_head
     for each row when (new.seq < old.seq) execute function refuse_audit_change()`,
]
