// An access token is a JWT when the site has a key for it, and otherwise opaque: `<grant>.<end>.<scopes>.<seal>`.
// Either names its grant, so it dies with the grant although it is stored nowhere.
import { randomToken } from '../kit/ids.ts'
import type { Grant, House, Site, TokenContext } from './house.ts'
import type { JwtPayload } from './jwt.ts'
import { JwtRefused, keysOf, signJwt, verifyJwt } from './jwt.ts'
import type { PublicJwk } from './signing-key.ts'
import { isSealed, sealOf } from './token-mac.ts'

/** A live access token: what it names, and how long. Times in seconds. */
export type AccessToken = {
  readonly grant: Grant
  readonly scopes: readonly string[]
  readonly tokenId: string
  readonly issuedAt: number
  readonly expiresAt: number
}

/**
 * Makes an access token for `context.grant.scopes`, which may be fewer than the stored grant's.
 *
 * In a JWT the house's claims come first and `iss`, `iat`, `exp`, `jti` are ours; the scopes are in `scope`
 * (RFC 9068 §2.2.3) unless the house says them as `scp`.
 *
 * @param now  milliseconds
 */
export async function mintAccessToken(
  house: House,
  context: TokenContext,
  granted: Grant,
  now: number,
): Promise<string> {
  const { site, grant } = context
  const issuedAt = Math.floor(now / 1000)
  const expiresAt = issuedAt + grant.lifetimes.accessToken
  if (site.accessTokenKey === undefined) return opaqueToken(site, grant, granted, expiresAt)
  const claims = await house.claims.accessToken(context)
  return signJwt(site.accessTokenKey, {
    ...claims,
    ...(claims.scp === undefined ? { scope: grant.scopes.join(' ') } : {}),
    iss: site.issuer,
    iat: issuedAt,
    exp: expiresAt,
    jti: `AT.${randomToken(16)}.${grant.id}`,
  })
}

function opaqueToken(site: Site, grant: Grant, granted: Grant, expiresAt: number): string {
  const narrowed =
    grant.scopes.length === granted.scopes.length ? '' : Buffer.from(grant.scopes.join(' ')).toString('base64url')
  const body = `${grant.id}.${expiresAt.toString(36)}.${narrowed}`
  return `${body}.${sealOf(site, 'access', body)}`
}

export type AccessTokenRefusal = 'access_token_invalid' | 'token_expired' | 'access_token_revoked'

/** @returns the token's grant and scopes, or why it is none: also for a token of another issuer, an ID token, a refresh token */
export async function readAccessToken(
  house: House,
  site: Site,
  token: string,
): Promise<AccessToken | AccessTokenRefusal> {
  const named = readOpaque(site, token) ?? readJwt(site, token)
  if (named === undefined) return 'access_token_invalid'
  if (house.clock.now() >= named.expiresAt * 1000) return 'token_expired'
  const grant = await house.grants.find(site, named.grantId)
  if (grant === undefined || grant.siteKey !== site.key) return 'access_token_revoked'
  if (grant.revokedAccessTokens?.includes(named.tokenId)) return 'access_token_revoked'
  return {
    grant,
    scopes: named.scopes === undefined ? grant.scopes : grant.scopes.filter((scope) => named.scopes?.includes(scope)),
    tokenId: named.tokenId,
    issuedAt: named.expiresAt - grant.lifetimes.accessToken,
    expiresAt: named.expiresAt,
  }
}

/** What the token itself says; `scopes` undefined: all of the grant's. */
type Named = { grantId: string; expiresAt: number; scopes: readonly string[] | undefined; tokenId: string }

function readOpaque(site: Site, token: string): Named | undefined {
  const [, body, grantId, end, narrowed, seal] =
    /^(([\w-]{1,64})\.([0-9a-z]{1,10})\.([\w-]{0,8192}))\.([\w-]{43})$/.exec(token) ?? []
  if (body === undefined || grantId === undefined || end === undefined || seal === undefined) return undefined
  if (!isSealed(site, 'access', body, seal)) return undefined
  const scopes = narrowed ? Buffer.from(narrowed, 'base64url').toString().split(' ') : undefined
  return { grantId, expiresAt: Number.parseInt(end, 36), scopes, tokenId: `AT.${seal.slice(0, 22)}` }
}

function readJwt(site: Site, token: string): Named | undefined {
  if (site.accessTokenKey === undefined) return undefined
  const payload = verifiedPayload(token, [site.accessTokenKey.publicJwk, ...site.keys.published])
  if (payload === undefined || payload.iss !== site.issuer) return undefined
  const { jti, exp } = payload
  // The prefix tells it from an ID token under the same key; `jti` is never the house's to choose.
  const [, grantId] = /^AT\.[\w-]{22}\.([\w-]{1,64})$/.exec(typeof jti === 'string' ? jti : '') ?? []
  if (grantId === undefined || typeof jti !== 'string' || typeof exp !== 'number') return undefined
  return { grantId, expiresAt: exp, scopes: scopesIn(payload), tokenId: jti }
}

function verifiedPayload(token: string, jwks: readonly PublicJwk[]): JwtPayload | undefined {
  try {
    return verifyJwt(token, keysOf(jwks)).payload
  } catch (error) {
    if (error instanceof JwtRefused) return undefined
    throw error
  }
}

function scopesIn({ scope, scp }: JwtPayload): readonly string[] {
  if (Array.isArray(scp)) return scp.filter((one) => typeof one === 'string')
  const text = typeof scope === 'string' ? scope : scp
  return typeof text === 'string' ? text.split(' ') : []
}
