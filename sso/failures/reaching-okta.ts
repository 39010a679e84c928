// Getting to the customer's Okta at all: its address, what it says about itself, its keys.
import type { Seen, SignatureTable } from './failure-signature.ts'

type Facts = Seen['facts']

export const REACHING_OKTA = {
  okta_host_not_found: {
    reasons: ['idp_unavailable'],
    when: (facts) => unreachable(facts) === 'no_such_host',
    side: 'customer',
    sentence: 'The address of the customer’s Okta does not exist: its name leads nowhere.',
    todo: [
      'Compare the Okta domain with the one in the drop-down at the top right of the Admin Console: {issuer} is what we have.',
      'If the org was renamed or deleted, the connection needs the new domain.',
    ],
    want: 'a server at {host}',
    got: 'no address for this name ({why})',
  },
  okta_certificate_refused: {
    reasons: ['idp_unavailable'],
    when: (facts) => unreachable(facts) === 'certificate',
    side: 'customer',
    sentence: 'The certificate of the customer’s Okta address does not hold, so nothing was sent there.',
    where: 'domains',
    todo: [
      'Renew the certificate of the custom domain, or let Okta manage it.',
      'Until then the connection can use the okta.com address, if the app’s issuer is set to it.',
    ],
    want: 'a certificate for {host} that is valid now',
    got: '{why}',
  },
  okta_tls_too_old: {
    reasons: ['idp_unavailable'],
    when: (facts) => unreachable(facts) === 'tls',
    side: 'customer',
    sentence: 'At the customer’s Okta address nobody speaks TLS 1.2 or newer, so nothing was sent there.',
    where: 'domains',
    todo: [
      'Whoever runs the server or proxy at this address allows TLS 1.2 and 1.3.',
      'Until then the connection can use the okta.com address, if the app’s issuer is set to it.',
    ],
    want: 'TLS 1.2 or newer at {host}',
    got: '{why}',
  },
  okta_too_slow: {
    reasons: ['idp_unavailable'],
    when: (facts) => unreachable(facts) === 'slow',
    side: 'again',
    sentence: 'The customer’s Okta took longer to answer than anybody waits.',
    todo: ['Try again in a minute.', 'If it stays so, look at status.okta.com for the customer’s cell.'],
    want: 'an answer of {host} within {timeoutMs} ms',
    got: 'none in that time',
  },
  okta_server_error: {
    reasons: ['idp_unavailable'],
    when: (facts) => unreachable(facts) === 'broken',
    side: 'provider',
    sentence: 'The customer’s Okta answered with an error of its own.',
    todo: ['Try again in a minute.', 'If it stays so, look at status.okta.com for the customer’s cell.'],
    want: 'an answer of {url}',
    got: 'status {status}',
  },
  okta_unreachable: {
    reasons: ['idp_unavailable'],
    side: 'again',
    sentence: 'The customer’s Okta did not answer.',
    todo: [
      'Try again in a minute.',
      'If nobody of this customer gets in, check the Okta domain of the connection: {issuer}.',
    ],
    want: 'an answer of {issuer}',
    got: 'none',
  },
  okta_rate_limited: {
    okta: ['user_rate_limited', 'E0000047', 'app.oauth2.client_id_rate_limit_warning', 'okta_api.rate_limited'],
    reasons: ['idp_rate_limited'],
    side: 'again',
    sentence: 'The customer’s Okta is getting more requests than it allows and turns some away.',
    where: 'rate_limits',
    todo: [
      'Try again in a minute.',
      'If it comes back, the customer’s administrator sees who uses the limit up, and can give this app more of it.',
    ],
    want: 'an answer',
    got: 'status 429',
  },
  okta_address_not_public: {
    reasons: ['idp_address_not_allowed'],
    side: 'customer',
    sentence: 'The customer’s Okta address leads to a place inside a private network, where we do not go.',
    todo: ['Give the connection an address that is on the public internet, with https and without a port.'],
    want: 'a public https address',
  },

  issuer_is_admin_host: {
    reasons: ['discovery_invalid'],
    when: (facts) => discovery(facts) === 'admin_host',
    side: 'us',
    sentence: 'The connection has the address of the Admin Console, which signs nobody in.',
    todo: ['Enter the Okta domain without “-admin”: acme.okta.com in place of acme-admin.okta.com.'],
    want: 'the org’s own host',
    got: '{url}',
  },
  issuer_is_an_endpoint: {
    reasons: ['discovery_invalid'],
    when: (facts) => discovery(facts) === 'endpoint',
    side: 'us',
    sentence: 'The connection has an endpoint’s address in place of the issuer.',
    where: 'servers',
    todo: [
      'Enter the Okta domain alone (acme.okta.com), or the issuer exactly as the Issuer URI column shows it.',
      'An issuer ends in the domain or in /oauth2/<id>; never in /oauth2 or /oauth2/v1/….',
    ],
    want: 'an issuer: the domain, or /oauth2/<id>',
    got: '{url}',
  },
  api_access_management_missing: {
    okta: ['E0000015', 'feature_not_enabled', 'feature_not_enabled_access_denied'],
    reasons: ['discovery_invalid'],
    when: (facts) => discovery(facts) === 'not_licensed',
    side: 'customer',
    sentence: 'The customer’s Okta has no API Access Management, so it has no custom authorization servers.',
    todo: [
      'Give the connection the Okta domain alone: the org’s own authorization server is in every Okta.',
      'The steps about Security > API > Authorization Servers are then left out.',
    ],
    want: 'discovery at {url}',
    got: 'status 401, feature not enabled',
  },
  authorization_server_gone: {
    okta: ['invalid_authorization_server'],
    reasons: ['discovery_invalid'],
    when: (facts) => discovery(facts) === 'server_gone',
    side: 'customer',
    sentence: 'The authorization server this connection uses is not there any more, or was deactivated.',
    where: 'servers',
    todo: [
      'Look at its Status in the list: activate it if it is inactive.',
      'If it was deleted, give the connection another issuer: the Issuer URI of the list, or the Okta domain alone.',
    ],
    want: 'an active server at {issuer}',
    got: 'status {status}',
  },
  discovery_not_there: {
    reasons: ['discovery_invalid'],
    when: (facts) => discovery(facts) === 'absent',
    side: 'customer',
    sentence:
      'At the connection’s issuer there is no OpenID Connect configuration: it is not Okta, or not this address.',
    todo: ['Compare the issuer with the customer’s Okta domain: {issuer} is what we have.'],
    want: 'a document at {url}',
    got: 'status {status}',
  },
  discovery_not_usable: {
    reasons: ['discovery_invalid'],
    side: 'customer',
    sentence: 'The OpenID Connect configuration at the connection’s issuer cannot be used.',
    todo: ['Whoever runs the identity provider corrects the members named below (OpenID Connect Discovery 1.0 §3).'],
    want: 'issuer, endpoints and jwks_uri, each an https address',
    got: '{members}',
  },

  issuer_slash: {
    reasons: ['issuer_mismatch', 'id_token_iss_mismatch', 'iss_param_mismatch'],
    when: (facts) => issuersDiffer(facts) === 'by_slash',
    side: 'us',
    sentence: 'The connection’s issuer has a slash too many or too few at its end.',
    todo: ['Enter the issuer exactly as it came, character for character.'],
  },
  issuer_other_server: {
    reasons: ['issuer_mismatch', 'id_token_iss_mismatch', 'iss_param_mismatch'],
    when: (facts) => issuersDiffer(facts) === 'by_server',
    side: 'us',
    sentence: 'The org’s own authorization server and a custom one were taken for each other.',
    where: 'servers',
    todo: [
      'Give the connection the issuer that came, if that is the server meant.',
      'Otherwise give it the Issuer URI of the right server in the list.',
    ],
  },
  issuer_other_host: {
    reasons: ['issuer_mismatch', 'id_token_iss_mismatch', 'iss_param_mismatch'],
    when: (facts) => issuersDiffer(facts) === 'by_host',
    side: 'customer',
    sentence:
      'The customer’s Okta calls itself by another of its names: the custom domain and the okta.com one were mixed.',
    where: 'app_id_token',
    todo: [
      'Set Issuer to the name the connection has ({issuer}); for a custom authorization server it is in its Settings.',
      'Or give the connection the name that came.',
    ],
  },
  issuer_other: {
    reasons: ['issuer_mismatch', 'id_token_iss_mismatch', 'iss_param_mismatch'],
    side: 'customer',
    sentence: 'The answer comes from another issuer than the one this connection was set up with.',
    where: 'app_id_token',
    todo: [
      'If the customer changed the issuer, give the connection the one that came.',
      'If nobody did, treat it as an attempt to mix two providers up.',
    ],
  },
  issuer_not_said: {
    reasons: ['iss_param_missing'],
    side: 'provider',
    sentence: 'The identity provider promises to say which issuer an answer comes from, and did not.',
    todo: ['Whoever runs the identity provider sends iss with every answer (RFC 9207), or stops promising it.'],
    want: 'iss={issuer} in the answer',
    got: 'none',
  },

  keys_unusable: {
    reasons: ['jwks_invalid'],
    side: 'provider',
    sentence: 'The identity provider publishes no signing keys we could check its answer with.',
    todo: ['Try again in a minute.', 'If it stays so, whoever runs the identity provider looks at its jwks_uri.'],
    want: 'RSA or EC keys for signatures at {url}',
  },
  signing_key_not_published: {
    reasons: ['jwks_key_not_found'],
    side: 'provider',
    sentence:
      'The answer is signed with a key that is not among the published ones, also after they were fetched again.',
    where: 'server_settings',
    todo: ['Try again in a minute: keys may just have been rotated.', 'If it stays so, press Rotate now once more.'],
    want: 'a published key',
    got: 'a key nobody publishes',
  },
  signing_key_ambiguous: {
    reasons: ['jwks_ambiguous_key'],
    side: 'provider',
    sentence: 'Two published keys have the same name, or the answer does not name its key.',
    todo: ['Whoever runs the identity provider gives each key a kid of its own and names it in the token.'],
  },
  signature_does_not_hold: {
    reasons: ['id_token_signature_invalid'],
    side: 'provider',
    sentence: 'The signature of the ID token does not hold: it was changed on the way, or another key signed it.',
    todo: [
      'Try again once.',
      'If it comes again, nobody should sign in through this connection until it is known why. A proxy that rewrites answers is one reason.',
    ],
  },
} as const satisfies SignatureTable

