// The log for whoever keeps it elsewhere, oldest first, sent as it is read.
//
//   jsonl   an entry a line, in canonical JSON with its hash; the last line is {"head":…} and says where the chain stood
//   csv     the same columns for a spreadsheet
import { canonicalJson } from '../schema/audit-hash.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { type AuditRecord, auditOf } from './audit-log.ts'
import { auditPages } from './audit-pages.ts'
import type { AuditQuestion } from './audit-question.ts'
import { headOf } from './verify-chain.ts'

export async function* exportAudit(
  deps: Pick<SsoDeps, 'db'>,
  question: AuditQuestion,
  format: 'jsonl' | 'csv',
): AsyncGenerator<string> {
  const head = await headOf(deps)
  if (format === 'csv') yield csvLine(COLUMNS)
  const line = format === 'csv' ? asCsv : (record: AuditRecord) => `${canonicalJson(record)}\n`
  for await (const rows of auditPages(deps, question, head.seq)) yield rows.map((row) => line(auditOf(row))).join('')
  if (format === 'jsonl') yield `${canonicalJson({ head })}\n`
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
