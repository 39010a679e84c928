import { type Org, orgUrl } from '../orgs/org.ts'
import { domainUrl } from './domain.ts'

/**
 * Where an authorization server of the org says it is: the beginning of its issuer.
 *
 * @param mode          ORG_URL: the org's host here; CUSTOM_URL: its first domain; DYNAMIC: where it was asked
 * @param customDomain  the first proven domain of the org
 */
export function issuerHost(baseUrl: string, org: Org, mode: string, customDomain: string | null | undefined): string {
  if (mode === 'ORG_URL' && org.atCustomDomain) return orgUrl(baseUrl, org.subdomain)
  if (mode !== 'CUSTOM_URL' || customDomain === null || customDomain === undefined) return org.url
  return domainUrl(baseUrl, customDomain)
}
