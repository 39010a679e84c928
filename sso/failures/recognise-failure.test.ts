import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { SIGN_IN_REASONS } from '../sign-in/sign-in-errors.ts'
import { DRIFTING } from './drifting.ts'
import type { Seen, Side } from './failure-signature.ts'
import { OKTA_PLACES, placeAt } from './okta-places.ts'
import { codeOfText } from './okta-words.ts'
import { PROVING_DOMAINS } from './proving-domains.ts'
import { filledIn, recogniseFailure, SIGNATURES } from './recognise-failure.ts'

/** No sign-in fails for these: they are found by looking, before somebody does. */
const DRIFT_REASONS = Object.values(DRIFTING).flatMap(({ reasons }) => reasons)
const DOMAIN_REASONS = Object.values(PROVING_DOMAINS).flatMap(({ reasons }) => reasons)

const id = (seen: Partial<Seen>) => recogniseFailure({ facts: {}, ...seen })?.id
const saidByOkta = (reason: string, description: string, error = 'access_denied') =>
  id({ reason, facts: { oktaError: error, oktaDescription: description } })
const atToken = (reason: string, description: string, error: string) =>
  id({ reason, facts: { url: 'https://acme.okta.com/oauth2/v1/token', status: 400, error, description } })
const logged = (...okta: string[]) => id({ okta })

const ORG = 'https://acme.okta.com'
const CUSTOM = `${ORG}/oauth2/default`
const lookedFor = (issuer: string, status: number) =>
  id({ reason: 'discovery_invalid', facts: { url: `${issuer}/.well-known/openid-configuration`, status } })

