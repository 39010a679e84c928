// The door of the admin API. Rooms hand in operations; the door checks who asks, parameters and body, answers JSON, words
// failures as problem documents, and remembers every operation so that the OpenAPI document is made of what is served.
//
//   request → Bearer key, or an operator's session → role, a sign-in of just now → zod: params, query, body → the room's `run` → JSON
//                                                                                     └ AppError → {code, message, trace}
//
// What nobody gave a role to is closed to those who may only read, unless it reads.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { NotFound, parseAtDoor } from '../../kit/errors.ts'
import { requireJson, sendProblem, unkept } from '../../kit/json-door.ts'
import { requireOurPage, requireSameOrigin } from '../../kit/same-origin.ts'
import { parameters } from '../../kit/server.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { requireConfirmed } from './confirmed.ts'
import { ApiKeyInvalid, RoleMissing } from './door-errors.ts'
import { Download, sendFile } from './download.ts'
import { mayAct, type Role } from './role.ts'

type Shape = z.ZodType

/** `actor`: the id of an API key (`key_…`) or of an operator (`opr_…`). */
type Caller = { readonly actor: string; readonly role: Role }

/** What the door needs of the house, and who may come in. */
export type DoorDeps = Pick<SsoDeps, 'log' | 'clock'> & {
  /** Whose key this is, if it is a live one. */
  recogniseKey(presented: string): Promise<Caller | undefined>
  /** Who is signed in in this browser. */
  recogniseSession(request: FastifyRequest): Promise<(Caller & { readonly signedInAt: number }) | undefined>
}

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
  /** More than the house takes in usually. */
  readonly bodyLimitBytes?: number
  readonly status: 200 | 201 | 204
  readonly answer?: Shape
  /** Codes of failures worth naming in the document, beside those every operation shares. */
  readonly refusals?: readonly string[]
  /** Answered to anybody. */
  readonly open?: boolean
  /** The least role it takes. Not said: `read-only` for GET, `support` for everything else. */
  readonly role?: Role
  /** Of a session it takes a sign-in of just now: it gives rights away, or changes how somebody comes in. */
  readonly confirmed?: true
}

type Call<P, Q, B> = Caller & {
  readonly params: P
  readonly query: Q
  readonly body: B
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
 * Errors: 401 `api.key_invalid`, 403 `api.role_missing`, 403 `api.confirmation_needed`, 403 `request.cross_site`, 400 `request.invalid`, 404 `request.not_found`, and each room's own.
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
    ...(operation.bodyLimitBytes === undefined ? {} : { bodyLimit: operation.bodyLimitBytes }),
    handler: async (request, reply) => {
      const caller = operation.open ? ANYONE : await admitted(deps, operation, request)
      const answer = await run({
        params: read(operation.params, request.params, 'path'),
        query: read(operation.query, Object.fromEntries(parameters(request.query)), 'query'),
        body: readBody(operation.body, request),
        ...caller,
      })
      if (answer === undefined && operation.status !== 204) throw new NotFound('no such thing', { url: request.url })
      unkept(reply).code(operation.status)
      if (answer instanceof Download) return sendFile(reply, answer)
      return operation.status === 204 ? reply.send() : reply.send(answer)
    },
  })
}

function read(shape: Shape | undefined, value: unknown, where: string): unknown {
  return shape === undefined ? undefined : parseAtDoor(shape, value ?? {}, where)
}

function readBody(shape: Shape | undefined, request: FastifyRequest): unknown {
  if (shape !== undefined) requireJson(request)
  return read(shape, request.body, 'request body')
}

const ANYONE: Caller = { actor: 'anyone', role: 'read-only' }

/** @throws ApiKeyInvalid, RoleMissing, ConfirmationNeeded, CrossSiteRequest */
async function admitted(deps: DoorDeps, operation: Operation, request: FastifyRequest): Promise<Caller> {
  const { authorization } = request.headers
  if (authorization !== undefined) return withRole(operation, await byKey(deps, authorization))
  const { signedInAt, ...caller } = await bySession(deps, request)
  withRole(operation, caller)
  if (operation.confirmed) requireConfirmed(deps.clock, { signedInAt })
  return caller
}

/** @throws RoleMissing */
function withRole(operation: Operation, caller: Caller): Caller {
  const needed = leastRole(operation)
  if (!mayAct(caller.role, needed)) throw new RoleMissing(needed, { actor: caller.actor, operation: operation.id })
  return caller
}

/** @returns the least role an operation takes */
export function leastRole({ role, method }: Operation): Role {
  return role ?? (method === 'GET' ? 'read-only' : 'support')
}

async function byKey(deps: DoorDeps, authorization: string): Promise<Caller> {
  const [scheme, presented = ''] = authorization.split(' ', 2)
  if (scheme?.toLowerCase() !== 'bearer') throw new ApiKeyInvalid('no bearer key')
  const caller = await deps.recogniseKey(presented)
  if (caller === undefined) throw new ApiKeyInvalid('unknown or revoked key')
  return caller
}

/** A browser sends its cookie along with whatever a page of another site asks for, so here the page has to be ours. */
async function bySession(deps: DoorDeps, request: FastifyRequest): Promise<Caller & { signedInAt: number }> {
  const caller = await deps.recogniseSession(request)
  if (caller === undefined) throw new ApiKeyInvalid('no key, and nobody signed in')
  if (request.method === 'GET') {
    requireSameOrigin(request)
    return caller
  }
  requireOurPage(request)
  if (request.headers['content-type'] !== undefined) requireJson(request)
  return caller
}

function problem({ log }: DoorDeps, thrown: unknown, request: FastifyRequest, reply: FastifyReply) {
  if (thrown instanceof ApiKeyInvalid) reply.header('www-authenticate', 'Bearer')
  return sendProblem({ log, door: 'api' }, thrown, request, reply)
}
