// The public keys an app proves itself with, one by one. The app's own document has them all (`settings.oauthClient.jwks`).
import type { Transaction } from 'kysely'
import { keysOfApp, MOST_KEYS, problemsOfKeys, withKeys } from '../apps/app-keys.ts'
import { appStore } from '../apps/app-store.ts'
import type { App, AppKey } from '../apps/okta-app.ts'
import { resourceNotFound, validationFailed } from '../okta-error.ts'
import type { Org } from '../orgs/org.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'
import type { LogParty } from '../system-log/log-event.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, bodyObject, change, param } from './api-call.ts'
import { appParty } from './app-view.ts'
import { findAppToHold, findOidcApp } from './apps-routes.ts'

const PATH = '/apps/:appId/credentials/jwks'

export const appKeysRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: PATH, scope: 'okta.apps.read', run: listKeys },
  { method: 'POST', path: PATH, scope: 'okta.apps.manage', status: 201, run: addKey },
  { method: 'GET', path: `${PATH}/:keyId`, scope: 'okta.apps.read', run: getKey },
  { method: 'DELETE', path: `${PATH}/:keyId`, scope: 'okta.apps.manage', run: deleteKey },
  {
    method: 'POST',
    path: `${PATH}/:keyId/lifecycle/activate`,
    scope: 'okta.apps.manage',
    run: (deps, call) => setStatus(deps, call, 'ACTIVE'),
  },
  {
    method: 'POST',
    path: `${PATH}/:keyId/lifecycle/deactivate`,
    scope: 'okta.apps.manage',
    run: (deps, call) => setStatus(deps, call, 'INACTIVE'),
  },
]

function keysIn(app: App): readonly AppKey[] {
  return app.document.settings.oauthClient.jwks?.keys ?? []
}

/** @throws OktaError  E0000001, in the words Okta has for keys */
function refused(cause: string) {
  return validationFailed('JsonWebKey', [cause])
}

/** Reads the app's keys and writes them back changed, while nobody else does. */
async function changeKeys(
  deps: AdminApiDeps,
  call: ApiCall,
  work: (keys: readonly AppKey[], app: App) => { keys: readonly AppKey[]; key: AppKey; event: string },
): Promise<{ app: App; key: AppKey }> {
  // Found outside of the transaction: on SQLite there is one connection, and the transaction has it.
  const { id } = await findAppToHold(deps, call)
  return change(deps, call, async (trx, note) => {
    const app = await lockedApp(call, trx, id)
    const { keys, key, event } = work(keysIn(app), app)
    await appStore(trx).replace(call.org.id, app.id, app.label, withKeys(app.document, keys), call.now)
    note(`app.oauth2.credentials.lifecycle.${event}`, appParty(app), keyParty(key))
    return { app, key }
  })
}

async function lockedApp(call: ApiCall, trx: Transaction<IdpSchema>, id: string): Promise<App> {
  await appStore(trx).lock(call.org.id, id, call.now)
  const app = await appStore(trx).byId(call.org.id, id)
  if (app === undefined) throw resourceNotFound(id, 'OAuth2AppInstance')
  return app
}

async function listKeys(deps: AdminApiDeps, call: ApiCall) {
  const app = await findOidcApp(deps, call)
  return { jwks: { keys: keysIn(app).map((key) => keyView(call.org, app, key)) } }
}

async function addKey(deps: AdminApiDeps, call: ApiCall) {
  const sent = bodyObject(call)
  const { app, key } = await changeKeys(deps, call, (keys, { document }) => {
    if (document.settings.oauthClient.jwks_uri !== undefined)
      throw refused("This app publishes its keys at its 'jwks_uri'.")
    if (keys.length >= MOST_KEYS)
      throw refused(
        `You can't create a new key. You have reached the maximum number of keys allowed (${MOST_KEYS}). To add another key, you must first delete an existing one.`,
      )
    const [problem] = problemsOfKeys([...keys, sent])
    if (problem !== undefined) throw refused(problem)
    const [added] = keysOfApp([], [sent], call.now) as [AppKey]
    return { keys: [...keys, added], key: added, event: 'create' }
  })
  return keyView(call.org, app, key)
}

async function getKey(deps: AdminApiDeps, call: ApiCall) {
  const app = await findOidcApp(deps, call)
  return keyView(call.org, app, keyOf(call, keysIn(app)))
}

async function deleteKey(deps: AdminApiDeps, call: ApiCall) {
  await changeKeys(deps, call, (keys) => {
    const key = keyOf(call, keys)
    if (key.status === 'ACTIVE')
      throw refused("You can't delete an active JSON Web key. Deactivate the key before deleting it.")
    return { keys: keys.filter((other) => other !== key), key, event: 'delete' }
  })
  return undefined
}

async function setStatus(deps: AdminApiDeps, call: ApiCall, status: AppKey['status']) {
  const { app, key } = await changeKeys(deps, call, (keys, { document }) => {
    const before = keyOf(call, keys)
    const needsOne = document.credentials.oauthClient.token_endpoint_auth_method === 'private_key_jwt'
    if (status === 'INACTIVE' && needsOne && !keys.some((other) => other !== before && other.status === 'ACTIVE'))
      throw refused(
        "Can't deactivate the only active JSON Web Key when the value for `token_endpoint_auth_method` is `private_key_jwt`.",
      )
    const key: AppKey = { ...before, status, lastUpdated: new Date(call.now).toISOString() }
    return {
      keys: keys.map((other) => (other === before ? key : other)),
      key,
      event: status === 'ACTIVE' ? 'activate' : 'deactivate',
    }
  })
  return keyView(call.org, app, key)
}

function keyOf(call: ApiCall, keys: readonly AppKey[]): AppKey {
  const id = param(call, 'keyId')
  const key = keys.find((one) => one.id === id)
  if (key === undefined) throw resourceNotFound(id, 'OAuth2ClientJsonWebKey')
  return key
}

function keyView(org: Org, app: App, key: AppKey) {
  const url = `${org.url}/api/v1/apps/${app.id}/credentials/jwks/${key.id}`
  const post = (operation: string) => ({ href: `${url}/lifecycle/${operation}`, hints: { allow: ['POST'] } })
  return {
    ...key,
    _links:
      key.status === 'ACTIVE'
        ? { deactivate: post('deactivate') }
        : { activate: post('activate'), delete: { href: url, hints: { allow: ['DELETE'] } } },
  }
}

function keyParty(key: AppKey): LogParty {
  return { id: key.id, type: 'clientKey', alternateId: key.kid, displayName: 'Client key' }
}
