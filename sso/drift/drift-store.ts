// When each connection is looked at, by whom, and what was found. A check belongs to whoever has its lease; a lease that
// was given to somebody else since writes nothing (the fence), so of two nodes one is heard.
import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import { readStrings } from '../json-column.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { DriftCheckRow, SsoSchema } from '../schema/sso-schema.ts'
import type { DriftFinding, Looked } from './drift-check.ts'
import { findingOfRow, writeFindings } from './found-drift.ts'
import { nextNight } from './nights.ts'

export type DriftLease = {
  readonly connectionId: string
  readonly fence: number
  readonly liveVersionId: string | null
  /** What was ever as we need it, with this version. */
  readonly held: readonly string[]
  /** Nightly checks in a row without an answer, before this one. */
  readonly failures: number
  readonly failingSince: number | null
  readonly tokenUsedAt: number | null
}

export type DriftReport = {
  readonly looked: readonly Looked[]
  readonly held: readonly string[]
  readonly failures: number
  readonly failingSince: number | null
  readonly tokenUsedAt: number | null
  readonly nextAt: number
}

export type DriftState = {
  readonly checkedAt: number | null
  readonly nextAt: number | null
  readonly checking: boolean
  readonly looked: readonly Looked[]
  /** Those there are, and those that went in the last thirty days. */
  readonly findings: readonly DriftFinding[]
}

const LEASE_MS = 5 * 60_000
const REMEMBERED_MS = 30 * 24 * 60 * 60_000

export type DriftStore = {
  of(connectionId: string): Promise<DriftState>
  /** What there is now of some connections, the worst and oldest first. */
  openOf(connectionIds: readonly string[]): Promise<(DriftFinding & { readonly connectionId: string })[]>
  /** Connections whose time has come, the longest waiting first. */
  due(most: number): Promise<string[]>
  /** Connections nobody has a night for get their first. */
  enrol(): Promise<void>
  /** @returns undefined: somebody else is at it */
  lease(connectionId: string, liveVersionId: string | null): Promise<DriftLease | undefined>
  /** @returns false when the lease was somebody else's by then; nothing was written */
  record(lease: DriftLease, report: DriftReport): Promise<boolean>
  /** Nothing is to be looked at any more; asked again another night. */
  putOff(lease: DriftLease): Promise<void>
  /** Findings nobody was told of. */
  untold(connectionId: string): Promise<DriftFinding[]>
  /** For the transaction that writes the letter. @returns false when somebody was told meanwhile */
  markTold(trx: Transaction<SsoSchema>, connectionId: string, keys: readonly string[], to: string): Promise<boolean>
}

