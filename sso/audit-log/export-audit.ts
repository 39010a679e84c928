// The log for whoever keeps it elsewhere, oldest first, sent as it is read.
//
//   jsonl   an entry a line, in canonical JSON with its hash; the last line is {"head":…} and says where the chain stood
//   csv     the same columns for a spreadsheet
import { canonicalJson } from '../schema/audit-hash.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { type AuditRecord, auditOf } from './audit-log.ts'
import { type AuditQuestion, asked } from './audit-question.ts'
import { headOf } from './verify-chain.ts'

const AT_ONCE = 500

export async function* exportAudit(
  deps: Pick<SsoDeps, 'db'>,
  question: AuditQuestion,
  format: 'jsonl' | 'csv',
): AsyncGenerator<string> {
  const head = await headOf(deps)
  if (format === 'csv') yield csvLine(COLUMNS)
  for await (const records of entriesUpTo(deps, question, head.seq)) {
    yield records.map(format === 'csv' ? asCsv : (record) => `${canonicalJson(record)}\n`).join('')
  }
  if (format === 'jsonl') yield `${canonicalJson({ head })}\n`
}

async function* entriesUpTo({ db }: Pick<SsoDeps, 'db'>, question: AuditQuestion, end: number) {
  for (let after = 0; ; ) {
    const rows = await asked(db.kysely.selectFrom('audit_log').selectAll(), question)
      .where('seq', '>', after)
      .where('seq', '<=', end)
      .orderBy('seq')
      .limit(AT_ONCE)
      .execute()
    if (rows.length === 0) return
    yield rows.map(auditOf)
    after = rows.at(-1)?.seq ?? end
  }
}

const COLUMNS = [
  'seq',
  'time',
  'actor',
  'action',
  'targetType',
  'targetId',
  'organizationId',
  'detail',
  'id',
  'prevHash',
  'hash',
] as const

function asCsv(record: AuditRecord): string {
  const cells = {
    ...record,
    time: new Date(record.at).toISOString(),
    detail: canonicalJson(record.detail),
    organizationId: record.organizationId ?? '',
  }
  return csvLine(COLUMNS.map((column) => String(cells[column])))
}

/** RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe in front. */
function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`).join(',')}\r\n`
}