// The failure modes of setting Okta up, by number, with Okta's exact texts. Left out: what never gets to us (28: an
// application that checks an access token of the org server itself; 43: a domain nobody has verified).
const MODES: readonly (readonly [number, string, string | undefined])[] = [
  [1, 'issuer_other_server', id({ reason: 'issuer_mismatch', facts: { expected: ORG, found: CUSTOM } })],
  [1, 'issuer_other_server', id({ reason: 'id_token_iss_mismatch', facts: { expected: CUSTOM, found: ORG } })],
  [2, 'issuer_is_an_endpoint', lookedFor(`${ORG}/oauth2`, 404)],
  [2, 'issuer_is_an_endpoint', lookedFor(`${ORG}/oauth2/v1/authorize`, 404)],
  [3, 'issuer_is_admin_host', lookedFor('https://acme-admin.okta.com', 404)],
  [4, 'issuer_slash', id({ reason: 'issuer_mismatch', facts: { expected: `${ORG}/`, found: ORG } })],
  [5, 'okta_host_not_found', id({ reason: 'idp_unavailable', facts: { host: 'acmee.okta.com', why: 'ENOTFOUND' } })],
  [5, 'discovery_not_there', lookedFor('https://www.example.com', 404)],
  [
    6,
    'issuer_other_host',
    id({ reason: 'id_token_iss_mismatch', facts: { expected: ORG, found: 'https://id.acme.com' } }),
  ],
  [
    6,
    'issuer_other_host',
    id({ reason: 'iss_param_mismatch', facts: { expected: CUSTOM, found: 'https://id.acme.com/oauth2/default' } }),
  ],
  [7, 'api_access_management_missing', lookedFor(CUSTOM, 401)],
  [7, 'api_access_management_missing', id({ reason: 'discovery_invalid', facts: { oktaCode: 'E0000015' } })],
  [8, 'authorization_server_gone', lookedFor(`${ORG}/oauth2/aus1a2b3c4d5e6f7g8h9`, 404)],
  [
    8,
    'authorization_server_gone',
    saidByOkta('okta_misconfigured', 'The authorization server id is invalid.', 'invalid_request'),
  ],
  [
    9,
    'no_access_policy',
    saidByOkta('policy_refused', 'Policy evaluation failed for this request, please check the policy configurations.'),
  ],
  [9, 'no_access_policy', logged('no_matching_policy')],
  [
    10,
    'scopes_all_rejected',
    saidByOkta('policy_refused', 'Policy evaluation succeeded, but all the requested scopes were rejected.'),
  ],
  [
    10,
    'scope_denied_by_policy',
    saidByOkta('okta_refused', 'Some of the requested scopes were denied by the policy. Denied scopes: [groups].'),
  ],
  [
    11,
    'scope_not_defined',
    saidByOkta(
      'scope_refused',
      'One or more scopes are not configured for the authorization server resource.',
      'invalid_scope',
    ),
  ],
  [12, 'user_not_assigned', saidByOkta('not_assigned', 'User is not assigned to the client application.')],
  [13, 'redirect_uri_not_registered', logged('illegal_redirect_uri')],
  [13, 'redirect_uri_not_registered', logged('illegal_redirect_uri_enhanced')],
  [
    14,
    'redirect_uri_changed_on_the_way',
    atToken(
      'token_exchange_failed',
      "The 'redirect_uri' does not match the redirection URI used in the authorization request.",
      'invalid_grant',
    ),
  ],
  [15, 'client_id_unknown_or_app_inactive', logged('invalid_client_id')],
  [
    15,
    'client_id_unknown_or_app_inactive',
    atToken('client_credentials_rejected', "Invalid value for 'client_id' parameter.", 'invalid_client'),
  ],
  [
    16,
    'client_secret_wrong',
    atToken(
      'client_credentials_rejected',
      'The client secret supplied for a confidential client is invalid.',
      'invalid_client',
    ),
  ],
  [
    17,
    'client_auth_method_differs',
    atToken(
      'client_credentials_rejected',
      'Client authentication failed. Either the client or the client credentials are invalid.',
      'invalid_client',
    ),
  ],
  [
    17,
    'client_credentials_twice',
    atToken(
      'client_credentials_rejected',
      'Cannot supply multiple client credentials. Use one of the following: credentials in the Authorization header, credentials in the post body, or a client_assertion in the post body.',
      'invalid_request',
    ),
  ],
  [
    17,
    'client_credentials_not_seen',
    atToken('client_credentials_rejected', 'No client credentials found.', 'invalid_client'),
  ],
  [
    18,
    'pkce_not_seen',
    saidByOkta('okta_misconfigured', 'PKCE code challenge is required by the application.', 'invalid_request'),
  ],
  [
    19,
    'pkce_not_seen',
    atToken(
      'token_exchange_failed',
      'PKCE code challenge should be specified in the authorize request for code verification.',
      'invalid_request',
    ),
  ],
  [19, 'pkce_does_not_fit', atToken('token_exchange_failed', 'PKCE verification failed.', 'invalid_grant')],
  [
    20,
    'state_refused_by_okta',
    saidByOkta('okta_misconfigured', "The authentication request has an invalid 'state' parameter.", 'invalid_request'),
  ],
  [
    21,
    'openid_scope_missing',
    saidByOkta(
      'okta_refused',
      "Requests for ID tokens or access tokens with OpenID scopes require the 'openid' scope.",
    ),
  ],
  [
    22,
    'grant_type_off',
    saidByOkta(
      'okta_misconfigured',
      'The client is not authorized to use the provided grant type. Configured grant types: [client_credentials].',
      'unauthorized_client',
    ),
  ],
  [
    23,
    'response_type_off',
    saidByOkta(
      'okta_misconfigured',
      'The response type is not supported by the authorization server. Configured response types: [id_token].',
      'unsupported_response_type',
    ),
  ],
  [24, 'groups_not_told', id({ reason: 'admitted', facts: { claims: { email: true, groups: false } } })],
  [
    25,
    'too_many_groups',
    saidByOkta(
      'okta_broken',
      'The groups claim matched too many groups and must be configured to match fewer groups.',
      'server_error',
    ),
  ],
  [
    26,
    'claim_expression_fails',
    saidByOkta('okta_broken', "The 'department' user claim could not be evaluated.", 'server_error'),
  ],
  [26, 'claim_expression_fails', logged('app.oauth2.as.evaluate.claim')],
  [27, 'email_not_told', id({ reason: 'admitted', facts: { claims: { email: false, groups: false } } })],
  [29, 'clock_of_okta_ahead', id({ reason: 'id_token_not_yet_valid', facts: { secondsAhead: 190 } })],
  [29, 'clock_of_okta_behind', id({ reason: 'id_token_expired', facts: { secondsAgo: 190 } })],
  [
    29,
    'client_proof_time',
    atToken('client_credentials_rejected', 'The client_assertion token is expired.', 'invalid_client'),
  ],
  [30, 'initiate_login_uri_missing', logged('missing_initiate_login_uri')],
  [31, 'initiate_uri_is_the_redirect_uri', id({ reason: 'state_missing', facts: { sent: ['iss'] } })],
  [31, 'redirect_uri_is_the_initiate_uri', id({ reason: 'unexpected_launch', facts: { sent: ['code', 'state'] } })],
  [32, 'okta_simplified_launch', id({ reason: 'unexpected_launch', facts: { sent: ['id_token'] } })],
  [33, 'api_token_dead', logged('E0000011')],
  [34, 'api_token_too_weak', logged('E0000006')],
  [35, 'okta_rate_limited', logged('E0000047')],
  [35, 'okta_rate_limited', id({ reason: 'idp_rate_limited' })],
  [
    36,
    'nobody_signed_in_at_okta',
    saidByOkta(
      'okta_needs_interaction',
      'The client specified not to prompt, but the user is not logged in.',
      'login_required',
    ),
  ],
  [37, 'post_logout_uri_not_registered', logged('illegal_post_logout_redirect_uri')],
  [38, 'okta_said_no', saidByOkta('okta_refused', 'The resource owner or authorization server denied the request.')],
  [38, 'sign_on_policy_denied', logged('application.policy.sign_on.deny_access')],
  [
    38,
    'stronger_sign_in_needed',
    saidByOkta(
      'okta_needs_interaction',
      'The client specified not to prompt, but the client app requires re-authentication or MFA.',
      'login_required',
    ),
  ],
  [39, 'signing_key_not_published', id({ reason: 'jwks_key_not_found', facts: { refetched: true } })],
  [39, 'signature_does_not_hold', id({ reason: 'id_token_signature_invalid' })],
  [
    40,
    'network_zone_refused',
    atToken(
      'client_credentials_rejected',
      "The request is made from outside the client's permitted network zones.",
      'access_denied',
    ),
  ],
  [41, 'signed_in_as_somebody_else', id({ reason: 'other_person' })],
  [
    42,
    'code_used_or_expired',
    atToken('token_exchange_failed', 'The authorization code is invalid or has expired.', 'invalid_grant'),
  ],
]