function unreachable({
  why,
  timeoutMs,
  status,
}: Facts): 'no_such_host' | 'certificate' | 'tls' | 'slow' | 'broken' | undefined {
  if (typeof status === 'number') return 'broken'
  if (timeoutMs !== undefined) return 'slow'
  if (why === 'ENOTFOUND') return 'no_such_host'
  if (typeof why !== 'string') return undefined
  if (/^(CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CA_|INVALID_)/.test(why)) return 'certificate'
  return /^(ERR_SSL_|EPROTO$)/.test(why) ? 'tls' : undefined
}

/** What is wrong with the place a discovery document was looked for at. */
function discovery(facts: Facts): 'admin_host' | 'endpoint' | 'not_licensed' | 'server_gone' | 'absent' | undefined {
  const { url, status } = facts
  if (typeof url !== 'string' || typeof status !== 'number' || !URL.canParse(url)) return undefined
  const { hostname, pathname } = new URL(url)
  if (/^[a-z0-9-]+-admin\.okta/.test(hostname)) return 'admin_host'
  if (/^\/oauth2(\/v1\/.*)?\/\.well-known\//.test(pathname)) return 'endpoint'
  if (!pathname.startsWith('/oauth2/')) return 'absent'
  return status === 401 || status === 403 ? 'not_licensed' : 'server_gone'
}

/** How two issuers differ that should be the same. */
function issuersDiffer({ expected, found }: Facts): 'by_slash' | 'by_server' | 'by_host' | undefined {
  const [wanted, came] = [asUrl(expected), asUrl(found)]
  if (wanted === undefined || came === undefined) return undefined
  const [path, otherPath] = [withoutSlash(wanted.pathname), withoutSlash(came.pathname)]
  if (wanted.host === came.host) return path === otherPath ? 'by_slash' : 'by_server'
  // One org under two names has the same servers under both.
  return path === otherPath ? 'by_host' : undefined
}

function asUrl(text: unknown): URL | undefined {
  return typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path
}
