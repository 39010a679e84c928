// TXT records, asked for with a limit and a way to stop. What a name server says, and what it does not, is an answer like
// any other: only asking itself being given up is thrown.
//
//   txtLookup    the resolver: what everybody else is told, and remembered for a while, also that there is none
//   txtAtOwner   the name servers of the domain itself, which know at once what was added a moment ago
import { NODATA, NOTFOUND, Resolver } from 'node:dns/promises'
import { isPublicAddress } from './guarded-http.ts'

/**
 * `none`: the name is there, such a record is not. `no_name`: there is no such name. `broken`: the domain's own servers
 * answer with an error. `silent`: nobody answered in time.
 */
export type TxtAnswer =
  | { readonly kind: 'found'; readonly values: readonly string[] }
  | { readonly kind: 'none' | 'no_name' | 'broken' | 'silent' }

/** @throws whatever `signal` was aborted with */
export type LookUpTxt = (name: string, signal?: AbortSignal) => Promise<TxtAnswer>

/** @param domain  whose name servers are asked. @throws whatever `signal` was aborted with */
export type LookUpTxtAtOwner = (name: string, domain: string, signal?: AbortSignal) => Promise<TxtAnswer>

/** A try has this long, then another one; `LIMIT_MS` ends both. */
const TRY_MS = 2000
const LIMIT_MS = 5000
/** All of asking at the owner: it comes on top of an answer there is already. */
const AT_OWNER_MS = 3000
const SERVERS_ASKED = 3

const MEANING: Readonly<Record<string, 'none' | 'no_name' | 'silent'>> = {
  [NODATA]: 'none',
  [NOTFOUND]: 'no_name',
  ETIMEOUT: 'silent',
  ECONNREFUSED: 'silent',
  ECANCELLED: 'silent',
}

type Asking = {
  readonly servers: readonly string[]
  readonly limitMs: number
  readonly signal?: AbortSignal | undefined
}

/** @param options.servers  name servers to ask, `address` or `address:port`; none: the machine's own */
export function txtLookup(options: { servers?: readonly string[]; limitMs?: number } = {}): LookUpTxt {
  const { servers = [], limitMs = LIMIT_MS } = options
  return (name, signal) => asking({ servers, limitMs, signal }, (resolver) => txtOf(resolver, name))
}

/**
 * Asks the domain's own name servers; `found` is what every one of them says that answers (three at most), so that one
 * alone, or somebody who speaks in its place, is not believed.
 *
 * @param options.allowPrivate  development only: name servers at private addresses
 */
export function txtAtOwner(options: {
  allowPrivate: boolean
  servers?: readonly string[]
  port?: number
  limitMs?: number
}): LookUpTxtAtOwner {
  const { allowPrivate, servers = [], port = 53, limitMs = AT_OWNER_MS } = options
  return async (name, domain, signal) => {
    const until = AbortSignal.timeout(limitMs)
    const limit = {
      servers,
      limitMs,
      signal: signal === undefined ? until : AbortSignal.any([signal, until]),
    }
    try {
      const hosts = await asking(limit, (resolver) => serversOf(resolver, domain))
      const addresses = await Promise.all(hosts.map((host) => asking(limit, (resolver) => addressOf(resolver, host))))
      const asked = addresses.filter((each) => each !== undefined && (allowPrivate || isPublicAddress(each)))
      const answers = await Promise.all(
        asked.map((each) => asking({ ...limit, servers: [`${each}:${port}`] }, (resolver) => txtOf(resolver, name))),
      )
      return agreed(answers)
    } catch {
      signal?.throwIfAborted()
      return { kind: 'silent' }
    }
  }
}

/** One resolver each, so that stopping one stops no other. */
async function asking<T>({ servers, limitMs, signal }: Asking, ask: (resolver: Resolver) => Promise<T>): Promise<T> {
  signal?.throwIfAborted()
  const resolver = new Resolver({ timeout: Math.min(TRY_MS, limitMs), tries: 2 })
  if (servers.length > 0) resolver.setServers(servers)
  const stop = () => resolver.cancel()
  const limit = setTimeout(stop, limitMs)
  signal?.addEventListener('abort', stop)
  try {
    const answer = await ask(resolver)
    signal?.throwIfAborted()
    return answer
  } finally {
    clearTimeout(limit)
    signal?.removeEventListener('abort', stop)
  }
}

async function txtOf(resolver: Resolver, name: string): Promise<TxtAnswer> {
  try {
    // A long value travels in strings of 255 bytes, and is one value all the same (RFC 7208 §3.3).
    return { kind: 'found', values: (await resolver.resolveTxt(name)).map((strings) => strings.join('')) }
  } catch (error) {
    return { kind: meaningOf(error) ?? 'broken' }
  }
}

/** Of the domain, or of the one above it that has some: a subdomain seldom has its own. */
async function serversOf(resolver: Resolver, domain: string): Promise<string[]> {
  const labels = domain.split('.')
  for (let at = 0; at < labels.length - 1; at++) {
    const found = await resolver.resolveNs(labels.slice(at).join('.')).catch((error: unknown) => {
      if (meaningOf(error) === 'none' || meaningOf(error) === 'no_name') return []
      throw error
    })
    if (found.length > 0) return found.slice(0, SERVERS_ASKED)
  }
  return []
}

async function addressOf(resolver: Resolver, host: string): Promise<string | undefined> {
  const [address] = await resolver.resolve4(host).catch(() => [])
  return address
}

function agreed(answers: readonly TxtAnswer[]): TxtAnswer {
  const heard = answers.filter(({ kind }) => kind !== 'silent' && kind !== 'broken')
  const [first] = heard
  if (first === undefined) return { kind: 'silent' }
  const without = heard.find(({ kind }) => kind !== 'found')
  if (without !== undefined) return without
  const lists = heard.flatMap((answer) => (answer.kind === 'found' ? [answer.values] : []))
  return { kind: 'found', values: (lists[0] ?? []).filter((value) => lists.every((list) => list.includes(value))) }
}

function meaningOf(error: unknown): 'none' | 'no_name' | 'silent' | undefined {
  return MEANING[(error as NodeJS.ErrnoException).code ?? '']
}
