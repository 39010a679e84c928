// What people agreed to and the refresh tokens that came of it: a person's grants, clients and tokens, an app's and an
// authorization server's. Taking back a consent ends what was given under it.
import type { Kysely } from 'kysely'
import type { AppDocument } from '../apps/okta-app.ts'
import type { AuthorizationServer } from '../authorization-servers/authorization-server.ts'
import { serverPath } from '../authorization-servers/authorization-server.ts'
import { authorizationServerStore } from '../authorization-servers/authorization-server-store.ts'
import { consentStore } from '../grants/consents.ts'
import { type FamiliesAsked, type RefreshFamily, refreshFamilies } from '../grants/refresh-families.ts'
import { resourceNotFound } from '../okta-error.ts'
import type { Org } from '../orgs/org.ts'
import type { IdpSchema, OauthConsentRow } from '../schema/idp-schema.ts'
import type { LogParty } from '../system-log/log-event.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, change, isoTime, param } from './api-call.ts'
import { findOidcApp } from './apps-routes.ts'
import { findUser } from './find-user.ts'
import { readAfter, readLimit, sendPageOf } from './paging.ts'

const USUAL = 20
const MOST = 200

const READ = 'okta.users.read'
const MANAGE = 'okta.users.manage'
const APPS_READ = 'okta.apps.read'
const APPS_MANAGE = 'okta.apps.manage'
const AS_READ = 'okta.authorizationServers.read'
const AS_MANAGE = 'okta.authorizationServers.manage'

export const oauthGrantsRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/users/:userId/grants', scope: READ, run: (deps, call) => listGrants(deps, call) },
  { method: 'GET', path: '/users/:userId/grants/:grantId', scope: READ, run: showGrant },
  { method: 'DELETE', path: '/users/:userId/grants', scope: MANAGE, run: (deps, call) => takeBack(deps, call, {}) },
  {
    method: 'DELETE',
    path: '/users/:userId/grants/:grantId',
    scope: MANAGE,
    run: (deps, call) => takeBack(deps, call, { id: param(call, 'grantId') }),
  },
  {
    method: 'GET',
    path: '/users/:userId/clients/:clientId/grants',
    scope: READ,
    run: (deps, call) => listGrants(deps, call, param(call, 'clientId')),
  },
  {
    method: 'DELETE',
    path: '/users/:userId/clients/:clientId/grants',
    scope: MANAGE,
    run: (deps, call) => takeBack(deps, call, { clientId: param(call, 'clientId') }),
  },
  { method: 'GET', path: '/users/:userId/clients', scope: READ, run: listClients },
  { method: 'GET', path: '/users/:userId/clients/:clientId/tokens', scope: READ, run: listTokens },
  { method: 'GET', path: '/users/:userId/clients/:clientId/tokens/:tokenId', scope: READ, run: showToken },
  { method: 'DELETE', path: '/users/:userId/clients/:clientId/tokens', scope: MANAGE, run: endTokens },
  { method: 'DELETE', path: '/users/:userId/clients/:clientId/tokens/:tokenId', scope: MANAGE, run: endTokens },
  { method: 'GET', path: '/apps/:appId/tokens', scope: APPS_READ, run: listTokens },
  { method: 'GET', path: '/apps/:appId/tokens/:tokenId', scope: APPS_READ, run: showToken },
  { method: 'DELETE', path: '/apps/:appId/tokens', scope: APPS_MANAGE, run: endTokens },
  { method: 'DELETE', path: '/apps/:appId/tokens/:tokenId', scope: APPS_MANAGE, run: endTokens },
  { method: 'GET', path: '/authorizationServers/:serverId/clients', scope: AS_READ, run: listClients },
  { method: 'GET', path: '/authorizationServers/:serverId/clients/:clientId/tokens', scope: AS_READ, run: listTokens },
  {
    method: 'GET',
    path: '/authorizationServers/:serverId/clients/:clientId/tokens/:tokenId',
    scope: AS_READ,
    run: showToken,
  },
  {
    method: 'DELETE',
    path: '/authorizationServers/:serverId/clients/:clientId/tokens',
    scope: AS_MANAGE,
    run: endTokens,
  },
  {
    method: 'DELETE',
    path: '/authorizationServers/:serverId/clients/:clientId/tokens/:tokenId',
    scope: AS_MANAGE,
    run: endTokens,
  },
]

