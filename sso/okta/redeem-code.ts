// From the code a browser brought back to who the person is:
//
//   token request (proof of client, PKCE verifier) → strict answer → ID token, every check
//     → userinfo only when something needed is not in the token → identity
import type { HttpAnswer } from '../../kit/guarded-http.ts'
import type { SigningKey } from '../../openid/signing-key.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { askProvider, printable } from './ask-provider.ts'
import type { ClientProof } from './client-credentials.ts'
import type { KnownProvider } from './okta-metadata.ts'
import { OktaProblem } from './okta-problems.ts'
import type { Provider } from './provider.ts'
import type { ProviderKeys } from './provider-keys.ts'
import { type JsonObject, parseStrictObject } from './strict-json.ts'
import { type IdTokenClaims, verifyIdToken } from './verify-id-token.ts'

/** Who the provider says this is. Identity is `issuer` and `subject`; everything else may change tomorrow. */
export type OktaIdentity = {
  readonly issuer: string
  /** Exactly as in the token, byte for byte. */
  readonly subject: string
  readonly email: string | undefined
  /** Only the boolean `true` says so. */
  readonly emailVerified: boolean
  readonly name: string | undefined
  readonly givenName: string | undefined
  readonly familyName: string | undefined
  readonly preferredUsername: string | undefined
  /** Undefined: the provider said nothing about groups. */
  readonly groups: readonly string[] | undefined
  /** Seconds; when the person last proved who they are, as far as the provider tells. */
  readonly authTime: number | undefined
  readonly amr: readonly string[]
  /** Whether userinfo had to be asked. */
  readonly source: 'id_token' | 'userinfo'
}

export type RedeemRequest = {
  readonly code: string
  readonly redirectUri: string
  readonly codeVerifier: string
  readonly nonce: string
  /** Seconds */
  readonly maxAge?: number | undefined
  /** For connections that prove themselves by `private_key_jwt`. */
  readonly assertionKey?: SigningKey | undefined
}

/** Looks on while a code is redeemed. It sees what a person's claims are, so it is for whoever may see those. */
export type RedeemWatch = {
  step<T>(name: RedeemStep, work: () => Promise<T>): Promise<T>
  saw(source: ClaimSource, claims: Readonly<Record<string, unknown>>): void
}

export type RedeemStep = 'token' | 'keys' | 'id_token' | 'userinfo'
export type ClaimSource = 'id_token' | 'userinfo'

export const UNWATCHED: RedeemWatch = { step: (_name, work) => work(), saw: () => {} }

export type Redemption = {
  readonly known: KnownProvider
  readonly proof: ClientProof
  readonly freshKeys: () => Promise<ProviderKeys | undefined>
  readonly watch: RedeemWatch
}

const ANSWER_BYTES = 1024 * 1024
/** What goes into a header (RFC 6749 §A.12); anything else could not be sent back as one. */
const BEARER = /^[\x20-\x7e]+$/

/** @throws OktaProblem  its `reason` says which check did not hold */
export async function redeemCode(
  deps: SsoDeps,
  provider: Provider,
  request: RedeemRequest,
  { known, proof, freshKeys, watch }: Redemption,
): Promise<OktaIdentity> {
  const { tokenEndpoint, userinfoEndpoint } = known.metadata
  const tokens = await watch.step('token', () => requestTokens(deps, tokenEndpoint, request, proof))
  const expected = {
    nonce: request.nonce,
    accessToken: tokens.accessToken,
    now: deps.clock.now(),
    maxAge: request.maxAge,
  }
  const claims = await watch.step('id_token', () =>
    verifyIdToken(provider, tokens.idToken, expected, known.keys, freshKeys),
  )
  watch.saw('id_token', claims)
  if (userinfoEndpoint === undefined || isEnough(claims, provider)) return identityOf(provider, claims, undefined)
  const more = await watch.step('userinfo', () => askUserinfo(deps, userinfoEndpoint, tokens.accessToken, claims.sub))
  watch.saw('userinfo', more)
  return identityOf(provider, claims, more)
}

async function requestTokens(deps: SsoDeps, tokenEndpoint: string, request: RedeemRequest, proof: ClientProof) {
  const answer = await askProvider(deps.http, tokenEndpoint, {
    method: 'POST',
    maxBytes: ANSWER_BYTES,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(proof.authorization === undefined ? {} : { authorization: proof.authorization }),
    },
    body: `grant_type=authorization_code&code=${encodeURIComponent(request.code)}&redirect_uri=${encodeURIComponent(request.redirectUri)}&code_verifier=${request.codeVerifier}${proof.form}`,
  })
  return readTokens(answer, tokenEndpoint)
}

