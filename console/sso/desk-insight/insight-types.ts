// What the API answers, as far as these screens show it. Times are milliseconds.
import type { Finding, Side } from '../../ui/finding-card.tsx'

export type DriftCheck = {
  readonly check: string
  readonly name: string
  readonly state: 'holds' | 'differs' | 'unknown'
  readonly why?: string
  readonly evidence: readonly { readonly name: string; readonly value: string }[]
}

export type DriftFinding = Finding & {
  readonly key: string
  readonly firstSeenAt: number
  readonly toldAt: number | null
  readonly toldTo: string | null
  readonly goneAt: number | null
}

export type Drift = {
  readonly state: 'not_live' | 'never_checked' | 'clear' | 'worth_knowing' | 'drifted'
  readonly checkedAt: number | null
  readonly nextAt: number | null
  readonly checking: boolean
  readonly checks: readonly DriftCheck[]
  readonly findings: readonly DriftFinding[]
}

export type Counted = {
  readonly admitted: number
  readonly refused: number
  readonly p50: number | null
  readonly p95: number | null
}

export type Times = readonly (Counted & { readonly at: number })[]

export type FailureCount = {
  readonly signature: string
  readonly sentence: string
  readonly side: Side
  readonly whoMustAct: string
  readonly many: number
  readonly last: number
}

export type SetUp = {
  readonly connectionId: string
  readonly organizationId: string
  readonly organization: string
  readonly invitedAt: number
  readonly openedAt: number | null
  readonly liveAt: number | null
}

export type Statistics = Counted & {
  readonly from: number
  readonly to: number
  readonly unit: 'hour' | 'day'
  readonly times: Times
  readonly causes: readonly FailureCount[]
  readonly timeToGreen: {
    readonly medianMs: number | null
    readonly medianFromOpenedMs: number | null
    readonly setUps: readonly SetUp[]
  }
}
