// Domains as the screen holds them, and what is sent for them.
import type { ApiRequest } from '../../ui/api-request.ts'

export const DOMAINS = '/api/v1/domains'

export type OktaDomain = {
  readonly id: string
  readonly domain: string
  readonly certificateSourceType: 'MANUAL' | 'OKTA_MANAGED'
  readonly validationStatus: 'NOT_STARTED' | 'IN_PROGRESS' | 'VERIFIED' | 'COMPLETED' | 'FAILED_TO_VERIFY'
  readonly dnsRecords: readonly OktaDnsRecord[]
  readonly publicCertificate?: { readonly subject: string; readonly fingerprint: string; readonly expiration: string }
}

export type OktaDnsRecord = {
  readonly recordType: string
  readonly fqdn: string
  readonly values: readonly string[]
}

export type DomainDraft = { readonly domain: string; readonly source: OktaDomain['certificateSourceType'] }

export function addDomainRequest({ domain, source }: DomainDraft): ApiRequest {
  return { method: 'POST', path: DOMAINS, body: { domain: domain.trim(), certificateSourceType: source } }
}

export function verifyDomainRequest({ id }: OktaDomain): ApiRequest {
  return { method: 'POST', path: `${DOMAINS}/${id}/verify` }
}

export function deleteDomainRequest({ id }: OktaDomain): ApiRequest {
  return { method: 'DELETE', path: `${DOMAINS}/${id}` }
}

export type CertificateDraft = {
  readonly certificate: string
  readonly privateKey: string
  readonly certificateChain: string
}

export function putCertificateRequest({ id }: OktaDomain, draft: CertificateDraft): ApiRequest {
  return { method: 'PUT', path: `${DOMAINS}/${id}/certificate`, body: { type: 'PEM', ...draft } }
}

/** The same to be looked at: what a file holds is named, not shown, and the key never is. */
export function certificateCallShown(domain: OktaDomain): ApiRequest {
  const pem = (name: string) => `-----BEGIN ${name}-----…`
  const draft = {
    certificate: pem('CERTIFICATE'),
    privateKey: pem('PRIVATE KEY'),
    certificateChain: pem('CERTIFICATE'),
  }
  return putCertificateRequest(domain, draft)
}

/** Where the log says how it went the last time somebody verified. */
export function lastVerificationPath({ id }: OktaDomain): string {
  const filter = `target.id eq "${id}" and eventType eq "system.custom_url_domain.verify"`
  return `/api/v1/logs?${new URLSearchParams({ limit: '1', sortOrder: 'DESCENDING', filter })}`
}

export function isProven({ validationStatus }: OktaDomain): boolean {
  return validationStatus === 'VERIFIED' || validationStatus === 'COMPLETED'
}
