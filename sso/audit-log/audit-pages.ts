import { setImmediate as aMoment } from 'node:timers/promises'
import type { AuditRow } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { type AuditQuestion, asked } from './audit-question.ts'

const AT_ONCE = 500

/**
 * Entries oldest first, a page at a time, up to the one numbered `end`: what is written meanwhile is not among them. Between
 * two pages others get their turn, because SQLite answers without ever letting go of the process.
 */
export async function* auditPages(
  { db }: Pick<SsoDeps, 'db'>,
  question: AuditQuestion,
  end: number,
): AsyncGenerator<AuditRow[]> {
  for (let after = 0; ; ) {
    const rows = await asked(db.kysely.selectFrom('audit_log').selectAll(), question)
      .where('seq', '>', after)
      .where('seq', '<=', end)
      .orderBy('seq')
      .limit(AT_ONCE)
      .execute()
    if (rows.length === 0) return
    yield rows
    after = rows.at(-1)?.seq ?? end
    await aMoment()
  }
}