/** RFC 6749 §5.1 and §5.2, OIDC Core §3.1.3.3. */
function readTokens(answer: HttpAnswer, url: string): { idToken: string; accessToken: string } {
  const body = parseStrictObject(answer.body)
  if (answer.status !== 200) throw refusedExchange(answer.status, body, url)
  const invalid = (found: string) => new OktaProblem('token_response_invalid', { url, found })
  if (body === undefined) throw invalid('not one JSON object with each name once')
  const { token_type: type, access_token: accessToken, id_token: idToken } = body
  if (typeof type !== 'string' || type.toLowerCase() !== 'bearer') throw invalid('token_type is not Bearer')
  if (typeof accessToken !== 'string' || !BEARER.test(accessToken)) throw invalid('no usable access_token')
  if (idToken === undefined || idToken === null) throw new OktaProblem('id_token_missing', { url })
  if (typeof idToken !== 'string') throw invalid('id_token is not text')
  return { idToken, accessToken }
}

function refusedExchange(status: number, body: JsonObject | undefined, url: string): OktaProblem {
  // Okta answers an unknown client in its own error format: `errorCode` in place of `error`.
  const error = body?.error ?? body?.errorCode
  const facts = {
    url,
    status,
    error: printable(error, 60),
    description: printable(body?.error_description ?? body?.errorSummary, 300),
  }
  if (status < 400) return new OktaProblem('token_response_invalid', facts)
  const credentials = error === 'invalid_client' || status === 401
  return new OktaProblem(credentials ? 'client_credentials_rejected' : 'token_exchange_failed', facts)
}

/** Okta's tokens are thin in some configurations: then the rest is at userinfo, one more call. */
function isEnough(claims: IdTokenClaims, provider: Provider): boolean {
  if (textOf(claims.email) === undefined || textOf(claims.name) === undefined) return false
  return claims.groups !== undefined || !provider.scopes.includes('groups')
}

/** OIDC Core §5.3: by header only, and about the same person or about nobody (§5.3.2). */
async function askUserinfo(deps: SsoDeps, url: string, accessToken: string, subject: string): Promise<JsonObject> {
  const headers = { authorization: `Bearer ${accessToken}` }
  const answer = await askProvider(deps.http, url, { headers, maxBytes: ANSWER_BYTES })
  if (answer.status !== 200) throw new OktaProblem('userinfo_failed', { url, status: answer.status })
  const contentType = answer.headers['content-type'] ?? ''
  if (!/^application\/json\b/i.test(contentType))
    throw new OktaProblem('userinfo_content_type', { url, found: printable(contentType, 80) })
  const claims = parseStrictObject(answer.body)
  if (claims === undefined) throw new OktaProblem('userinfo_failed', { url, found: 'not one JSON object' })
  if (claims.sub !== subject) throw new OktaProblem('userinfo_sub_mismatch', { url })
  return claims
}

/** The token first; userinfo fills what it leaves open. Claims are picked by name, so no other can get in. */
function identityOf(provider: Provider, token: IdTokenClaims, userinfo: JsonObject | undefined): OktaIdentity {
  const claim = (name: string): unknown => token[name] ?? userinfo?.[name]
  // An address and whether it is verified belong together: both from the same place.
  const emailFrom = textOf(token.email) === undefined && userinfo !== undefined ? userinfo : token
  const verifiedFrom =
    emailFrom.email_verified === undefined && userinfo?.email === emailFrom.email ? userinfo : emailFrom
  return {
    issuer: provider.issuer,
    subject: token.sub,
    email: textOf(emailFrom.email, 320),
    emailVerified: verifiedFrom?.email_verified === true,
    name: textOf(claim('name')),
    givenName: textOf(claim('given_name')),
    familyName: textOf(claim('family_name')),
    preferredUsername: textOf(claim('preferred_username')),
    groups: groupsOf(claim('groups')),
    authTime: typeof token.auth_time === 'number' ? token.auth_time : undefined,
    amr: Array.isArray(token.amr) ? token.amr.filter((method) => typeof method === 'string').slice(0, 20) : [],
    source: userinfo === undefined ? 'id_token' : 'userinfo',
  }
}

function textOf(value: unknown, maxChars = 500): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= maxChars ? value : undefined
}

function groupsOf(value: unknown): string[] | undefined {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((group) => typeof group === 'string' && group.length <= 500) : undefined
}
