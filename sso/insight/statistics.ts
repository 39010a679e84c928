// Sign-ins over time: two grouped statements, each one walk over the time asked for. Durations are counted by range, not
// sorted: a percentile is good to a few per cent. SQLite answers before anything else gets its turn, so it is asked for a
// few hours at a time; PostgreSQL for as much as it can count before its patience ends.
import { setImmediate as turn } from 'node:timers/promises'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { SsoDeps } from '../sso-deps.ts'
import { type CountedCause, causesOf, type FailureCount } from './failure-causes.ts'

export type Period = {
  /** Milliseconds; `to` is not part of it. */
  readonly from: number
  readonly to: number
  readonly organizationId?: string | undefined
}

type Counted = {
  readonly admitted: number
  readonly refused: number
  readonly p50: number | null
  readonly p95: number | null
}

export type Statistics = Counted & {
  readonly from: number
  readonly to: number
  readonly unit: 'hour' | 'day'
  /** Every one there is, also those nothing happened in. By UTC. */
  readonly times: readonly (Counted & { readonly at: number })[]
  readonly causes: readonly FailureCount[]
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export async function readStatistics(deps: SsoDeps, period: Period): Promise<Statistics> {
  const unit = period.to - period.from > 2 * DAY_MS ? 'day' : 'hour'
  const rows: Row[] = []
  const causes: CountedCause[] = []
  for (const slice of slicesOf(deps, period)) {
    rows.push(...(await countTimes(deps, slice, unit)))
    causes.push(...(await countCauses(deps, slice)))
    await turn()
  }
  const { from, to } = period
  return { from, to, unit, ...countedOf(rows), times: timesOf(rows, period, unit), causes: causesOf(causes) }
}

type Row = { readonly time: number; readonly outcome: string; readonly duration: number | null; readonly many: number }

const SLICE_MS = { sqlite: 6 * HOUR_MS, postgres: 10 * DAY_MS }

function slicesOf({ db }: SsoDeps, period: Period): Period[] {
  const length = SLICE_MS[db.engine]
  const many = Math.ceil((period.to - period.from) / length)
  return Array.from({ length: many }, (_, at) => {
    const from = period.from + at * length
    return { ...period, from, to: Math.min(from + length, period.to) }
  })
}

async function countTimes({ db }: SsoDeps, period: Period, unit: 'hour' | 'day'): Promise<Row[]> {
  const time = sql<number>`created_at / ${sql.lit(unit === 'day' ? DAY_MS : HOUR_MS)}`
  const rows = await db.kysely
    .selectFrom('sign_ins')
    .select((eb) => [time.as('time'), 'outcome', durationRange.as('duration'), eb.fn.countAll<number>().as('many')])
    .where(within(period))
    .where('outcome', 'in', ['admitted', 'refused'])
    .groupBy([time, 'outcome', durationRange])
    .execute()
  return rows.map((row) => ({ ...row, time: Number(row.time), many: Number(row.many) }))
}

/** The beginning of the range a duration is in: two per cent of a second, twenty seconds' worth of two hundred, … */
const durationRange = sql<number | null>`case
  when outcome <> 'admitted' or duration_ms is null then null
  when duration_ms < 1000 then duration_ms / 20 * 20
  when duration_ms < 20000 then duration_ms / 200 * 200
  else duration_ms / 4000 * 4000 end`

async function countCauses({ db }: SsoDeps, period: Period): Promise<CountedCause[]> {
  const rows = await db.kysely
    .selectFrom('sign_ins')
    .select((eb) => ['cause', 'reason', eb.fn.countAll<number>().as('many'), eb.fn.max('created_at').as('last')])
    .where(within(period))
    .where('outcome', '=', 'refused')
    .groupBy(['cause', 'reason'])
    .execute()
  return rows.map((row) => ({ ...row, many: Number(row.many), last: Number(row.last) }))
}

function within({ from, to, organizationId }: Period): Expression<SqlBool> {
  const whose = organizationId === undefined ? sql`1 = 1` : sql`organization_id = ${organizationId}`
  return sql<SqlBool>`created_at >= ${from} and created_at < ${to} and ${whose}`
}

function timesOf(rows: readonly Row[], { from, to }: Period, unit: 'hour' | 'day'): Statistics['times'] {
  const length = unit === 'day' ? DAY_MS : HOUR_MS
  const first = Math.floor(from / length)
  const last = Math.floor((to - 1) / length)
  const byTime = Map.groupBy(rows, ({ time }) => time)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => ({
    at: (first + at) * length,
    ...countedOf(byTime.get(first + at) ?? []),
  }))
}

function countedOf(rows: readonly Row[]): Counted {
  const many = (outcome: string) =>
    rows.filter((row) => row.outcome === outcome).reduce((sum, row) => sum + row.many, 0)
  const lasted = rows.filter((row) => row.duration !== null).sort((a, b) => Number(a.duration) - Number(b.duration))
  return { admitted: many('admitted'), refused: many('refused'), p50: share(lasted, 0.5), p95: share(lasted, 0.95) }
}

/** @param lasted  the shortest first */
function share(lasted: readonly Row[], part: number): number | null {
  const place = Math.ceil(lasted.reduce((sum, { many }) => sum + many, 0) * part)
  let seen = 0
  for (const { duration, many } of lasted) {
    seen += many
    if (seen >= place) return duration
  }
  return null
}
