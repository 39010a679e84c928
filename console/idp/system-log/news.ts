import type { OktaLogEvent } from './log-types.ts'

const MOST = 1_000

/** What was there with what was found now, newest first, each once. */
export function withNew(before: readonly OktaLogEvent[], found: readonly OktaLogEvent[]): readonly OktaLogEvent[] {
  const known = new Set(before.map(({ uuid }) => uuid))
  const unseen = found.filter(({ uuid }) => !known.has(uuid))
  return unseen.length === 0 ? before : [...unseen, ...before].sort(newestFirst).slice(0, MOST)
}

function newestFirst(one: OktaLogEvent, other: OktaLogEvent): number {
  return other.published.localeCompare(one.published) || other.uuid.localeCompare(one.uuid)
}

/** The list with what came since on top, each event once. */
export function together(
  news: readonly OktaLogEvent[],
  rows: readonly OktaLogEvent[] | undefined,
): readonly OktaLogEvent[] | undefined {
  if (rows === undefined || news.length === 0) return rows
  const known = new Set(rows.map(({ uuid }) => uuid))
  return [...news.filter(({ uuid }) => !known.has(uuid)), ...rows].sort(newestFirst)
}
