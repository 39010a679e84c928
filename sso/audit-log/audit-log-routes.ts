import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { listingOf, listingQuery, olderThan, pageOf } from '../admin-door/listing.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { auditOf } from './audit-log.ts'

const auditRecord = z
  .object({
    id: z.string(),
    at: z.int().describe('Milliseconds since the epoch.'),
    actor: z.string(),
    action: z.string(),
    targetType: z.string(),
    targetId: z.string(),
    organizationId: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditRecord' })

export function mountAuditLog(door: AdminDoor, deps: SsoDeps): void {
  door.serve(
    {
      method: 'GET',
      path: '/audit-log',
      id: 'listAuditLog',
      summary: 'Who changed what, newest first',
      tag: 'Logs',
      query: listingQuery.extend({ organizationId: z.string().max(64).optional() }),
      status: 200,
      answer: listingOf(auditRecord),
    },
    async ({ query }) => {
      let rows = deps.db.kysely.selectFrom('audit_log').selectAll().orderBy('at', 'desc').orderBy('id', 'desc')
      if (query.organizationId !== undefined) rows = rows.where('organization_id', '=', query.organizationId)
      if (query.after !== undefined) rows = rows.where(olderThan('audit_log', 'at', query.after))
      return pageOf(await rows.limit(query.limit + 1).execute(), query, auditOf)
    },
  )
}
