// The calls that change an app. `PUT /apps/{id}` replaces the whole app, so every edit starts from what is there.
import type { ApiRequest } from '../../ui/api-request.ts'
import type { OauthClientSettings, OktaApp } from '../okta-types.ts'

export const APPS = '/api/v1/apps'

export function appPath(appId: string): string {
  return `${APPS}/${appId}`
}

/** What an edit says anew; everything else stays. */
export type AppEdit = {
  readonly label?: string
  readonly visibility?: Partial<OktaApp['visibility']>
  readonly credentials?: Partial<OktaApp['credentials']['oauthClient']>
  readonly settings?: Partial<Omit<OktaApp['settings'], 'oauthClient'>>
  readonly client?: Partial<OauthClientSettings>
}

export function replaceAppRequest(app: OktaApp, edit: AppEdit): ApiRequest {
  const { autoLaunch, autoSubmitToolbar, hide } = app.visibility
  const { client_secret: _never, ...oauthClient } = app.credentials.oauthClient
  return {
    method: 'PUT',
    path: appPath(app.id),
    body: {
      name: app.name,
      label: edit.label ?? app.label,
      signOnMode: app.signOnMode,
      accessibility: app.accessibility,
      visibility: { autoLaunch, autoSubmitToolbar, hide, ...edit.visibility },
      credentials: {
        userNameTemplate: app.credentials.userNameTemplate,
        oauthClient: { ...oauthClient, ...edit.credentials },
      },
      settings: {
        implicitAssignment: app.settings.implicitAssignment,
        notes: app.settings.notes,
        ...edit.settings,
        oauthClient: { ...app.settings.oauthClient, ...edit.client },
      },
      ...(app.profile === undefined ? {} : { profile: app.profile }),
    },
  }
}

export function lifecycleRequest(app: OktaApp, operation: 'activate' | 'deactivate'): ApiRequest {
  return { method: 'POST', path: `${appPath(app.id)}/lifecycle/${operation}` }
}

export function deleteAppRequest(app: OktaApp): ApiRequest {
  return { method: 'DELETE', path: appPath(app.id) }
}

export function uploadLogoRequest(appId: string, logo: File): ApiRequest {
  return { method: 'POST', path: `${appPath(appId)}/logo`, file: { field: 'file', blob: logo, name: logo.name } }
}

/** The addresses that were typed, without empty rows and spaces around. */
export function typed(uris: readonly string[]): string[] {
  return uris.map((uri) => uri.trim()).filter((uri) => uri !== '')
}
