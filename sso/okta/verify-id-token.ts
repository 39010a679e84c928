// The ID token, check by check (OIDC Core §2, §3.1.3.7, §3.1.3.8; RFC 8725). Each has a name of its own, because "the
// token is invalid" helps nobody who has to put it right.
//
//   size → alg → key → signature → typ → iss → sub → aud, azp → iat, exp, nbf → nonce → at_hash → auth_time
import crypto from 'node:crypto'
import { type JwtHeader, type JwtPayload, JwtRefused, verifyJwt } from '../../openid/jwt.ts'
import { printable } from './ask-provider.ts'
import { OktaProblem } from './okta-problems.ts'
import type { Provider } from './provider.ts'
import { ID_TOKEN_ALGS, type ProviderKeys } from './provider-keys.ts'

export type IdTokenExpectations = {
  readonly nonce: string
  /** The access token that came with it. */
  readonly accessToken: string
  /** Milliseconds. */
  readonly now: number
  /** Seconds; the person must have proven who they are at most so long ago. */
  readonly maxAge?: number | undefined
}

export type IdTokenClaims = JwtPayload & { readonly sub: string }

const TOKEN_CHARS = 256 * 1024
const SKEW_SECONDS = 60

/**
 * @param freshKeys  called once, when the token's key is not among `keys`; undefined: they were fetched just now
 * @returns the claims, in an object without a prototype
 * @throws OktaProblem  one of id_token_*, jwks_*, at_hash_mismatch, auth_too_old, token_too_large
 */
export async function verifyIdToken(
  provider: Pick<Provider, 'issuer' | 'clientId'>,
  idToken: string,
  expected: IdTokenExpectations,
  keys: ProviderKeys,
  freshKeys: () => Promise<ProviderKeys | undefined>,
): Promise<IdTokenClaims> {
  if (idToken.length > TOKEN_CHARS)
    throw new OktaProblem('token_too_large', { chars: idToken.length, most: TOKEN_CHARS })
  const { payload } = await verifySignature(idToken, keys, freshKeys)
  checkIssuer(payload, provider)
  const sub = checkSubject(payload)
  checkAudience(payload, provider)
  checkTimes(payload, expected.now / 1000)
  if (payload.nonce !== expected.nonce) throw new OktaProblem('id_token_nonce_mismatch')
  checkAccessTokenHash(payload, expected.accessToken)
  checkAge(payload, expected)
  return Object.assign(payload, { sub })
}

async function verifySignature(
  idToken: string,
  keys: ProviderKeys,
  freshKeys: () => Promise<ProviderKeys | undefined>,
) {
  const first = attempt(idToken, keys)
  if (first !== 'not_found') return first
  const fetched = await freshKeys()
  const second = fetched === undefined ? 'not_found' : attempt(idToken, fetched)
  if (second === 'not_found') throw new OktaProblem('jwks_key_not_found', { refetched: fetched !== undefined })
  return second
}

function attempt(idToken: string, keys: ProviderKeys): { header: JwtHeader; payload: JwtPayload } | 'not_found' {
  let missing: 'not_found' | 'ambiguous' | undefined
  try {
    const verified = verifyJwt(
      idToken,
      (kid, alg) => {
        const found = keys.find(kid, alg)
        if (typeof found === 'string') missing = found
        return typeof found === 'string' ? undefined : found
      },
      ID_TOKEN_ALGS,
      TOKEN_CHARS,
    )
    checkType(verified.header)
    return verified
  } catch (error) {
    if (!(error instanceof JwtRefused)) throw error
    if (missing === 'not_found') return missing
    if (missing === 'ambiguous') throw new OktaProblem('jwks_ambiguous_key', {}, { cause: error })
    throw problemOf(error, idToken)
  }
}

function problemOf(error: JwtRefused, idToken: string): OktaProblem {
  const cause = { cause: error }
  switch (error.reason) {
    case 'too_large':
      return new OktaProblem('token_too_large', {}, cause)
    case 'alg_not_allowed':
      return new OktaProblem('id_token_alg_not_allowed', {}, cause)
    case 'signature_invalid':
    case 'key_unsuitable':
      return new OktaProblem('id_token_signature_invalid', { why: error.reason }, cause)
    default:
      // `a.b.` and `a.b` are tokens somebody took the signature off, whatever their header says.
      return isUnsigned(idToken)
        ? new OktaProblem('id_token_alg_not_allowed', {}, cause)
        : new OktaProblem('id_token_malformed', { why: error.reason }, cause)
  }
}

