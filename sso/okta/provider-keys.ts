// The public keys a provider publishes (RFC 7517), imported once per fetch and found by name.
import type crypto from 'node:crypto'
import { importPublicJwk, type JwtAlg } from '../../openid/jwt.ts'
import type { PublicJwk } from '../../openid/signing-key.ts'
import { OktaProblem } from './okta-problems.ts'
import { parseStrictObject } from './strict-json.ts'

/** What a provider may sign with here. Okta signs RS256; the others are what good providers of other makes use. */
export const ID_TOKEN_ALGS = ['RS256', 'ES256', 'PS256'] as const satisfies readonly JwtAlg[]

export type ProviderKeys = {
  /** By `kid`, or without one when only one key fits the algorithm (OIDC Core §10.1). */
  find(kid: string | undefined, alg: JwtAlg): crypto.KeyObject | 'not_found' | 'ambiguous'
  readonly size: number
}

export const JWKS_BYTES = 512 * 1024
const MOST_KEYS = 100

type PublishedKey = { kid: string | undefined; kty: 'RSA' | 'EC'; alg: unknown; key: crypto.KeyObject }

/** @throws OktaProblem  jwks_invalid: not a JWKS, no key for signatures in it, or more than a hundred keys */
export function readProviderKeys(body: string): ProviderKeys {
  const published = parseStrictObject(body)?.keys
  if (!Array.isArray(published)) throw new OktaProblem('jwks_invalid', { found: 'no list of keys' })
  if (published.length > MOST_KEYS) throw new OktaProblem('jwks_invalid', { keys: published.length, most: MOST_KEYS })
  const keys = published.flatMap((jwk) => readKey(jwk) ?? [])
  if (keys.length === 0) throw new OktaProblem('jwks_invalid', { found: 'no key for signatures' })
  return findable(keys)
}

function readKey(jwk: unknown): PublishedKey | undefined {
  if (jwk === null || typeof jwk !== 'object') return undefined
  const { kty, kid, use, alg, key_ops: ops } = jwk as Record<string, unknown>
  if (kty !== 'RSA' && kty !== 'EC') return undefined
  if (use !== undefined && use !== 'sig') return undefined
  if (Array.isArray(ops) && !ops.includes('verify')) return undefined
  const key = importPublicJwk(jwk as PublicJwk)
  return key && { kid: typeof kid === 'string' ? kid : undefined, kty, alg, key }
}

function findable(keys: PublishedKey[]): ProviderKeys {
  const byKid = new Map<string, PublishedKey[]>()
  for (const key of keys) {
    if (key.kid !== undefined) byKid.set(key.kid, [...(byKid.get(key.kid) ?? []), key])
  }
  return {
    size: keys.length,
    find(kid, alg) {
      const candidates = kid === undefined ? keys : (byKid.get(kid) ?? [])
      const [first, ...others] = candidates.filter((key) => fits(key, alg))
      if (first === undefined) return 'not_found'
      // The same key listed twice is untidy; two keys of one name leave open which of them signed (RFC 7517 §4.5).
      return others.every((other) => other.key.equals(first.key)) ? first.key : 'ambiguous'
    },
  }
}

function fits(key: PublishedKey, alg: JwtAlg): boolean {
  return key.kty === (alg === 'ES256' ? 'EC' : 'RSA') && (key.alg === undefined || key.alg === alg)
}
