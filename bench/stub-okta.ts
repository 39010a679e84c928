// The customer's Okta, as cheap as it can be made: stateless, one key, any number of tenants. What the token endpoint
// must know travels inside the code. The load driver plays the person, so a sign-in costs this process one token
// request, and whatever else the service chooses to ask; all of it is counted.
//
//   issuer of tenant n     http://localhost:PORT/oauth2/<n>      client `client-<n>`, secret `okta-secret`
//   GET /__counts          what was asked so far
//   GET /__delay?ms=50     how long every answer takes from now on
import crypto from 'node:crypto'
import http from 'node:http'
import type net from 'node:net'

export type OktaCounts = { discovery: number; keys: number; token: number; userinfo: number }

type Code = { client: string; nonce: string | null; challenge: string | null; person: number }

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const decode = <T>(text: string) => JSON.parse(Buffer.from(text, 'base64url').toString()) as T
const sha256 = (text: string) => crypto.hash('sha256', text, 'buffer')

/** A person who consents at once: from the authorization request to the URL their browser goes to next. */
export function consent(authorizeUrl: string, person: number): string {
  const url = new URL(authorizeUrl)
  const asked = url.searchParams
  const code: Code = {
    client: asked.get('client_id') ?? '',
    nonce: asked.get('nonce'),
    challenge: asked.get('code_challenge'),
    person,
  }
  const issuer = url.origin + url.pathname.replace(/\/v1\/authorize$/, '')
  const state = encodeURIComponent(asked.get('state') ?? '')
  return `${asked.get('redirect_uri')}?code=${encode(code)}&state=${state}&iss=${encodeURIComponent(issuer)}`
}

export function emailOf(person: number): string {
  return `person${person}@example.com`
}

function claimsOf(person: number) {
  return {
    sub: `00u${String(person).padStart(17, '0')}`,
    name: `Person ${person}`,
    given_name: 'Person',
    family_name: String(person),
    preferred_username: emailOf(person),
    email: emailOf(person),
    email_verified: true,
    groups: ['Everyone', 'Engineering', 'Parking priority'],
  }
}

/** As long as a custom authorization server's, member by member. */
function discovery(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/v1/authorize`,
    token_endpoint: `${issuer}/v1/token`,
    userinfo_endpoint: `${issuer}/v1/userinfo`,
    registration_endpoint: `${new URL(issuer).origin}/oauth2/v1/clients`,
    jwks_uri: `${issuer}/v1/keys`,
    introspection_endpoint: `${issuer}/v1/introspect`,
    revocation_endpoint: `${issuer}/v1/revoke`,
    end_session_endpoint: `${issuer}/v1/logout`,
    response_types_supported: [
      'code',
      'id_token',
      'code id_token',
      'code token',
      'id_token token',
      'code id_token token',
    ],
    response_modes_supported: ['query', 'fragment', 'form_post', 'okta_post_message'],
    grant_types_supported: ['authorization_code', 'implicit', 'refresh_token', 'password'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'profile', 'email', 'address', 'phone', 'offline_access', 'groups'],
    token_endpoint_auth_methods_supported: [
      'client_secret_basic',
      'client_secret_post',
      'client_secret_jwt',
      'private_key_jwt',
      'none',
    ],
    claims_supported: [
      'iss',
      'ver',
      'sub',
      'aud',
      'iat',
      'exp',
      'jti',
      'auth_time',
      'amr',
      'idp',
      'nonce',
      'name',
      'email',
      'groups',
    ],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  }
}

const { privateKey, publicKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 })
const kid = crypto.randomBytes(16).toString('base64url')
const jwks = JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }] })
const jwtHead = encode({ kid, alg: 'RS256' })

function sign(claims: object): string {
  const input = `${jwtHead}.${encode(claims)}`
  return `${input}.${crypto.sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`
}

const REFUSED = [400, '{"error":"invalid_grant"}'] as const

function redeem(issuer: string, form: URLSearchParams): readonly [number, string] {
  const code = decode<Code>(form.get('code') ?? '')
  const verifier = sha256(form.get('code_verifier') ?? '').toString('base64url')
  if (code.challenge !== null && code.challenge !== verifier) return REFUSED
  const now = Math.floor(Date.now() / 1000)
  const accessToken = encode({ person: code.person, random: crypto.randomBytes(24).toString('hex') })
  const idToken = sign({
    ...claimsOf(code.person),
    ver: 1,
    iss: issuer,
    aud: code.client,
    iat: now,
    exp: now + 3600,
    jti: `ID.${crypto.randomUUID()}`,
    amr: ['pwd', 'mfa'],
    idp: '00o1n8sbwArJ7OQRw406',
    auth_time: now - 5,
    at_hash: sha256(accessToken).subarray(0, 16).toString('base64url'),
    ...(code.nonce === null ? {} : { nonce: code.nonce }),
  })
  const answer = { token_type: 'Bearer', expires_in: 3600, access_token: accessToken, scope: 'openid email profile' }
  return [200, JSON.stringify({ ...answer, id_token: idToken })]
}

function readForm(request: http.IncomingMessage): Promise<URLSearchParams> {
  return new Promise((resolve, reject) => {
    let text = ''
    request.setEncoding('latin1')
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => resolve(new URLSearchParams(text)))
    request.on('error', reject)
  })
}

function startStubOkta(): void {
  const counts: OktaCounts = { discovery: 0, keys: 0, token: 0, userinfo: 0 }
  let delayMs = 0
  let origin = ''

  const answer = async (request: http.IncomingMessage): Promise<readonly [number, string]> => {
    const [, issuerPath = '', rest = ''] = /^(\/oauth2\/[^/]+)?(\/[^?]*)/.exec(request.url ?? '') ?? []
    const issuer = origin + issuerPath
    switch (rest) {
      case '/.well-known/openid-configuration':
      case '/.well-known/oauth-authorization-server':
        counts.discovery++
        return [200, JSON.stringify(discovery(issuer))]
      case '/v1/keys':
        counts.keys++
        return [200, jwks]
      case '/v1/token':
        counts.token++
        return redeem(issuer, await readForm(request))
      case '/v1/userinfo': {
        counts.userinfo++
        const token = request.headers.authorization?.slice('Bearer '.length) ?? ''
        return [200, JSON.stringify(claimsOf(decode<{ person: number }>(token).person))]
      }
      default:
        return [404, '{"error":"not_found"}']
    }
  }

  const server = http.createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const send = (status: number, body: string) =>
      response
        .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        .end(body)
    if (request.url === '/__counts') return send(200, JSON.stringify(counts))
    if (request.url?.startsWith('/__delay')) {
      delayMs = Number(request.url.split('=')[1])
      return send(200, '{}')
    }
    answer(request).then(
      ([status, body]) => (delayMs === 0 ? send(status, body) : setTimeout(send, delayMs, status, body)),
      () => send(...REFUSED),
    )
  })
  server.listen(0, '127.0.0.1', () => {
    origin = `http://localhost:${(server.address() as net.AddressInfo).port}`
    console.log(`READY ${JSON.stringify({ origin })}`)
  })
}

// The journeys import `consent` from here; only as a program of its own is it a server.
if (process.argv[1] === import.meta.filename) startStubOkta()
