// The keys an authorization server signs with: what is published, and turning them.
import type { AuthorizationServer } from '../authorization-servers/authorization-server.ts'
import { OktaError, resourceNotFound, validationFailed } from '../okta-error.ts'
import type { Org } from '../orgs/org.ts'
import {
  type AdminApiDeps,
  type ApiCall,
  type ApiRoute,
  bodyObject,
  change,
  isoTime,
  type ListedKey,
  param,
  type SigningKeys,
} from './api-call.ts'
import { findServer, serverParty } from './authorization-servers-routes.ts'
import { serverUrl } from './server-view.ts'

const CREDENTIALS = '/authorizationServers/:serverId/credentials'

export const serverKeysRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: `${CREDENTIALS}/keys`, scope: 'okta.authorizationServers.read', run: listKeys },
  { method: 'GET', path: `${CREDENTIALS}/keys/:keyId`, scope: 'okta.authorizationServers.read', run: getKey },
  {
    method: 'POST',
    path: `${CREDENTIALS}/lifecycle/keyRotate`,
    scope: 'okta.authorizationServers.manage',
    run: rotateKeys,
  },
]

async function listKeys(deps: AdminApiDeps, call: ApiCall) {
  const server = await findServer(deps, call)
  return viewsOf(deps, call, server)
}

async function getKey(deps: AdminApiDeps, call: ApiCall) {
  const server = await findServer(deps, call)
  const id = param(call, 'keyId')
  const key = (await viewsOf(deps, call, server)).find(({ kid }) => kid === id)
  if (key === undefined) throw resourceNotFound(id, 'AuthorizationServerKey')
  return key
}

/** ACTIVE becomes EXPIRED, NEXT becomes ACTIVE, and there is a new NEXT. */
async function rotateKeys(deps: AdminApiDeps, call: ApiCall) {
  const server = await findServer(deps, call)
  if (bodyObject(call).use !== 'sig')
    throw validationFailed('rotateKeys', ["Invalid value specified for key 'use' parameter."])
  // The ring turns in a transaction of its own.
  await ringOf(deps).rotate(call.org.id, server.id)
  await change(deps, call, async (_trx, note) => note('app.oauth2.as.key.rollover', serverParty(server)))
  return viewsOf(deps, call, server)
}

async function viewsOf(deps: AdminApiDeps, call: ApiCall, server: AuthorizationServer) {
  const keys = await ringOf(deps).list(call.org.id, server.id)
  return keys.map((key) => keyView(call.org, server, key))
}

function ringOf({ signingKeys }: AdminApiDeps): SigningKeys {
  if (signingKeys === undefined) throw new OktaError('E0000060')
  return signingKeys
}

function keyView(org: Org, server: AuthorizationServer, key: ListedKey) {
  return {
    ...key.publicJwk,
    status: key.status,
    created: isoTime(key.createdAt),
    lastUpdated: isoTime(key.updatedAt),
    _links: {
      self: { href: `${serverUrl(org, server)}/credentials/keys/${key.publicJwk.kid}`, hints: { allow: ['GET'] } },
    },
  }
}
