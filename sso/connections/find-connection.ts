import { domainOfEmail } from '../organizations/email-domain.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { type ActiveConnection, type Connection, isActive } from './connection.ts'
import { connectionStore } from './connection-store.ts'

export type ConnectionWish = {
  readonly organization?: string | undefined
  readonly connection?: string | undefined
  readonly loginHint?: string | undefined
}

export type ConnectionFound =
  | { readonly kind: 'one'; readonly connection: ActiveConnection }
  /**
   * Found by a domain that leads to another organization as well, whose connection is not live: the person is shown where
   * they would go, so that nobody who came by the domain later is trusted with another's people unseen.
   */
  | { readonly kind: 'shared'; readonly connection: ActiveConnection }
  /**
   * More than one would do, of one organization or several: the person has to be asked, or the application has to say.
   * Never guessed. Only what is live can be chosen.
   */
  | { readonly kind: 'several'; readonly connections: readonly ActiveConnection[] }
  | { readonly kind: 'none'; readonly why: 'not_asked' | 'unknown' | 'draft' | 'disabled' }

/**
 * Whose Okta? What the application says outright comes first (`connection`, `organization`), then the domain of the
 * hint; a hint that names no domain we know is no hint. One statement.
 */
export async function findConnection(deps: SsoDeps, wish: ConnectionWish): Promise<ConnectionFound> {
  const store = connectionStore(deps)
  if (wish.connection !== undefined) {
    const found = await store.find(wish.connection)
    // Named both, they have to agree: an organization's people never end up at another's provider.
    const agrees = wish.organization === undefined || found?.organizationId === wish.organization
    return choose(found !== undefined && agrees ? [found] : [])
  }
  if (wish.organization !== undefined) return choose(await store.ofOrganization(wish.organization))
  const domain = wish.loginHint === undefined ? undefined : domainOfEmail(wish.loginHint)
  if (domain === undefined) return { kind: 'none', why: 'not_asked' }
  const { connections, shared } = await store.ofEmailDomain(domain)
  const found = choose(connections)
  return found.kind === 'one' && shared ? { ...found, kind: 'shared' } : found
}

function choose(candidates: readonly Connection[]): ConnectionFound {
  const active = candidates.filter(isActive)
  const [connection] = active
  if (connection === undefined) return { kind: 'none', why: whyNone(candidates) }
  return active.length === 1 ? { kind: 'one', connection } : { kind: 'several', connections: active }
}

function whyNone(candidates: readonly Connection[]): 'unknown' | 'draft' | 'disabled' {
  if (candidates.some((connection) => connection.status === 'disabled')) return 'disabled'
  return candidates.length > 0 ? 'draft' : 'unknown'
}
