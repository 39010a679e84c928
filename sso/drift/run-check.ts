// One connection is compared with its Okta, what differs is written down, and who must act is told.
//
//   lease → without the token, by the token, domains → what never was is no drift → written down → told, once
import { type ActiveConnection, isActive, settingsOf } from '../connections/connection.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { oktaTokenStore } from '../connections/okta-token-store.ts'
import { type Around, aroundOf } from '../setup-steps/finding.ts'
import { type Looked, OPTIONAL } from './drift-check.ts'
import type { DriftDeps } from './drift-deps.ts'
import { DriftCheckRunning } from './drift-errors.ts'
import { type DriftLease, type DriftReport, driftStore } from './drift-store.ts'
import { lookAtDomains } from './look-at-domains.ts'
import { lookByToken, type TokenLook } from './look-by-token.ts'
import { lookWithoutToken } from './look-without-token.ts'
import { countAway } from './okta-away.ts'
import { tellDrift } from './tell-drift.ts'

/**
 * Nothing happens where a connection is not live.
 *
 * @param nightly  counts towards an Okta that has gone away
 * @throws DriftCheckRunning  another one is at it
 */
export async function runCheck(deps: DriftDeps, connectionId: string, nightly: boolean): Promise<void> {
  const store = driftStore(deps)
  const connection = await connectionStore(deps).find(connectionId)
  const active = connection !== undefined && isActive(connection) ? connection : undefined
  const lease = await store.lease(connectionId, active?.liveVersionId ?? null)
  if (lease === undefined) throw new DriftCheckRunning('leased', { connection: connectionId })
  if (active === undefined) return store.putOff(lease)
  const report = await lookAtAll(deps, active, lease, nightly)
  if (await store.record(lease, report)) await tellDrift(deps, active)
}

async function lookAtAll(
  deps: DriftDeps,
  connection: ActiveConnection,
  lease: DriftLease,
  nightly: boolean,
): Promise<DriftReport> {
  const around = aroundOf(deps.publicUrl, connection, settingsOf(connection))
  const [open, byToken, domains] = await Promise.all([
    lookWithoutToken(deps, connection),
    withToken(deps, connection, lease, around),
    lookAtDomains(deps, connection, around),
  ])
  const { looked, ...away } = countAway(open, lease, around, { nightly, now: deps.clock.now() })
  // What is known by token has the details, so of two that say the same it is heard.
  const all = [...byToken.looked, ...looked, ...domains].filter((each) => isDrift(each, lease))
  return {
    ...away,
    looked: all,
    held: heldAfter(lease, all, byToken.rights),
    tokenUsedAt: byToken.used ? deps.clock.now() : lease.tokenUsedAt,
  }
}

const NOTHING: TokenLook = { looked: [], rights: [], used: false }

async function withToken(
  deps: DriftDeps,
  connection: ActiveConnection,
  { held, tokenUsedAt }: DriftLease,
  around: Around,
): Promise<TokenLook> {
  const token = await oktaTokenStore(deps).find(connection.id)
  // One that was given for the Okta before is no token of this one.
  if (token === undefined || token.origin !== connection.oktaDomain) return NOTHING
  const rights = held.filter((name) => name.startsWith(RIGHT)).map((name) => name.slice(RIGHT.length))
  return lookByToken(deps, connection, token, around, { rights, usedAt: tokenUsedAt })
}

const RIGHT = 'right:'

function isDrift({ check, state }: Looked, { held }: DriftLease): boolean {
  return state !== 'differs' || !OPTIONAL.includes(check) || held.includes(check)
}

function heldAfter({ held }: DriftLease, looked: readonly Looked[], rights: readonly string[]): string[] {
  const now = looked.filter(({ state }) => state === 'holds').map(({ check }) => check)
  return [...new Set([...held, ...now, ...rights.map((name) => RIGHT + name)])]
}
