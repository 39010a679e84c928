// The public keys an app publishes at an address of its own (`jwks_uri`), fetched when one of its assertions has to be
// checked. Only addresses an administrator registered, through HTTP that reaches nobody's inside; kept for an hour, asked
// again earlier only for a key that is not there, and then at most once a minute.
import type { GuardedHttp } from '../../kit/guarded-http.ts'
import type { PublicJwk } from '../../openid/signing-key.ts'
import type { IdpDeps } from '../idp-deps.ts'

const KEPT_MS = 60 * 60_000
const AGAIN_MS = 60_000
const MOST_BYTES = 128 * 1024
const MOST_KEYS = 100
const MOST_KEPT = 1_000

/** @param kid  the key that is looked for @returns none when the address does not answer with keys */
export type ClientKeys = (uri: string, kid: string | undefined) => Promise<readonly PublicJwk[]>

export function clientKeys({ clock, log }: Pick<IdpDeps, 'clock' | 'log'>, http: GuardedHttp): ClientKeys {
  const kept = new Map<string, { keys: Promise<readonly PublicJwk[]>; fetchedAt: number }>()

  async function fetchKeys(uri: string): Promise<readonly PublicJwk[]> {
    try {
      const { status, body } = await http.request(uri, {
        headers: { accept: 'application/json' },
        maxBytes: MOST_BYTES,
      })
      return status === 200 ? keysIn(body) : []
    } catch (error) {
      log.warn('client_keys.not_fetched', { uri, error: String(error) })
      return []
    }
  }

  return async (uri, kid) => {
    const known = kept.get(uri)
    const age = known === undefined ? Number.POSITIVE_INFINITY : clock.now() - known.fetchedAt
    if (known !== undefined && age < KEPT_MS) {
      const keys = await known.keys
      const isThere = keys.length > 0 && (kid === undefined || keys.some((key) => key.kid === kid))
      if (isThere || age < AGAIN_MS) return keys
    }
    if (kept.size >= MOST_KEPT) kept.clear()
    const keys = fetchKeys(uri)
    kept.set(uri, { keys, fetchedAt: clock.now() })
    return keys
  }
}

function keysIn(body: string): PublicJwk[] {
  const { keys } = JSON.parse(body) as { keys?: unknown }
  if (!Array.isArray(keys) || keys.length > MOST_KEYS) return []
  return keys.filter((key): key is PublicJwk => typeof key === 'object' && key !== null && key.use !== 'enc')
}
