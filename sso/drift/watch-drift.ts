// The night's round: connections whose time has come are looked at, a few at once, each by one node.
import { keepDoing } from '../../kit/keep-doing.ts'
import type { DriftDeps } from './drift-deps.ts'
import { DriftCheckRunning } from './drift-errors.ts'
import { driftStore } from './drift-store.ts'
import { runCheck } from './run-check.ts'

/** One that is slow to answer holds up no other customer's. */
const AT_ONCE = 4
const A_ROUND = 40
const EVERY_MS = 5 * 60_000

/** Looks at all that are due. @returns how many were looked at */
export async function watchRound(deps: DriftDeps, signal?: AbortSignal): Promise<number> {
  const isOver = () => signal?.aborted === true
  const store = driftStore(deps)
  await store.enrol()
  let done = 0
  for (let due = await store.due(A_ROUND); due.length > 0 && !isOver(); due = await store.due(A_ROUND)) {
    const waiting = [...due]
    const walk = async () => {
      for (let id = waiting.pop(); id !== undefined && !isOver(); id = waiting.pop()) if (await lookAt(deps, id)) done++
    }
    await Promise.all(Array.from({ length: AT_ONCE }, walk))
  }
  return done
}

async function lookAt(deps: DriftDeps, connectionId: string): Promise<boolean> {
  try {
    await runCheck(deps, connectionId, true)
    return true
  } catch (error) {
    // The lease keeps it from being tried again at once.
    if (!(error instanceof DriftCheckRunning)) deps.log.error('drift.check_failed', error, { connection: connectionId })
    return false
  }
}

/** Watches from now on. @returns stops it, once what is under way has ended */
export function keepWatching(deps: DriftDeps): () => Promise<void> {
  return keepDoing((signal) => watchRound(deps, signal), {
    everyMs: EVERY_MS,
    failed: (error) => deps.log.error('drift.round_failed', error),
  })
}
