// JSON Web Tokens (RFC 7519), signed (RFC 7515) and checked with a fixed list of algorithms (RFC 8725).
//
// On node:crypto and synchronous: an RS256 signature is 264 µs here and 379 through a promise-based library.
import { isUtf8 } from 'node:buffer'
import crypto from 'node:crypto'
import { AppError } from '../kit/errors.ts'
import type { PublicJwk, SigningKey } from './signing-key.ts'

/** What we verify. `none` and the HMAC family are in no list, so no header can ask for them (RFC 8725 §3.1). */
export type JwtAlg = 'RS256' | 'PS256' | 'ES256'

export type JwtHeader = Readonly<Record<string, unknown>> & { readonly alg: string; readonly kid?: string }
export type JwtPayload = Readonly<Record<string, unknown>>

export type JwtReason =
  | 'too_large'
  | 'malformed'
  | 'alg_not_allowed'
  | 'critical_header'
  | 'key_unknown'
  | 'key_unsuitable'
  | 'signature_invalid'

/** A token that is not one, or not signed by who should have. Claims are the caller's to check. */
export class JwtRefused extends AppError {
  readonly code = 'openid.jwt_refused'
  readonly status = 400
  readonly publicMessage = 'The token could not be verified.'
  readonly reason: JwtReason

  constructor(reason: JwtReason, facts: Record<string, unknown> = {}) {
    super(`jwt ${reason}`, { ...facts, reason })
    this.reason = reason
  }
}

const TOKEN_CHARS = 32 * 1024
const BASE64URL = /^[A-Za-z0-9_-]+$/
const SIGN = {
  RS256: { padding: crypto.constants.RSA_PKCS1_PADDING },
  PS256: { padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 },
  ES256: { dsaEncoding: 'ieee-p1363' as const },
}

const headers = new WeakMap<SigningKey, string>()

/**
 * Signs claims into a compact JWT (RFC 7515 §7.1). The header is `{kid, alg}` and whatever `extraHeader` adds (`typ`).
 * Members that are `undefined` are left out.
 */
export function signJwt(key: SigningKey, claims: JwtPayload, extraHeader?: Readonly<Record<string, unknown>>): string {
  const signed = `${extraHeader === undefined ? headerOf(key) : encode({ kid: key.kid, alg: key.alg, ...extraHeader })}.${encode(claims)}`
  const signature = crypto.sign('sha256', Buffer.from(signed), { key: key.privateKey, ...SIGN[key.alg] })
  return `${signed}.${signature.toString('base64url')}`
}

