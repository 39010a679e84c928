// Who changed what, and when. Written in the transaction of the change itself: no change without its entry, no entry
// without its change. Entries are only ever added, each holds the hash of the one before it, and the database refuses to
// change or remove one.
//
//   writeAudit        here
//   verify-chain.ts   does it all still fit together?
//   export-audit.ts   the whole of it, for whoever keeps it elsewhere
import type { Transaction } from 'kysely'
import { newId } from '../../kit/ids.ts'
import { readObject } from '../json-column.ts'
import { auditHash, type ChainedEntry, canonicalJson } from '../schema/audit-hash.ts'
import type { AuditRow, SsoSchema } from '../schema/sso-schema.ts'

export type AuditEntry = {
  /** An API key's id, an operator's, a setup link's, `system`, or whoever acted. */
  readonly actor: string
  /** `connection.activated`, `application.secret_added`, … */
  readonly action: string
  readonly target: { readonly type: string; readonly id: string }
  readonly organizationId?: string
  /** What changed, in names and public values; never a secret. */
  readonly detail?: Readonly<Record<string, unknown>>
}

export type AuditRecord = ChainedEntry & { readonly hash: string }

/**
 * For the transaction of the change, as its last step where it can be: whoever writes next waits for this transaction to
 * be over, so that every entry knows the one before it.
 *
 * @param at  milliseconds
 */
export async function writeAudit(trx: Transaction<SsoSchema>, at: number, entry: AuditEntry): Promise<void> {
  const head = await trx
    .updateTable('audit_head')
    .set((eb) => ({ seq: eb('seq', '+', 1) }))
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow()
  const detail = canonicalJson(entry.detail ?? {})
  const row = {
    id: newId('aud'),
    at,
    actor: asStored(entry.actor),
    action: entry.action,
    target_type: entry.target.type,
    target_id: asStored(entry.target.id),
    organization_id: entry.organizationId ?? null,
    detail,
    seq: head.seq,
    prev_hash: head.hash,
  }
  const hash = auditHash(chainedOf({ ...row, hash: '' }))
  await trx
    .insertInto('audit_log')
    .values({ ...row, hash })
    .execute()
  await trx.updateTable('audit_head').set({ hash }).execute()
}

// Text that a database cannot keep as it is would come back as something else, with another hash.
const asStored = (text: string) => text.replaceAll('\0', '\ufffd').toWellFormed()

function chainedOf(row: AuditRow): ChainedEntry {
  return {
    seq: row.seq,
    prevHash: row.prev_hash,
    id: row.id,
    at: row.at,
    actor: row.actor,
    action: row.action,
    targetType: row.target_type,
    targetId: row.target_id,
    organizationId: row.organization_id,
    detail: readObject(row.detail),
  }
}

export function auditOf(row: AuditRow): AuditRecord {
  return { ...chainedOf(row), hash: row.hash }
}
