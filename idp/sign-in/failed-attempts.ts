import type { Clock } from '../../kit/clock.ts'

const MOST_FAILURES = 10
const WINDOW_MS = 10 * 60_000
const MOST_KEPT = 20_000

/**
 * Counts wrong passwords per person and address, so that guessing ends without anybody being locked out from elsewhere.
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

  function makeRoom(now: number): void {
    for (const [key, { since }] of counted) {
      if (counted.size < MOST_KEPT && since + WINDOW_MS > now) return
      counted.delete(key)
    }
  }

  return {
    begin(orgId, login, ip) {
      const key = keyOf(orgId, login, ip)
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
      return known.failures > MOST_FAILURES ? Math.ceil((known.since + WINDOW_MS - now) / 1000) : 0
    },
    succeeded(orgId, login, ip) {
      counted.delete(keyOf(orgId, login, ip))
    },
  }
}
