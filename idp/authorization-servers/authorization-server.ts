/** A custom authorization server: an issuer of its own with an audience, scopes, claims and access policies. */
export type AuthorizationServer = {
  readonly id: string
  readonly orgId: string
  readonly name: string
  readonly description: string | null
  /** `aud` of its access tokens. */
  readonly audience: string
  /** The one every org begins with; it goes by `default` in URLs. */
  readonly isDefault: boolean
  readonly status: 'ACTIVE' | 'INACTIVE'
  readonly issuerMode: string
  readonly rotationMode: 'AUTO' | 'MANUAL'
  readonly lastRotatedAt: number
  readonly createdAt: number
  readonly updatedAt: number
}

export type Scope = {
  readonly id: string
  readonly name: string
  readonly displayName: string | null
  readonly description: string | null
  readonly consent: 'IMPLICIT' | 'REQUIRED' | 'FLEXIBLE'
  readonly metadataPublish: 'ALL_CLIENTS' | 'NO_CLIENTS'
  readonly system: boolean
  readonly isDefault: boolean
  readonly optional: boolean
}

export type Claim = {
  readonly id: string
  readonly name: string
  readonly status: 'ACTIVE' | 'INACTIVE'
  /** RESOURCE: access tokens. IDENTITY: ID tokens and userinfo. */
  readonly claimType: 'RESOURCE' | 'IDENTITY'
  readonly valueType: 'EXPRESSION' | 'GROUPS' | 'SYSTEM'
  readonly value: string | null
  readonly groupFilterType: 'STARTS_WITH' | 'EQUALS' | 'CONTAINS' | 'REGEX' | null
  /** In these scopes; none named: in any. */
  readonly scopes: readonly string[]
  readonly system: boolean
  /** False: only from userinfo, when an access token comes with the ID token. */
  readonly alwaysIncludeInToken: boolean
}

export type Policy = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly status: 'ACTIVE' | 'INACTIVE'
  /** 1 is looked at first. */
  readonly priority: number
  readonly system: boolean
  /** Client ids, or ALL_CLIENTS. */
  readonly clients: readonly string[]
  readonly createdAt: number
  readonly updatedAt: number
}

export type PolicyRule = {
  readonly id: string
  readonly policyId: string
  readonly name: string
  readonly status: 'ACTIVE' | 'INACTIVE'
  readonly priority: number
  readonly system: boolean
  readonly conditions: RuleConditions
  readonly actions: RuleActions
  readonly createdAt: number
  readonly updatedAt: number
}

type Included = { readonly include: readonly string[]; readonly exclude: readonly string[] }

/** Exactly as the management API shows them. */
export type RuleConditions = {
  readonly people: { readonly users: Included; readonly groups: Included }
  readonly grantTypes: { readonly include: readonly string[] }
  readonly scopes: { readonly include: readonly string[] }
}

/** Minutes; a refresh lifetime of 0 is unlimited. */
export type RuleActions = {
  readonly token: {
    readonly accessTokenLifetimeMinutes: number
    readonly refreshTokenLifetimeMinutes: number
    readonly refreshTokenWindowMinutes: number
  }
}

/** An authorization server's part in its URLs: `default`, or its id. */
export function serverPath(server: AuthorizationServer): string {
  return server.isDefault ? 'default' : server.id
}
