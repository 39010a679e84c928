// The token endpoint (RFC 6749 §3.2), in the order of its steps:
//
//   form → client → grant type → may this client use it?
//     authorization_code   take the code → whose → first use → redirect URI → PKCE → tokens
//     refresh_token        read → whose → still alive → scopes → rotate → tokens
//     client_credentials   proven → admitted (house) → access token
import crypto from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sameSecret, sha256 } from '../kit/ids.ts'
import { mintAccessToken } from './access-token.ts'
import { authenticateClient } from './client-authentication.ts'
import type { Client, Grant, House, Site } from './house.ts'
import { mintIdToken } from './id-token.ts'
import { answerClient, sendJson } from './protocol-answer.ts'
import type { OAuthErrorName } from './protocol-error.ts'
import { ProtocolError } from './protocol-error.ts'
import type { ProtocolParameters } from './protocol-parameters.ts'
import { strictFormOf } from './protocol-parameters.ts'
import { FIRST_GENERATION, readRefreshToken, refreshEnded, refreshToken } from './refresh-token.ts'
import { scopeList } from './requested-scopes.ts'

export function token(house: House, site: Site, http: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return answerClient(house, site, http, reply, 'token', async (about) => {
    const form = strictFormOf(http)
    const client = await authenticateClient(house, site, http, form, site.endpoints.token)
    about.clientId = client.clientId
    const redeem = { house, site, client, form, now: house.clock.now() }
    const { subject, tokens } = await grantOf(house, client, form)(redeem)
    if (subject !== undefined) about.subject = subject
    return sendJson(reply, tokens)
  })
}

type Redemption = { house: House; site: Site; client: Client; form: ProtocolParameters; now: number }
/** `subject`: the person it is about; a client that asks for itself is none. */
type Redeemed = { subject?: string; tokens: TokenResponse }

/** RFC 6749 §5.1 and OIDC Core §3.1.3.3. */
type TokenResponse = {
  token_type: 'Bearer'
  expires_in: number
  access_token: string
  scope: string
  refresh_token?: string
  id_token?: string
}

const GRANTS: ReadonlyMap<string, (redemption: Redemption) => Promise<Redeemed>> = new Map([
  ['authorization_code', redeemCode],
  ['refresh_token', redeemRefreshToken],
  ['client_credentials', admitService],
])

// Grants we know by name but do not have: asking for one is the client's mistake only when it is registered for it.
const OTHER_GRANTS = ['password', 'client_credentials', 'implicit', 'urn:ietf:params:oauth:grant-type:device_code']

function grantOf(
  house: House,
  client: Client,
  form: ProtocolParameters,
): (redemption: Redemption) => Promise<Redeemed> {
  const grantType = form.get('grant_type')
  if (grantType === undefined) {
    throw refused('invalid_request', 'token_request_missing_grant_type', "The 'grant_type' is missing.")
  }
  const facts = { grantType: grantType.slice(0, 100), configured: client.grantTypes }
  const offered = grantType !== 'client_credentials' || house.admitService !== undefined
  const redeem = offered ? GRANTS.get(grantType) : undefined
  if ((redeem !== undefined || OTHER_GRANTS.includes(grantType)) && !client.grantTypes.includes(grantType)) {
    throw refused('unauthorized_client', 'unauthorized_client', 'The client may not use this grant type.', facts)
  }
  if (redeem !== undefined) return redeem
  throw refused('unsupported_grant_type', 'unsupported_grant_type', 'The grant type is not supported.', facts)
}

/** RFC 6749 §4.1.3. The code is gone with the first look at it, whatever comes of it. */
async function redeemCode(redemption: Redemption): Promise<Redeemed> {
  const { house, site, form, now } = redemption
  const code = required(form, 'code')
  const taken = await house.grants.takeCode(site, sha256(code), now)
  if (taken === undefined) throw badCode()
  const { grant, firstUse } = taken
  await endMisused(redemption, grant, firstUse)
  if (form.get('redirect_uri') !== grant.redirectUri) {
    const description = "The 'redirect_uri' is not the one of the authorization request."
    throw refused('invalid_grant', 'mismatched_redirect_uri', description)
  }
  verifyPkce(grant.codeChallenge, form.get('code_verifier'))
  return {
    subject: grant.subject,
    tokens: await issueTokens(redemption, grant, grant, FIRST_GENERATION, grant.nonce),
  }
}

/** RFC 6749 §4.4: one access token, no ID token, nothing to refresh. Only for a client that has proven who it is. */
async function admitService({ house, site, client, form, now }: Redemption): Promise<Redeemed> {
  if (house.admitService === undefined || client.authMethods.includes('none')) {
    const description = 'Only a client that can prove who it is may ask for itself.'
    throw refused('unauthorized_client', 'confidential_client_required', description)
  }
  const named = scopeList(form.get('scope'))
  const scopes = named.length === 0 ? (site.defaultScopes ?? []) : named
  const grant = await house.admitService({ site, client, scopes })
  return {
    tokens: {
      token_type: 'Bearer',
      expires_in: grant.lifetimes.accessToken,
      access_token: await mintAccessToken(house, { site, client, grant }, grant, now),
      scope: grant.scopes.join(' '),
    },
  }
}

/**
 * A code shown twice, or by a client it was not made for, is in wrong hands: everything that came of it ends
 * (RFC 6749 §4.1.2, RFC 9700 §2.1.1).
 */
