// What the API answers, as far as the desk shows it. Times are milliseconds.
export type CellState = 'not_set' | 'draft' | 'waiting' | 'tested' | 'live' | 'degraded' | 'expiring' | 'disabled'

export type Standing = { readonly state: CellState; readonly since: number | null; readonly why: string }

export type DomainState = 'pending' | 'proven' | 'failing' | 'lost' | 'vouched'

export type OverviewConnection = Standing & {
  readonly id: string
  readonly oktaDomain: string | null
  readonly issuer: string | null
  readonly createdAt: number
}

export type OverviewRow = {
  readonly organization: { readonly id: string; readonly name: string; readonly createdAt: number }
  readonly domains: readonly { readonly domain: string; readonly state: DomainState; readonly leads: boolean }[]
  readonly connections: readonly OverviewConnection[]
  readonly cells: readonly (Standing & { readonly domain: string | null; readonly connectionId: string | null })[]
}

export type Organization = {
  readonly id: string
  readonly name: string
  readonly domains: readonly string[]
  readonly createdAt: number
}

export type Connection = {
  readonly id: string
  readonly organizationId: string
  readonly applicationId: string | null
  readonly status: 'draft' | 'active' | 'disabled'
  readonly issuer: string | null
  readonly oktaDomain: string | null
  readonly clientId: string | null
  readonly hasClientSecret: boolean
  readonly hasNextClientSecret: boolean
  readonly tokenEndpointAuthMethod: string
  readonly redirectUri: string
  readonly initiateLoginUri: string
  readonly jwksUri: string
  readonly createdAt: number
}

export type ConnectionVersion = {
  readonly id: string
  readonly number: number
  readonly state: 'draft' | 'tested' | 'live' | 'previous' | 'retired'
  readonly issuer: string | null
  readonly clientId: string | null
  readonly missing: readonly string[]
  readonly testedAt: number | null
  readonly testedBySignIn: string | null
  readonly createdBy: string
  readonly createdAt: number
  readonly liveAt: number | null
}

export type SetupLink = {
  readonly id: string
  readonly connectionId: string
  readonly email: string
  readonly name: string
  readonly step: StepId | null
  readonly createdBy: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly revokedAt: number | null
  readonly provenAt: number | null
  readonly lastSeenAt: number | null
}

export type StepId =
  | 'okta-domain'
  | 'app'
  | 'initiate-login'
  | 'authorization-server'
  | 'api-token'
  | 'domains'
  | 'test'
  | 'go-live'

export type Account = {
  readonly id: string
  readonly connectionId: string
  readonly subject: string
  readonly status: 'active' | 'deactivated'
  readonly email: string | null
  readonly name: string | null
  readonly groups: readonly string[] | null
  readonly createdAt: number
  readonly lastSignInAt: number
}

export type Session = {
  readonly id: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly endedAt: number | null
}

export type SignIn = {
  readonly trace: string
  readonly outcome: 'admitted' | 'refused' | 'tested'
  readonly reason: string | null
  /** The failure catalogue's name for it. */
  readonly cause: string | null
  readonly who: { readonly name: string | null; readonly email: string | null } | null
  /** Of the address that was typed before it was refused. */
  readonly typedDomain: string | null
  readonly createdAt: number
}

export type AuditRecord = {
  readonly id: string
  readonly at: number
  readonly actor: string
  /** Null: the actor has no name, or not any more. */
  readonly actorName: string | null
  readonly action: string
  readonly targetType: string
  readonly targetId: string
  readonly detail: Readonly<Record<string, unknown>>
}

export type Application = {
  readonly id: string
  readonly clientId: string
  readonly name: string
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris: readonly string[]
  readonly initiateLoginUri: string | null
  readonly targetLinkOrigins: readonly string[]
  readonly secrets: readonly { readonly id: string; readonly createdAt: number }[]
  readonly createdAt: number
}