function headerOf(key: SigningKey): string {
  const known = headers.get(key)
  if (known !== undefined) return known
  const header = encode({ kid: key.kid, alg: key.alg })
  headers.set(key, header)
  return header
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/**
 * Checks form and signature, nothing else: `iss`, `aud`, `exp` and the rest are the caller's.
 *
 * The key is the one `keyFor` knows by name; what the token says about keys (`jwk`, `jku`, `x5u`, `x5c`) is not read
 * (RFC 8725 §3.10). The key's own type has to fit the algorithm, and RSA below 2048 bits is refused.
 *
 * @param keyFor  the public key for a `kid` (undefined when the header has none) and an algorithm out of `algs`
 * @param maxChars  longer tokens are refused unread; a provider that lists groups may need more than our own tokens do
 * @returns header and payload as objects without a prototype
 * @throws JwtRefused
 */
export function verifyJwt(
  token: string,
  keyFor: (kid: string | undefined, alg: JwtAlg) => crypto.KeyObject | undefined,
  algs: readonly JwtAlg[] = ['RS256', 'ES256'],
  maxChars: number = TOKEN_CHARS,
): { header: JwtHeader; payload: JwtPayload } {
  const [headerPart, payloadPart, signaturePart] = splitJwt(token, maxChars)
  const header = readHeader(headerPart)
  const alg = algs.find((allowed) => allowed === header.alg)
  if (alg === undefined) throw new JwtRefused('alg_not_allowed')
  // None of the extensions a token may call critical is known here (RFC 7515 §4.1.11).
  if (header.crit !== undefined) throw new JwtRefused('critical_header')
  const key = keyFor(header.kid, alg)
  if (key === undefined) throw new JwtRefused('key_unknown')
  if (!suits(key, alg)) throw new JwtRefused('key_unsuitable', { alg })
  const signed = Buffer.from(`${headerPart}.${payloadPart}`)
  if (!crypto.verify('sha256', signed, { key, ...SIGN[alg] }, Buffer.from(signaturePart, 'base64url'))) {
    throw new JwtRefused('signature_invalid', { alg })
  }
  return { header, payload: readObject(payloadPart) }
}

/**
 * What a token claims, believed by nobody: to find out whose keys to verify it with.
 * @throws JwtRefused
 */
export function peekJwt(token: string): { header: JwtHeader; payload: JwtPayload } {
  const [headerPart, payloadPart] = splitJwt(token)
  return { header: readHeader(headerPart), payload: readObject(payloadPart) }
}

function splitJwt(token: string, maxChars: number = TOKEN_CHARS): [string, string, string] {
  if (token.length > maxChars) throw new JwtRefused('too_large')
  const parts = token.split('.', 4)
  if (parts.length !== 3 || !parts.every((part) => BASE64URL.test(part))) throw new JwtRefused('malformed')
  return parts as [string, string, string]
}

function readHeader(part: string): JwtHeader {
  const header = readObject(part)
  if (typeof header.alg !== 'string' || (header.kid !== undefined && typeof header.kid !== 'string')) {
    throw new JwtRefused('malformed')
  }
  return header as JwtHeader
}

// `__proto__` would be an own member after JSON.parse and bite whoever copies it later, so it is left out. Only a text
// that spells it, plainly or with escapes, pays for the slower reading.
const MAY_NAME_PROTOTYPE = /__proto__|\\u/
const withoutPrototype = (name: string, value: unknown) => (name === '__proto__' ? undefined : value)

function readObject(part: string): Record<string, unknown> {
  const bytes = Buffer.from(part, 'base64url')
  if (!isUtf8(bytes)) throw new JwtRefused('malformed')
  const text = bytes.toString()
  let value: unknown
  try {
    value = MAY_NAME_PROTOTYPE.test(text) ? JSON.parse(text, withoutPrototype) : JSON.parse(text)
  } catch {
    throw new JwtRefused('malformed')
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new JwtRefused('malformed')
  return Object.assign(Object.create(null), value)
}

function suits(key: crypto.KeyObject, alg: JwtAlg): boolean {
  if (key.type !== 'public') return false
  if (alg === 'ES256') return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1'
  return key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048
}

const imported = new WeakMap<object, crypto.KeyObject | null>()

/** Reads a public JWK (RFC 7517), once per object. @returns undefined when it is not a key we can use */
export function importPublicJwk(jwk: PublicJwk): crypto.KeyObject | undefined {
  const known = imported.get(jwk)
  if (known !== undefined) return known ?? undefined
  const key = readPublicJwk(jwk)
  imported.set(jwk, key ?? null)
  return key
}

function readPublicJwk({ kty, n, e, crv, x, y }: PublicJwk): crypto.KeyObject | undefined {
  if (kty !== 'RSA' && kty !== 'EC') return undefined
  try {
    // Only the public members: a private key somebody published by mistake is read as its public half.
    const jwk = kty === 'RSA' ? { kty, n, e } : { kty, crv, x, y }
    return crypto.createPublicKey({ key: jwk as crypto.JsonWebKey, format: 'jwk' })
  } catch {
    return undefined
  }
}

/**
 * Finds keys in a JWKS by `kid`; a token without one is matched only when exactly one key fits the algorithm
 * (OIDC Core §10.1).
 */
export function keysOf(
  jwks: readonly PublicJwk[],
): (kid: string | undefined, alg: JwtAlg) => crypto.KeyObject | undefined {
  return (kid, alg) => {
    const fitting = jwks.filter((jwk) => fits(jwk, alg) && (kid === undefined || jwk.kid === kid))
    const [only] = fitting
    return only !== undefined && (kid !== undefined || fitting.length === 1) ? importPublicJwk(only) : undefined
  }
}

function fits(jwk: PublicJwk, alg: JwtAlg): boolean {
  const kty = alg === 'ES256' ? 'EC' : 'RSA'
  return jwk.kty === kty && (jwk.alg === undefined || jwk.alg === alg) && (jwk.use === undefined || jwk.use === 'sig')
}
