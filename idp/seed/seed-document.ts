// What a seed says is to be there: orgs with people, groups, apps, authorization servers and tokens. Okta's things carry
// Okta's names, those of an OAuth client as the management API spells them. The shape alone is here; what an app or a
// profile may look like is asked of the rooms that keep them, when the seed is applied.
import { z } from 'zod'
import { ADMIN_ROLES } from '../roles/admin-role.ts'
import type { AdminRole } from '../schema/idp-schema.ts'
import { refuseWhatContradicts } from './seed-contradictions.ts'
import {
  appSignOnPolicy,
  attribute,
  domain,
  enrollmentPolicy,
  passwordPolicy,
  signOnPolicy,
  trustedOrigin,
} from './seed-settings.ts'
import { names, only, status, text, uri } from './seed-shapes.ts'

const uris = z.array(uri).max(100)
/** An id as Okta's look, so that tests can name it. */
const id = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}[0-9A-Za-z]{17}$`), `an id of ${prefix} and 17 letters or digits`)
    .describe('Fixed, so that a test can name it. Absent: a fresh one.')
    .optional()

const argon2id = /^\$argon2id\$v=19\$m=\d{1,6},t=\d{1,2},p=[1-4]\$[\w+/]{11,}\$[\w+/]{22,}$/

const profileValue = z.union(
  [
    z.string().max(1000),
    z.number(),
    z.boolean(),
    z.array(z.union([z.string().max(1000), z.number()])).max(100),
    z.null(),
  ],
  { error: 'a text, a number, true or false, a list, or null' },
)

const person = only({
  id: id('00u'),
  login: text(100).describe('An e-mail address.'),
  password: text(1024).optional().describe('Instead of passwordHash. Not held against the password policy.'),
  passwordHash: z
    .string()
    .max(512)
    .regex(argon2id, 'an argon2id hash, $argon2id$v=19$m=…,t=…,p=…$salt$hash')
    .optional()
    .describe('Argon2id as a PHC string, instead of password.'),
  firstName: text(50),
  lastName: text(50),
  email: text(100).optional().describe('Absent: the login.'),
  profile: z
    .record(text(100), profileValue)
    .optional()
    .describe("More of Okta's user profile, and of the org's own attributes."),
  status: z.enum(['STAGED', 'ACTIVE', 'SUSPENDED', 'DEPROVISIONED']).optional().describe('At first ACTIVE.'),
  groups: names.optional(),
  adminRole: z.enum(Object.keys(ADMIN_ROLES) as AdminRole[]).optional(),
  totpSecret: z
    .string()
    .regex(/^[A-Z2-7]{16,128}$/, 'base 32: 16 to 128 letters A-Z and digits 2-7')
    .optional()
    .describe('Their authenticator app is set up with this secret (RFC 6238, six digits, thirty seconds).'),
})

const group = only({ id: id('00g'), name: text(255), description: text(1024).optional() })

const publicKeys = only({ keys: z.array(z.record(z.string(), z.unknown())).min(1).max(50) })

const issuerMode = z
  .enum(['ORG_URL', 'CUSTOM_URL', 'DYNAMIC'])
  .optional()
  .describe("Which host issuers have: the org's own, its first domain, or the one that was asked.")

const app = only({
  id: id('0oa'),
  label: text(100),
  status: status.optional(),
  client_id: text(100).optional().describe('Absent: the id.'),
  client_secrets: z
    .array(text(100))
    .min(1)
    .max(2)
    .optional()
    .describe('One, or two while one replaces the other. Absent: one is made.'),
  application_type: z.enum(['web', 'browser', 'native', 'service']).optional().describe('At first web.'),
  token_endpoint_auth_method: z
    .enum(['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'])
    .optional(),
  pkce_required: z.boolean().optional(),
  jwks: publicKeys.optional(),
  jwks_uri: uri.optional(),
  grant_types: z
    .array(z.enum(['authorization_code', 'refresh_token', 'client_credentials', 'implicit', 'password']))
    .max(5)
    .optional(),
  response_types: z
    .array(z.enum(['code', 'token', 'id_token']))
    .max(3)
    .optional(),
  redirect_uris: uris.optional(),
  post_logout_redirect_uris: uris.optional(),
  initiate_login_uri: uri.optional(),
  login_initiated_by: z
    .enum(['app_only', 'okta_or_app'])
    .optional()
    .describe('okta_or_app: with a tile on the dashboard, which opens initiate_login_uri.'),
  consent_method: z.enum(['TRUSTED', 'REQUIRED']).optional(),
  issuer_mode: issuerMode,
  okta_scopes: z
    .array(
      z.string().regex(/^okta\.[A-Za-z.]{1,80}\.(?:read|manage)(?:\.self)?$/, "a scope of Okta's API: okta.users.read"),
    )
    .max(100)
    .optional()
    .describe("What it may have in access tokens for Okta's own API."),
  signOnPolicy: text(255).optional().describe("One of appSignOnPolicies. Absent: Okta's own."),
  refresh_token: only({
    rotation_type: z.enum(['STATIC', 'ROTATE']).optional(),
    leeway: z.int().min(0).max(60).optional(),
  }).optional(),
  groups_claim: only({
    name: text(100),
    filter: z.enum(['STARTS_WITH', 'EQUALS', 'CONTAINS', 'REGEX']),
    value: z.string().max(1024),
  })
    .optional()
    .describe('The groups claim of the org authorization server, as on the Sign On tab.'),
  assignments: only({
    everyone: z.boolean().optional(),
    groups: names.optional(),
    people: names.optional().describe('Logins.'),
  })
    .optional()
    .describe('Who may use it. Nobody else may.'),
})

const scope = only({
  name: z
    .string()
    .regex(/^(?!okta([.:]|$)|\*$)[\x21\x23-\x5b\x5d-\x7e]{1,255}$/, "a scope's name, and none of Okta's own"),
  displayName: text(1024).optional(),
  description: text(1024).optional(),
  consent: z.enum(['IMPLICIT', 'REQUIRED', 'FLEXIBLE']).optional(),
  metadataPublish: z.enum(['ALL_CLIENTS', 'NO_CLIENTS']).optional(),
  default: z.boolean().optional(),
  optional: z.boolean().optional(),
})

const PROTOCOL_CLAIMS = 'iss|sub|aud|exp|iat|nbf|jti|ver|cid|uid|scp|auth_time|at_hash|c_hash|nonce|amr|acr|idp|sid|azp'

const claim = only({
  name: z
    .string()
    .regex(new RegExp(`^(?!(${PROTOCOL_CLAIMS})$)[\\x21-\\x7e]{1,100}$`), "a claim's name, and none of the protocol's"),
  claimType: z.enum(['RESOURCE', 'IDENTITY']).describe('RESOURCE: access tokens. IDENTITY: ID tokens.'),
  valueType: z.enum(['EXPRESSION', 'GROUPS']),
  value: text(1024),
  group_filter_type: z.enum(['STARTS_WITH', 'EQUALS', 'CONTAINS', 'REGEX']).optional(),
  scopes: names.optional().describe('Absent: in any scope.'),
  alwaysIncludeInToken: z.boolean().optional(),
  status: status.optional(),
})

const rule = only({
  name: text(100),
  status: status.optional(),
  grantTypes: z.array(text(100)).min(1).max(20).optional().describe('At first authorization_code.'),
  groups: names.optional().describe('At first Everyone.'),
  people: names.optional().describe('Logins, besides the groups.'),
  scopes: names.optional().describe('At first all of them: *.'),
  accessTokenLifetimeMinutes: z.int().min(5).max(1440).optional(),
  refreshTokenLifetimeMinutes: z.int().min(0).max(2_628_000).optional().describe('0: unlimited.'),
  refreshTokenWindowMinutes: z.int().min(10).max(2_628_000).optional(),
})

const policy = only({
  name: text(100),
  description: text(255).optional(),
  status: status.optional(),
  clients: names.min(1).optional().describe('Labels or client ids of apps. At first ALL_CLIENTS.'),
  rules: z.array(rule).max(100).optional().describe('In the order in which they are asked.'),
})

const signingKey = z
  .string()
  .max(16_384)
  .regex(/^-----BEGIN (RSA )?PRIVATE KEY-----/, 'an RSA private key in PEM')
  .optional()
  .describe('Signs ID tokens: an RSA private key in PEM. Absent: one is made.')

const signingKeyFile = text(1000).optional().describe('The same, in a file: PEM or a JWK, beside this one.')

const authorizationServer = only({
  id: id('aus'),
  name: text(100).describe('default is the one that is there from the beginning.'),
  description: text(1024).optional(),
  issuerMode,
  audience: text(1024).optional().describe('`aud` of its access tokens; needed for any but default.'),
  status: status.optional(),
  signingKey,
  signingKeyFile,
  scopes: z.array(scope).max(500).optional(),
  claims: z.array(claim).max(500).optional(),
  policies: z.array(policy).max(100).optional().describe('In the order in which they are asked.'),
})

const apiToken = only({
  name: text(255),
  owner: text(100).describe('The login of the administrator it acts as.'),
  value: z
    .string()
    .regex(/^00[\w-]{40}$/, '00 and forty letters, digits, - or _')
    .optional()
    .describe('For development. Absent: made from the key of this installation, the same at every start.'),
})

const orgParts = only({
  subdomain: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'a DNS label: a-z, 0-9 and -'),
  name: text(255),
  apiAccessManagement: z
    .boolean()
    .optional()
    .describe('False: without custom authorization servers, as most orgs are. At first true, as in a developer’s org.'),
  signingKey,
  signingKeyFile,
  attributes: z.array(attribute).max(200).optional().describe("The org's own, for people's profiles."),
  groups: z.array(group).max(10_000).optional(),
  people: z.array(person).max(10_000).optional(),
  apps: z.array(app).max(1000).optional(),
  authorizationServers: z.array(authorizationServer).max(100).optional(),
  signOnPolicies: z.array(signOnPolicy).max(100).optional().describe('Who has to prove what to be signed in.'),
  passwordPolicies: z.array(passwordPolicy).max(100).optional(),
  enrollmentPolicies: z.array(enrollmentPolicy).max(100).optional(),
  appSignOnPolicies: z.array(appSignOnPolicy).max(100).optional().describe('What single apps ask for besides.'),
  trustedOrigins: z.array(trustedOrigin).max(500).optional(),
  domains: z.array(domain).max(3).optional().describe("Hosts of the org's own."),
  apiTokens: z.array(apiToken).max(100).optional().describe('For development: refused in production.'),
})

const org = orgParts.superRefine(refuseWhatContradicts)

export const seedDocument = only({ orgs: z.array(org).min(1).max(100) }).describe(
  'Orgs to be there when Okta’s side starts. What is said here is made true; what is not said is left alone.',
)

export type SeedDocument = z.infer<typeof seedDocument>
export type OrgToBe = SeedDocument['orgs'][number]
export type PersonToBe = NonNullable<OrgToBe['people']>[number]
export type GroupToBe = NonNullable<OrgToBe['groups']>[number]
export type AppToBe = NonNullable<OrgToBe['apps']>[number]
export type ServerToBe = NonNullable<OrgToBe['authorizationServers']>[number]
export type PolicyToBe = NonNullable<ServerToBe['policies']>[number]
export type AttributeToBe = NonNullable<OrgToBe['attributes']>[number]
export type TrustedOriginToBe = NonNullable<OrgToBe['trustedOrigins']>[number]
export type DomainToBe = NonNullable<OrgToBe['domains']>[number]
export type ApiTokenToBe = NonNullable<OrgToBe['apiTokens']>[number]

export type SeedPath = readonly PropertyKey[]
/** What an org says, whether or not it fits together. */
export type OrgParts = z.infer<typeof orgParts>
