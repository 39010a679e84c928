import type { Transaction } from 'kysely'
import { appSecretStore, SECRET_PURPOSE } from '../apps/app-secret-store.ts'
import { type App, type AppSecret, usesSecret } from '../apps/okta-app.ts'
import { OktaError, refuseIf, resourceNotFound, validationFailed } from '../okta-error.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, change, isObject, param } from './api-call.ts'
import { appParty, secretView } from './app-view.ts'
import { findAppToHold } from './apps-routes.ts'

const PATH = '/apps/:appId/credentials/secrets'

export const appSecretsRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: PATH, scope: 'okta.apps.read', run: listSecrets },
  { method: 'POST', path: PATH, scope: 'okta.apps.manage', status: 201, run: createSecret },
  { method: 'GET', path: `${PATH}/:secretId`, scope: 'okta.apps.read', run: getSecret },
  { method: 'DELETE', path: `${PATH}/:secretId`, scope: 'okta.apps.manage', run: deleteSecret },
  {
    method: 'POST',
    path: `${PATH}/:secretId/lifecycle/activate`,
    scope: 'okta.apps.manage',
    run: (deps, call) => setStatus(deps, call, 'ACTIVE'),
  },
  {
    method: 'POST',
    path: `${PATH}/:secretId/lifecycle/deactivate`,
    scope: 'okta.apps.manage',
    run: (deps, call) => setStatus(deps, call, 'INACTIVE'),
  },
]

/** Whoever has a secret can act as the app, which is more than reading. @throws OktaError  E0000006 */
export function refuseReadOnly({ rights }: ApiCall): void {
  if (!rights.may('okta.apps.manage')) throw new OktaError('E0000006')
}

/** Okta shows secrets again to those who may; the log keeps that somebody looked. */
async function listSecrets(deps: AdminApiDeps, call: ApiCall) {
  refuseReadOnly(call)
  const app = await findAppToHold(deps, call)
  return change(deps, call, async (trx, note) => {
    const secrets = appSecretStore(trx, deps.box(SECRET_PURPOSE))
    note('app.oauth2.client.read_client_secret', appParty(app))
    return (await secrets.list(call.org.id, app.id)).map((secret) =>
      secretView(call.org, secret, secrets.reveal(secret)),
    )
  })
}

async function createSecret(deps: AdminApiDeps, call: ApiCall) {
  const app = await findAppToHold(deps, call)
  if (!usesSecret(app.document))
    throw validationFailed('client_secret', ['client_secret: This app does not authenticate with a client secret'])
  const wanted = isObject(call.body) ? call.body : {}
  const chosen = typeof wanted.client_secret === 'string' ? wanted.client_secret : undefined
  refuseIf(
    chosen !== undefined && !/^[\x21-\x7e]{14,100}$/.test(chosen)
      ? ['client_secret: Must be 14 to 100 printable ASCII characters']
      : [],
  )
  return change(deps, call, async (trx, note) => {
    const secrets = appSecretStore(trx, deps.box(SECRET_PURPOSE))
    const status = wanted.status === 'INACTIVE' ? 'INACTIVE' : 'ACTIVE'
    const secret = await secrets.add(app, call.now, chosen, status)
    note('app.oauth2.credentials.lifecycle.create', appParty(app), secretParty(secret))
    return secretView(call.org, secret, secrets.reveal(secret))
  })
}

async function getSecret(deps: AdminApiDeps, call: ApiCall) {
  refuseReadOnly(call)
  const app = await findAppToHold(deps, call)
  return change(deps, call, async (trx, note) => {
    const secret = await findSecret(deps, call, trx, app)
    note('app.oauth2.client.read_client_secret', appParty(app))
    return secretView(call.org, secret, appSecretStore(trx, deps.box(SECRET_PURPOSE)).reveal(secret))
  })
}

async function setStatus(deps: AdminApiDeps, call: ApiCall, status: AppSecret['status']) {
  const app = await findAppToHold(deps, call)
  return change(deps, call, async (trx, note) => {
    const secrets = appSecretStore(trx, deps.box(SECRET_PURPOSE))
    const secret = await findSecret(deps, call, trx, app)
    if (secret.status !== status) {
      await secrets.setStatus(app, secret.id, status, call.now)
      const event = status === 'ACTIVE' ? 'activate' : 'deactivate'
      note(`app.oauth2.credentials.lifecycle.${event}`, appParty(app), secretParty(secret))
    }
    return secretView(call.org, { ...secret, status, updatedAt: call.now }, secrets.reveal(secret))
  })
}

async function deleteSecret(deps: AdminApiDeps, call: ApiCall) {
  const app = await findAppToHold(deps, call)
  return change(deps, call, async (trx, note) => {
    const secret = await findSecret(deps, call, trx, app)
    await appSecretStore(trx, deps.box(SECRET_PURPOSE)).remove(app, secret.id)
    note('app.oauth2.credentials.lifecycle.delete', appParty(app), secretParty(secret))
    return undefined
  })
}

async function findSecret(
  deps: AdminApiDeps,
  call: ApiCall,
  trx: Transaction<IdpSchema>,
  app: App,
): Promise<AppSecret> {
  const id = param(call, 'secretId')
  const secret = await appSecretStore(trx, deps.box(SECRET_PURPOSE)).byId(call.org.id, app.id, id)
  if (secret === undefined) throw resourceNotFound(id, 'OAuth2ClientSecret')
  return secret
}

function secretParty(secret: AppSecret) {
  return { id: secret.id, type: 'clientSecret', alternateId: secret.id, displayName: 'Client secret' }
}
