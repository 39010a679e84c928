// The one issuer of this house, as the provider engine wants to see it.
import type { Site } from '../../openid/house.ts'
import { CLAIMS, SCOPES } from '../grants/grant-claims.ts'
import type { KeyRing, SigningKeys } from './key-ring.ts'

const SITE_KEY = 'sso'

/** Where the engine's endpoints are; `openid/mount-provider.ts` mounts them, discovery publishes them. */
export const PROVIDER_PATHS = {
  authorize: ['/authorize'],
  token: ['/token'],
  userinfo: ['/userinfo'],
  keys: ['/keys'],
  introspect: ['/introspect'],
  revoke: ['/revoke'],
  logout: ['/logout'],
  openidConfiguration: ['/.well-known/openid-configuration'],
  serverMetadata: ['/.well-known/oauth-authorization-server'],
} as const

/** @returns the site with the keys of this moment; the same object until the keys change */
export function ssoSite(publicUrl: string, ring: KeyRing, tokenSecret: Uint8Array): () => Site {
  let site: Site | undefined
  let made: SigningKeys | undefined
  return () => {
    const keys = ring.current()
    if (site !== undefined && made === keys) return site
    made = keys
    site = {
      key: SITE_KEY,
      issuer: publicUrl,
      endpoints: {
        authorization: `${publicUrl}/authorize`,
        token: `${publicUrl}/token`,
        userinfo: `${publicUrl}/userinfo`,
        jwks: `${publicUrl}/keys`,
        introspection: `${publicUrl}/introspect`,
        revocation: `${publicUrl}/revoke`,
        endSession: `${publicUrl}/logout`,
      },
      keys,
      scopesSupported: SCOPES,
      claimsSupported: CLAIMS,
      requireState: false,
      issInResponse: true,
      codeSeconds: 60,
      jwksSeconds: 300,
      tokenSecret,
    }
    return site
  }
}
