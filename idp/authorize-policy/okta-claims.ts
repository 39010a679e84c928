// What the tokens say (Okta's reference, "Tokens and claims").
//
//   ID token       thin: name, preferred_username, email by scope, and a custom server's claims set "Always"
//   userinfo       everything the scopes open, and every ID claim of a custom server
//   access token   the org's own is nobody's to read; a custom server's says cid, uid, scp and its own claims
import { prepared } from '../../kit/database.ts'
import type { Grant, House, TokenContext } from '../../openid/house.ts'
import type { GrantPerson } from '../grants/authorization-grants.ts'
import { isServiceGrant } from '../grants/service-grants.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { ClaimRow } from '../schema/idp-schema.ts'
import { type ExpressionWorld, evaluateExpression } from './claim-expression.ts'
import { matchingGroups } from './matching-groups.ts'
import { type OktaSite, oktaSite } from './okta-site.ts'
import { oktaClient } from './org-client.ts'
import type { PersonGroups } from './person-groups.ts'

/** What `identify` leaves in a grant for the claims: the name the person goes by in the app. */
type GrantDetail = { readonly userName: string }

type CustomClaim = Pick<
  ClaimRow,
  'name' | 'claim_type' | 'value_type' | 'value' | 'group_filter_type' | 'scopes_json' | 'always_in_token'
>

export type OktaClaims = House['claims'] & {
  /** Works every claim out once, so that one that cannot be refuses the request and not the token. */
  tryOut(context: TokenContext): Promise<void>
}

export function oktaClaims({ db }: IdpDeps, groupsOf: PersonGroups): OktaClaims {
  const customClaims = prepared<{ server_id: string }, CustomClaim>(db, (p) =>
    db.kysely
      .selectFrom('claims')
      .select(['name', 'claim_type', 'value_type', 'value', 'group_filter_type', 'scopes_json', 'always_in_token'])
      .where('server_id', '=', p('server_id'))
      .where('is_system', '=', 0)
      .where('status', '=', 'ACTIVE'),
  )

  async function custom(
    { site, client, grant }: TokenContext,
    wanted: (claim: CustomClaim) => boolean,
  ): Promise<Record<string, unknown>> {
    const { server, org } = oktaSite(site)
    if (server === undefined) return {}
    const rows = (await customClaims({ server_id: server.id })).filter(
      (claim) => wanted(claim) && inScope(claim, grant.scopes),
    )
    const values = new Map<string, unknown>()
    const nobody = isServiceGrant(grant)
    for (const claim of rows) {
      // An app that asks for itself is in no group and has no attributes: such claims are left out.
      if (nobody && claim.value_type === 'GROUPS') continue
      const value =
        claim.value_type === 'GROUPS'
          ? matchingGroups(
              claim.name,
              filterOf(claim),
              (await groupsOf(org.id, grant.subject)).map(({ name }) => name),
            )
          : evaluateExpression(claim.name, claim.value ?? '', worldOf(client.clientId, grant))
      if (value !== undefined) values.set(claim.name, value)
    }
    return Object.fromEntries(values)
  }

  // The claim an administrator set on the app's Sign On tab; nobody did, and there is none.
  async function orgGroups({ site, client, grant }: TokenContext): Promise<Record<string, unknown>> {
    const { server, org } = oktaSite(site)
    if (server !== undefined || !grant.scopes.includes('groups')) return {}
    const filter = oktaClient(client).document.groupsClaim
    if (filter === undefined) return {}
    const { name, value: wanted } = filter
    if (filter.valueType === 'EXPRESSION') {
      const value = evaluateExpression(name, wanted, worldOf(client.clientId, grant))
      return value === undefined ? {} : { [name]: value }
    }
    const names = (await groupsOf(org.id, grant.subject)).map((group) => group.name)
    return { [name]: matchingGroups(name, { type: filter.groupFilterType ?? 'STARTS_WITH', value: wanted }, names) }
  }

  const idToken = async (context: TokenContext) => ({
    ...(await custom(context, (claim) => claim.claim_type === 'IDENTITY' && claim.always_in_token === 1)),
    ver: 1,
    idp: oktaSite(context.site).org.id,
    ...thinClaims(context.grant),
  })

  const userinfo = async (context: TokenContext) => ({
    ...(await custom(context, (claim) => claim.claim_type === 'IDENTITY')),
    ...(await orgGroups(context)),
    ...fullClaims(context.grant),
  })

  const accessToken = async (context: TokenContext) => ({
    ...(await custom(context, (claim) => claim.claim_type === 'RESOURCE')),
    ver: 1,
    aud: audienceOf(oktaSite(context.site)),
    cid: context.client.clientId,
    scp: context.grant.scopes,
    ...(isServiceGrant(context.grant)
      ? { sub: context.client.clientId }
      : {
          sub: detailOf(context.grant).userName,
          uid: context.grant.subject,
          auth_time: context.grant.authTime,
        }),
  })

  const introspection = ({ grant }: TokenContext) => {
    if (isServiceGrant(grant)) return {}
    const { userName } = detailOf(grant)
    return { username: userName, sub: userName, token_type: 'Bearer' }
  }

  return {
    idToken,
    userinfo,
    accessToken,
    introspection,
    async tryOut(context) {
      await custom(context, () => true)
      await orgGroups(context)
    },
  }
}

