// The little door below /console/api: what a browser asks on its way in. Everybody may knock, so often and no more; only a
// page of ours, and in JSON, which no other site's page may send without asking.
//
//   request → tries of this address → same origin → JSON → `run` → JSON
//                                                        └ AppError → {code, message, trace}
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { NotFound, parseAtDoor } from '../../kit/errors.ts'
import { requireJson, sendProblem, unkept } from '../../kit/json-door.ts'
import { requireOurPage } from '../../kit/same-origin.ts'
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
      const told = { log: deps.log, door: 'desk' }
      api.setErrorHandler((error, http, reply) => sendProblem(told, error, http, reply))
      api.setNotFoundHandler((http, reply) => sendProblem(told, new NotFound('no such operation'), http, reply))
      rooms({
        get: (path, run) =>
          api.get(path, async (http, reply) => unkept(reply).send(await run({ body: undefined, http, reply }))),
        post: (path, shape, run) =>
          api.post(path, async (http, reply) => {
            if (deps.tries.take(http.ip) !== undefined) throw new TooManyTries('one address', { ip: http.ip })
            requireOurPage(http)
            requireJson(http)
            const body = parseAtDoor(shape, http.body ?? {}, 'request body')
            return unkept(reply).send(await run({ body: body as never, http, reply }))
          }),
      })
    },
    { prefix: '/console/api' },
  )
}
