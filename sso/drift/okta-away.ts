// An Okta that is down for an hour has not changed. Only what three checks in a row say counts, four hours apart.
import { type Around, findingOf } from '../setup-steps/finding.ts'
import { differs, type Looked, unknown } from './drift-check.ts'
import type { DriftLease } from './drift-store.ts'
import { nextNight } from './nights.ts'

const COUNTS_FROM = 3
const AGAIN_MS = 4 * 60 * 60_000

type Counted = {
  readonly looked: Looked[]
  readonly failures: number
  readonly failingSince: number | null
  /** Looked at again sooner while it is not known whether it is away. */
  readonly nextAt: number
}

/** @param now  milliseconds */
export function countAway(
  looked: readonly Looked[],
  lease: DriftLease,
  around: Around,
  { nightly, now }: { readonly nightly: boolean; readonly now: number },
): Counted {
  const tonight = nextNight(lease.connectionId, now)
  const reach = looked.find(({ check }) => check === 'reach')
  if (reach?.state !== 'unknown') return { looked: [...looked], failures: 0, failingSince: null, nextAt: tonight }
  const failures = lease.failures + (nightly ? 1 : 0)
  const failingSince = lease.failingSince ?? now
  const counts = failures >= COUNTS_FROM
  const told = counts ? differs('reach', [awayFinding(reach, failures, failingSince, around)]) : withoutFindings(reach)
  return {
    looked: looked.map((each) => (each === reach ? told : each)),
    failures,
    failingSince,
    nextAt: counts ? tonight : Math.min(tonight, now + AGAIN_MS),
  }
}

function withoutFindings({ why = '' }: Looked): Looked {
  return unknown('reach', why)
}

/** A name that leads nowhere or a certificate that ended says more than silence does. */
function awayFinding({ findings }: Looked, failures: number, since: number, around: Around) {
  const [exact] = findings
  if (exact !== undefined && exact.side !== 'again') return exact
  const facts = { failures, since: `${new Date(since).toISOString().slice(0, 16).replace('T', ' ')} UTC` }
  const finding = findingOf({ reason: 'okta_away', facts }, around)
  return finding && { ...finding, got: exact?.got ?? 'no answer' }
}
