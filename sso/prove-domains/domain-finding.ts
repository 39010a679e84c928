import type { Seen } from '../failures/failure-signature.ts'
import { COULD_NOT_ASK, type DomainLookKind, type OrganizationDomain } from '../organizations/organization-domain.ts'

/** What is amiss with a domain, as the failure catalogue knows it. Undefined: nothing is, or nobody looked yet. */
export function seenOfDomain(domain: OrganizationDomain): Seen | undefined {
  const { record, look, failingSince } = domain
  if (record === null || look === null || look.kind === 'seen') return undefined
  const since = failingSince === null ? undefined : new Date(failingSince).toISOString().slice(0, 10)
  const facts = { ...record, domain: domain.domain, found: look.got ?? 'no TXT record', since }
  return { reason: `domain_${wordOf(domain, look.kind)}`, facts }
}

function wordOf({ state }: OrganizationDomain, kind: DomainLookKind): string {
  if (COULD_NOT_ASK.includes(kind)) return kind
  if (state === 'failing') return 'gone'
  return state === 'lost' ? 'lost' : kind
}
