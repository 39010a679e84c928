// How often one address may do something in a minute. A company behind one address sends hundreds of people in a
// morning, a loop or a flood sends more.
import type { Clock } from '../../kit/clock.ts'

const WINDOW_MS = 60_000
const MOST_ADDRESSES = 20_000

export type AddressLimit = {
  /** Counts one. @returns seconds to wait, or undefined when there is room */
  take(address: string): number | undefined
}

/** @param most  per address and minute */
export function addressLimit(clock: Clock, most: number): AddressLimit {
  let from = clock.now()
  let counts = new Map<string, number>()
  return {
    take(address) {
      const now = clock.now()
      if (now - from >= WINDOW_MS || counts.size > MOST_ADDRESSES) {
        from = now
        counts = new Map()
      }
      const count = (counts.get(address) ?? 0) + 1
      counts.set(address, count)
      return count > most ? Math.ceil((from + WINDOW_MS - now) / 1000) : undefined
    },
  }
}
