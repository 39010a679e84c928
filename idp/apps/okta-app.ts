import type { PublicJwk } from '../../openid/signing-key.ts'
import type { SignOnMode } from '../schema/idp-schema.ts'

type AppAuthMethod = 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt' | 'none'
type ApplicationType = 'web' | 'browser' | 'native' | 'service'

/** The OAuth client inside an app, in the management API's own words (`settings.oauthClient`). */
export type OauthClientSettings = {
  readonly client_uri: string | null
  readonly logo_uri: string | null
  readonly tos_uri?: string
  readonly policy_uri?: string
  readonly redirect_uris: readonly string[]
  readonly post_logout_redirect_uris?: readonly string[]
  readonly initiate_login_uri?: string
  readonly response_types: readonly string[]
  readonly grant_types: readonly string[]
  readonly application_type: ApplicationType
  readonly consent_method: 'TRUSTED' | 'REQUIRED'
  readonly issuer_mode: 'ORG_URL' | 'CUSTOM_URL' | 'DYNAMIC'
  /** DISABLED: no tile. SPEC: the tile sends the browser to `initiate_login_uri` (OIDC Core §4). */
  readonly idp_initiated_login: {
    readonly mode: 'DISABLED' | 'SPEC' | 'OKTA'
    readonly default_scope: readonly string[]
  }
  /** SUBDOMAIN: a `*` in a redirect URI stands for any part of the first label of its host. */
  readonly wildcard_redirect: 'DISABLED' | 'SUBDOMAIN'
  readonly dpop_bound_access_tokens: boolean
  readonly network: { readonly connection: 'ANYWHERE' }
  readonly jwks?: { readonly keys: readonly AppKey[] }
  readonly jwks_uri?: string
  readonly refresh_token?: { readonly rotation_type: 'STATIC' | 'ROTATE'; readonly leeway: number }
  readonly participate_slo?: boolean
  readonly frontchannel_logout_uri?: string
  readonly frontchannel_logout_session_required?: boolean
}

/** `id` pks… A public key of the app; one that is INACTIVE proves nothing. */
export type AppKey = PublicJwk & {
  readonly id: string
  readonly status: 'ACTIVE' | 'INACTIVE'
  readonly created: string
  readonly lastUpdated: string
}

/** The app as the management API shows it, less ids, times, links and secrets. */
export type AppDocument = {
  readonly accessibility: {
    readonly selfService: boolean
    readonly errorRedirectUrl: string | null
    readonly loginRedirectUrl: string | null
  }
  readonly visibility: {
    readonly autoLaunch: boolean
    readonly autoSubmitToolbar: boolean
    readonly hide: { readonly iOS: boolean; readonly web: boolean }
  }
  readonly credentials: {
    readonly userNameTemplate: { readonly template: string; readonly type: string }
    readonly oauthClient: {
      readonly autoKeyRotation: boolean
      readonly token_endpoint_auth_method: AppAuthMethod
      readonly pkce_required: boolean
    }
  }
  readonly settings: {
    readonly implicitAssignment: boolean
    readonly notes: { readonly admin: string | null; readonly enduser: string | null }
    readonly oauthClient: OauthClientSettings
  }
  readonly profile?: Readonly<Record<string, unknown>>
  /** Sign On tab, "Group claims filter": the one claim the org authorization server adds for this app. */
  readonly groupsClaim?: GroupsClaim
}

export type GroupsClaim = {
  readonly name: string
  readonly valueType: 'GROUPS' | 'EXPRESSION'
  readonly groupFilterType?: 'STARTS_WITH' | 'EQUALS' | 'CONTAINS' | 'REGEX'
  readonly value: string
}

/** What every app has. Times are milliseconds. */
type AppCore = {
  readonly id: string
  readonly orgId: string
  readonly name: string
  readonly label: string
  readonly status: 'ACTIVE' | 'INACTIVE'
  readonly clientId: string
  /** The app sign-in policy it is under, when an administrator chose one. */
  readonly accessPolicyId?: string
  readonly createdAt: number
  readonly updatedAt: number
}

/** An application people sign in to. */
export type App = AppCore & { readonly signOnMode: 'OPENID_CONNECT'; readonly document: AppDocument }

/** An app of another kind: it is kept, shown and assigned, and signs nobody in. */
export type RecordedApp = AppCore & {
  readonly signOnMode: Exclude<SignOnMode, 'OPENID_CONNECT'>
  readonly document: RecordedDocument
}

export type AnyApp = App | RecordedApp

/** The app as it was sent, less every password. */
export type RecordedDocument = {
  readonly accessibility: Readonly<Record<string, unknown>>
  readonly visibility: Readonly<Record<string, unknown>>
  readonly credentials: Readonly<Record<string, unknown>>
  readonly settings: Readonly<Record<string, unknown>>
  readonly profile?: Readonly<Record<string, unknown>>
}

/** One of at most two; `secret` only where an administrator may see it. */
export type AppSecret = {
  readonly id: string
  readonly appId: string
  readonly status: 'ACTIVE' | 'INACTIVE'
  readonly secretHash: string
  readonly sealed: string
  readonly createdAt: number
  readonly updatedAt: number
}

export function usesSecret(document: AppDocument): boolean {
  return document.credentials.oauthClient.token_endpoint_auth_method.startsWith('client_secret')
}

/** Does the app show a tile on the dashboard? */
export function hasTile(app: App): boolean {
  return app.document.settings.oauthClient.idp_initiated_login.mode !== 'DISABLED' && !app.document.visibility.hide.web
}

/** The address a tile leads to, at Okta: it answers with a redirect to the app's initiate login URI. */
export function tileUrl(orgUrl: string, app: App): string {
  return `${orgUrl}/home/${app.name}/${app.id}/${TILE_LINK}`
}

// Every OIDC app of every org seen has this same link id.
const TILE_LINK = 'aln177a159h7Zf52X0g8'
