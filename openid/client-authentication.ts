// Who is calling? One way out of four, exactly one at a time (RFC 6749 §2.3), and the same work for a client that does
// not exist as for one that gave the wrong secret.
import type { FastifyRequest } from 'fastify'
import { randomToken, sameSecret, sha256 } from '../kit/ids.ts'
import type { Client, ClientAuthMethod, House, Site } from './house.ts'
import type { JwtPayload } from './jwt.ts'
import { JwtRefused, keysOf, peekJwt, verifyJwt } from './jwt.ts'
import { ProtocolError } from './protocol-error.ts'
import type { ProtocolParameters } from './protocol-parameters.ts'
import { queryOf, readParameters } from './protocol-parameters.ts'
import type { PublicJwk } from './signing-key.ts'

export const ASSERTION_ALGS = ['RS256', 'ES256', 'PS256'] as const
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const ASSERTION_SECONDS = 3600
const SKEW_SECONDS = 60
const CREDENTIALS = ['client_secret', 'client_assertion', 'client_assertion_type']

type Credentials =
  | { method: 'client_secret_basic' | 'client_secret_post'; clientId: string; secret: string }
  | { method: 'private_key_jwt'; clientId: string; assertion: string }
  | { method: 'none'; clientId: string }

/**
 * Finds the client and checks that it is the one.
 *
 * @param endpoint  the URL being called: one of the audiences an assertion may name, with the token endpoint and the issuer
 * @throws ProtocolError  invalid_client, or invalid_request when credentials are doubled or in the query
 */
export async function authenticateClient(
  house: House,
  site: Site,
  http: FastifyRequest,
  form: ProtocolParameters,
  endpoint: string,
): Promise<Client> {
  refuseQueryCredentials(http)
  const credentials = readCredentials(http, form)
  const client = await house.client(site, credentials.clientId)
  const proven = await prove(house, site, client, credentials, endpoint)
  if (client === undefined) throw refused('invalid_client_id', 'The client is unknown.')
  if (!client.authMethods.includes(credentials.method)) throw wrongMethod(client, credentials.method)
  if (!proven) throw refused('invalid_client_secret', 'The client secret is wrong.')
  return client
}

/** Credentials in a URL end up in logs (RFC 6749 §2.3.1), so they are refused even when they are right. */
function refuseQueryCredentials(http: FastifyRequest): void {
  const query = queryOf(http)
  if (query === '') return
  const parameters = readParameters(query)
  if (CREDENTIALS.some((name) => parameters.get(name) !== undefined || parameters.repeated.has(name))) {
    throw new ProtocolError(
      'invalid_request',
      'client_credentials_in_query',
      'Client credentials may not be sent in the query.',
    )
  }
}

function readCredentials(http: FastifyRequest, form: ProtocolParameters): Credentials {
  const header = http.headers.authorization
  const [secret, assertion, clientId] = [form.get('client_secret'), form.get('client_assertion'), form.get('client_id')]
  if ([header, secret, assertion].filter((one) => one !== undefined).length > 1) throw multiple()
  if (header !== undefined) return readBasic(header, clientId)
  if (assertion !== undefined) return readAssertion(assertion, form.get('client_assertion_type'), clientId)
  if (clientId === undefined) throw refused('missing_client_credentials', 'The request names no client.')
  if (secret !== undefined) return { method: 'client_secret_post', clientId, secret }
  return { method: 'none', clientId }
}

// Id and secret are form-encoded before they are joined and base64-encoded (RFC 6749 §2.3.1). A client that has no secret
// may say its id alone there: Okta's library for single-page apps does.
function readBasic(header: string, named: string | undefined): Credentials {
  const [, encoded] = /^basic +([A-Za-z0-9+/_-]+={0,2})$/i.exec(header) ?? []
  const text = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString()
  const at = text.indexOf(':')
  const clientId = formDecoded(at < 0 ? text : text.slice(0, at))
  const secret = at < 0 ? '' : formDecoded(text.slice(at + 1))
  if (!clientId || secret === undefined) {
    throw refused('invalid_basic_auth_creds', 'The Authorization header holds no client credentials.')
  }
  if (named !== undefined && named !== clientId) throw multiple()
  if (secret === '') return { method: 'none', clientId }
  return { method: 'client_secret_basic', clientId, secret }
}

function formDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

function readAssertion(assertion: string, type: string | undefined, named: string | undefined): Credentials {
  if (type !== ASSERTION_TYPE) {
    const description = `The client_assertion_type must be ${ASSERTION_TYPE}.`
    throw new ProtocolError('invalid_request', 'client_assertion_type_invalid', description)
  }
  const { sub } = readJwt(() => peekJwt(assertion).payload)
  if (typeof sub !== 'string' || sub === '') {
    throw refused('client_assertion_invalid_subject', 'The assertion names no client as its subject.')
  }
  if (named !== undefined && named !== sub) throw multiple()
  return { method: 'private_key_jwt', clientId: sub, assertion }
}

async function prove(
  house: House,
  site: Site,
  client: Client | undefined,
  credentials: Credentials,
  endpoint: string,
): Promise<boolean> {
  switch (credentials.method) {
    case 'none':
      return true
    case 'private_key_jwt':
      return proveAssertion(house, site, client, credentials.assertion, endpoint)
    default:
      return isSecretOf(client, credentials.secret)
  }
}