function isUnsigned(idToken: string): boolean {
  const [header, payload, signature = '', ...more] = idToken.split('.', 4)
  return header !== '' && payload !== '' && payload !== undefined && signature === '' && more.length === 0
}

/** RFC 8725 §3.11: an access token or a logout token is signed by the same keys and is no ID token. */
function checkType(header: JwtHeader): void {
  const { typ } = header
  if (typ === undefined || (typeof typ === 'string' && /^(application\/)?jwt$/i.test(typ))) return
  throw new OktaProblem('id_token_typ', { found: printable(typ, 40) })
}

function checkIssuer({ iss }: JwtPayload, provider: Pick<Provider, 'issuer'>): void {
  if (iss === provider.issuer) return
  throw new OktaProblem('id_token_iss_mismatch', { expected: provider.issuer, found: printable(iss) })
}

/** OIDC Core §2: at most 255 ASCII characters. Never trimmed, folded or normalised: it is compared byte by byte. */
function checkSubject({ sub }: JwtPayload): string {
  if (sub === undefined || sub === null) throw new OktaProblem('id_token_sub_missing')
  if (typeof sub === 'string' && /^[\x20-\x7e]{1,255}$/.test(sub) && sub.trim() !== '') return sub
  throw new OktaProblem('id_token_sub_invalid', {
    type: typeof sub,
    chars: typeof sub === 'string' ? sub.length : null,
  })
}

function checkAudience({ aud, azp }: JwtPayload, { clientId }: Pick<Provider, 'clientId'>): void {
  if (aud === undefined || aud === null) throw new OktaProblem('id_token_aud_missing')
  const audiences: unknown[] = Array.isArray(aud) ? aud : [aud]
  if (!audiences.includes(clientId))
    throw new OktaProblem('id_token_aud_mismatch', { expected: clientId, found: printable(audiences[0]) })
  // §3.1.3.7-4 and 5: with several audiences it has to say whom it was issued to, and that has to be us.
  const mayBeAbsent = audiences.length === 1 && azp === undefined
  if (!mayBeAbsent && azp !== clientId)
    throw new OktaProblem('id_token_azp_mismatch', { expected: clientId, found: printable(azp) })
}

/** @param now  seconds */
function checkTimes({ iat, exp, nbf }: JwtPayload, now: number): void {
  if (!isTime(iat)) throw new OktaProblem('id_token_iat_missing')
  if (!isTime(exp)) throw new OktaProblem('id_token_exp_missing')
  if (exp <= now - SKEW_SECONDS) throw new OktaProblem('id_token_expired', { secondsAgo: Math.round(now - exp) })
  const notBefore = nbf === undefined ? iat : Math.max(iat, isTime(nbf) ? nbf : Number.POSITIVE_INFINITY)
  if (notBefore > now + SKEW_SECONDS)
    throw new OktaProblem('id_token_not_yet_valid', { secondsAhead: Math.round(notBefore - now) })
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

/** §3.1.3.8: the left half of the hash the token is signed with; all we accept are signed with SHA-256. */
function checkAccessTokenHash({ at_hash: claimed }: JwtPayload, accessToken: string): void {
  if (claimed === undefined) return
  const computed = crypto.hash('sha256', accessToken, 'buffer').subarray(0, 16).toString('base64url')
  if (claimed !== computed) throw new OktaProblem('at_hash_mismatch')
}

/** §3.1.3.7-13 */
function checkAge({ auth_time: authTime }: JwtPayload, expected: IdTokenExpectations): void {
  if (expected.maxAge === undefined) return
  if (isTime(authTime) && authTime + expected.maxAge + SKEW_SECONDS >= expected.now / 1000) return
  throw new OktaProblem('auth_too_old', { maxAge: expected.maxAge })
}
