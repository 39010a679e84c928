// An e-mail domain of an organization, and how it is known to be theirs:
//
//   pending ──seen──▶ proven ──not seen──▶ failing ──for seven days──▶ lost
//                        ▲───────seen─────────┘                         │
//                        └──────────────────seen──────────────────────┘
//   vouched: an operator said so; it becomes proven once the record they asked for is seen
//
// Proven, failing and vouched ones lead people who type an address there to the organization.
import type { OrganizationDomainRow } from '../schema/sso-schema.ts'

export type DomainState = OrganizationDomainRow['state']

/** States in which a domain leads people. */
export const LEADING = ['proven', 'failing', 'vouched'] as const satisfies DomainState[]

/** Not seen for so long, a domain leads nobody any more. */
export const GRACE_MS = 7 * 24 * 60 * 60 * 1000

/**
 * What was found where the record should be.
 *
 * - `seen`: it is there
 * - `no_record`: nothing there yet; `no_domain`: the domain itself is in no DNS
 * - `other_value`: something else there; `old_value`: the value of another request
 * - `almost`: the value, and something around it; `appended`: the record at `_gatepass.acme.com.acme.com`
 * - `at_apex`: the record at the domain itself
 * - `dns_broken`: the domain's name servers answer with an error; `dns_silent`: nobody answered in time
 */
export type DomainLookKind =
  | 'seen'
  | 'no_record'
  | 'no_domain'
  | 'other_value'
  | 'old_value'
  | 'almost'
  | 'appended'
  | 'at_apex'
  | 'dns_broken'
  | 'dns_silent'

/** `got`: the value that was there, as it was there, cut off after 300 characters. */
export type DomainLook = { readonly kind: DomainLookKind; readonly got?: string | undefined }

/** These say nothing about the record: DNS could not be asked. */
export const COULD_NOT_ASK: readonly DomainLookKind[] = ['dns_broken', 'dns_silent']

export type OrganizationDomain = {
  readonly domain: string
  readonly organizationId: string
  readonly state: DomainState
  /** Whether addresses there lead to the organization now. */
  readonly leads: boolean
  /** The TXT record that proves it; null: nobody asked for a proof. */
  readonly record: { readonly name: string; readonly value: string } | null
  readonly provenAt: number | null
  /** When the record was last there. */
  readonly seenAt: number | null
  readonly checkedAt: number | null
  readonly failingSince: number | null
  /** What the last look came upon. */
  readonly look: DomainLook | null
  readonly createdAt: number
}

/** Every value of ours begins so; what follows is the organization's own. */
export const VALUE_BEGINS = 'gatepass-domain='

export function domainOf(row: OrganizationDomainRow): OrganizationDomain {
  return {
    domain: row.domain,
    organizationId: row.organization_id,
    state: row.state,
    leads: LEADING.some((state) => state === row.state),
    record: row.token === null ? null : { name: `_gatepass.${row.domain}`, value: `${VALUE_BEGINS}${row.token}` },
    provenAt: row.proven_at,
    seenAt: row.seen_at,
    checkedAt: row.checked_at,
    failingSince: row.failing_since,
    look: row.look === null ? null : (JSON.parse(row.look) as DomainLook),
    createdAt: row.created_at,
  }
}

/** What is the organization's own in the value; null: nobody asked for a proof. */
export function tokenOf({ record }: Pick<OrganizationDomain, 'record'>): string | null {
  return record?.value.slice(VALUE_BEGINS.length) ?? null
}