const nobodysSecret = sha256(randomToken())

// Two comparisons whatever happens: a client has one secret or two, an unknown one is compared with nobody's.
function isSecretOf(client: Client | undefined, secret: string): boolean {
  const shown = sha256(secret)
  const hashes = client?.secretHashes ?? []
  let same = false
  for (let index = 0; index < Math.max(2, hashes.length); index++) {
    if (sameSecret(hashes[index] ?? nobodysSecret, shown)) same = true
  }
  return same
}

/** RFC 7523 §3, with an audience that is ours alone, at most an hour, and once. */
async function proveAssertion(
  house: House,
  site: Site,
  client: Client | undefined,
  assertion: string,
  endpoint: string,
): Promise<boolean> {
  if (house.assertions === undefined) throw wrongMethod(client, 'private_key_jwt')
  if (client === undefined) throw refused('client_assertion_invalid_subject', 'The assertion names an unknown client.')
  const jwks = await keysFor(house, site, client, assertion)
  const claims = readJwt(() => verifyJwt(assertion, keysOf(jwks), ASSERTION_ALGS).payload)
  const { jti, exp } = checkAssertion(
    claims,
    client,
    [site.endpoints.token, site.issuer, endpoint],
    house.clock.now() / 1000,
  )
  if (await house.assertions.useOnce(site, client.clientId, jti, exp)) return true
  throw refused('client_assertion_already_used', 'The assertion has already been used.')
}

/** The client's registered keys, or those it publishes where the house knows to look. */
async function keysFor(house: House, site: Site, client: Client, assertion: string): Promise<readonly PublicJwk[]> {
  if (client.jwks.length > 0) return client.jwks
  const { kid } = readJwtHeader(assertion)
  const published = await house.clientKeys?.(site, client, typeof kid === 'string' ? kid : undefined)
  if (published !== undefined && published.length > 0) return published
  throw refused('client_assertion_jwks_not_configured', 'The client has no keys.')
}

function checkAssertion(
  claims: JwtPayload,
  client: Client,
  audiences: string[],
  now: number,
): { jti: string; exp: number } {
  const { iss, sub, aud, exp, iat, nbf, jti } = claims
  if (iss !== client.clientId)
    throw refused('client_assertion_invalid_issuer', 'The assertion is not issued by the client.')
  if (sub !== client.clientId)
    throw refused('client_assertion_invalid_subject', 'The assertion is not about the client.')
  // Every audience must be us: one that names another server too could be replayed there.
  const named: unknown[] = Array.isArray(aud) ? aud : [aud]
  if (named.length === 0 || !named.every((one) => audiences.includes(one as string))) {
    throw refused('client_assertion_invalid_audience', 'The assertion is meant for somebody else.')
  }
  if (typeof exp !== 'number') throw refused('client_assertion_expiration_required', 'The assertion has no end.')
  if (exp <= now) throw refused('client_assertion_expired_token', 'The assertion has expired.')
  if (exp > now + ASSERTION_SECONDS + SKEW_SECONDS) {
    throw refused('client_assertion_expires_too_far_in_future', 'The assertion may last an hour at most.')
  }
  if ([iat, nbf].some((from) => from !== undefined && !(typeof from === 'number' && from <= now + SKEW_SECONDS))) {
    throw refused('client_assertion_issued_at_in_future', 'The assertion is not valid yet.')
  }
  if (typeof jti !== 'string' || jti === '' || jti.length > 255) {
    throw refused('client_assertion_invalid_jwt', 'The assertion has no usable id (jti).')
  }
  return { jti, exp: Math.ceil(exp) }
}

const JWT_REASONS: Record<string, string> = {
  alg_not_allowed: 'client_assertion_invalid_signature_algorithm',
  key_unknown: 'client_assertion_invalid_kid',
  key_unsuitable: 'client_assertion_invalid_jwks',
  signature_invalid: 'client_assertion_invalid_signature',
}

function readJwtHeader(assertion: string): Record<string, unknown> {
  let header: Record<string, unknown> = {}
  readJwt(() => {
    const peeked = peekJwt(assertion)
    header = peeked.header
    return peeked.payload
  })
  return header
}

function readJwt(read: () => JwtPayload): JwtPayload {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof JwtRefused)) throw error
    throw refused(JWT_REASONS[error.reason] ?? 'client_assertion_invalid_jwt', 'The assertion could not be verified.')
  }
}

// A confidential client that shows nothing has forgotten its secret; any other mix is the wrong method.
function wrongMethod(client: Client | undefined, method: ClientAuthMethod): ProtocolError {
  if (method === 'none') return refused('missing_client_credentials', 'The client must authenticate.')
  const facts = { method, registered: client?.authMethods ?? [] }
  return refused(
    'invalid_token_endpoint_auth_method',
    'The client is registered for another way to authenticate.',
    facts,
  )
}

function refused(reason: string, description: string, facts: Record<string, unknown> = {}): ProtocolError {
  return new ProtocolError('invalid_client', reason, description, { facts })
}

function multiple(): ProtocolError {
  return new ProtocolError(
    'invalid_request',
    'multiple_client_credentials',
    'The client must authenticate in exactly one way.',
  )
}
