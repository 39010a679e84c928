// Who changed what, and when. Written in the transaction of the change itself: no change without its entry, no entry
// without its change. Entries are only ever added.
import type { QueryCreator } from 'kysely'
import { newId } from '../../kit/ids.ts'
import { readObject } from '../json-column.ts'
import type { AuditRow, SsoSchema } from '../schema/sso-schema.ts'

export type AuditEntry = {
  /** An API key's id, `system`, or whoever acted. */
  readonly actor: string
  /** `connection.activated`, `application.secret_added`, … */
  readonly action: string
  readonly target: { readonly type: string; readonly id: string }
  readonly organizationId?: string
  /** What changed, in names and public values; never a secret. */
  readonly detail?: Readonly<Record<string, unknown>>
}

export type AuditRecord = {
  readonly id: string
  readonly at: number
  readonly actor: string
  readonly action: string
  readonly targetType: string
  readonly targetId: string
  readonly organizationId: string | null
  readonly detail: Record<string, unknown>
}

/** For the transaction of the change. @param at  milliseconds */
export async function writeAudit(db: QueryCreator<SsoSchema>, at: number, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit_log')
    .values({
      id: newId('aud'),
      at,
      actor: entry.actor,
      action: entry.action,
      target_type: entry.target.type,
      target_id: entry.target.id,
      organization_id: entry.organizationId ?? null,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute()
}

export function auditOf(row: AuditRow): AuditRecord {
  return {
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
