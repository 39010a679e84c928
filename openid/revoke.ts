// Token revocation (RFC 7009). The answer is 200 whether or not there was such a token (§2.2), and a token of another
// client is as good as none.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { readAccessToken } from './access-token.ts'
import { authenticateClient } from './client-authentication.ts'
import type { Client, House, Site } from './house.ts'
import { requiredToken } from './introspect.ts'
import { answerClient } from './protocol-answer.ts'
import { strictFormOf } from './protocol-parameters.ts'
import { readRefreshToken } from './refresh-token.ts'

export function revoke(house: House, site: Site, http: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return answerClient(house, site, http, reply, 'revoke', async (about) => {
    const form = strictFormOf(http)
    const client = await authenticateClient(house, site, http, form, site.endpoints.revocation)
    about.clientId = client.clientId
    const token = requiredToken(form.get('token'))
    const named = readRefreshToken(site, token)
    if (named === undefined) await revokeAccessToken(house, site, client, token)
    else await revokeFamily(house, site, client, named.grantId)
    return reply.code(200).header('cache-control', 'no-store').send()
  })
}

/** With a refresh token goes everything that came of its grant (§2.1). */
async function revokeFamily(house: House, site: Site, client: Client, grantId: string): Promise<void> {
  const grant = await house.grants.find(site, grantId)
  if (grant?.clientId === client.clientId) await house.grants.revoke(site, grantId, house.clock.now())
}

/** One access token where the house can end a single one; otherwise its grant, which §2.1 allows. */
async function revokeAccessToken(house: House, site: Site, client: Client, token: string): Promise<void> {
  const read = await readAccessToken(house, site, token)
  if (typeof read === 'string' || read.grant.clientId !== client.clientId) return
  if (house.grants.revokeAccessToken === undefined) await house.grants.revoke(site, read.grant.id, house.clock.now())
  else await house.grants.revokeAccessToken(site, read.grant.id, read.tokenId, read.expiresAt)
}
