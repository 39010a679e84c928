// TXT records, asked for with a limit and a way to stop. What a name server says, and what it does not, is an answer like
// any other: only asking itself being given up is thrown.
import { NODATA, NOTFOUND, Resolver } from 'node:dns/promises'

/**
 * `none`: the name is there, such a record is not. `no_name`: there is no such name. `broken`: the domain's own servers
 * answer with an error. `silent`: nobody answered in time.
 */
export type TxtAnswer =
  | { readonly kind: 'found'; readonly values: readonly string[] }
  | { readonly kind: 'none' | 'no_name' | 'broken' | 'silent' }

/** @throws whatever `signal` was aborted with */
export type LookUpTxt = (name: string, signal?: AbortSignal) => Promise<TxtAnswer>

/** A try has this long, then another one; `LIMIT_MS` ends both. */
const TRY_MS = 2000
const LIMIT_MS = 5000

const MEANING: Readonly<Record<string, 'none' | 'no_name' | 'silent'>> = {
  [NODATA]: 'none',
  [NOTFOUND]: 'no_name',
  ETIMEOUT: 'silent',
  ECONNREFUSED: 'silent',
  ECANCELLED: 'silent',
}

/** @param options.servers  name servers to ask, `address` or `address:port`; none: the machine's own */
export function txtLookup(options: { servers?: readonly string[]; limitMs?: number } = {}): LookUpTxt {
  const { servers = [], limitMs = LIMIT_MS } = options
  return async (name, signal) => {
    signal?.throwIfAborted()
    // One each, so that stopping one stops no other.
    const resolver = new Resolver({ timeout: Math.min(TRY_MS, limitMs), tries: 2 })
    if (servers.length > 0) resolver.setServers(servers)
    const stop = () => resolver.cancel()
    const limit = setTimeout(stop, limitMs)
    signal?.addEventListener('abort', stop)
    try {
      // A long value travels in strings of 255 bytes, and is one value all the same (RFC 7208 §3.3).
      const values = (await resolver.resolveTxt(name)).map((strings) => strings.join(''))
      return { kind: 'found', values }
    } catch (error) {
      signal?.throwIfAborted()
      return { kind: MEANING[(error as NodeJS.ErrnoException).code ?? ''] ?? 'broken' }
    } finally {
      clearTimeout(limit)
      signal?.removeEventListener('abort', stop)
    }
  }
}
