// "New … App Integration": what the form holds, and the calls it becomes.
import type { ApiRequest } from '../../ui/api-request.ts'
import type { Choice } from '../../ui/search-picker.tsx'
import type { ApplicationType } from '../okta-types.ts'
import { APPS, appPath, typed, uploadLogoRequest } from './app-requests.ts'

export type NewAppDraft = {
  readonly type: ApplicationType
  readonly label: string
  readonly logo: File | undefined
  readonly grants: GrantDraft
  readonly redirectUris: readonly string[]
  readonly wildcard: boolean
  readonly logoutUris: readonly string[]
  readonly baseUris: readonly string[]
  /** Undefined until somebody decided who may use it. */
  readonly access: 'everyone' | 'groups' | 'skip' | undefined
  readonly federationBroker: boolean
  readonly groups: readonly Choice[]
}

export type GrantDraft = {
  readonly clientCredentials: boolean
  readonly refreshToken: boolean
  readonly implicitIdToken: boolean
  readonly implicitAccessToken: boolean
  /** Grants this console has no box for; kept as they are. */
  readonly others: readonly string[]
}

const NO_GRANTS: GrantDraft = {
  clientCredentials: false,
  refreshToken: false,
  implicitIdToken: false,
  implicitAccessToken: false,
  others: [],
}

const FIRST_URIS: Readonly<Record<ApplicationType, { redirect: string[]; logout: string[] }>> = {
  web: { redirect: ['http://localhost:8080/authorization-code/callback'], logout: ['http://localhost:8080'] },
  browser: { redirect: ['http://localhost:8080/login/callback'], logout: ['http://localhost:8080'] },
  native: { redirect: ['com.example.app:/callback'], logout: ['com.example.app:/'] },
  service: { redirect: [], logout: [] },
}

export const FIRST_NAMES: Readonly<Record<ApplicationType, string>> = {
  web: 'My Web App',
  browser: 'My SPA',
  native: 'My Native App',
  service: 'My Services App',
}

export function firstDraft(type: ApplicationType, label: string): NewAppDraft {
  return {
    type,
    label,
    logo: undefined,
    grants: NO_GRANTS,
    redirectUris: FIRST_URIS[type].redirect,
    wildcard: false,
    logoutUris: FIRST_URIS[type].logout,
    baseUris: [''],
    access: type === 'service' ? 'skip' : undefined,
    federationBroker: true,
    groups: [],
  }
}

/** A name nobody has yet: the usual one, or with the next number. */
export function freeName(usual: string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()))
  for (let number = 0; ; number++) {
    const name = number === 0 ? usual : `${usual} ${number}`
    if (!names.has(name.toLowerCase())) return name
  }
}

/** Grant and response types belong together: implicit answers with tokens, the rest with a code. */
export function grantTypesOf(
  type: ApplicationType,
  grants: GrantDraft,
): { grant_types: string[]; response_types: string[] } {
  if (type === 'service') return { grant_types: ['client_credentials'], response_types: ['token'] }
  const implicit = grants.implicitIdToken || grants.implicitAccessToken
  return {
    grant_types: [
      'authorization_code',
      ...(grants.refreshToken ? ['refresh_token'] : []),
      ...(grants.clientCredentials ? ['client_credentials'] : []),
      ...(implicit ? ['implicit'] : []),
      ...grants.others,
    ],
    response_types: [
      'code',
      ...(grants.implicitIdToken ? ['id_token'] : []),
      ...(grants.implicitAccessToken ? ['token'] : []),
    ],
  }
}

export function createAppRequest(draft: NewAppDraft): ApiRequest {
  const { type } = draft
  const service = type === 'service'
  const publicByNature = type === 'browser' || type === 'native'
  return {
    method: 'POST',
    path: APPS,
    body: {
      name: 'oidc_client',
      label: draft.label.trim(),
      signOnMode: 'OPENID_CONNECT',
      credentials: {
        oauthClient: {
          token_endpoint_auth_method: publicByNature ? 'none' : 'client_secret_basic',
          pkce_required: publicByNature,
          autoKeyRotation: true,
        },
      },
      settings: {
        ...(service ? {} : { implicitAssignment: draft.access === 'everyone' && draft.federationBroker }),
        oauthClient: {
          application_type: type,
          ...grantTypesOf(type, draft.grants),
          ...(service
            ? {}
            : {
                redirect_uris: typed(draft.redirectUris),
                post_logout_redirect_uris: typed(draft.logoutUris),
                wildcard_redirect: draft.wildcard ? 'SUBDOMAIN' : 'DISABLED',
              }),
        },
      },
    },
  }
}

/** What follows once the app has an id. @param everyone  the id of the group Everyone */
export function followUps(draft: NewAppDraft, appId: string, everyone: string | undefined): ApiRequest[] {
  const groups =
    draft.access === 'groups'
      ? draft.groups.map(({ id }) => id)
      : draft.access === 'everyone' && !draft.federationBroker && everyone !== undefined
        ? [everyone]
        : []
  return [
    ...(draft.logo === undefined ? [] : [uploadLogoRequest(appId, draft.logo)]),
    ...groups.map((id): ApiRequest => ({ method: 'PUT', path: `${appPath(appId)}/groups/${id}`, body: {} })),
    ...typed(draft.baseUris).map(
      (origin): ApiRequest => ({
        method: 'POST',
        path: '/api/v1/trustedOrigins',
        body: { name: origin, origin, scopes: [{ type: 'CORS' }, { type: 'REDIRECT' }] },
      }),
    ),
  ]
}