function audienceOf({ server, issuer }: OktaSite): string {
  return server?.audience ?? issuer
}

function inScope(claim: CustomClaim, granted: readonly string[]): boolean {
  const scopes = JSON.parse(claim.scopes_json) as string[]
  return scopes.length === 0 || scopes.some((scope) => granted.includes(scope))
}

function filterOf(claim: CustomClaim) {
  return { type: claim.group_filter_type ?? 'STARTS_WITH', value: claim.value ?? '' } as const
}

/** An app that asks for itself goes by its client id and has no attributes. */
function worldOf(clientId: string, grant: Grant): ExpressionWorld {
  return isServiceGrant(grant)
    ? { profile: {}, userName: clientId, clientId }
    : { profile: personOf(grant).profile, userName: detailOf(grant).userName, clientId }
}

function detailOf(grant: Grant): GrantDetail {
  return grant.detail as GrantDetail
}

function personOf(grant: Grant): GrantPerson {
  return grant.detail.person as GrantPerson
}

function thinClaims(grant: Grant): Record<string, unknown> {
  const { profile } = personOf(grant)
  return {
    ...(grant.scopes.includes('profile')
      ? { name: nameOf(profile), preferred_username: detailOf(grant).userName }
      : {}),
    ...(grant.scopes.includes('email') ? { email: profile.email } : {}),
  }
}

function fullClaims(grant: Grant): Record<string, unknown> {
  const { profile, updatedAt } = personOf(grant)
  const claims: Record<string, unknown> = {}
  if (grant.scopes.includes('profile')) {
    Object.assign(claims, {
      name: nameOf(profile),
      nickname: profile.nickName,
      preferred_username: detailOf(grant).userName,
      given_name: profile.firstName,
      middle_name: profile.middleName,
      family_name: profile.lastName,
      profile: profile.profileUrl,
      zoneinfo: profile.timezone ?? 'America/Los_Angeles',
      locale: profile.locale ?? 'en-US',
      updated_at: Math.floor(updatedAt / 1000),
    })
  }
  if (grant.scopes.includes('email')) Object.assign(claims, { email: profile.email, email_verified: true })
  const phone = profile.primaryPhone ?? profile.mobilePhone
  // Nobody has called it: OIDC Core §5.1 has a claim for that, and a client must not have to guess.
  if (grant.scopes.includes('phone') && phone !== undefined && phone !== null)
    Object.assign(claims, { phone_number: phone, phone_number_verified: false })
  if (grant.scopes.includes('address')) claims.address = addressOf(profile)
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined && value !== null))
}

function nameOf(profile: GrantPerson['profile']): string {
  return typeof profile.displayName === 'string' && profile.displayName !== ''
    ? profile.displayName
    : `${profile.firstName} ${profile.lastName}`
}

/** OIDC Core §5.1.1; undefined when nothing of it is known. */
function addressOf(profile: GrantPerson['profile']): Record<string, unknown> | undefined {
  const { streetAddress, city, state, zipCode, countryCode } = profile
  const address = {
    street_address: streetAddress ?? undefined,
    locality: city ?? undefined,
    region: state ?? undefined,
    postal_code: zipCode ?? undefined,
    country: countryCode ?? undefined,
  }
  return Object.values(address).some((part) => part !== undefined) ? address : undefined
}
