// The pushed authorization request endpoint (RFC 9126 §2); what becomes of it is in pushed-request.ts.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { randomToken, sha256 } from '../kit/ids.ts'
import { checkAuthorizeRequest } from './authorize.ts'
import { authenticateClient } from './client-authentication.ts'
import type { House, Site } from './house.ts'
import { answerClient, sendJson } from './protocol-answer.ts'
import { ProtocolError } from './protocol-error.ts'
import { strictFormOf } from './protocol-parameters.ts'

const PROOFS = ['client_secret', 'client_assertion', 'client_assertion_type']

export function pushRequest(
  house: House,
  site: Site,
  http: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  return answerClient(house, site, http, reply, 'par', async (about) => {
    const { pushed } = house
    const endpoint = site.endpoints.pushedRequest
    if (pushed === undefined || endpoint === undefined) throw notHere()
    const form = strictFormOf(http)
    const client = await authenticateClient(house, site, http, form, endpoint)
    about.clientId = client.clientId
    if (form.get('request_uri') !== undefined) {
      throw new ProtocolError(
        'invalid_request',
        'pushed_authorization_request_uri_present',
        "A 'request_uri' cannot be pushed.",
      )
    }
    checkAuthorizeRequest(site, client, form)
    const requestUri = `${pushed.uriPrefix}${randomToken()}`
    const parameters = new URLSearchParams([...form.entries()].filter(([name]) => !PROOFS.includes(name)))
    parameters.set('client_id', client.clientId)
    await pushed.save(site, {
      uriHash: sha256(requestUri),
      clientId: client.clientId,
      parameters: parameters.toString(),
      expiresAt: house.clock.now() + pushed.seconds * 1000,
    })
    return sendJson(reply.code(201), { request_uri: requestUri, expires_in: pushed.seconds })
  })
}

function notHere(): ProtocolError {
  return new ProtocolError('invalid_request', 'invalid_request', 'Requests cannot be pushed here.', { status: 404 })
}
