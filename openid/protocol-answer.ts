// How a refusal leaves the house: as JSON for a client, as a header for a resource request.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { House, ProtocolNote, Site } from './house.ts'
import { ProtocolError } from './protocol-error.ts'
import { notAForm } from './protocol-parameters.ts'

/** A refusal in the house's words. */
export type Refusal = {
  readonly status: number
  readonly error: string
  readonly description: string
  readonly also?: Readonly<Record<string, unknown>>
}

/** The house's wording of an error, or the engine's; in the characters a description may have (RFC 6749 §5.2). */
export function refusalOf(house: Pick<House, 'wording'>, site: Site, error: ProtocolError): Refusal {
  const worded = house.wording?.(site, error)
  return {
    status: worded?.status ?? error.status,
    error: worded?.error ?? error.error,
    description: printable(worded?.description ?? error.publicMessage),
    ...(worded?.also === undefined ? {} : { also: worded.also }),
  }
}

function printable(text: string): string {
  return text.replaceAll(/["\\]/g, "'").replaceAll(/[^\x20-\x7e]/g, '?')
}

/** The token endpoint's error response (RFC 6749 §5.2), also of introspection and revocation. */
function sendRefusal(house: House, site: Site, reply: FastifyReply, thrown: ProtocolError): FastifyReply {
  const { status, error, description, also } = refusalOf(house, site, thrown)
  // A client that tried Basic is told that Basic is what failed.
  if (status === 401 && reply.request.headers.authorization !== undefined) {
    reply.header('www-authenticate', `Basic realm="${site.issuer}", charset="UTF-8"`)
  }
  return sendJson(reply.code(status), { ...also, error, error_description: description })
}

/** An answer nobody may keep (RFC 6749 §5.1). */
export function sendJson(reply: FastifyReply, body: unknown): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .header('pragma', 'no-cache')
    .header('x-content-type-options', 'nosniff')
    .header('content-type', 'application/json;charset=UTF-8')
    .send(JSON.stringify(body))
}

/** Runs an endpoint of clients: a refusal it throws is sent, and either outcome noted. */
export async function answerClient(
  house: House,
  site: Site,
  http: FastifyRequest,
  reply: FastifyReply,
  endpoint: ProtocolNote['endpoint'],
  work: (about: { clientId?: string; subject?: string }) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const about: { clientId?: string; subject?: string } = {}
  try {
    const sent = await work(about)
    await house.note?.({ site, endpoint, http, outcome: 'granted', ...about })
    return sent
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error
    await house.note?.({ site, endpoint, http, outcome: 'refused', reason: error.reason, error, ...about })
    return sendRefusal(house, site, reply, error)
  }
}

/**
 * The error handler of the engine's routes: what the server refuses before an endpoint is reached (a body that is no
 * form, or too large) is said in the protocol's words. Everything else is the house's to answer.
 */
export function sendDoorError(error: FastifyError, _http: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode
  if (!error.code?.startsWith('FST_ERR_CTP_') || status === undefined) throw error
  const { publicMessage } = notAForm(status)
  const description = status === 413 ? 'The request body is too large.' : publicMessage
  sendJson(reply.code(status), { error: 'invalid_request', error_description: description })
}
