// Token introspection (RFC 7662): what a token is, for a client that may know. Everything else is "not active", without
// a word about why (§2.2).
import type { FastifyReply, FastifyRequest } from 'fastify'
import { readAccessToken } from './access-token.ts'
import { authenticateClient } from './client-authentication.ts'
import type { Client, Grant, House, Site } from './house.ts'
import { readIdToken } from './id-token.ts'
import { JwtRefused } from './jwt.ts'
import { answerClient, sendJson } from './protocol-answer.ts'
import { ProtocolError } from './protocol-error.ts'
import { strictFormOf } from './protocol-parameters.ts'
import { readRefreshToken, refreshEnded } from './refresh-token.ts'

export function introspect(house: House, site: Site, http: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return answerClient(house, site, http, reply, 'introspect', async (about) => {
    const form = strictFormOf(http)
    const client = await authenticateClient(house, site, http, form, site.endpoints.introspection)
    about.clientId = client.clientId
    const token = requiredToken(form.get('token'))
    // Only for who asks for it by name: an ID token must never pass where an access token is looked for.
    const idToken = form.get('token_type_hint') === 'id_token' ? describeIdToken(house, site, client, token) : undefined
    const found =
      idToken ??
      (await describeAccessToken(house, site, client, token)) ??
      (await describeRefreshToken(house, site, client, token))
    return sendJson(reply, found ?? { active: false })
  })
}

/** @throws ProtocolError  there is no token in the request */
export function requiredToken(token: string | undefined): string {
  if (token !== undefined) return token
  throw new ProtocolError('invalid_request', 'request_missing_token', "The 'token' is missing.")
}

type Description = Record<string, unknown> & { active: true }

async function describeAccessToken(
  house: House,
  site: Site,
  asking: Client,
  token: string,
): Promise<Description | undefined> {
  const read = await readAccessToken(house, site, token)
  if (typeof read === 'string') return undefined
  const client = await ownerFor(house, site, asking, read.grant)
  if (client === undefined) return undefined
  const context = { site, client, grant: { ...read.grant, scopes: read.scopes } }
  const { scp: _scp, scope: _scope, ...claims } = await house.claims.accessToken(context)
  return {
    ...claims,
    ...house.claims.introspection?.(context),
    active: true,
    scope: read.scopes.join(' '),
    client_id: client.clientId,
    token_type: 'Bearer',
    iss: site.issuer,
    iat: read.issuedAt,
    exp: read.expiresAt,
    jti: read.tokenId,
  }
}

async function describeRefreshToken(
  house: House,
  site: Site,
  asking: Client,
  token: string,
): Promise<Description | undefined> {
  const named = readRefreshToken(site, token)
  const grant = named === undefined ? undefined : await house.grants.find(site, named.grantId)
  if (named === undefined || grant === undefined || refreshEnded(grant, house.clock.now())) return undefined
  if (grant.refreshGeneration !== undefined && named.generation < grant.refreshGeneration) return undefined
  const client = await ownerFor(house, site, asking, grant)
  if (client === undefined) return undefined
  const { refresh } = grant.lifetimes
  return {
    sub: grant.subject,
    ...house.claims.introspection?.({ site, client, grant }),
    active: true,
    scope: grant.scopes.join(' '),
    client_id: client.clientId,
    iss: site.issuer,
    iat: Math.floor(grant.createdAt / 1000),
    exp: refresh === 0 ? undefined : Math.floor(grant.createdAt / 1000) + refresh,
  }
}

/** An ID token tells its own client, and nobody else, whether it still counts. */
function describeIdToken(house: House, site: Site, asking: Client, token: string): Description | undefined {
  try {
    const { payload } = readIdToken(site, token)
    const { aud, exp } = payload
    if (aud !== asking.clientId || typeof exp !== 'number' || house.clock.now() >= exp * 1000) return undefined
    return { ...payload, active: true, client_id: aud }
  } catch (error) {
    if (error instanceof JwtRefused) return undefined
    throw error
  }
}

/** The grant's own client, when the asking one may know about it. */
async function ownerFor(house: House, site: Site, asking: Client, grant: Grant): Promise<Client | undefined> {
  if (grant.clientId === asking.clientId) return asking
  // A client that proves nothing about itself learns nothing about others.
  if (asking.authMethods.every((method) => method === 'none')) return undefined
  return house.mayIntrospect?.(site, asking, grant) ? house.client(site, grant.clientId) : undefined
}
