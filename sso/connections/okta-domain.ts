// What people paste where the guide asks for an Okta domain: with and without https, with the page they were looking
// at behind it, from the admin console, in quotes, with invisible characters from a chat. Understood where it can mean
// only one thing; otherwise a hint that says what was seen.

export type UnderstoodProvider = {
  /** The issuer to look for, exact. */
  readonly issuer: string
  /** Scheme and host, where an Okta org would answer. */
  readonly origin: string
}

export type NotUnderstood = { readonly hint: string }

const OAUTH_METADATA = /^\/\.well-known\/oauth-authorization-server(?=\/)/

const PLACE = 'looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.'
const EXAMPLE = `It ${PLACE}`
const OKTA_HOST = /\.(okta|oktapreview|okta-emea|okta-gov)\.com$|\.okta\.mil$/
/** Okta's own sites: under every customer's eyes, and nobody's org. */
const NOT_AN_ORG = /^(www|login|developer|help|support|trust|status|id|accounts|signup|pages|admin)\.okta\.com$/

/**
 * Reads a pasted Okta domain: org, custom domain, or any address beneath one of them. An address of a custom
 * authorization server means that server; everything else means the org.
 *
 * @param allowPrivate  development: http and `*.localhost:port` are addresses too
 */
export function understandOktaDomain(pasted: string, allowPrivate: boolean): UnderstoodProvider | NotUnderstood {
  const text = stripPasted(pasted)
  if (text === '') return { hint: `The Okta domain is missing. ${EXAMPLE}` }
  if (/^0o[a-z0-9]{18}$/i.test(text)) return { hint: `This looks like a client ID, not a domain. ${EXAMPLE}` }
  if (/^[^/]+@/.test(text)) return { hint: `This looks like an e-mail address, not a domain. ${EXAMPLE}` }
  const url = parseLoosely(text, allowPrivate)
  if (url === undefined) return { hint: `This is not a domain. ${EXAMPLE}` }
  if (url.username !== '' || url.password !== '') return { hint: `A domain has no user name in it. ${EXAMPLE}` }
  if (url.port !== '' && !allowPrivate)
    return { hint: 'An Okta domain has no port: leave out the part after the colon.' }
  const host = url.hostname.replace(/\.$/, '')
  // In development a container's name may be meant, but then it is written as a whole address.
  const mayBeLocal = allowPrivate && (host === 'localhost' || /[:/]/.test(text))
  if (!mayBeLocal && !host.includes('.')) return { hint: `An Okta domain ${PLACE}` }
  // A letter of another alphabet that looks like one of ours leads to another host.
  if (/[^\x20-\x7e]/.test(text))
    return { hint: 'The domain has letters outside a–z in it. If they are meant, write it as your browser does: xn--…' }
  if (host === 'okta.com' || NOT_AN_ORG.test(host))
    return { hint: `This is Okta’s own site, not your organization’s. ${EXAMPLE}` }
  const port = url.port === '' ? '' : `:${url.port}`
  const origin = `${originScheme(url, allowPrivate)}//${withoutAdmin(host)}${port}`
  return { issuer: origin + authorizationServerOf(url.pathname), origin }
}

/**
 * Reads a pasted issuer. It has to match character for character, so only what surrounds it is taken away: spaces,
 * quotes, the discovery document's path. An Okta host is understood as above.
 */
export function understandIssuer(pasted: string, allowPrivate: boolean): UnderstoodProvider | NotUnderstood {
  const text = stripPasted(pasted).replace(/\/\.well-known\/(openid-configuration|oauth-authorization-server)$/, '')
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return understandOktaDomain(text, allowPrivate)
  const url = new URL(text)
  if (OKTA_HOST.test(url.hostname)) return understandOktaDomain(text, allowPrivate)
  if (url.username !== '' || url.password !== '' || url.hash !== '' || url.search !== '')
    return { hint: 'An issuer has no user name, no question mark and no # in it (OpenID Connect Discovery).' }
  return { issuer: text, origin: url.origin }
}

/** Spaces of every kind, invisible characters, quotes and brackets around it. */
export function stripPasted(text: string): string {
  return text.replace(/[\p{Cf}\p{Cc}\u00a0]/gu, '').replace(/^[\s"'`“”„‘’«»<(]+|[\s"'`“”‘’«»>),;]+$/gu, '')
}

function parseLoosely(text: string, allowPrivate: boolean): URL | undefined {
  const isLocal = /^([a-z0-9-]+\.)*localhost(:\d+)?([/?#]|$)/i.test(text)
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
    ? text
    : `${allowPrivate && isLocal ? 'http' : 'https'}://${text}`
  if (/\s/.test(address) || !URL.canParse(address)) return undefined
  const url = new URL(address)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined
}

/** Nobody's Okta speaks plain http, so a pasted `http://` is a typing habit; in development it may be meant. */
function originScheme(url: URL, allowPrivate: boolean): string {
  return allowPrivate ? url.protocol : 'https:'
}

/** The admin console's host is the org's with `-admin` in it; tokens never come from there. */
function withoutAdmin(host: string): string {
  const isOkta = OKTA_HOST.test(host) || host.endsWith('.okta.localhost')
  return isOkta ? host.replace(/^([^.]+)-admin\./, '$1.') : host
}

/**
 * `/oauth2/default`, `/oauth2/aus…` and everything beneath mean that server, and so does its metadata (RFC 8414 §3.1, where
 * the path comes last); `/oauth2/v1/…` and the rest the org.
 */
function authorizationServerOf(path: string): string {
  const name = path.replace(OAUTH_METADATA, '').match(/^\/oauth2\/(default|aus[A-Za-z0-9]{17})(\/|$)/)?.[1]
  return name === undefined ? '' : `/oauth2/${name}`
}
