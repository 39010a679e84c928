import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { Download } from '../admin-door/download.ts'
import { listingOf, listingQuery, pageOf } from '../admin-door/listing.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { auditOf } from './audit-log.ts'
import { asked, auditQuestion } from './audit-question.ts'
import { exportAudit } from './export-audit.ts'
import { verifyChain } from './verify-chain.ts'

const auditRecord = z
  .object({
    id: z.string(),
    at: z.int().describe('Milliseconds since the epoch.'),
    actor: z.string(),
    actorName: z.string().nullable(),
    action: z.string(),
    targetType: z.string(),
    targetId: z.string(),
    organizationId: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
    seq: z.int().describe('Its place in the chain: 1, 2, 3 …'),
    prevHash: z.string().describe('The hash of the entry before.'),
    hash: z.string(),
  })
  .meta({ id: 'AuditRecord' })

const chainHead = z.object({ seq: z.int(), hash: z.string() })

const TYPES = { jsonl: 'application/jsonl; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const

/** @param namesOf  what those who act are called, by id */
export function mountAuditLog(
  door: AdminDoor,
  deps: SsoDeps,
  namesOf: (actors: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): void {
  const tag = 'Logs'
  door.serve(
    {
      method: 'GET',
      path: '/audit-log',
      id: 'listAuditLog',
      summary: 'Who changed what, newest first',
      tag,
      query: listingQuery.extend(auditQuestion),
      status: 200,
      answer: listingOf(auditRecord),
    },
    async ({ query }) => {
      let rows = asked(deps.db.kysely.selectFrom('audit_log').selectAll(), query).orderBy('seq', 'desc')
      if (query.after !== undefined)
        rows = rows.where('seq', '<', (eb) =>
          eb
            .selectFrom('audit_log')
            .select('seq')
            .where('id', '=', query.after ?? ''),
        )
      const { items, next } = pageOf(await rows.limit(query.limit + 1).execute(), query, auditOf)
      const names = await namesOf([...new Set(items.map(({ actor }) => actor))])
      return { items: items.map((item) => ({ ...item, actorName: names.get(item.actor) ?? null })), next }
    },
  )
  door.serve(
    {
      method: 'GET',
      path: '/audit-log/verify',
      id: 'verifyAuditLog',
      summary: 'Work every hash of the audit log out again',
      tag,
      query: z.strictObject({
        seq: z.coerce.number().int().min(0).optional().describe('Of a head noted earlier, with its hash.'),
        hash: z.string().max(64).optional(),
      }),
      status: 200,
      answer: z.object({
        intact: z.boolean(),
        entries: z.int(),
        head: chainHead,
        broken: z.object({ seq: z.int(), why: z.string() }).nullable(),
        known: z.boolean().nullable().describe('Whether the head noted earlier is still part of the chain.'),
      }),
    },
    ({ query: { seq, hash } }) =>
      verifyChain(deps, seq === undefined || hash === undefined ? undefined : { seq, hash }),
  )
  door.serve(
    {
      method: 'GET',
      path: '/audit-log/export',
      id: 'exportAuditLog',
      summary: 'The audit log as a file, oldest first; unfiltered it can be checked without us',
      tag,
      query: z.strictObject({ format: z.enum(['jsonl', 'csv']).default('jsonl'), ...auditQuestion }),
      status: 200,
    },
    async ({ query: { format, ...question } }) => {
      const day = new Date(deps.clock.now()).toISOString().slice(0, 10)
      return new Download(TYPES[format], `audit-log-${day}.${format}`, exportAudit(deps, question, format))
    },
  )
}
