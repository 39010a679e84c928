// How many calls a minute: per org, and for one token half of that, as Okta counts. The minute is the clock's. Kept in
// this process only: several nodes together let through as many times more, which Okta's own figures allow for.

const MINUTE_MS = 60_000
const MOST_BUCKETS = 100_000
/** A token gets half of what its org has. */
const TOKEN_SHARE = 0.5

/** What the `X-Rate-Limit-…` headers say. `reset`: seconds since the epoch. */
export type RateLimit = {
  readonly limit: number
  readonly remaining: number
  readonly reset: number
  readonly exceeded: boolean
}

export type RateLimits = {
  /** For a call of somebody known: a token, a person with a browser session, an app. */
  ofCaller(orgId: string, callerId: string, method: string, path: string, now: number): RateLimit
  /** For a call nobody has shown a token for; counted by address, so that it takes nothing from those who have. */
  ofAddress(orgId: string, address: string, method: string, path: string, now: number): RateLimit
}

export function rateLimits(): RateLimits {
  let window = 0
  let used = new Map<string, number>()

  function bucket(key: string, limit: number, now: number): RateLimit {
    const current = Math.floor(now / MINUTE_MS)
    if (current !== window) {
      window = current
      used = new Map()
    }
    // Past that many callers in one minute, newcomers share.
    const place = used.has(key) || used.size < MOST_BUCKETS ? key : 'the rest'
    const count = (used.get(place) ?? 0) + 1
    used.set(place, count)
    return {
      limit,
      remaining: Math.max(0, limit - count),
      reset: ((current + 1) * MINUTE_MS) / 1000,
      exceeded: count > limit,
    }
  }

  return {
    ofCaller(orgId, callerId, method, path, now) {
      const { name, perMinute } = rateClass(method, path)
      const own = bucket(`${orgId} ${name} ${callerId}`, perMinute * TOKEN_SHARE, now)
      // What the token may not do any more takes nothing from the org.
      if (own.exceeded) return own
      const shared = bucket(`${orgId} ${name}`, perMinute, now)
      return shared.exceeded || shared.remaining < own.remaining ? shared : own
    },
    ofAddress(orgId, address, method, path, now) {
      const { name, perMinute } = rateClass(method, path)
      return bucket(`${orgId} ${name} from ${address}`, perMinute, now)
    },
  }
}

/** Okta's defaults for a workforce org. @param path  below `/api/v1` */
function rateClass(method: string, path: string): { name: string; perMinute: number } {
  const [, first = '', second, third] = path.split('/')
  if (first === 'logs') return { name: 'logs', perMinute: 120 }
  if (third !== undefined) return OTHER
  if (first === 'apps')
    return second === undefined ? { name: 'apps', perMinute: 100 } : { name: 'apps/id', perMinute: 500 }
  if (first === 'groups')
    return second === undefined ? { name: 'groups', perMinute: 500 } : { name: 'groups/id', perMinute: 1000 }
  if (first !== 'users') return OTHER
  if (second === undefined) return { name: 'users', perMinute: 600 }
  return method === 'GET' ? { name: 'users/id read', perMinute: 2000 } : { name: 'users/id write', perMinute: 600 }
}

const OTHER = { name: 'other', perMinute: 1200 }
