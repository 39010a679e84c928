import type { ApiToken } from '../api-tokens/api-token.ts'
import { apiTokenStore } from '../api-tokens/api-token-store.ts'
import { insertApiToken } from '../api-tokens/create-api-token.ts'
import { OktaError, refuseIf, resourceNotFound } from '../okta-error.ts'
import type { Org } from '../orgs/org.ts'
import {
  type AdminApiDeps,
  type ApiCall,
  type ApiRoute,
  bodyObject,
  change,
  isObject,
  isoTime,
  param,
} from './api-call.ts'
import { sendPageOf } from './paging.ts'

// No program makes a token, here as at Okta: a person makes it in the console and sees it once.
export const apiTokensRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/api-tokens', scope: 'okta.apiTokens.read', run: listTokens },
  { method: 'DELETE', path: '/api-tokens/current', scope: 'self', run: revokeCurrent },
  { method: 'GET', path: '/api-tokens/:tokenId', scope: 'okta.apiTokens.read', run: getToken },
  { method: 'DELETE', path: '/api-tokens/:tokenId', scope: 'okta.apiTokens.manage', run: revokeToken },
  { method: 'POST', path: '/internal/api-tokens', scope: 'okta.apiTokens.manage', run: createToken },
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

/** In the browser alone: a token that made tokens would outlive its thirty days. The token acts as whoever makes it. */
async function createToken(deps: AdminApiDeps, call: ApiCall) {
  if (call.sessionId === undefined) throw new OktaError('E0000006')
  const name = readName(bodyObject(call))
  const made = await change(deps, call, async (trx, note) => {
    const created = await insertApiToken(trx, call.org.id, call.actor.id, name, call.now)
    note('system.api_token.create', tokenParty({ id: created.id, name }))
    return created
  })
  const token = await apiTokenStore(deps.db.kysely).byId(call.org.id, made.id)
  if (token === undefined) throw resourceNotFound(made.id, 'ApiToken')
  return { ...tokenView(call.org, token), token: made.token }
}

/** @throws OktaError  E0000001 */
function readName({ name, network }: Record<string, unknown>): string {
  const anywhere = network === undefined || (isObject(network) && network.connection === 'ANYWHERE')
  const blank = typeof name !== 'string' || name.trim() === ''
  refuseIf([
    ...(blank || name.length > 255 ? ['name: Must be between 1 and 255 characters'] : []),
    ...(anywhere ? [] : ['network: Must be ANYWHERE: the org has no network zones']),
  ])
  return blank ? '' : name.trim()
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
    if (await apiTokenStore(trx).revoke(call.org.id, token.id)) note('system.api_token.revoke', tokenParty(token))
  })
  return undefined
}

/** A token as the System Log names it. */
function tokenParty({ id, name }: Pick<ApiToken, 'id' | 'name'>) {
  return { id, type: 'Token', alternateId: name, displayName: name }
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
