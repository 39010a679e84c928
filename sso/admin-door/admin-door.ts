// The door of the admin API. Rooms hand in operations; the door checks key, parameters and body, answers JSON, words
// failures as problem documents, and remembers every operation so that the OpenAPI document is made of what is served.
//
//   request → Bearer key → zod: params, query, body → the room's `run` → JSON
//                                                     └ AppError → {code, message, trace}
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { asAppError, BadRequest, NotFound, parseAtDoor } from '../../kit/errors.ts'
import { newId } from '../../kit/ids.ts'
import { parameters } from '../../kit/server.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { ApiKeyInvalid } from './api-key-invalid.ts'

type Shape = z.ZodType

/** The id of the API key that was presented, if it is a live one. */
type RecogniseKey = (presented: string) => Promise<string | undefined>

/** What the door needs of the house, and who may come in. */
export type DoorDeps = Pick<SsoDeps, 'log'> & { readonly recogniseKey: RecogniseKey }

export type Operation = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** OpenAPI's spelling below `/api`: `/connections/{id}`. */
  readonly path: string
  readonly id: string
  readonly summary: string
  readonly tag: string
  readonly params?: Shape
  readonly query?: Shape
  readonly body?: Shape
  readonly status: 200 | 201 | 204
  readonly answer?: Shape
  /** Codes of failures worth naming in the document, beside those every operation shares. */
  readonly refusals?: readonly string[]
  /** Answered without a key. */
  readonly open?: boolean
}

type Call<P, Q, B> = {
  readonly params: P
  readonly query: Q
  readonly body: B
  /** The id of the API key that asks. */
  readonly actor: string
}

type Parsed<S> = S extends z.ZodType<infer T> ? T : undefined

export type AdminDoor = {
  readonly operations: readonly Operation[]
  /** Serves one operation. `run` answers with what `answer` describes; `undefined` is a 404. */
  serve<P extends Shape | undefined, Q extends Shape | undefined, B extends Shape | undefined>(
    operation: Omit<Operation, 'params' | 'query' | 'body'> & { params?: P; query?: Q; body?: B },
    run: (call: Call<Parsed<P>, Parsed<Q>, Parsed<B>>) => Promise<unknown>,
  ): void
}

/**
 * Opens the admin API below `/api` and lets `rooms` hang their operations on it.
 *
 * Errors: 401 `api.key_invalid`, 400 `request.invalid`, 404 `request.not_found`, and each room's own.
 */
export function mountAdminDoor(app: FastifyInstance, deps: DoorDeps, rooms: (door: AdminDoor) => void): void {
  app.register(
    async (api) => {
      const operations: Operation[] = []
      api.setErrorHandler((error, request, reply) => problem(deps, error, request, reply))
      api.setNotFoundHandler((request, reply) => problem(deps, new NotFound('no such operation'), request, reply))
      rooms({
        operations,
        serve(operation, run) {
          operations.push(operation as Operation)
          serve(api, deps, operation as Operation, run as never)
        },
      })
    },
    { prefix: '/api' },
  )
}

function serve(
  api: FastifyInstance,
  deps: DoorDeps,
  operation: Operation,
  run: (call: Call<unknown, unknown, unknown>) => Promise<unknown>,
): void {
  const url = operation.path.replaceAll(/\{(\w+)\}/g, ':$1')
  api.route({
    method: operation.method,
    url,
    handler: async (request, reply) => {
      const actor = operation.open ? 'anyone' : await keyOf(deps, request)
      const answer = await run({
        params: read(operation.params, request.params, 'path'),
        query: read(operation.query, Object.fromEntries(parameters(request.query)), 'query'),
        body: readBody(operation.body, request),
        actor,
      })
      if (answer === undefined && operation.status !== 204) throw new NotFound('no such thing', { url: request.url })
      reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff').code(operation.status)
      return operation.status === 204 ? reply.send() : reply.send(answer)
    },
  })
}

function read(shape: Shape | undefined, value: unknown, where: string): unknown {
  return shape === undefined ? undefined : parseAtDoor(shape, value ?? {}, where)
}

const SEND_JSON = 'Send JSON with content-type: application/json'

/** `curl -d` says that it sends a form, and other clients say nothing: then what they sent is not what is wrong. */
function readBody(shape: Shape | undefined, request: FastifyRequest): unknown {
  const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '')
  if (shape !== undefined && !isJson) throw new BadRequest(SEND_JSON)
  return read(shape, request.body, 'request body')
}

async function keyOf(deps: DoorDeps, request: FastifyRequest): Promise<string> {
  const [scheme, presented = ''] = (request.headers.authorization ?? '').split(' ', 2)
  if (scheme?.toLowerCase() !== 'bearer') throw new ApiKeyInvalid('no bearer key')
  const key = await deps.recogniseKey(presented)
  if (key === undefined) throw new ApiKeyInvalid('unknown or revoked key')
  return key
}

function asDoorError(thrown: unknown) {
  const unknownType = (thrown as { code?: unknown } | undefined)?.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE'
  return unknownType ? new BadRequest(SEND_JSON, {}, { cause: thrown }) : asAppError(thrown)
}

/** RFC 9457 in spirit: one flat object, `code` for programs, `message` for people, `trace` for support. */
function problem(deps: DoorDeps, thrown: unknown, request: FastifyRequest, reply: FastifyReply) {
  const error = asDoorError(thrown)
  const trace = newId('trc')
  const facts = { trace, method: request.method, path: request.url.split('?', 1)[0], status: error.status }
  if (error.status >= 500) deps.log.error('api.failed', error, facts)
  else deps.log.info('api.refused', { ...facts, reason: error.code, facts: error.facts })
  if (error.status === 401) reply.header('www-authenticate', 'Bearer')
  return reply
    .code(error.status)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .type('application/problem+json')
    .send(JSON.stringify({ code: error.code, message: error.publicMessage, trace }))
}
