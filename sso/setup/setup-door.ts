// The guide's own door, below /setup/api: a browser that is inside by a setup link, asking for its own connection and no
// other. No address here carries an id of a connection, so there is none to exchange.
//
//   request → session, link live → same origin and JSON (for anything but GET) → the step is the link's → `run` → JSON
//                                                                                └ AppError → {code, message, trace}
//
// Whatever goes out is told in the language that is asked for (in-language.ts), except files.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { NotFound, parseAtDoor } from '../../kit/errors.ts'
import { requireJson, sendProblem, unkept } from '../../kit/json-door.ts'
import { requireSameOrigin } from '../../kit/same-origin.ts'
import { Download, sendFile } from '../admin-door/download.ts'
import type { SetupLink, SetupStep } from '../setup-links/setup-link.ts'
import { setupSessions } from '../setup-links/setup-session.ts'
import { type Catalogue, catalogueOf } from '../words/catalogue.ts'
import { LANGUAGE_TAGS, languageOf, type SpokenLanguage, spokenLanguage } from '../words/spoken-language.ts'
import { inLanguage } from './in-language.ts'
import type { SetupDeps } from './setup-deps.ts'
import { SetupSessionMissing } from './setup-errors.ts'

export type GuideOperation<B extends z.ZodType | undefined> = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Below `/setup/api`. */
  readonly path: string
  /** The step it belongs to; somebody who was asked for another one gets a 404. */
  readonly step?: SetupStep
  readonly body?: B
}

export type GuideCall<B> = {
  readonly link: SetupLink
  readonly body: B
  readonly params: Readonly<Record<string, string>>
  /** What is said to whoever asks. Of an answer everything is told by the door. */
  readonly words: Catalogue
  readonly http: FastifyRequest
  readonly reply: FastifyReply
}

type Parsed<S> = S extends z.ZodType<infer T> ? T : undefined

export type SetupDoor = {
  /** Serves one operation; `undefined` is a 404. */
  serve<B extends z.ZodType | undefined>(
    operation: GuideOperation<B>,
    run: (call: GuideCall<Parsed<B>>) => Promise<unknown>,
  ): void
}

export function mountSetupDoor(app: FastifyInstance, deps: SetupDeps, rooms: (door: SetupDoor) => void): void {
  const sessions = setupSessions(deps)
  app.register(
    async (api) => {
      api.setErrorHandler((error, request, reply) => problem(deps, error, request, reply))
      api.setNotFoundHandler((request, reply) => problem(deps, new NotFound('no such operation'), request, reply))
      rooms({
        serve({ method, path, step, body: shape }, run) {
          api.route({
            method,
            url: path,
            handler: async (http, reply) => {
              const link = await sessions.ofBrowser(http)
              if (link === undefined) throw new SetupSessionMissing('guide without a session')
              if (method !== 'GET') requireSameOrigin(http)
              if (step !== undefined && link.step !== null && link.step !== step)
                throw new NotFound('a step of somebody else', { link: link.id, step })
              const body = shape === undefined ? undefined : readJson(shape, http)
              const params = http.params as Record<string, string>
              const words = await wordsFor(http)
              const answer = await run({ link, body: body as never, params, words, http, reply })
              if (answer === undefined) throw new NotFound('no such thing', { path })
              unkept(reply)
              if (answer instanceof Download) return sendFile(reply, answer)
              return reply.header('content-language', LANGUAGE_TAGS[words.language]).send(inLanguage(answer, words))
            },
          })
        },
      })
    },
    { prefix: '/setup/api' },
  )
}

function readJson(shape: z.ZodType, http: FastifyRequest): unknown {
  requireJson(http)
  return parseAtDoor(shape, http.body ?? {}, 'request body')
}

async function problem({ log }: SetupDeps, thrown: unknown, http: FastifyRequest, reply: FastifyReply) {
  const { tell } = await wordsFor(http)
  return sendProblem({ log, door: 'setup', tell }, thrown, http, reply)
}

/**
 * A link that is followed says its language in the address, because a browser would say its own.
 *
 * @param known  of whoever holds the link this is about; it goes before what their browser prefers
 */
export function wordsFor(http: FastifyRequest, known: SpokenLanguage | null = null): Promise<Catalogue> {
  const lang = new URLSearchParams(String(http.query)).get('lang')
  return catalogueOf(spokenLanguage(lang) ?? known ?? languageOf(http.headers['accept-language']))
}
