/**
 * What is wrong with an address Okta is to send browsers to; undefined: nothing.
 *
 * Absolute, without fragment (RFC 6749 §3.1.2); https, or http to the machine of the browser itself (RFC 8252 §7.3);
 * a scheme of its own only for a native app: one with a dot in it (§7.1), or, as Okta takes it too, `myapp://`, unless
 * browsers or systems have a use for the scheme themselves.
 *
 * @param allowed.wildcard  one `*` may stand in the first label of the host
 */
export function problemOfRedirectUri(
  uri: string,
  allowed: { native?: boolean; wildcard?: boolean } = {},
): string | undefined {
  if (allowed.wildcard === true && uri.includes('*'))
    return problemOfWildcard(uri) ?? problemOfRedirectUri(uri.replace('*', 'x'))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is being kept out
  if (!URL.canParse(uri) || /[\s\\*\u0000-\u001f\u007f-\uffff]/.test(uri)) return 'Must be an absolute URI'
  if (uri.includes('#')) return 'Must not contain a fragment'
  const url = new URL(uri)
  if (url.username !== '' || url.password !== '') return 'Must not contain credentials'
  if (isSecureUrl(uri)) return undefined
  if (allowed.native === true && isPrivateScheme(url.protocol, uri)) return undefined
  return 'Must be https, or http on localhost'
}

// What a browser or a system would open by itself: none of these is an app's own.
const TAKEN_SCHEMES = new Set(
  (
    'http https ws wss ftp ftps sftp file filesystem blob about data javascript jscript livescript vbscript vbs mocha ' +
    'view-source chrome resource res moz-extension chrome-extension ms-its mhtml jar feed mailto tel sms callto sip ' +
    'intent content search search-ms ms-settings shell ssh telnet ldap ldaps urn cid mid news nntp tftp smb afp nfs ' +
    'wyciwyg opera edge brave safari app applescript help itms itms-services market steam'
  ).split(' '),
)

function isPrivateScheme(protocol: string, uri: string): boolean {
  if (/^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/.test(protocol)) return true
  const [, scheme] = /^([a-z][a-z0-9+-]*):$/.exec(protocol) ?? []
  return scheme !== undefined && uri.toLowerCase().startsWith(`${scheme}://`) && !TAKEN_SCHEMES.has(scheme)
}

// As Okta has it: https, in the lowest sub-domain, and a whole domain of the customer's own behind it.
const WILDCARD = /^https:\/\/[a-z0-9-]*\*[a-z0-9-]*(?:\.[a-z0-9-]+){2,}(?::\d+)?(?:[/?][^*]*)?$/i

function problemOfWildcard(uri: string): string | undefined {
  if (WILDCARD.test(uri) && !/\.\d+(?::\d+)?(?:[/?]|$)/.test(uri.slice(8).split('/')[0] ?? '')) return undefined
  return 'A wildcard must be the only one, in the lowest sub-domain of an https address with a domain behind it'
}

/** Is this address one the registered one stands for, `*` being any part of one label of the host? */
export function matchesWildcard(registered: string, uri: string): boolean {
  const [before = '', after] = registered.split('*')
  if (after === undefined || uri.length <= before.length + after.length) return false
  if (!uri.startsWith(before) || !uri.endsWith(after)) return false
  return /^[a-z0-9-]{1,63}$/.test(uri.slice(before.length, uri.length - after.length))
}

export function isSecureUrl(uri: string): boolean {
  if (!URL.canParse(uri)) return false
  const { protocol, hostname } = new URL(uri)
  return protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname))
}

export function isWebUrl(uri: string): boolean {
  return URL.canParse(uri) && ['http:', 'https:'].includes(new URL(uri).protocol)
}

function isThisMachine(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  )
}
