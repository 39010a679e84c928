/** One customer of Okta's: their own host, people, apps. */
export type Org = {
  readonly id: string
  readonly subdomain: string
  readonly name: string
  /** `http://acme.okta.localhost:4200`, no slash at the end: the issuer of the org's own authorization server. */
  readonly url: string
  /** True when it was addressed at a domain of its own: `url` is that one, and not its host here. */
  readonly atCustomDomain?: boolean
  /** True: it has not bought API Access Management, and so has the org authorization server alone. */
  readonly orgServerOnly?: boolean
  readonly createdAt: number
  readonly updatedAt: number
}

export const SUBDOMAIN = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** Where an org lives when nobody addressed it otherwise: `<subdomain>.` in front of the base URL's host. */
export function orgUrl(baseUrl: string, subdomain: string): string {
  const base = new URL(baseUrl)
  return `${base.protocol}//${subdomain}.${base.host}`
}
