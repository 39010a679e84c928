import type { FastifyRequest } from 'fastify'
import type { IdpDeps } from '../idp-deps.ts'
import { type Org, SUBDOMAIN } from './org.ts'
import { orgStore } from './org-store.ts'

const KEEP_MS = 10_000

/**
 * Whose address is this? `<subdomain>.<base host>` is that org, and so is a domain of its own that was verified. The plain base host, `localhost` and the loopback
 * addresses are the first org's, for clients that cannot resolve `*.localhost`.
 *
 * The org's `url` is what the client addressed, so that links and issuers lead back the way it came. Only the hosts
 * named here are ever echoed.
 *
 * @returns undefined for a host that belongs to nobody
 */
export function orgOfRequest(deps: IdpDeps): (request: FastifyRequest) => Promise<Org | undefined> {
  const base = new URL(deps.baseUrl)
  const suffix = `.${base.hostname}`
  const store = orgStore(deps.db.kysely, deps.baseUrl)
  // Asked on every request and changed almost never. Only orgs that exist are kept, so the map cannot be filled up.
  const kept = new Map<string, { org: Org; until: number }>()

  async function find(hostname: string): Promise<Org | undefined> {
    if (isPlain(hostname, base.hostname)) return store.first()
    const subdomain = hostname.slice(0, -suffix.length)
    const inHouse = hostname.endsWith(suffix) && SUBDOMAIN.test(subdomain)
    return (inHouse ? await store.bySubdomain(subdomain) : undefined) ?? store.byDomain(hostname)
  }

  return async (request) => {
    const host = parseHost(request.host)
    if (host === undefined) return undefined
    const now = deps.clock.now()
    const known = kept.get(host.hostname)
    const org = known !== undefined && known.until > now ? known.org : await find(host.hostname)
    if (org === undefined) return undefined
    if (org !== known?.org) kept.set(host.hostname, { org, until: now + KEEP_MS })
    return { ...org, url: `${base.protocol}//${host.host}` }
  }
}

function isPlain(hostname: string, baseHostname: string): boolean {
  return hostname === baseHostname || hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
}

function parseHost(host: string | undefined): { host: string; hostname: string } | undefined {
  if (host === undefined || !/^[\w.\-[\]:]{1,255}$/.test(host) || !URL.canParse(`http://${host}`)) return undefined
  const { hostname } = new URL(`http://${host}`)
  return { host: host.toLowerCase(), hostname }
}
