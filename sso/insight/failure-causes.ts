import type { Side } from '../failures/failure-signature.ts'
import { recogniseFailure, SIGNATURES } from '../failures/recognise-failure.ts'
import { WHO_MUST_ACT } from '../failures/who-must-act.ts'

export type FailureCount = {
  /** The failure's name in the catalogue. */
  readonly signature: string
  readonly sentence: string
  readonly side: Side
  readonly whoMustAct: string
  readonly many: number
  /** When it happened last. */
  readonly last: number
}

export type CountedCause = {
  readonly cause: string | null
  readonly reason: string | null
  readonly many: number
  readonly last: number
}

const BY_ID = new Map(SIGNATURES.map((each) => [each.id, each]))

/** Counted by cause, the most frequent first. Of those written down before there were causes the reason says it. */
export function causesOf(rows: readonly CountedCause[]): FailureCount[] {
  const known = rows.map((row) => ({ row, signature: signatureOf(row) }))
  const counts = [...Map.groupBy(known, ({ signature }) => signature.id).values()].map((same) => {
    const [{ signature }] = same as [(typeof same)[number]]
    return {
      signature: signature.id,
      sentence: signature.sentence.replace(/\{\w+\}/g, '…'),
      side: signature.side,
      whoMustAct: WHO_MUST_ACT[signature.side].name,
      many: same.reduce((sum, { row }) => sum + row.many, 0),
      last: Math.max(...same.map(({ row }) => row.last)),
    }
  })
  return counts.sort((a, b) => b.many - a.many || b.last - a.last)
}

function signatureOf({ cause, reason }: CountedCause) {
  const found = BY_ID.get(cause ?? '') ?? recogniseFailure({ reason: reason ?? 'not said', facts: {} })
  return found ?? { id: 'unknown', sentence: 'This failure is not in our catalogue yet.', side: 'us' as const }
}
