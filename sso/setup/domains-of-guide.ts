// The guide's e-mail domains. The step has no proof of its own: it is as its domains are, also when the daily round, an
// operator or somebody who runs the DNS was the one who changed them.
import { domainToUnicode } from 'node:url'
import { domainStore } from '../organizations/domain-store.ts'
import type { DomainLookKind, OrganizationDomain } from '../organizations/organization-domain.ts'
import { seenOfDomain } from '../prove-domains/domain-finding.ts'
import { type Around, findingOf } from '../setup-steps/finding.ts'
import type { Finding, StepRecord } from '../setup-steps/setup-step.ts'
import type { SsoDeps } from '../sso-deps.ts'

export type ShownDomain = Omit<OrganizationDomain, 'organizationId' | 'look' | 'failingSince' | 'createdAt'> & {
  /** As people write it: `bücher.example`. */
  readonly name: string
  /** Nothing is wrong with it, it only is not there yet. */
  readonly isAwaited: boolean
  readonly finding: Finding | null
}

const AWAITED: readonly DomainLookKind[] = ['no_record', 'dns_silent']

export async function domainsOfGuide(deps: SsoDeps, organizationId: string, around: Around): Promise<ShownDomain[]> {
  const domains = await domainStore(deps).of(organizationId)
  return domains.map((each) => {
    const { domain, state, leads, record, provenAt, seenAt, checkedAt, look } = each
    const seen = seenOfDomain(each)
    const finding = (seen && findingOf(seen, around)) ?? null
    const isAwaited = state === 'pending' && (look === null || AWAITED.includes(look.kind))
    return {
      domain,
      name: domainToUnicode(domain),
      state,
      leads,
      record,
      provenAt,
      seenAt,
      checkedAt,
      finding,
      isAwaited,
    }
  })
}

/** What its domains make of the step. A word of an operator's leads people, and proves nothing. */
export function domainsStep(
  domains: readonly ShownDomain[],
  record: StepRecord | undefined,
): Pick<StepRecord, 'step' | 'evidence' | 'findings'> & { state: StepRecord['state'] | 'todo'; at: number | null } {
  const red = domains.filter(isRed)
  const proven = domains.filter(({ state }) => state === 'proven')
  return {
    step: 'domains',
    state: stateOf(domains, record),
    evidence: proven.map(({ name }) => ({ name: 'Proven by DNS', value: name })),
    findings: red.flatMap(({ finding }) => finding ?? []),
    at: proven.length === 0 ? (record?.at ?? null) : Math.max(...proven.map(({ provenAt }) => provenAt ?? 0)),
  }
}

function stateOf(domains: readonly ShownDomain[], record: StepRecord | undefined): StepRecord['state'] | 'todo' {
  if (domains.some(wasProven)) return 'red'
  if (record?.state === 'skipped') return 'skipped'
  if (domains.some(isRed)) return 'red'
  if (domains.some(({ state }) => state === 'pending')) return 'waiting'
  return domains.some(({ state }) => state === 'proven') ? 'proven' : 'todo'
}

const wasProven = ({ state }: ShownDomain) => state === 'failing' || state === 'lost'
const isRed = (domain: ShownDomain) => wasProven(domain) || (domain.state === 'pending' && !domain.isAwaited)
