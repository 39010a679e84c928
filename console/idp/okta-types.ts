// Okta's objects as the console reads them: what the screens use, in the API's own words.

export type OktaOrg = { readonly id: string; readonly companyName: string; readonly subdomain: string }

export type OktaUser = {
  readonly id: string
  readonly status: string
  readonly created: string
  readonly activated: string | null
  readonly statusChanged: string | null
  readonly lastLogin: string | null
  readonly lastUpdated: string
  readonly passwordChanged: string | null
  readonly profile: {
    readonly login: string
    readonly email: string
    readonly firstName: string
    readonly lastName: string
  } & Readonly<Record<string, OktaProfileValue>>
  readonly credentials?: {
    readonly password?: object
    readonly provider?: { readonly type: string; readonly name: string }
  }
}

export type OktaProfileValue = string | number | boolean | null | readonly (string | number)[]

export type OktaGroup = {
  readonly id: string
  readonly created: string
  readonly lastUpdated: string
  readonly lastMembershipUpdated: string
  readonly type: 'OKTA_GROUP' | 'APP_GROUP' | 'BUILT_IN'
  readonly profile: { readonly name: string; readonly description: string | null }
}

export type AuthMethod = 'client_secret_basic' | 'client_secret_post' | 'client_secret_jwt' | 'private_key_jwt' | 'none'
export type ApplicationType = 'web' | 'browser' | 'native' | 'service'

export type OauthClientSettings = {
  readonly client_uri: string | null
  readonly logo_uri: string | null
  readonly tos_uri?: string | null
  readonly policy_uri?: string | null
  readonly redirect_uris?: readonly string[]
  readonly post_logout_redirect_uris?: readonly string[]
  readonly initiate_login_uri?: string | null
  readonly response_types: readonly string[]
  readonly grant_types: readonly string[]
  readonly application_type: ApplicationType
  readonly consent_method: 'TRUSTED' | 'REQUIRED'
  readonly issuer_mode: 'ORG_URL' | 'CUSTOM_URL' | 'DYNAMIC'
  readonly idp_initiated_login: {
    readonly mode: 'DISABLED' | 'SPEC' | 'OKTA'
    readonly default_scope: readonly string[]
  }
  readonly wildcard_redirect: 'DISABLED' | 'SUBDOMAIN'
  readonly dpop_bound_access_tokens: boolean
  readonly jwks?: { readonly keys: readonly OktaJwk[] }
  readonly jwks_uri?: string | null
  readonly refresh_token?: { readonly rotation_type: 'STATIC' | 'ROTATE'; readonly leeway: number }
}

export type OktaJwk = Readonly<Record<string, unknown>> & {
  readonly kid?: string
  readonly kty: string
  readonly alg?: string
}

export type OktaApp = {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly status: 'ACTIVE' | 'INACTIVE'
  readonly created: string
  readonly lastUpdated: string
  readonly signOnMode: string
  readonly accessibility: { readonly selfService: boolean }
  readonly visibility: {
    readonly autoLaunch: boolean
    readonly autoSubmitToolbar: boolean
    readonly hide: { readonly iOS: boolean; readonly web: boolean }
  }
  readonly credentials: {
    readonly userNameTemplate: { readonly template: string; readonly type: string }
    readonly oauthClient: {
      readonly autoKeyRotation: boolean
      readonly client_id: string
      readonly client_secret?: string
      readonly token_endpoint_auth_method: AuthMethod
      readonly pkce_required: boolean
    }
  }
  readonly profile?: Readonly<Record<string, unknown>>
  readonly settings: {
    readonly implicitAssignment: boolean
    readonly notes: { readonly admin: string | null; readonly enduser: string | null }
    readonly oauthClient: OauthClientSettings
  }
  readonly _links: {
    readonly accessPolicy?: { readonly href: string }
    readonly appLinks?: readonly { readonly name: string; readonly href: string }[]
    readonly logo?: readonly { readonly name: string; readonly href: string }[]
  }
}

export type OktaSecret = {
  readonly id: string
  readonly created: string
  readonly lastUpdated: string
  readonly status: 'ACTIVE' | 'INACTIVE'
  readonly client_secret: string
  readonly secret_hash: string
}

/** A public key as `/credentials/jwks` shows it. */
export type OktaAppKey = OktaJwk & {
  readonly id: string
  readonly kid: string
  readonly status: 'ACTIVE' | 'INACTIVE'
  readonly created: string
}

export type OktaAppUser = {
  readonly id: string
  readonly created: string
  readonly scope: 'USER' | 'GROUP'
  readonly status: string
  readonly credentials: { readonly userName: string }
  readonly profile: { readonly name?: string; readonly email?: string }
}

export type OktaAppGroup = {
  readonly id: string
  readonly priority: number
  readonly lastUpdated: string
  readonly _embedded?: { readonly group?: OktaGroup }
}

export type OktaScopeGrant = {
  readonly id: string
  readonly scopeId: string
  readonly issuer: string
  readonly status?: string
  readonly created: string
}
