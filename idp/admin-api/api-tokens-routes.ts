import type { ApiToken } from '../api-tokens/api-token.ts'
import { apiTokenStore } from '../api-tokens/api-token-store.ts'
import { resourceNotFound } from '../okta-error.ts'
import type { Org } from '../orgs/org.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, change, isoTime, param } from './api-call.ts'
import { sendPageOf } from './paging.ts'

// There is no way to make a token by API, here as at Okta: a person makes it in the console and sees it once.
export const apiTokensRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/api-tokens', scope: 'okta.apiTokens.read', run: listTokens },
  { method: 'DELETE', path: '/api-tokens/current', scope: 'self', run: revokeCurrent },
  { method: 'GET', path: '/api-tokens/:tokenId', scope: 'okta.apiTokens.read', run: getToken },
  { method: 'DELETE', path: '/api-tokens/:tokenId', scope: 'okta.apiTokens.manage', run: revokeToken },
]

async function listTokens(deps: AdminApiDeps, call: ApiCall) {
  const tokens = await apiTokenStore(deps.db.kysely).list(call.org.id, call.now)
  return sendPageOf({ ...call, limit: tokens.length }, tokens, (token) => [token.createdAt, token.id]).map((token) =>
    tokenView(call.org, token),
  )
}

async function getToken(deps: AdminApiDeps, call: ApiCall) {
  return tokenView(call.org, await findToken(deps, call))
}

async function findToken(deps: AdminApiDeps, call: ApiCall): Promise<ApiToken> {
  const id = param(call, 'tokenId')
  const token = await apiTokenStore(deps.db.kysely).byId(call.org.id, id)
  if (token === undefined || token.expiresAt <= call.now) throw resourceNotFound(id, 'ApiToken')
  return token
}

/** Whoever holds a token may end it. */
async function revokeCurrent(deps: AdminApiDeps, call: ApiCall) {
  if (call.token === undefined) throw resourceNotFound('current', 'ApiToken')
  return revoke(deps, call, call.token)
}

async function revokeToken(deps: AdminApiDeps, call: ApiCall) {
  return revoke(deps, call, await findToken(deps, call))
}

async function revoke(deps: AdminApiDeps, call: ApiCall, token: ApiToken): Promise<undefined> {
  await change(deps, call, async (trx, note) => {
    if (await apiTokenStore(trx).revoke(call.org.id, token.id))
      note('system.api_token.revoke', { id: token.id, type: 'Token', alternateId: token.name, displayName: token.name })
  })
  return undefined
}

function tokenView(org: Org, token: ApiToken) {
  return {
    id: token.id,
    name: token.name,
    userId: token.userId,
    clientName: 'Okta API',
    tokenWindow: 'P30D',
    network: { connection: 'ANYWHERE' },
    expiresAt: isoTime(token.expiresAt),
    created: isoTime(token.createdAt),
    lastUpdated: isoTime(token.updatedAt),
    _links: {
      self: { href: `${org.url}/api/v1/api-tokens/${token.id}`, hints: { allow: ['GET', 'DELETE'] } },
      user: { href: `${org.url}/api/v1/users/${token.userId}`, hints: { allow: ['GET'] } },
    },
  }
}
