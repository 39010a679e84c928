// The seal of tokens that only their issuer reads: HMAC-SHA-256 under the site's secret, so nothing has to be stored.
import crypto from 'node:crypto'
import type { Site } from './house.ts'

const secrets = new WeakMap<Uint8Array, crypto.KeyObject>()

/** Seals `body` for one purpose at one issuer; it opens nowhere else. @returns 43 characters, base64url */
export function sealOf(site: Site, purpose: 'access' | 'refresh', body: string): string {
  return mac(site, purpose, body).toString('base64url')
}

/** Whether `seal` is the seal of `body`, in constant time. */
export function isSealed(site: Site, purpose: 'access' | 'refresh', body: string, seal: string): boolean {
  const shown = Buffer.from(seal, 'base64url')
  return shown.length === 32 && crypto.timingSafeEqual(shown, mac(site, purpose, body))
}

// Lengths make the parts unambiguous, whatever a house puts into its key.
function mac(site: Site, purpose: string, body: string): Buffer {
  return crypto
    .createHmac('sha256', secretOf(site))
    .update(`gatepass ${purpose} ${site.key.length}:${site.key} ${body}`)
    .digest()
}

function secretOf(site: Site): crypto.KeyObject {
  const known = secrets.get(site.tokenSecret)
  if (known !== undefined) return known
  if (site.tokenSecret.length < 32) throw new Error(`token secret of ${site.key} is shorter than 32 bytes`)
  const secret = crypto.createSecretKey(site.tokenSecret)
  secrets.set(site.tokenSecret, secret)
  return secret
}
