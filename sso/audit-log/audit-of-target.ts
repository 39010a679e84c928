import type { SsoDeps } from '../sso-deps.ts'
import { type AuditRecord, auditOf } from './audit-log.ts'

/** Everything that was done to one thing, the oldest first; of very much the newest `most`. */
export async function auditOfTarget({ db }: SsoDeps, targetId: string, most: number): Promise<AuditRecord[]> {
  const rows = db.kysely.selectFrom('audit_log').selectAll().where('target_id', '=', targetId)
  const newest = await rows.orderBy('seq', 'desc').limit(most).execute()
  return newest.map(auditOf).reverse()
}
