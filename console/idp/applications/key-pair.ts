import type { OktaJwk } from '../okta-types.ts'

export type KeyPair = { readonly publicJwk: OktaJwk; readonly privateJwk: string; readonly privatePem: string }

/** An RSA pair of 2048 bits, made by the browser. */
export async function generateKeyPair(): Promise<KeyPair> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  }
  const { publicKey, privateKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const kid = base64url(crypto.getRandomValues(new Uint8Array(32)))
  const { kty, e, n } = await crypto.subtle.exportKey('jwk', publicKey)
  const { d, p, q, dp, dq, qi } = await crypto.subtle.exportKey('jwk', privateKey)
  const publicJwk = { kty: String(kty), alg: 'RS256', use: 'sig', kid, e, n }
  const der = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))
  return {
    publicJwk,
    privateJwk: JSON.stringify({ ...publicJwk, d, p, q, dp, dq, qi }, null, 2),
    privatePem: pem(der),
  }
}

/** @returns the key, or what is wrong with it */
export function readPublicJwk(text: string): OktaJwk | string {
  let key: unknown
  try {
    key = JSON.parse(text)
  } catch {
    return 'This is no JSON.'
  }
  if (typeof key !== 'object' || key === null || !('kty' in key)) return 'This is no JSON Web Key: it has no “kty”.'
  if ('d' in key || 'k' in key) return 'This is a private key. Keep it, and paste the public one.'
  return key as OktaJwk
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

function pem(der: Uint8Array): string {
  const lines = btoa(String.fromCharCode(...der)).match(/.{1,64}/g) ?? []
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----'].join('\n')
}
