// What the tokens say about a person. A grant keeps what the company's Okta said at the sign-in, so a token tells the
// truth of that moment and costs no query. Nothing the provider gave us to keep (its tokens, its code) is in it.
import { z } from 'zod'
import type { Grant } from '../../openid/house.ts'

/** The house's own part of a grant (`Grant.detail`). */
export type GrantDetail = {
  readonly organization: string
  readonly connection: string
  readonly email?: string | undefined
  readonly emailVerified: boolean
  readonly name?: string | undefined
  readonly givenName?: string | undefined
  readonly familyName?: string | undefined
  /** Absent: the provider said nothing about groups. */
  readonly groups?: readonly string[] | undefined
}

const grantDetail: z.ZodType<GrantDetail> = z.object({
  organization: z.string(),
  connection: z.string(),
  email: z.string().optional(),
  emailVerified: z.boolean(),
  name: z.string().optional(),
  givenName: z.string().optional(),
  familyName: z.string().optional(),
  groups: z.array(z.string()).optional(),
})

export const SCOPES = ['openid', 'profile', 'email', 'groups', 'offline_access']
export const CLAIMS =
  'sub iss aud exp iat auth_time nonce amr sid email email_verified name given_name family_name groups organization connection'.split(
    ' ',
  )

/** An ID token travels in headers and URLs; who is in more groups than this is asked about at userinfo. */
const GROUPS_IN_TOKEN = 100

/** The claims of the ID token besides the protocol's own (OIDC Core §5.4 says which scope asks for which). */
export function idTokenClaims(grant: Grant): Record<string, unknown> {
  const claims = claimsOf(grant)
  const groups = claims.groups as readonly string[] | undefined
  return groups !== undefined && groups.length > GROUPS_IN_TOKEN ? { ...claims, groups: undefined } : claims
}

export function userinfoClaims(grant: Grant): Record<string, unknown> {
  return { sub: grant.subject, ...claimsOf(grant) }
}

/** For introspection: whom it is about and for whom. */
export function accessTokenClaims(grant: Grant): Record<string, unknown> {
  const { organization, connection } = detailOf(grant)
  return { sub: grant.subject, aud: grant.clientId, organization, connection }
}

function claimsOf(grant: Grant): Record<string, unknown> {
  const detail = detailOf(grant)
  const has = (scope: string) => grant.scopes.includes(scope)
  return {
    organization: detail.organization,
    connection: detail.connection,
    ...(has('email') && detail.email !== undefined
      ? { email: detail.email, email_verified: detail.emailVerified }
      : {}),
    ...(has('profile') ? { name: detail.name, given_name: detail.givenName, family_name: detail.familyName } : {}),
    ...(has('groups') ? { groups: detail.groups } : {}),
  }
}

function detailOf(grant: Grant): GrantDetail {
  return grantDetail.parse(grant.detail)
}