async function listGrants(deps: AdminApiDeps, call: ApiCall, clientId?: string) {
  const user = await findUser(deps, call)
  const limit = readLimit(call.query, USUAL, MOST)
  const after = readAfter(call.query, 'time')
  const scope = call.query.get('scopeId')
  const all = await consentStore(deps.db.kysely).ofPerson(call.org.id, user.id, clientId)
  const rows = all.filter((row) => (scope === undefined || row.scope === scope) && isAfter(row, after))
  const issuers = await issuersOf(deps, call.org)
  return sendPageOf({ ...call, limit }, rows, (row) => [row.created_at, row.id]).map((row) =>
    grantView(call.org, issuers, row),
  )
}

function isAfter(row: OauthConsentRow, after: readonly [string | number, string] | undefined): boolean {
  if (after === undefined) return true
  const [createdAt, id] = after
  return row.created_at > Number(createdAt) || (row.created_at === Number(createdAt) && row.id > id)
}

async function showGrant(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const id = param(call, 'grantId')
  const found = (await consentStore(deps.db.kysely).ofPerson(call.org.id, user.id)).find((row) => row.id === id)
  if (found === undefined) throw resourceNotFound(id, 'OAuth2ScopeConsentGrant')
  return grantView(call.org, await issuersOf(deps, call.org), found)
}

async function takeBack(deps: AdminApiDeps, call: ApiCall, which: { id?: string; clientId?: string }) {
  const user = await findUser(deps, call)
  await change(deps, call, async (trx, note) => {
    const gone = await consentStore(trx).takeBack(call.org.id, user.id, which, call.now)
    if (gone.length === 0 && which.id !== undefined) throw resourceNotFound(which.id, 'OAuth2ScopeConsentGrant')
    const event = which.clientId === undefined ? 'user' : 'user.client'
    for (const { client_id } of gone)
      note(`app.oauth2.as.consent.revoke${which.id === undefined ? `.${event}` : ''}`, appParty(client_id))
  })
  return undefined
}

async function listClients(deps: AdminApiDeps, call: ApiCall) {
  const asked = await askedFor(deps, call)
  const consented =
    asked.userId === undefined ? [] : await consentStore(deps.db.kysely).ofPerson(call.org.id, asked.userId)
  const ids = await refreshFamilies(deps.db.kysely).clients(call.org.id, asked)
  const all = [...new Set([...ids, ...consented.map(({ client_id }) => client_id)])].sort()
  return Promise.all(all.map((clientId) => clientView(deps.db.kysely, call.org, clientId)))
}

async function listTokens(deps: AdminApiDeps, call: ApiCall) {
  const asked = await askedFor(deps, call)
  const limit = readLimit(call.query, USUAL, MOST)
  const after = readAfter(call.query, 'time')
  const page = { limit, ...(after === undefined ? {} : { after }) }
  const families = await refreshFamilies(deps.db.kysely).list(call.org.id, asked, page, call.now)
  const issuers = await issuersOf(deps, call.org)
  return sendPageOf({ ...call, limit }, families, (family) => [family.createdAt, family.id]).map((family) =>
    tokenView(call.org, issuers, family),
  )
}

async function showToken(deps: AdminApiDeps, call: ApiCall) {
  const asked = await askedFor(deps, call)
  const [found] = await refreshFamilies(deps.db.kysely).list(call.org.id, asked, { limit: 1 }, call.now)
  if (found === undefined) throw resourceNotFound(param(call, 'tokenId'), 'OAuth2RefreshToken')
  return tokenView(call.org, await issuersOf(deps, call.org), found)
}

async function endTokens(deps: AdminApiDeps, call: ApiCall) {
  const asked = await askedFor(deps, call)
  await change(deps, call, async (trx, note) => {
    const ended = await refreshFamilies(trx).end(call.org.id, asked, call.now)
    if (ended === 0 && asked.id !== undefined) throw resourceNotFound(asked.id, 'OAuth2RefreshToken')
    if (ended > 0) note('app.oauth2.as.token.revoke', appParty(asked.clientId ?? ''))
  })
  return undefined
}

