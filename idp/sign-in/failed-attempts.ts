import type { Clock } from '../../kit/clock.ts'

const MOST_FAILURES = 10
/**
 * Of one address, whoever it tries: one password for everybody in turn is guessing too. Well above what can be waiting
 * to be checked, so that an office that comes in at once is not taken for it.
 */
const MOST_OF_ADDRESS = 200
const WINDOW_MS = 10 * 60_000
const MOST_KEPT = 20_000

/**
 * Counts wrong passwords per person and address, so that guessing ends without anybody being locked out from elsewhere;
 * and per address alone, where people who get it right count for nothing.
 *
 * Kept in this process: with several nodes each allows its own ten. A counter shared through the database follows with
 * the organisation-wide limits.
 */
export type FailedAttempts = {
  /** Counts an attempt before it is checked, so that parallel ones cannot slip by. @returns seconds to wait, 0 to go on */
  begin(orgId: string, login: string, ip: string): number
  /** It was the right password. */
  succeeded(orgId: string, login: string, ip: string): void
}

export function failedAttempts(clock: Clock): FailedAttempts {
  const counted = new Map<string, { failures: number; since: number }>()
  const keyOf = (orgId: string, login: string, ip: string) => `${orgId}|${ip}|${login.toLowerCase()}`

  const addressOf = (orgId: string, ip: string) => `${orgId}|${ip}`

  function makeRoom(now: number): void {
    for (const [key, { since }] of counted) {
      if (counted.size < MOST_KEPT && since + WINDOW_MS > now) return
      counted.delete(key)
    }
  }

  const secondsLeft = (since: number) => Math.ceil((since + WINDOW_MS - clock.now()) / 1000)

  /** @returns seconds to wait, 0 to go on */
  function count(key: string, most: number): number {
    const now = clock.now()
    const known = counted.get(key)
    if (known === undefined || known.since + WINDOW_MS <= now) {
      // Taken out first: a Map keeps the order of insertion, which makeRoom goes by.
      counted.delete(key)
      makeRoom(now)
      counted.set(key, { failures: 1, since: now })
      return 0
    }
    known.failures++
    return known.failures > most ? secondsLeft(known.since) : 0
  }

  return {
    begin(orgId, login, ip) {
      const address = counted.get(addressOf(orgId, ip))
      // Refused before anything is kept: a flood from there must not push out what is known of it.
      if (address !== undefined && address.failures >= MOST_OF_ADDRESS) {
        const wait = secondsLeft(address.since)
        if (wait > 0) return wait
      }
      const wait = count(keyOf(orgId, login, ip), MOST_FAILURES)
      // What is refused already says nothing new about the address.
      return wait > 0 ? wait : count(addressOf(orgId, ip), MOST_OF_ADDRESS)
    },
    succeeded(orgId, login, ip) {
      counted.delete(keyOf(orgId, login, ip))
      const address = counted.get(addressOf(orgId, ip))
      if (address !== undefined && address.failures > 0) address.failures--
    },
  }
}