async function endMisused({ house, site, client, now }: Redemption, grant: Grant, firstUse: boolean): Promise<void> {
  const foreign = grant.clientId !== client.clientId
  if (firstUse && !foreign) return
  await house.grants.revoke(site, grant.id, now)
  if (!foreign) throw badCode({ grantId: grant.id, misuse: 'code used again' })
  const facts = { grantId: grant.id, issuedTo: grant.clientId, misuse: 'code of another client' }
  throw refused('invalid_grant', 'mismatched_client', 'The code was issued to another client.', facts)
}

/** RFC 7636 §4.6; a verifier without a challenge is a downgrade being tried (RFC 9700 §4.8.2). */
function verifyPkce(challenge: string | undefined, verifier: string | undefined): void {
  if (challenge === undefined && verifier === undefined) return
  if (challenge === undefined) {
    const description = "There is a 'code_verifier', but the authorization request had no 'code_challenge'."
    throw refused('invalid_grant', 'pkce_missing_challenge_verifier_present', description)
  }
  if (verifier === undefined) {
    throw refused('invalid_grant', 'pkce_missing_verifier', "The 'code_verifier' is missing.")
  }
  const fits = /^[A-Za-z0-9._~-]{43,128}$/.test(verifier)
  if (fits && sameSecret(crypto.hash('sha256', verifier, 'base64url'), challenge)) return
  throw refused('invalid_grant', 'pkce_verification_failed', "The 'code_verifier' does not fit the 'code_challenge'.")
}

/** RFC 6749 §6 with rotation (RFC 9700 §4.14.2). */
async function redeemRefreshToken(redemption: Redemption): Promise<Redeemed> {
  const { house, site, client, form, now } = redemption
  const named = readRefreshToken(site, required(form, 'refresh_token'))
  const stored = named === undefined ? undefined : await house.grants.find(site, named.grantId)
  if (named === undefined || stored === undefined || stored.siteKey !== site.key) throw badRefreshToken()
  if (stored.clientId !== client.clientId) {
    const description = 'The refresh token was issued to another client.'
    throw refused('invalid_grant', 'mismatched_client', description, { grantId: stored.id })
  }
  if (refreshEnded(stored, now)) throw badRefreshToken()
  const scopes = narrowed(stored.scopes, form.get('scope'))
  const turned = await house.grants.rotate(site, stored.id, named.generation, {
    now,
    graceMs: client.refresh.graceSeconds * 1000,
    rotate: client.refresh.rotate,
    idleMs: stored.lifetimes.refreshIdle * 1000,
  })
  if (turned === 'reuse') throw badRefreshToken({ grantId: stored.id, misuse: 'refresh token used again' })
  if (turned === undefined) throw badRefreshToken()
  const { grant, generation } = turned
  return {
    subject: grant.subject,
    tokens: await issueTokens(redemption, { ...grant, scopes }, grant, generation, undefined),
  }
}

/** Fewer scopes may be asked for, never more (RFC 6749 §6). */
function narrowed(granted: readonly string[], asked: string | undefined): readonly string[] {
  if (asked === undefined) return granted
  const scopes = scopeList(asked)
  const wider = scopes.filter((scope) => !granted.includes(scope))
  if (wider.length === 0 && scopes.length > 0) return scopes
  const facts = { denied: wider.slice(0, 10).map((scope) => scope.slice(0, 100)) }
  throw refused('invalid_scope', 'refresh_scopes_denied', 'A requested scope was not granted to begin with.', facts)
}

/**
 * @param grant  with the scopes of this answer
 * @param granted  with all of the grant's: they decide whether there is a refresh token, and go on with it
 */
async function issueTokens(
  { house, site, client, now }: Redemption,
  grant: Grant,
  granted: Grant,
  generation: number,
  nonce: string | undefined,
): Promise<TokenResponse> {
  const context = { site, client, grant }
  const accessToken = await mintAccessToken(house, context, granted, now)
  const mayRefresh = granted.scopes.includes('offline_access') && client.grantTypes.includes('refresh_token')
  return {
    token_type: 'Bearer',
    expires_in: grant.lifetimes.accessToken,
    access_token: accessToken,
    scope: grant.scopes.join(' '),
    ...(mayRefresh ? { refresh_token: refreshToken(site, grant, generation) } : {}),
    ...(grant.scopes.includes('openid')
      ? { id_token: await mintIdToken(house, context, { accessToken, nonce, now }) }
      : {}),
  }
}

function required(form: ProtocolParameters, name: string): string {
  const value = form.get(name)
  if (value !== undefined) return value
  throw refused('invalid_request', 'missing_token_request_parameter', `The '${name}' is missing.`, { name })
}

function badCode(facts: Record<string, unknown> = {}): ProtocolError {
  return refused('invalid_grant', 'invalid_authorization_code', 'The code is unknown, used or expired.', facts)
}

function badRefreshToken(facts: Record<string, unknown> = {}): ProtocolError {
  return refused('invalid_grant', 'invalid_refresh_token', 'The refresh token is unknown, used or expired.', facts)
}

function refused(
  error: OAuthErrorName,
  reason: string,
  description: string,
  facts: Record<string, unknown> = {},
): ProtocolError {
  return new ProtocolError(error, reason, description, { facts })
}