/** What the path names. @throws OktaError  E0000007: no such person, app or authorization server */
async function askedFor(deps: AdminApiDeps, call: ApiCall): Promise<FamiliesAsked> {
  const { clientId, tokenId, serverId, appId } = call.params
  if (appId !== undefined) {
    const app = await findOidcApp(deps, call)
    return { clientId: app.clientId, ...(tokenId === undefined ? {} : { id: tokenId }) }
  }
  const about = { ...(clientId === undefined ? {} : { clientId }), ...(tokenId === undefined ? {} : { id: tokenId }) }
  if (serverId === undefined) return { ...about, userId: (await findUser(deps, call)).id }
  const server = await authorizationServerStore(deps.db.kysely).find(call.org.id, serverId)
  if (server === undefined) throw resourceNotFound(serverId, 'AuthorizationServer')
  return { ...about, siteKey: server.id }
}

type Issuers = ReadonlyMap<string, AuthorizationServer>

async function issuersOf(deps: AdminApiDeps, org: Org): Promise<Issuers> {
  const servers = await authorizationServerStore(deps.db.kysely).list(org.id)
  return new Map(servers.map((server) => [server.id, server]))
}

function issuerOf(org: Org, issuers: Issuers, siteKey: string): string {
  const server = issuers.get(siteKey)
  return server === undefined ? org.url : `${org.url}/oauth2/${serverPath(server)}`
}

function grantView(org: Org, issuers: Issuers, row: OauthConsentRow) {
  return {
    id: row.id,
    status: 'ACTIVE',
    created: isoTime(row.created_at),
    createdBy: { id: row.user_id, type: 'User' },
    lastUpdated: isoTime(row.updated_at),
    issuer: issuerOf(org, issuers, row.site_key),
    clientId: row.client_id,
    userId: row.user_id,
    scopeId: row.scope,
    source: 'END_USER',
    _links: {
      self: {
        href: `${org.url}/api/v1/users/${row.user_id}/grants/${row.id}`,
        hints: { allow: ['GET', 'DELETE'] },
      },
      app: { href: `${org.url}/api/v1/apps/${row.client_id}` },
      client: { href: `${org.url}/oauth2/v1/clients/${row.client_id}` },
      user: { href: `${org.url}/api/v1/users/${row.user_id}` },
    },
  }
}

function tokenView(org: Org, issuers: Issuers, family: RefreshFamily) {
  const { userId, clientId, id } = family
  return {
    id,
    status: 'ACTIVE',
    created: isoTime(family.createdAt),
    lastUpdated: isoTime(family.updatedAt),
    expiresAt: family.expiresAt === null ? null : isoTime(family.expiresAt),
    issuer: issuerOf(org, issuers, family.siteKey),
    clientId,
    userId,
    scopes: family.scopes,
    _links: {
      self: {
        href: `${org.url}/api/v1/users/${userId}/clients/${clientId}/tokens/${id}`,
        hints: { allow: ['GET', 'DELETE'] },
      },
      app: { href: `${org.url}/api/v1/apps/${clientId}` },
      client: { href: `${org.url}/oauth2/v1/clients/${clientId}` },
      user: { href: `${org.url}/api/v1/users/${userId}` },
    },
  }
}

async function clientView(db: Kysely<IdpSchema>, org: Org, clientId: string) {
  const row = await db
    .selectFrom('apps')
    .select(['label', 'document_json'])
    .where('org_id', '=', org.id)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  const client = row && (JSON.parse(row.document_json) as AppDocument).settings.oauthClient
  return {
    client_id: clientId,
    client_name: row?.label ?? clientId,
    client_uri: client?.client_uri ?? null,
    logo_uri: client?.logo_uri ?? null,
    _links: {
      grants: { href: `${org.url}/oauth2/v1/clients/${clientId}/grants`, hints: { allow: ['GET', 'DELETE'] } },
      tokens: { href: `${org.url}/oauth2/v1/clients/${clientId}/tokens`, hints: { allow: ['GET', 'DELETE'] } },
    },
  }
}

function appParty(clientId: string): LogParty {
  return { id: clientId, type: 'AppInstance', alternateId: clientId, displayName: 'OpenID Connect Client' }
}
