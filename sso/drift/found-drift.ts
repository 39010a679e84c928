// What was found of a connection, row by row: since when, who was told, whether it is still so.
import type { Transaction } from 'kysely'
import type { DriftFindingRow, SsoSchema } from '../schema/sso-schema.ts'
import type { Finding } from '../setup-steps/setup-step.ts'
import { type CheckName, type DriftFinding, keyOf, type Looked } from './drift-check.ts'

/** One that came back begins anew, and is told again; one whose check could not be made stays as it was. */
export async function writeFindings(
  trx: Transaction<SsoSchema>,
  connectionId: string,
  looked: readonly Looked[],
  now: number,
): Promise<void> {
  const before = await trx.selectFrom('drift_findings').selectAll().where('connection_id', '=', connectionId).execute()
  const found = new Map<string, { check: CheckName; finding: Finding }>()
  for (const { check, state, findings } of looked)
    for (const finding of state === 'differs' ? findings : []) {
      const key = keyOf(check, finding)
      if (!found.has(key)) found.set(key, { check, finding })
    }

  for (const [code, { check, finding }] of found) {
    const known = before.find((row) => row.code === code)
    const isNew = known === undefined || known.gone_at !== null
    const row: DriftFindingRow = {
      connection_id: connectionId,
      code,
      looked_at: check,
      mild: finding.mild === true ? 1 : 0,
      finding: JSON.stringify(finding),
      first_seen_at: isNew ? now : known.first_seen_at,
      last_seen_at: now,
      told_at: isNew ? null : known.told_at,
      told_to: isNew ? null : known.told_to,
      gone_at: null,
    }
    await trx
      .insertInto('drift_findings')
      .values(row)
      .onConflict((conflict) => conflict.columns(['connection_id', 'code']).doUpdateSet(row))
      .execute()
  }
  const undecided = new Set<string>(looked.filter(({ state }) => state === 'unknown').map(({ check }) => check))
  const gone = before.filter((row) => row.gone_at === null && !found.has(row.code) && !undecided.has(row.looked_at))
  if (gone.length === 0) return
  await trx
    .updateTable('drift_findings')
    .set({ gone_at: now })
    .where('connection_id', '=', connectionId)
    .where(
      'code',
      'in',
      gone.map(({ code }) => code),
    )
    .execute()
}

export function findingOfRow(row: DriftFindingRow): DriftFinding {
  return {
    ...(JSON.parse(row.finding) as Finding),
    key: row.code,
    check: row.looked_at as CheckName,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    toldAt: row.told_at,
    toldTo: row.told_to,
    goneAt: row.gone_at,
  }
}
