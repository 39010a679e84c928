// Hosts of an org's own: `login.acme.com` beside `acme.okta.com`. Said by an administrator, proven by DNS.
//
//   NOT_STARTED ── verify ──► VERIFIED (they bring a certificate: COMPLETED) or COMPLETED (the house has it)
//        │                       ▲
//        └── records missing ──► FAILED_TO_VERIFY, and again
import crypto from 'node:crypto'
import { domainToASCII } from 'node:url'
import type { DomainRow } from '../schema/idp-schema.ts'

export type Domain = {
  readonly id: string
  readonly orgId: string
  /** In lower case and ASCII. */
  readonly domain: string
  readonly certificateSource: DomainRow['certificate_source_type']
  readonly status: DomainRow['validation_status']
  readonly dnsRecords: readonly DnsRecord[]
  readonly certificate?: PublicCertificate
  readonly brandId: string
  readonly createdAt: number
  readonly updatedAt: number
}

/** What an administrator enters where their domain is managed. */
export type DnsRecord = {
  readonly recordType: 'TXT' | 'CNAME'
  readonly fqdn: string
  readonly values: readonly string[]
}

export type PublicCertificate = {
  readonly subject: string
  readonly fingerprint: string
  readonly expiration: string
}

/** It was shown to be theirs, so it stands for the org. */
export function isProven({ status }: Pick<Domain, 'status'>): boolean {
  return status === 'VERIFIED' || status === 'COMPLETED'
}

/** The only brand an org has here. */
export function brandOf(orgId: string): string {
  return `bnd${orgId.slice(3)}`
}

/** The org at its own domain, on the port everybody is at. */
export function domainUrl(baseUrl: string, domain: string): string {
  const { protocol, port } = new URL(baseUrl)
  return `${protocol}//${domain}${port === '' ? '' : `:${port}`}`
}

// In any script; `domainToASCII` drops whatever stands behind a host.
const NAME = /^[\p{L}\p{M}\p{N}.-]{1,253}$/u
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * What somebody typed as a domain.
 *
 * @returns the name as DNS has it, or why it cannot be one
 */
export function readDomain(text: string, baseUrl: string): { domain: string } | { problem: string } {
  const domain = NAME.test(text.trim()) ? domainToASCII(text.trim()) : ''
  const labels = domain.split('.')
  const house = new URL(baseUrl).hostname
  if (domain.length > 253 || !labels.every((label) => LABEL.test(label)) || /^\d+$/.test(labels.at(-1) ?? ''))
    return { problem: 'Must be a host name, without scheme, port or path: login.example.com' }
  if (isBelow(domain, house)) return { problem: `Everything below ${house} belongs to this house` }
  if (labels.length < 3) return { problem: 'Must be a subdomain such as login.example.com' }
  return { domain }
}

/** The TXT record proves that it is theirs, the CNAME brings people here. */
export function recordsFor(domain: string, orgHost: string): DnsRecord[] {
  const proof = crypto.randomBytes(16).toString('hex')
  return [
    { recordType: 'TXT', fqdn: `_oktaverification.${domain}`, values: [proof] },
    { recordType: 'CNAME', fqdn: domain, values: [orgHost] },
  ]
}

export function isBelow(host: string, above: string): boolean {
  return host === above || host.endsWith(`.${above}`)
}
