import crypto from 'node:crypto'
import { randomToken } from '../kit/ids.ts'
import type { House, Site, TokenContext } from './house.ts'
import { type JwtPayload, JwtRefused, keysOf, signJwt, verifyJwt } from './jwt.ts'

/**
 * Makes the ID token (OIDC Core §2, §3.1.3.6). What a client decides by (`iss`, `sub`, `aud`, `exp`, `iat`, `nonce`,
 * `at_hash`, `jti`) is ours; every other member the house may add or replace, with `undefined` to leave it out.
 *
 * @param options.nonce  only of the first ID token of a grant: one that comes with a refresh has none (§12.2)
 * @param options.now  milliseconds
 */
export async function mintIdToken(
  house: House,
  context: TokenContext,
  options: { accessToken: string; nonce: string | undefined; now: number },
): Promise<string> {
  const { site, client, grant } = context
  const issuedAt = Math.floor(options.now / 1000)
  return signJwt(site.keys.active, {
    auth_time: grant.authTime,
    amr: grant.amr.length === 0 ? undefined : grant.amr,
    sid: grant.sessionId,
    ...(await house.claims.idToken(context)),
    iss: (await house.idTokenIssuer?.(context)) ?? site.issuer,
    sub: grant.subject,
    aud: client.clientId,
    iat: issuedAt,
    exp: issuedAt + grant.lifetimes.idToken,
    jti: `ID.${randomToken(24)}`,
    nonce: options.nonce,
    at_hash: accessTokenHash(options.accessToken),
  })
}

/** The left half of the SHA-256, base64url (OIDC Core §3.1.3.6). */
function accessTokenHash(accessToken: string): string {
  return crypto.createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url')
}

/** Whom a hint names. */
export type IdTokenHint = { readonly subject: string; readonly clientId: string; readonly sessionId?: string }

/**
 * Reads an ID token of ours that somebody shows back. One that has expired is still a hint (OIDC Core §3.1.2.1,
 * RP-Initiated Logout 1.0 §2).
 *
 * @throws JwtRefused  not ours, altered, unsigned; `key_unknown` when its key is not published any more
 */
export function readIdTokenHint(site: Site, token: string): IdTokenHint {
  const { subject, clientId, payload } = readIdToken(site, token)
  return { subject, clientId, ...(typeof payload.sid === 'string' ? { sessionId: payload.sid } : {}) }
}

/** An ID token of this issuer, however old. @throws JwtRefused  as `readIdTokenHint` */
export function readIdToken(site: Site, token: string): { subject: string; clientId: string; payload: JwtPayload } {
  const { payload } = verifyJwt(token, keysOf(site.keys.published))
  const { iss, sub, aud, jti } = payload
  const ours = iss === site.issuer || (typeof iss === 'string' && site.alsoIssuer?.(iss))
  if (!ours || typeof sub !== 'string' || typeof aud !== 'string') throw new JwtRefused('malformed')
  if (typeof jti !== 'string' || !jti.startsWith('ID.')) throw new JwtRefused('malformed')
  return { subject: sub, clientId: aud, payload }
}