export const driftStore = onePerHouse(({ db, clock }): DriftStore => {
  const findingsOf = (connectionId: string) =>
    db.kysely.selectFrom('drift_findings').selectAll().where('connection_id', '=', connectionId)

  return {
    async of(connectionId) {
      const now = clock.now()
      const row = await db.kysely
        .selectFrom('drift_checks')
        .selectAll()
        .where('connection_id', '=', connectionId)
        .executeTakeFirst()
      const findings = await findingsOf(connectionId)
        .where((eb) => eb.or([eb('gone_at', 'is', null), eb('gone_at', '>', now - REMEMBERED_MS)]))
        .orderBy('mild')
        .orderBy('first_seen_at', 'desc')
        .execute()
      return {
        checkedAt: row?.checked_at ?? null,
        nextAt: row?.next_at ?? null,
        checking: row !== undefined && (row.leased_until ?? 0) > now,
        looked: row === undefined ? [] : (JSON.parse(row.looked) as Looked[]),
        findings: findings.map(findingOfRow),
      }
    },
    async openOf(connectionIds) {
      if (connectionIds.length === 0) return []
      const rows = await db.kysely
        .selectFrom('drift_findings')
        .selectAll()
        .where('connection_id', 'in', connectionIds)
        .where('gone_at', 'is', null)
        .orderBy('mild')
        .orderBy('first_seen_at')
        .execute()
      return rows.map((row) => ({ ...findingOfRow(row), connectionId: row.connection_id }))
    },
    async due(most) {
      const now = clock.now()
      const rows = await db.kysely
        .selectFrom('drift_checks')
        .select('connection_id')
        .where('next_at', '<=', now)
        .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<=', now)]))
        .orderBy('next_at')
        .limit(most)
        .execute()
      return rows.map((row) => row.connection_id)
    },
    async enrol() {
      const rows = await db.kysely
        .selectFrom('connections')
        .select('id')
        .where('status', '=', 'active')
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('drift_checks').select(sql.lit(1).as('one')).whereRef('connection_id', '=', 'connections.id'),
            ),
          ),
        )
        .limit(500)
        .execute()
      if (rows.length === 0) return
      await db.kysely
        .insertInto('drift_checks')
        .values(rows.map(({ id }) => newRow(id, clock.now())))
        .onConflict((conflict) => conflict.column('connection_id').doNothing())
        .execute()
    },
    lease: (connectionId, liveVersionId) =>
      db.transaction(async (trx) => {
        const now = clock.now()
        await trx
          .insertInto('drift_checks')
          .values(newRow(connectionId, now))
          .onConflict((conflict) => conflict.column('connection_id').doNothing())
          .execute()
        const row = await trx
          .updateTable('drift_checks')
          .set(({ eb }) => ({ fence: eb('fence', '+', 1), leased_until: now + LEASE_MS }))
          .where('connection_id', '=', connectionId)
          .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<=', now)]))
          .returningAll()
          .executeTakeFirst()
        return row && leaseOf(row, liveVersionId)
      }),
    record: (lease, report) =>
      db.transaction(async (trx) => {
        const now = clock.now()
        const { numUpdatedRows } = await trx
          .updateTable('drift_checks')
          .set({
            live_version_id: lease.liveVersionId,
            next_at: report.nextAt,
            checked_at: now,
            looked: JSON.stringify(report.looked.map(({ findings: _told, ...rest }) => ({ ...rest, findings: [] }))),
            held: JSON.stringify(report.held),
            failures: report.failures,
            failing_since: report.failingSince,
            token_used_at: report.tokenUsedAt,
            leased_until: null,
          })
          .where('connection_id', '=', lease.connectionId)
          .where('fence', '=', lease.fence)
          .executeTakeFirst()
        if (numUpdatedRows !== 1n) return false
        await writeFindings(trx, lease.connectionId, report.looked, now)
        return true
      }),
    async putOff({ connectionId, fence }) {
      await db.kysely
        .updateTable('drift_checks')
        .set({ leased_until: null, next_at: nextNight(connectionId, clock.now()) })
        .where('connection_id', '=', connectionId)
        .where('fence', '=', fence)
        .execute()
    },
    async untold(connectionId) {
      const rows = await findingsOf(connectionId)
        .where('gone_at', 'is', null)
        .where('told_at', 'is', null)
        .orderBy('mild')
        .orderBy('code')
        .execute()
      return rows.map(findingOfRow)
    },
    async markTold(trx, connectionId, keys, to) {
      const { numUpdatedRows } = await trx
        .updateTable('drift_findings')
        .set({ told_at: clock.now(), told_to: to })
        .where('connection_id', '=', connectionId)
        .where('code', 'in', [...keys])
        .where('told_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows === BigInt(keys.length)
    },
  }
})

function newRow(connectionId: string, now: number): DriftCheckRow {
  return {
    connection_id: connectionId,
    live_version_id: null,
    next_at: nextNight(connectionId, now),
    checked_at: null,
    looked: '[]',
    held: '[]',
    failures: 0,
    failing_since: null,
    token_used_at: null,
    fence: 0,
    leased_until: null,
  }
}

function leaseOf(row: DriftCheckRow, liveVersionId: string | null): DriftLease {
  return {
    connectionId: row.connection_id,
    fence: row.fence,
    liveVersionId,
    held: row.live_version_id === liveVersionId ? readStrings(row.held) : [],
    failures: row.failures,
    failingSince: row.failing_since,
    tokenUsedAt: row.token_used_at,
  }
}
