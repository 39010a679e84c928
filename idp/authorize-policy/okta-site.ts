// Which authorization server is spoken to: the org's own, or one of its custom ones.
//
//   https://acme…/oauth2/v1/…              the org's own, issuer https://acme…
//   https://acme…/oauth2/{as}/v1/…         `default` or an id, issuer https://acme…/oauth2/{as}
//
// An org may have domains of its own. The org's server answers with the host it is asked at, and says in ID tokens what the
// app's issuer mode says; a custom server has a mode of its own:
//
//   ORG_URL      the org's host here, wherever it is asked
//   CUSTOM_URL   the org's first verified domain, wherever it is asked
//   DYNAMIC      the host it is asked at
import crypto from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { prepared } from '../../kit/database.ts'
import type { Site } from '../../openid/house.ts'
import { issuerHost } from '../domains/issuer-host.ts'
import type { GrantPlace } from '../grants/authorization-grants.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { type OktaKeys, ORG_SITE, type SiteKeys } from '../keys/okta-keys.ts'
import { OktaError, resourceNotFound } from '../okta-error.ts'
import type { Org } from '../orgs/org.ts'
import { orgOfRequest } from '../orgs/org-of-request.ts'
import type { AuthorizationServerRow, ScopeRow } from '../schema/idp-schema.ts'

export type OktaSite = Site & {
  readonly org: Org
  /** As in a grant's row: `org`, or the authorization server's id. */
  readonly siteKey: string
  /** Scopes people are asked about, and whether it is the app that decides. */
  readonly consentScopes: ReadonlyMap<string, 'REQUIRED' | 'FLEXIBLE'>
  /** Absent: the org's own authorization server. */
  readonly server?: { readonly id: string; readonly audience: string }
}

/** Sites are made here alone, so the engine hands back what it was given. */
export function oktaSite(site: Site): OktaSite {
  return site as OktaSite
}

export function placeOf(site: Site): GrantPlace {
  const { org, siteKey } = oktaSite(site)
  return { orgId: org.id, siteKey }
}

const ORG_SCOPES = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access', 'groups']

const CLAIMS_SUPPORTED = (
  'iss ver sub aud iat exp jti auth_time amr idp nonce name nickname preferred_username given_name middle_name ' +
  'family_name email email_verified profile zoneinfo locale address phone_number updated_at at_hash'
).split(' ')

const RESPONSE_MODES = ['query', 'fragment', 'form_post', 'okta_post_message'] as const
const CODE_SECONDS = 300
const JWKS_SECONDS = 3600

type ServerRow = Pick<AuthorizationServerRow, 'id' | 'audience' | 'is_default' | 'issuer_mode'> & {
  /** Asked for by those alone whose issuer it is. */
  custom_domain: string | null
  scope: ScopeRow['name'] | null
  metadata_publish: ScopeRow['metadata_publish'] | null
  consent: ScopeRow['consent'] | null
  is_default_scope: ScopeRow['is_default'] | null
}

export type OktaSites = {
  /**
   * @returns undefined for a host that is no org's
   * @throws OktaError  E0000007: no such authorization server; E0000015: no API Access Management
   */
  ofRequest(request: FastifyRequest): Promise<OktaSite | undefined>
  /** @param server  `default` or an id; absent: the org's own @throws OktaError  E0000007, E0000015 */
  of(org: Org, server?: string): Promise<OktaSite>
}

/** @param tokenSecret  32 bytes; each site gets its own from them */
export function oktaSites(deps: IdpDeps, keys: OktaKeys, tokenSecret: Uint8Array): OktaSites {
  const orgOf = orgOfRequest(deps)
  const findServer = serverWithScopes(deps)
  // The org's site is the same object as long as its keys and address are, so its documents are made once.
  const orgSites = new Map<string, OktaSite>()

  async function orgSite(org: Org): Promise<OktaSite> {
    const [ring, accessTokenKey] = await Promise.all([keys.of(org.id, ORG_SITE), keys.accessTokenKey(org.id)])
    const name = `${org.id}|${org.url}`
    const known = orgSites.get(name)
    if (known?.keys === ring && known.org.name === org.name) return known
    const site: OktaSite = {
      ...basics(org, org.url, `${org.url}/oauth2/v1`, ring, org.id, tokenSecret),
      siteKey: ORG_SITE,
      accessTokenKey,
      scopesSupported: ORG_SCOPES,
      consentScopes: new Map(),
      metadata: ORG_METADATA,
    }
    if (orgSites.size > 1000) orgSites.clear()
    orgSites.set(name, site)
    return site
  }

  async function customSite(org: Org, asked: string): Promise<OktaSite> {
    // No server has a 2: by its id a server is found by nothing else.
    const rows = await findServer({ org_id: org.id, asked, default_flag: asked === 'default' ? 1 : 2 })
    const server = rows[0]
    if (server === undefined) throw resourceNotFound(asked, 'AuthorizationServer')
    const ring = await keys.of(org.id, server.id)
    const host = issuerHost(deps.baseUrl, org, server.issuer_mode, server.custom_domain)
    const issuer = `${host}/oauth2/${server.is_default === 1 ? 'default' : server.id}`
    const published = rows.flatMap(({ scope, metadata_publish }) =>
      scope !== null && metadata_publish === 'ALL_CLIENTS' ? [scope] : [],
    )
    return {
      ...basics(org, issuer, `${issuer}/v1`, ring, server.id, tokenSecret),
      siteKey: server.id,
      server: { id: server.id, audience: server.audience },
      accessTokenKey: ring.active,
      scopesSupported: rows.flatMap(({ scope }) => scope ?? []),
      defaultScopes: rows.flatMap(({ scope, is_default_scope }) => (scope !== null && is_default_scope ? [scope] : [])),
      consentScopes: consentScopesIn(rows),
      metadata: { ...METADATA, scopes_supported: published },
    }
  }

  async function of(org: Org, server?: string): Promise<OktaSite> {
    if (server === undefined) return orgSite(org)
    if (org.orgServerOnly) throw new OktaError('E0000015')
    return customSite(org, server)
  }

  return {
    of,
    async ofRequest(request) {
      const org = await orgOf(request)
      return org && of(org, (request.params as { as?: string }).as)
    },
  }
}

