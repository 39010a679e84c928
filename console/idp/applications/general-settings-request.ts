// General tab, "General Settings": what the form holds and the edit it becomes. Okta's words for the choices on the
// left, the API's on the right:
//
//   App Only                      idp_initiated_login.mode DISABLED, hidden everywhere
//   Either Okta or App, compliant idp_initiated_login.mode SPEC and an initiate_login_uri
//   Rotate token after every use  refresh_token.rotation_type ROTATE, leeway 0..60 s
import type { ApiRequest } from '../../ui/api-request.ts'
import type { ApplicationType, OktaApp } from '../okta-types.ts'
import { replaceAppRequest, typed } from './app-requests.ts'
import { type GrantDraft, grantTypesOf } from './new-app-requests.ts'

export type GeneralDraft = {
  readonly label: string
  readonly grants: GrantDraft
  readonly rotate: boolean
  readonly leeway: number
  readonly consent: boolean
  readonly tosUri: string
  readonly policyUri: string
  readonly logoUri: string
  readonly redirectUris: readonly string[]
  readonly wildcard: boolean
  readonly logoutUris: readonly string[]
  readonly initiatedBy: 'app' | 'either'
  readonly showWeb: boolean
  readonly showMobile: boolean
  readonly initiateUri: string
  readonly federationBroker: boolean
}

const BOXED = ['authorization_code', 'refresh_token', 'client_credentials', 'implicit']

function grantsOf(app: OktaApp): GrantDraft {
  const { grant_types, response_types } = app.settings.oauthClient
  const implicit = grant_types.includes('implicit')
  return {
    clientCredentials: grant_types.includes('client_credentials'),
    refreshToken: grant_types.includes('refresh_token'),
    implicitIdToken: implicit && response_types.includes('id_token'),
    implicitAccessToken: implicit && response_types.includes('token'),
    others: grant_types.filter((grant) => !BOXED.includes(grant)),
  }
}

export function generalDraft(app: OktaApp): GeneralDraft {
  const client = app.settings.oauthClient
  const hasLogout = (client.post_logout_redirect_uris ?? []).length > 0
  return {
    label: app.label,
    grants: grantsOf(app),
    rotate: client.refresh_token?.rotation_type === 'ROTATE' || client.application_type === 'browser',
    leeway: client.refresh_token?.leeway ?? 30,
    consent: client.consent_method === 'REQUIRED',
    tosUri: client.tos_uri ?? '',
    policyUri: client.policy_uri ?? '',
    logoUri: client.logo_uri ?? '',
    redirectUris: client.redirect_uris ?? [],
    wildcard: client.wildcard_redirect === 'SUBDOMAIN',
    logoutUris: hasLogout ? (client.post_logout_redirect_uris ?? []) : [],
    initiatedBy: client.idp_initiated_login.mode === 'DISABLED' ? 'app' : 'either',
    showWeb: !app.visibility.hide.web,
    showMobile: !app.visibility.hide.iOS,
    initiateUri: client.initiate_login_uri ?? '',
    federationBroker: app.settings.implicitAssignment,
  }
}

export function generalRequest(app: OktaApp, draft: GeneralDraft): ApiRequest {
  const type = app.settings.oauthClient.application_type
  const service = type === 'service'
  return replaceAppRequest(app, {
    label: draft.label.trim(),
    settings: { implicitAssignment: draft.federationBroker },
    ...(service ? {} : { visibility: visibilityOf(draft) }),
    client: { ...(service ? {} : loginOf(draft)), ...consentOf(draft), ...grantsEdit(type, draft) },
  })
}

function visibilityOf({ initiatedBy, showWeb, showMobile }: GeneralDraft): Partial<OktaApp['visibility']> {
  const shown = initiatedBy === 'either'
  return { hide: { web: !(shown && showWeb), iOS: !(shown && showMobile) } }
}

function loginOf(draft: GeneralDraft) {
  return {
    redirect_uris: typed(draft.redirectUris),
    post_logout_redirect_uris: typed(draft.logoutUris),
    wildcard_redirect: draft.wildcard ? 'SUBDOMAIN' : 'DISABLED',
    initiate_login_uri: textOrNothing(draft.initiateUri),
    idp_initiated_login: { mode: draft.initiatedBy === 'either' ? 'SPEC' : 'DISABLED', default_scope: [] },
  } as const
}

function consentOf(draft: GeneralDraft) {
  return {
    consent_method: draft.consent ? 'REQUIRED' : 'TRUSTED',
    tos_uri: textOrNothing(draft.tosUri),
    policy_uri: textOrNothing(draft.policyUri),
    logo_uri: textOrNothing(draft.logoUri) ?? null,
  } as const
}

function grantsEdit(type: ApplicationType, draft: GeneralDraft) {
  const rotation = {
    rotation_type: draft.rotate ? ('ROTATE' as const) : ('STATIC' as const),
    leeway: draft.rotate ? draft.leeway : 0,
  }
  return { ...grantTypesOf(type, draft.grants), refresh_token: draft.grants.refreshToken ? rotation : undefined }
}

function textOrNothing(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim()
}
