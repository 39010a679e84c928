// The userinfo endpoint (OIDC Core §5.3): a bearer token in the Authorization header (RFC 6750 §2.1) and nowhere else,
// because a token in a form or a URL is one that gets logged.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AccessToken } from './access-token.ts'
import { readAccessToken } from './access-token.ts'
import type { Client, House, Site } from './house.ts'
import { refusalOf, sendJson } from './protocol-answer.ts'
import { ProtocolError } from './protocol-error.ts'
import { queryOf, readParameters } from './protocol-parameters.ts'

export async function userinfo(
  house: House,
  site: Site,
  http: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const about = { site, endpoint: 'userinfo', http } as const
  try {
    const { grant, scopes, client } = await bearerOf(house, site, http)
    const claims = await house.claims.userinfo({ site, client, grant: { ...grant, scopes } })
    await house.note?.({ ...about, clientId: client.clientId, subject: grant.subject, outcome: 'granted' })
    return sendJson(reply, { ...claims, sub: grant.subject })
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error
    await house.note?.({ ...about, outcome: 'refused', reason: error.reason, error })
    return sendChallenge(house, site, reply, error)
  }
}

async function bearerOf(house: House, site: Site, http: FastifyRequest): Promise<AccessToken & { client: Client }> {
  refuseQueryToken(http)
  const token = bearerToken(http)
  const read = await readAccessToken(house, site, token)
  if (typeof read === 'string') throw new ProtocolError('invalid_token', read, 'The access token is invalid.')
  const client = await house.client(site, read.grant.clientId)
  if (client === undefined)
    throw new ProtocolError('invalid_token', 'access_token_revoked', 'The access token is invalid.')
  if (read.scopes.includes('openid')) return { ...read, client }
  throw new ProtocolError('insufficient_scope', 'insufficient_scope', "The access token must have the scope 'openid'.")
}

function refuseQueryToken(http: FastifyRequest): void {
  const query = readParameters(queryOf(http))
  if (query.get('access_token') === undefined && !query.repeated.has('access_token')) return
  const description = 'The access token may not be sent in the query.'
  throw new ProtocolError('invalid_request', 'access_token_in_query', description, { status: 401 })
}

function bearerToken(http: FastifyRequest): string {
  const [, token] = /^bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(http.headers.authorization ?? '') ?? []
  if (token !== undefined) return token
  throw new ProtocolError('invalid_request', 'access_token_missing', 'The access token is missing.', { status: 401 })
}

/** RFC 6750 §3: a request without any token is told the scheme and no more. */
function sendChallenge(house: House, site: Site, reply: FastifyReply, thrown: ProtocolError): FastifyReply {
  const { status, error, description } = refusalOf(house, site, thrown)
  const why = thrown.reason === 'access_token_missing' ? '' : `, error="${error}", error_description="${description}"`
  reply.code(status).header('www-authenticate', `Bearer realm="${site.issuer}"${why}`)
  return sendJson(reply, { error, error_description: description })
}
