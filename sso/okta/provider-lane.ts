// A provider that hangs keeps its own people waiting and nobody else's (ASVS 15.4.4). Each connection has a lane of its own
// to it, for where its token endpoint is, is what the customer's own provider says: it may name another's.
//
//   a call → the lane is shut: refused at once
//          → fewer than MOST_AT_ONCE under way: it goes
//          → else it waits its turn, in a line that has an end
//
// Ten failures in a row shut the lane for ten seconds, and everybody in line is told so. Then one goes first: if that is
// answered the lane is open again.
import type { Clock } from '../../kit/clock.ts'
import { OktaProblem } from './okta-problems.ts'

/** @see Provider; `origin`: where the token endpoint is */
type Whose = { readonly id: string; readonly origin: string }

export type ProviderLanes = {
  /**
   * @param work    bounded in time by itself
   * @throws OktaProblem  idp_unavailable, `why` LANE_SHUT or LINE_TOO_LONG; and whatever `work` throws
   */
  through<T>(whose: Whose, work: () => Promise<T>): Promise<T>
}

type Lane = {
  underWay: number
  /** Whose turn is next; false: the lane is shut. */
  readonly line: ((mayGo: boolean) => void)[]
  failedInARow: number
  shutUntil: number
}

const MOST_AT_ONCE = 20
const MOST_IN_LINE = 1000
const SHUT_AFTER = 10
const SHUT_MS = 10_000

export function providerLanes({ clock }: { clock: Clock }): ProviderLanes {
  const lanes = new Map<string, Lane>()

  function laneOf(name: string): Lane {
    const known = lanes.get(name)
    if (known !== undefined) return known
    const lane: Lane = { underWay: 0, line: [], failedInARow: 0, shutUntil: Number.NEGATIVE_INFINITY }
    lanes.set(name, lane)
    return lane
  }

  /** Fewer with every failure, so that nobody follows those who reached nobody; at last one goes alone. */
  function mostAtOnce({ failedInARow }: Lane): number {
    return Math.max(1, MOST_AT_ONCE - (MOST_AT_ONCE / SHUT_AFTER) * failedInARow)
  }

  async function myTurn(lane: Lane, origin: string): Promise<void> {
    if (clock.now() < lane.shutUntil) throw refused(origin, 'LANE_SHUT')
    if (lane.underWay < mostAtOnce(lane)) {
      lane.underWay++
      return
    }
    if (lane.line.length >= MOST_IN_LINE) throw refused(origin, 'LINE_TOO_LONG')
    const mayGo = await new Promise<boolean>((resolve) => lane.line.push(resolve))
    if (!mayGo) throw refused(origin, 'LANE_SHUT')
  }

  function note(lane: Lane, failed: boolean): void {
    lane.underWay--
    lane.failedInARow = failed ? lane.failedInARow + 1 : 0
    if (failed && lane.failedInARow >= SHUT_AFTER) {
      lane.shutUntil = clock.now() + SHUT_MS
      for (const told of lane.line.splice(0)) told(false)
    }
    while (lane.underWay < mostAtOnce(lane)) {
      const next = lane.line.shift()
      if (next === undefined) break
      lane.underWay++
      next(true)
    }
  }

  return {
    async through({ id, origin }, work) {
      const name = `${id} ${origin}`
      const lane = laneOf(name)
      await myTurn(lane, origin)
      let failed = true
      try {
        const done = await work()
        failed = false
        return done
      } catch (error) {
        failed = error instanceof OktaProblem && isNobodyThere(error)
        throw error
      } finally {
        note(lane, failed)
        if (lane.underWay === 0 && lane.failedInARow === 0) lanes.delete(name)
      }
    },
  }
}

/** Whoever says no is there; so is whoever trips over a code (500), which anybody may make up. */
function isNobodyThere({ reason, facts }: OktaProblem): boolean {
  return reason === 'idp_unavailable' && facts.status !== 500
}

function refused(origin: string, why: string): OktaProblem {
  return new OktaProblem('idp_unavailable', { host: new URL(origin).host, why })
}