describe('recognising a failure', () => {
  it('knows every mode of setting Okta up that can get to us, by Okta’s own words', () => {
    assert.deepEqual(
      MODES.map(([mode, , found]) => `${mode} ${found}`),
      MODES.map(([mode, expected]) => `${mode} ${expected}`),
    )
    const told = new Set(MODES.map(([mode]) => mode))
    const untold = Array.from({ length: 43 }, (_, at) => at + 1).filter((mode) => !told.has(mode))
    assert.deepEqual(untold, [28, 43])
  })

  it('has more than a hundred, each with a name of its own', () => {
    assert.ok(SIGNATURES.length >= 100, String(SIGNATURES.length))
    assert.equal(new Set(SIGNATURES.map((each) => each.id)).size, SIGNATURES.length)
  })

  it('gives every code of Okta’s to one signature, and every reason’s plain case to one', () => {
    const codes = SIGNATURES.flatMap(({ okta = [] }) => okta)
    const plain = SIGNATURES.filter(({ when }) => when === undefined).flatMap(({ reasons = [] }) => reasons)
    for (const names of [codes, plain])
      assert.deepEqual(
        names.filter((name, at) => names.indexOf(name) !== at),
        [],
      )
  })

  it('leaves none in the shadow of another', () => {
    const reached = new Set(MODES.map(([, , found]) => found))
    for (const { okta = [] } of SIGNATURES) for (const code of okta) reached.add(logged(code))
    for (const reason of Object.keys(SIGN_IN_REASONS)) reached.add(id({ reason }))
    for (const why of ['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_SSL_UNSUPPORTED_PROTOCOL'])
      reached.add(id(unavailable({ why })))
    for (const facts of [{ timeoutMs: 5000 }, { status: 502 }]) reached.add(id(unavailable(facts)))
    reached.add(id({ reason: 'okta_misconfigured', facts: { provider: 'other' } }))
    for (const reason of ['never_came_back', ...DRIFT_REASONS, ...DOMAIN_REASONS]) reached.add(id({ reason }))
    assert.deepEqual(
      SIGNATURES.filter((each) => !reached.has(each.id)).map((each) => each.id),
      [],
    )
  })

  it('has at most one signature whose condition holds, for everything above', () => {
    const facts = [
      ...['expected', 'found'].map((name) => ({ [name]: ORG })),
      { expected: ORG, found: CUSTOM },
      { url: `${CUSTOM}/.well-known/openid-configuration`, status: 401 },
      { url: 'https://acme-admin.okta.com/oauth2/.well-known/openid-configuration', status: 404 },
      { sent: ['iss', 'id_token', 'code', 'state'] },
      { sent: ['iss'] },
      { why: 'ENOTFOUND', status: 500, timeoutMs: 1 },
      { claims: { email: false, groups: false } },
    ]
    for (const reason of [...Object.keys(SIGN_IN_REASONS), 'admitted'])
      for (const each of facts) {
        const holding = SIGNATURES.filter(({ reasons, when }) => reasons?.includes(reason) && when?.(each) === true)
        assert.ok(holding.length <= 1, `${reason}: ${holding.map((signature) => signature.id).join(', ')}`)
      }
  })

  it('has a cause for every way a sign-in can fail, and none for reasons there are not', () => {
    const reasons = Object.keys(SIGN_IN_REASONS)
    assert.deepEqual(
      reasons.filter((reason) => id({ reason }) === 'unknown'),
      [],
      'a new reason needs a signature in sso/failures',
    )
    const known = new Set([...reasons, 'admitted', 'never_came_back', ...DRIFT_REASONS, ...DOMAIN_REASONS])
    assert.deepEqual(
      SIGNATURES.flatMap(({ reasons = [] }) => reasons).filter((reason) => !known.has(reason)),
      [],
    )
  })

  it('says who must act as docs/errors.md does', () => {
    const page = fs.readFileSync(path.resolve(import.meta.dirname, '../../docs/errors.md'), 'utf8')
    for (const [, reason = '', who = ''] of page.matchAll(/^\| `sign_in\.(\w+)` \| \d+ \| ([^|]+?) \|/gm)) {
      const side = recogniseFailure({ reason, facts: {} })?.side
      assert.ok(side !== undefined && WHO[side].includes(who), `${reason}: ${side}, the page says ${who}`)
    }
  })

  it('does not know what it does not know', () => {
    assert.equal(id({ reason: 'something_new' }), 'unknown')
    assert.equal(id({ reason: 'admitted' }), undefined)
    assert.equal(saidByOkta('okta_refused', 'Computer says no.'), 'okta_said_no')
  })

  it('reads text from outside only so far, in any spelling, and never as a pattern', () => {
    assert.equal(codeOfText('  USER is\n NOT assigned to   the client application'), 'user_not_assigned')
    assert.equal(codeOfText(`${'a'.repeat(600)} User is not assigned to the client application.`), undefined)
    assert.equal(codeOfText('.*(a+)+$'.repeat(50_000)), undefined)
    assert.equal(filledIn('{constructor}{toString}', { constructor: undefined }), undefined)
    assert.equal(filledIn('got {found}', { found: 'a\u001b[31m\u2028b' }), 'got a\ufffd[31m\ufffdb')
  })
})

