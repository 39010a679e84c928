// What Okta's management API answers, as far as we read it; the rest goes back as it came.
import { z } from 'zod'

/** Safe as a step of a path. */
const id = z.string().regex(/^[\w-]{1,100}$/)
const strings = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? [])

export const anyApp = z.looseObject({
  id,
  label: z.string(),
  status: z.string(),
  signOnMode: z.string().nullish(),
})

/** An app integration that speaks OpenID Connect. */
export const oidcApp = z.looseObject({
  id,
  label: z.string(),
  status: z.enum(['ACTIVE', 'INACTIVE']),
  signOnMode: z.literal('OPENID_CONNECT'),
  visibility: z.looseObject({ hide: z.looseObject({ web: z.boolean(), iOS: z.boolean() }) }),
  credentials: z.looseObject({
    oauthClient: z.looseObject({
      client_id: z.string(),
      token_endpoint_auth_method: z.string(),
      pkce_required: z.boolean().optional(),
    }),
  }),
  settings: z.looseObject({
    implicitAssignment: z.boolean().nullish(),
    oauthClient: z.looseObject({
      application_type: z.string(),
      redirect_uris: strings,
      initiate_login_uri: z.string().nullish(),
      idp_initiated_login: z.looseObject({ mode: z.string() }).nullish(),
    }),
  }),
})
export type OidcApp = z.infer<typeof oidcApp>

export const appGroup = z.looseObject({ id })

export const clientSecret = z.looseObject({ id, status: z.string(), client_secret: z.string().optional() })

/** `GET /internal/apps/{id}/settings/oauth/idToken`: the claim's members are absent when there is none. */
export const idTokenSettings = z.looseObject({
  issuerMode: z.string().nullish(),
  name: z.string().nullish(),
  valueType: z.string().nullish(),
  groupFilterType: z.string().nullish(),
  value: z.string().nullish(),
})

export const group = z.looseObject({ id, type: z.string(), profile: z.looseObject({ name: z.string() }) })

export const me = z.looseObject({
  id,
  profile: z.looseObject({
    login: z.string(),
    firstName: z.string().nullish(),
    lastName: z.string().nullish(),
  }),
})

export const role = z.looseObject({ type: z.string(), label: z.string(), status: z.string().nullish() })

export const org = z.looseObject({ companyName: z.string().nullish() })

export const server = z.looseObject({
  id,
  name: z.string(),
  description: z.string().nullish(),
  audiences: strings,
  issuer: z.string(),
  issuerMode: z.string().nullish(),
  status: z.enum(['ACTIVE', 'INACTIVE']),
})
export type Server = z.infer<typeof server>

export const policy = z.looseObject({
  id,
  name: z.string(),
  status: z.enum(['ACTIVE', 'INACTIVE']),
  priority: z.number(),
  conditions: z.looseObject({ clients: z.looseObject({ include: strings }).nullish() }),
})
export type Policy = z.infer<typeof policy>

const people = z.looseObject({ include: strings, exclude: strings }).nullish()

export const rule = z.looseObject({
  id,
  name: z.string(),
  status: z.string(),
  priority: z.number(),
  conditions: z.looseObject({
    people: z.looseObject({ users: people, groups: people }).nullish(),
    grantTypes: z.looseObject({ include: strings }).nullish(),
    scopes: z.looseObject({ include: strings }).nullish(),
  }),
})
export type Rule = z.infer<typeof rule>

export const scope = z.looseObject({
  id,
  name: z.string(),
  system: z.boolean().nullish(),
  metadataPublish: z.string().nullish(),
})

export const claim = z.looseObject({
  id,
  name: z.string(),
  status: z.string(),
  claimType: z.string(),
  valueType: z.string(),
  system: z.boolean().nullish(),
  conditions: z.looseObject({ scopes: strings }).nullish(),
})

/** Whatever it answers, nobody reads it. */
export const nothing = z.unknown()
