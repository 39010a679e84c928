// What Okta's console, its command line and its Terraform provider ask of an app beside the documented addresses.
import { appSecretStore, SECRET_PURPOSE } from '../apps/app-secret-store.ts'
import { appStore } from '../apps/app-store.ts'
import type { App, AppDocument, GroupsClaim, OauthClientSettings } from '../apps/okta-app.ts'
import { validationFailed } from '../okta-error.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, bodyObject, change } from './api-call.ts'
import { refuseReadOnly } from './app-secrets-routes.ts'
import { appParty } from './app-view.ts'
import { findAppToHold, findOidcApp } from './apps-routes.ts'
import { isProtocolClaim } from './scopes-and-claims-routes.ts'

const ID_TOKEN = '/internal/apps/:appId/settings/oauth/idToken'

export const appIdTokenRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: ID_TOKEN, scope: 'okta.apps.read', run: getIdTokenSettings },
  { method: 'POST', path: ID_TOKEN, scope: 'okta.apps.manage', run: setIdTokenSettings },
  {
    method: 'GET',
    path: '/internal/apps/:appId/settings/clientcreds',
    scope: 'okta.apps.manage',
    run: getClientCredentials,
  },
]

async function getIdTokenSettings(deps: AdminApiDeps, call: ApiCall) {
  const app = await findOidcApp(deps, call)
  return {
    issuer: call.org.url,
    orgUrl: null,
    customUrl: null,
    audience: app.clientId,
    issuerMode: app.document.settings.oauthClient.issuer_mode,
    ...app.document.groupsClaim,
  }
}

async function setIdTokenSettings(deps: AdminApiDeps, call: ApiCall) {
  const app = await findOidcApp(deps, call)
  const body = bodyObject(call)
  const claim = readGroupsClaim(body)
  const document = withIssuerMode(withClaim(app, claim), body.issuerMode)
  await change(deps, call, async (trx, note) => {
    await appStore(trx).replace(call.org.id, app.id, app.label, document, call.now)
    note('application.lifecycle.update', appParty(app))
  })
  return {
    issuer: null,
    orgUrl: null,
    customUrl: null,
    audience: null,
    issuerMode: document.settings.oauthClient.issuer_mode,
    ...claim,
  }
}

function withClaim({ document }: App, claim: GroupsClaim | undefined): AppDocument {
  const { groupsClaim: _before, ...rest } = document
  return claim === undefined ? rest : { ...rest, groupsClaim: claim }
}

/** @throws OktaError  E0000001 */
function withIssuerMode(document: AppDocument, mode: unknown): AppDocument {
  if (mode === undefined || mode === null) return document
  if (mode !== 'ORG_URL' && mode !== 'CUSTOM_URL' && mode !== 'DYNAMIC')
    throw validationFailed('issuerMode', ['issuerMode: Must be one of ORG_URL, CUSTOM_URL, DYNAMIC'])
  const oauthClient: OauthClientSettings = { ...document.settings.oauthClient, issuer_mode: mode }
  return { ...document, settings: { ...document.settings, oauthClient } }
}

/** Without a name there is no claim. @throws OktaError  E0000001 */
function readGroupsClaim(body: Record<string, unknown>): GroupsClaim | undefined {
  const { name, valueType = 'GROUPS', groupFilterType, value } = body
  if (name === undefined || name === null || name === '') return undefined
  const filters = ['STARTS_WITH', 'EQUALS', 'CONTAINS', 'REGEX']
  if (typeof name !== 'string' || typeof value !== 'string' || name.length > 100 || value.length > 1024)
    throw validationFailed('value', ['value: name and value must be text'])
  if (isProtocolClaim(name)) throw validationFailed('name', [`name: '${name}' is a reserved claim name`])
  if (valueType === 'EXPRESSION') return { name, valueType, value }
  if (valueType !== 'GROUPS' || typeof groupFilterType !== 'string' || !filters.includes(groupFilterType))
    throw validationFailed('groupFilterType', [`groupFilterType: Must be one of ${filters.join(', ')}`])
  return { name, valueType, groupFilterType: groupFilterType as 'REGEX', value }
}

/** What Okta's command line writes into the file of a new project: the newest secret that works. */
async function getClientCredentials(deps: AdminApiDeps, call: ApiCall) {
  refuseReadOnly(call)
  const app = await findAppToHold(deps, call)
  return change(deps, call, async (trx, note) => {
    const secrets = appSecretStore(trx, deps.box(SECRET_PURPOSE))
    const newest = (await secrets.list(call.org.id, app.id)).filter(({ status }) => status === 'ACTIVE').at(-1)
    note('app.oauth2.client.read_client_secret', appParty(app))
    return {
      client_id: app.clientId,
      ...(newest === undefined ? {} : { client_secret: secrets.reveal(newest) }),
    }
  })
}