describe('places in Okta’s console', () => {
  const okta = { names: [ORG], issuer: ORG, clientId: '0oa1abcd2EFGH3ijk456' }

  it('are at the -admin host of the org, of this app and this server', () => {
    assert.deepEqual(placeAt('app_assignments', okta), {
      menu: 'Applications > Applications > the app with Client ID 0oa1abcd2EFGH3ijk456 > Assignments',
      url: 'https://acme-admin.okta.com/admin/app/oidc_client/instance/0oa1abcd2EFGH3ijk456#tab-assignments',
    })
    assert.deepEqual(placeAt('server_policies', { ...okta, issuer: `${ORG}/oauth2/aus9` }), {
      menu: 'Security > API > Authorization Servers > the server aus9 > Access Policies',
      url: 'https://acme-admin.okta.com/admin/oauth2/as/aus9',
    })
    assert.equal(placeAt('server_policies', okta).url, 'https://acme-admin.okta.com/admin/oauth2/as')
  })

  it('are found by the okta.com name where the connection uses a custom domain', () => {
    const names = ['https://id.acme.com', 'https://acme.oktapreview.com']
    assert.equal(
      placeAt('api_tokens', { ...okta, names }).url,
      'https://acme-admin.oktapreview.com/admin/access/api/tokens',
    )
    assert.equal(placeAt('api_tokens', { ...okta, names: ['https://id.acme.com'] }).url, null)
  })

  it('are the list of apps where a client ID is not the app’s id, and the console itself where a page’s address is not known', () => {
    assert.equal(
      placeAt('app_login', { ...okta, clientId: 'ronspot' }).url,
      'https://acme-admin.okta.com/admin/apps/active',
    )
    assert.equal(placeAt('system_log', okta).url, 'https://acme-admin.okta.com')
  })

  it('of our own Okta are below /admin on its host', () => {
    const own = { ...okta, names: ['http://acme.okta.localhost:4200'] }
    assert.equal(placeAt('system_log', own).url, 'http://acme.okta.localhost:4200/admin/reports/system-log')
  })

  it('lead nowhere else, whatever the provider calls itself', () => {
    const hostile = [
      'javascript:alert(1)',
      'https://evil.example/.okta.com',
      'https://acme.okta.com.evil.example',
      'no url',
    ]
    for (const name of Object.keys(OKTA_PLACES))
      assert.equal(placeAt(name as keyof typeof OKTA_PLACES, { ...okta, names: hostile, issuer: 'x' }).url, null)
  })
})

const unavailable = (facts: Seen['facts']): Seen => ({ reason: 'idp_unavailable', facts })

const WHO: Record<Side, string[]> = {
  customer: ['the customer’s Okta administrator', 'the customer’s administrator'],
  provider: ['the identity provider'],
  again: ['nobody: try again', 'the person: start again', 'whoever tests: start the test again'],
  us: ['whoever runs Gatepass', 'the application, or whoever runs Gatepass'],
  application: ['the application, or whoever runs Gatepass'],
}
