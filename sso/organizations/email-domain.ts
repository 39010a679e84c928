import { domainToASCII } from 'node:url'

// Anybody can have an address there, so no company can be the one it leads to.
const FREE_MAIL = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.co.uk ymail.com icloud.com me.com
   mac.com aol.com gmx.com gmx.de gmx.net web.de mail.com mail.ru yandex.ru yandex.com qq.com 163.com 126.com
   proton.me protonmail.com pm.me zoho.com fastmail.com hey.com t-online.de orange.fr free.fr laposte.net libero.it`.split(
    /\s+/,
  ),
)

// The second-level registries people mistype most; the full public suffix list comes with proven domains.
const REGISTRY = /^(co|com|org|net|ac|gov|edu|ne|or|go)\.[a-z]{2}$/

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

/** Why a domain cannot lead to one organization, in words; undefined when it can. */
export function problemOfDomain(text: string): string | undefined {
  const domain = cleanDomain(text)
  if (domain === undefined) return 'must be an e-mail domain, for example acme.com'
  if (FREE_MAIL.has(domain)) return 'is a public mail service: people of every company have addresses there'
  if (REGISTRY.test(domain)) return 'is a registry, not a company’s domain'
  return undefined
}

/**
 * The domain of an e-mail address somebody typed or passed as `login_hint`. One `@`, plain ASCII before it, after NFKC:
 * `a@x.com@evil.com`, `"a@x.com"@evil.com` and `a@evil.com,b@x.com` have none.
 */
export function domainOfEmail(text: string): string | undefined {
  if (text.length > 320) return undefined
  const [local, domain, ...more] = text.trim().normalize('NFKC').split('@')
  if (local === undefined || domain === undefined || more.length > 0) return undefined
  if (!/^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/i.test(local)) return undefined
  return cleanDomain(domain)
}