function consentScopesIn(rows: readonly ServerRow[]): OktaSite['consentScopes'] {
  const found = new Map<string, 'REQUIRED' | 'FLEXIBLE'>()
  for (const { scope, consent } of rows)
    if (scope !== null && consent !== null && consent !== 'IMPLICIT') found.set(scope, consent)
  return found
}

// Okta names neither of these in its documents.
const METADATA = {
  authorization_response_iss_parameter_supported: undefined,
  claim_types_supported: undefined,
  claims_parameter_supported: undefined,
  prompt_values_supported: undefined,
}
// What an app may ask for itself there is Okta's API and no application's business.
const ORG_METADATA = { ...METADATA, grant_types_supported: ['authorization_code', 'refresh_token'] }

function basics(org: Org, issuer: string, endpoints: string, keys: SiteKeys, key: string, tokenSecret: Uint8Array) {
  return {
    key,
    org,
    issuer,
    alsoIssuer: (other: string) => isSamePath(other, issuer),
    keys,
    endpoints: {
      authorization: `${endpoints}/authorize`,
      token: `${endpoints}/token`,
      userinfo: `${endpoints}/userinfo`,
      jwks: `${endpoints}/keys`,
      introspection: `${endpoints}/introspect`,
      revocation: `${endpoints}/revoke`,
      endSession: `${endpoints}/logout`,
      pushedRequest: `${endpoints}/par`,
    },
    claimsSupported: CLAIMS_SUPPORTED,
    requireState: true,
    responseModes: RESPONSE_MODES,
    issInResponse: false,
    codeSeconds: CODE_SECONDS,
    jwksSeconds: JWKS_SECONDS,
    tokenSecret: secretOf(tokenSecret, key),
  }
}

/** A server's keys are its own, so what they signed is its own too, whichever host of the org it named. */
function isSamePath(one: string, other: string): boolean {
  return URL.canParse(one) && new URL(one).pathname === new URL(other).pathname
}

const secrets = new WeakMap<Uint8Array, Map<string, Uint8Array>>()

/** A secret of the site's own, so that nothing sealed for one is open to another. */
function secretOf(tokenSecret: Uint8Array, key: string): Uint8Array {
  const known = secrets.get(tokenSecret) ?? new Map<string, Uint8Array>()
  secrets.set(tokenSecret, known)
  const found = known.get(key)
  if (found !== undefined) return found
  if (known.size > 10_000) known.clear()
  const made = crypto.createHmac('sha256', tokenSecret).update(key).digest()
  known.set(key, made)
  return made
}

function serverWithScopes({ db }: IdpDeps) {
  return prepared<{ org_id: string; asked: string; default_flag: number }, ServerRow>(db, (p) =>
    db.kysely
      .selectFrom('authorization_servers as s')
      .leftJoin('scopes', 'scopes.server_id', 's.id')
      .select([
        's.id',
        's.audience',
        's.is_default',
        's.issuer_mode',
        sql<string | null>`case when s.issuer_mode = 'CUSTOM_URL' then (
          select domain from domains where domains.org_id = s.org_id
          and validation_status in ('VERIFIED', 'COMPLETED') order by created_at, id limit 1) end`.as('custom_domain'),
        'scopes.name as scope',
        'scopes.metadata_publish',
        'scopes.consent',
        'scopes.is_default as is_default_scope',
      ])
      .where('s.org_id', '=', p('org_id'))
      .where('s.status', '=', 'ACTIVE')
      .where((eb) => eb.or([eb('s.id', '=', p('asked')), eb('s.is_default', '=', p('default_flag') as 1)])),
  )
}
