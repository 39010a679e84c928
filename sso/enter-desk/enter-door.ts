// The little door below /console/api: what a browser asks on its way in. Everybody may knock, so often and no more; only a
// page of ours, and in JSON, which no other site's page may send without asking.
//
//   request → tries of this address → same origin → JSON → `run` → JSON
//                                                        └ AppError → {code, message, trace}
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { asAppError, BadRequest, CrossSiteRequest, NotFound, parseAtDoor } from '../../kit/errors.ts'
import { newId } from '../../kit/ids.ts'
import { requireSameOrigin } from '../../kit/same-origin.ts'
import type { EnterDeps } from './enter-deps.ts'
import { TooManyTries } from './enter-errors.ts'

export type EnterCall<B> = { readonly body: B; readonly http: FastifyRequest; readonly reply: FastifyReply }

export type EnterDoor = {
  /** Below `/console/api`. */
  post<S extends z.ZodType>(path: string, body: S, run: (call: EnterCall<z.infer<S>>) => Promise<object>): void
  get(path: string, run: (call: EnterCall<undefined>) => Promise<object>): void
}

export function mountEnterDoor(app: FastifyInstance, deps: EnterDeps, rooms: (door: EnterDoor) => void): void {
  app.register(
    async (api) => {
      api.setErrorHandler((error, request, reply) => problem(deps, error, request, reply))
      api.setNotFoundHandler((request, reply) => problem(deps, new NotFound('no such operation'), request, reply))
      rooms({
        get: (path, run) =>
          api.get(path, async (http, reply) => answer(reply, await run({ body: undefined, http, reply }))),
        post: (path, shape, run) =>
          api.post(path, async (http, reply) => {
            if (deps.tries.take(http.ip) !== undefined) throw new TooManyTries('one address', { ip: http.ip })
            requireOurPage(http)
            const body = parseAtDoor(shape, http.body ?? {}, 'request body')
            return answer(reply, await run({ body: body as never, http, reply }))
          }),
      })
    },
    { prefix: '/console/api' },
  )
}

/** @throws CrossSiteRequest, BadRequest */
function requireOurPage(http: FastifyRequest): void {
  requireSameOrigin(http)
  const { origin, 'sec-fetch-site': site, 'content-type': type = '' } = http.headers
  if (origin === undefined && site === undefined) throw new CrossSiteRequest('a change without an origin')
  if (!/^application\/json\b/i.test(type)) throw new BadRequest('Send JSON with content-type: application/json')
}

function answer(reply: FastifyReply, body: object): FastifyReply {
  return reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff').send(body)
}

function problem({ log }: EnterDeps, thrown: unknown, http: FastifyRequest, reply: FastifyReply) {
  const error = asAppError(thrown)
  const trace = newId('trc')
  const facts = { trace, method: http.method, path: http.url.split('?', 1)[0], status: error.status }
  if (error.status >= 500) log.error('desk.failed', error, facts)
  else log.info('desk.refused', { ...facts, reason: error.code, why: error.message, facts: error.facts })
  return reply
    .code(error.status)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .type('application/problem+json')
    .send(JSON.stringify({ code: error.code, message: error.publicMessage, trace }))
}
