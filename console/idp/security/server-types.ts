// Authorization servers and what they consist of, in the API's own words.

export type OktaServer = {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly audiences: readonly string[]
  readonly issuer: string
  readonly issuerMode: IssuerMode
  readonly status: 'ACTIVE' | 'INACTIVE'
  readonly created: string
  readonly lastUpdated: string
  readonly default: boolean
  readonly credentials: {
    readonly signing: {
      readonly kid?: string
      readonly rotationMode: 'AUTO' | 'MANUAL'
      readonly lastRotated: string
      readonly nextRotation?: string
    }
  }
}

export type IssuerMode = 'ORG_URL' | 'CUSTOM_URL' | 'DYNAMIC'

export type OktaServerScope = {
  readonly id: string
  readonly name: string
  readonly displayName: string | null
  readonly description: string | null
  readonly system: boolean
  readonly default: boolean
  readonly optional: boolean
  readonly consent: 'IMPLICIT' | 'REQUIRED' | 'FLEXIBLE'
  readonly metadataPublish: 'ALL_CLIENTS' | 'NO_CLIENTS'
}

export type GroupFilter = 'STARTS_WITH' | 'EQUALS' | 'CONTAINS' | 'REGEX'

export type OktaClaim = {
  readonly id: string
  readonly name: string
  readonly status: 'ACTIVE' | 'INACTIVE'
  readonly claimType: 'RESOURCE' | 'IDENTITY'
  readonly valueType: 'EXPRESSION' | 'GROUPS' | 'SYSTEM'
  readonly value?: string
  readonly group_filter_type?: GroupFilter
  readonly conditions: { readonly scopes: readonly string[] }
  readonly system: boolean
  readonly alwaysIncludeInToken: boolean
}

export type OktaServerKey = {
  readonly kid: string
  readonly alg?: string
  readonly status: 'ACTIVE' | 'NEXT' | 'EXPIRED'
  readonly created: string
}

export type OktaPolicy = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly status: 'ACTIVE' | 'INACTIVE'
  readonly priority: number
  readonly conditions: { readonly clients: { readonly include: readonly string[] } }
}

type Included = { readonly include: readonly string[]; readonly exclude: readonly string[] }

export type OktaRule = {
  readonly id: string
  readonly name: string
  readonly status: 'ACTIVE' | 'INACTIVE'
  readonly priority: number
  readonly conditions: {
    readonly people: { readonly users: Included; readonly groups: Included }
    readonly grantTypes: { readonly include: readonly string[] }
    readonly scopes: { readonly include: readonly string[] }
  }
  readonly actions: {
    readonly token: {
      readonly accessTokenLifetimeMinutes: number
      readonly refreshTokenLifetimeMinutes: number
      readonly refreshTokenWindowMinutes: number
    }
  }
}

export type OktaApiToken = {
  readonly id: string
  readonly name: string
  readonly userId: string
  readonly created: string
  readonly expiresAt: string
  /** ISO 8601: `P30D`. */
  readonly tokenWindow: string
}
