import type { AuthorizationServer } from '../authorization-servers/authorization-server.ts'
import { authorizationServerStore, type ServerSettings } from '../authorization-servers/authorization-server-store.ts'
import { domainStore } from '../domains/domain-store.ts'
import { issuerHost } from '../domains/issuer-host.ts'
import { OktaError, refuseIf, resourceNotFound } from '../okta-error.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, bodyObject, change, isObject, param } from './api-call.ts'
import { type Place, readAfter, readLimit, sendPageOf } from './paging.ts'
import { serverView } from './server-view.ts'

const PATH = '/authorizationServers'

export const authorizationServersRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: PATH, scope: 'okta.authorizationServers.read', run: listServers },
  { method: 'POST', path: PATH, scope: 'okta.authorizationServers.manage', status: 201, run: createServer },
  { method: 'GET', path: `${PATH}/:serverId`, scope: 'okta.authorizationServers.read', run: getServer },
  { method: 'PUT', path: `${PATH}/:serverId`, scope: 'okta.authorizationServers.manage', run: replaceServer },
  { method: 'DELETE', path: `${PATH}/:serverId`, scope: 'okta.authorizationServers.manage', run: deleteServer },
  {
    method: 'POST',
    path: `${PATH}/:serverId/lifecycle/activate`,
    scope: 'okta.authorizationServers.manage',
    run: (deps, call) => setStatus(deps, call, 'ACTIVE'),
  },
  {
    method: 'POST',
    path: `${PATH}/:serverId/lifecycle/deactivate`,
    scope: 'okta.authorizationServers.manage',
    run: (deps, call) => setStatus(deps, call, 'INACTIVE'),
  },
]

/** By id, or by the word `default`. @throws OktaError  E0000007 */
export async function findServer(deps: AdminApiDeps, call: ApiCall): Promise<AuthorizationServer> {
  const id = param(call, 'serverId')
  const server = await authorizationServerStore(deps.db.kysely).find(call.org.id, id)
  if (server === undefined) throw resourceNotFound(id, 'AuthorizationServer')
  return server
}

/** An authorization server as the System Log names it. */
export function serverParty(server: AuthorizationServer) {
  return { id: server.id, type: 'AuthorizationServer', alternateId: 'unknown', displayName: server.name }
}

async function view(deps: AdminApiDeps, call: ApiCall, server: AuthorizationServer) {
  const { kysely } = deps.db
  const domain = server.issuerMode === 'CUSTOM_URL' ? await domainStore(kysely).first(call.org.id) : undefined
  const issuerAt = issuerHost(deps.baseUrl, call.org, server.issuerMode, domain)
  return serverView(call.org, server, issuerAt, await deps.signingKid?.(call.org.id, server.id))
}

/** @param q  part of the name or the audience */
async function listServers(deps: AdminApiDeps, call: ApiCall) {
  const limit = readLimit(call.query, 200, 200)
  const q = (call.query.get('q') ?? '').toLowerCase()
  const after = readAfter(call.query, 'time')
  const all = await authorizationServerStore(deps.db.kysely).list(call.org.id)
  const fitting = all.filter(({ name, audience }) => `${name}\n${audience}`.toLowerCase().includes(q))
  const left = fitting.filter((server) => after === undefined || isBehind(placeOf(server), after))
  const shown = sendPageOf({ ...call, limit }, left.slice(0, limit + 1), placeOf)
  return Promise.all(shown.map((server) => view(deps, call, server)))
}

function placeOf(server: AuthorizationServer) {
  return [server.createdAt, server.id] as const
}

function isBehind([time, id]: Place, [afterTime, afterId]: Place): boolean {
  return time > afterTime || (time === afterTime && id > afterId)
}

async function createServer(deps: AdminApiDeps, call: ApiCall) {
  // Whoever has a domain of their own means to be there.
  const issuerMode = (await domainStore(deps.db.kysely).first(call.org.id)) === undefined ? 'ORG_URL' : 'CUSTOM_URL'
  const settings = readSettings(bodyObject(call), { issuerMode, rotationMode: 'AUTO' })
  const server = await change(deps, call, async (trx, note) => {
    const created = await authorizationServerStore(trx).create(call.org.id, settings, call.now)
    note('oauth2.as.created', serverParty(created))
    return created
  })
  return view(deps, call, server)
}

/**
 * What Okta's form asks: name, one audience, description.
 *
 * @param usual  for what is not said
 * @throws OktaError  E0000001
 */
function readSettings(
  body: Record<string, unknown>,
  usual: Pick<AuthorizationServer, 'issuerMode' | 'rotationMode'>,
): ServerSettings {
  const { name, audiences, description = null, issuerMode = usual.issuerMode, credentials } = body
  const signing = isObject(credentials) && isObject(credentials.signing) ? credentials.signing : {}
  const rotationMode = signing.rotationMode ?? usual.rotationMode
  const audience: unknown = Array.isArray(audiences) && audiences.length === 1 ? audiences[0] : undefined
  const problems: string[] = []
  if (typeof name !== 'string' || name.trim() === '' || name.length > 100)
    problems.push('name: The field cannot be left blank')
  if (typeof audience !== 'string' || audience === '' || audience.length > 1024)
    problems.push('audiences: Exactly one audience is required')
  else if (audience.includes(':') && !URL.canParse(audience))
    problems.push("audiences: An audience with ':' in it must be a valid URI")
  if (description !== null && (typeof description !== 'string' || description.length > 1024))
    problems.push('description: Must be a string of at most 1024 characters')
  if (!['ORG_URL', 'CUSTOM_URL', 'DYNAMIC'].includes(issuerMode as string))
    problems.push('issuerMode: Must be one of ORG_URL, CUSTOM_URL, DYNAMIC')
  if (rotationMode !== 'AUTO' && rotationMode !== 'MANUAL') problems.push('rotationMode: Must be one of AUTO, MANUAL')
  refuseIf(problems)
  return { name, audience, description, issuerMode, rotationMode } as ServerSettings
}

async function getServer(deps: AdminApiDeps, call: ApiCall) {
  return view(deps, call, await findServer(deps, call))
}

async function replaceServer(deps: AdminApiDeps, call: ApiCall) {
  const server = await findServer(deps, call)
  const settings = readSettings(bodyObject(call), server)
  await change(deps, call, async (trx, note) => {
    await authorizationServerStore(trx).replace(call.org.id, server.id, settings, call.now)
    note('oauth2.as.updated', serverParty(server))
  })
  return view(deps, call, { ...server, ...settings, updatedAt: call.now })
}

/** The default one stays. Any other goes with everything in it, in use or not. */
async function deleteServer(deps: AdminApiDeps, call: ApiCall) {
  const server = await findServer(deps, call)
  if (server.isDefault) throw new OktaError('E0000006')
  await change(deps, call, async (trx, note) => {
    await authorizationServerStore(trx).remove(call.org.id, server.id)
    note('oauth2.as.deleted', serverParty(server))
  })
  return undefined
}

async function setStatus(deps: AdminApiDeps, call: ApiCall, status: AuthorizationServer['status']) {
  const server = await findServer(deps, call)
  if (server.status === status) return undefined
  await change(deps, call, async (trx, note) => {
    await authorizationServerStore(trx).setStatus(call.org.id, server.id, status, call.now)
    note(`oauth2.as.${status === 'ACTIVE' ? 'activated' : 'deactivated'}`, serverParty(server))
  })
  return undefined
}
