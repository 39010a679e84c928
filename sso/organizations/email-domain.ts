import { domainToASCII } from 'node:url'
import { parse } from 'tldts'
import { isFreeMail } from './free-mail.ts'

/**
 * The domain as it is stored and compared: lower case, A-label (RFC 5890), no dot at the end.
 *
 * @returns undefined when it is no domain
 */
export function cleanDomain(text: string): string | undefined {
  const domain = domainToASCII(text.trim().normalize('NFKC')).toLowerCase().replace(/\.$/, '')
  return domain.length <= 253 && /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(domain)
    ? domain
    : undefined
}

/** Why a domain cannot be one organization's. */
type DomainProblem = 'not_a_domain' | 'public_suffix' | 'free_mail'

const IN_WORDS: Readonly<Record<DomainProblem, string>> = {
  not_a_domain: 'must be an e-mail domain, for example acme.com',
  public_suffix: 'is a registry, not a company’s domain',
  free_mail: 'is a public mail service: people of every company have addresses there',
}

// Names under which anybody may have one are nobody's, private registries (`github.io`) too.
function domainProblem(text: string): DomainProblem | undefined {
  const domain = cleanDomain(text)
  if (domain === undefined) return isRegistry(text.trim()) ? 'public_suffix' : 'not_a_domain'
  if (isRegistry(domain)) return 'public_suffix'
  const { domain: registered, domainWithoutSuffix: name } = parse(domain, { allowPrivateDomains: true })
  return isFreeMail(domain, registered, name) ? 'free_mail' : undefined
}

function isRegistry(domain: string): boolean {
  const { publicSuffix, hostname, isIcann, isPrivate } = parse(domain, { allowPrivateDomains: true })
  return publicSuffix === hostname && (isIcann === true || isPrivate === true)
}

/** Why a domain cannot lead to one organization, in words; undefined when it can. */
export function problemOfDomain(text: string): string | undefined {
  const problem = domainProblem(text)
  return problem && IN_WORDS[problem]
}

/**
 * An e-mail address somebody typed or passed as `login_hint`, written as all the same ones are. One `@`, plain ASCII before
 * it, after NFKC: `a@x.com@evil.com`, `"a@x.com"@evil.com` and `a@evil.com,b@x.com` are none.
 */
export function cleanAddress(text: string): { readonly address: string; readonly domain: string } | undefined {
  if (text.length > 320) return undefined
  const [local, host, ...more] = text.trim().normalize('NFKC').split('@')
  if (local === undefined || host === undefined || more.length > 0) return undefined
  if (!/^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/i.test(local)) return undefined
  const domain = cleanDomain(host)
  return domain === undefined ? undefined : { address: `${local.toLowerCase()}@${domain}`, domain }
}

/** The domain of one; undefined: it is none. */
export function domainOfEmail(text: string): string | undefined {
  return cleanAddress(text)?.domain
}
