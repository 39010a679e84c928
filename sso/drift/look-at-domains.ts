// Whether the domains that were proven by DNS still are. The daily look is elsewhere; what it found is told here, by the
// first live connection of the organization, so that nobody hears of one domain twice.
import { type ActiveConnection, isActive } from '../connections/connection.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { domainStore } from '../organizations/domain-store.ts'
import type { OrganizationDomain } from '../organizations/organization-domain.ts'
import { seenOfDomain } from '../prove-domains/domain-finding.ts'
import { type Around, findingOf } from '../setup-steps/finding.ts'
import type { Finding } from '../setup-steps/setup-step.ts'
import { differs, holds, type Looked } from './drift-check.ts'
import type { DriftDeps } from './drift-deps.ts'

export async function lookAtDomains(deps: DriftDeps, connection: ActiveConnection, around: Around): Promise<Looked[]> {
  const [first] = (await connectionStore(deps).ofOrganization(connection.organizationId)).filter(isActive)
  if (first?.id !== connection.id) return []
  const domains = await domainStore(deps).of(connection.organizationId)
  const gone = domains.filter(({ state }) => state === 'failing' || state === 'lost')
  const findings = gone.flatMap((each) => domainFinding(each, around) ?? [])
  if (findings.length > 0) return [differs('domains', findings)]
  const proven = domains.filter(({ state }) => state === 'proven')
  if (proven.length === 0) return []
  return [
    holds(
      'domains',
      proven.map(({ domain }) => ({ name: 'Proven by DNS', value: domain })),
    ),
  ]
}

/** An application that names the organization gets its people in all the same. */
function domainFinding(domain: OrganizationDomain, around: Around): Finding | undefined {
  const seen = seenOfDomain(domain)
  const finding = seen && findingOf(seen, around)
  return finding && { ...finding, mild: true }
}
