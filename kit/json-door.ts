// What every door that speaks JSON does in one way.
//
//   request → JSON it is → the room → JSON, kept by nobody
//                             └ AppError → {code, message, trace}, and the facts in the log under the same trace
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type AppError, asAppError, BadRequest } from './errors.ts'
import { newId } from './ids.ts'
import type { Log } from './log.ts'

const SEND_JSON = 'Send JSON with content-type: application/json'

/**
 * `curl -d` says that it sends a form, and other clients say nothing: then what they sent is not what is wrong. A page of
 * another site cannot send this type without asking first (B-193).
 *
 * @throws BadRequest
 */
export function requireJson(http: FastifyRequest): void {
  if (!/^application\/json\b/i.test(http.headers['content-type'] ?? '')) throw new BadRequest(SEND_JSON)
}

/** Nobody keeps the answer, and it is what it says it is. */
export function unkept(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff')
}

/**
 * RFC 9457 in spirit: one flat object, `code` for programs, `message` for people, `trace` for support.
 *
 * @param door  whose log lines these are: `api` makes `api.failed` and `api.refused`
 * @param tell  says the message in another language
 */
export function sendProblem(
  { log, door, tell = (message) => message }: { log: Log; door: string; tell?: (message: string) => string },
  thrown: unknown,
  http: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const error = asJsonError(thrown)
  const trace = newId('trc')
  const facts = { trace, method: http.method, path: http.url.split('?', 1)[0], status: error.status }
  if (error.status >= 500) log.error(`${door}.failed`, error, facts)
  else log.info(`${door}.refused`, { ...facts, reason: error.code, why: error.message, facts: error.facts })
  return unkept(reply)
    .code(error.status)
    .type('application/problem+json')
    .send(JSON.stringify({ code: error.code, message: tell(error.publicMessage), trace }))
}

function asJsonError(thrown: unknown): AppError {
  const unknownType = (thrown as { code?: unknown } | undefined)?.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE'
  return unknownType ? new BadRequest(SEND_JSON, {}, { cause: thrown }) : asAppError(thrown)
}
