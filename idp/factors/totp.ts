// Codes that change every thirty seconds (RFC 6238): six digits, SHA-1, as every authenticator app understands them.
import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'
import { sameSecret } from '../../kit/ids.ts'

export const STEP_SECONDS = 30
export const DIGITS = 6
const SECRET_BYTES = 20

/** 160 bits in base 32, as RFC 4226 §4 recommends. */
export function freshTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32
}

/**
 * The time step a code stands for: this one, the one before or the one after (RFC 6238 §5.2), and later than `after`.
 *
 * @returns undefined when it is the code of none of them
 */
export function stepOfCode(secret: string, code: string, now: number, after: number): number | undefined {
  const current = Math.floor(now / 1000 / STEP_SECONDS)
  const key = Secret.fromBase32(secret)
  let found: number | undefined
  // All three are compared, whichever it is.
  for (const step of [current - 1, current, current + 1]) {
    const expected = TOTP.generate({
      secret: key,
      digits: DIGITS,
      period: STEP_SECONDS,
      timestamp: step * STEP_SECONDS * 1000,
    })
    if (sameSecret(expected, code) && step > after) found ??= step
  }
  return found
}

/** What an authenticator app reads from a picture. */
export function totpUri(secret: string, org: string, login: string): string {
  return new TOTP({ issuer: org, label: login, secret, digits: DIGITS, period: STEP_SECONDS }).toString()
}

/** The picture. Dark on light whatever the page's colours are: not every camera reads the other way. */
export function qrOf(uri: string): string {
  return renderSVG(uri, { border: 2, ecc: 'M' })
}
