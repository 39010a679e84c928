// A customer's Okta management API, spoken to with an API token of theirs. The token goes to the origin it was given
// for and nowhere else, and is in no URL, log line or error.
//
//   call → 429: wait until X-Rate-Limit-Reset, as long as patience lasts → Okta's error codes become problems → shape
//   list → the same, page after page along `Link: <…>; rel="next"`
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { type HttpAnswer, type HttpCall, OutboundFailed, OutboundRefused } from '../../kit/guarded-http.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { printable } from './ask-provider.ts'
import {
  ApiTokenNotAllowed,
  ApiTokenRefused,
  OktaApiUnreachable,
  OktaBusy,
  OktaFeatureMissing,
  OktaObjectMissing,
  OktaRefusedCall,
} from './management-problems.ts'

/** All throw ApiTokenRefused, ApiTokenNotAllowed, OktaFeatureMissing, OktaObjectMissing, OktaBusy, OktaRefusedCall, OktaApiUnreachable. */
export type ManagementApi = {
  /** Scheme and host of the org. */
  readonly origin: string
  /** @param path  below the origin: `/api/v1/users/me` */
  get<T>(path: string, shape: z.ZodType<T>): Promise<T>
  /** Page after page. @param most  how many are enough; `more` says that there are others */
  list<T>(path: string, shape: z.ZodType<T>, most: number): Promise<{ items: T[]; more: boolean }>
  post<T>(path: string, body: object, shape: z.ZodType<T>): Promise<T>
  put<T>(path: string, body: object, shape: z.ZodType<T>): Promise<T>
  delete(path: string): Promise<void>
}

export type ApiTokenOf = {
  /** Scheme and host, without a slash at the end. Look first whether it is an Okta org (okta-organization.ts). */
  readonly origin: string
  /** From `readApiToken`. */
  readonly token: string
  /** How long a call may wait, in all, until Okta's rate limit lets it through; 20 seconds when not said. */
  readonly patienceMs?: number
}

const TIMEOUT_MS = 10_000
const MAX_BYTES = 4 * 1024 * 1024
const MOST_PAGES = 500
const PREFIX = '/api/v1/'

/** A token as people paste it, `SSWS` and all. @returns undefined when it cannot be one */
export function readApiToken(pasted: string): string | undefined {
  const token = pasted
    .replace(/[\p{Cf}\p{Cc}\u00a0]/gu, '')
    .replace(/^["'\s]*(authorization:)?\s*(SSWS\s)?\s*/i, '')
    .replace(/["'\s]+$/, '')
  return /^[\w-]{20,200}$/.test(token) ? token : undefined
}

/** @param wait  for tests: what happens while Okta wants us to wait */
export function managementApi(
  { http, clock }: Pick<SsoDeps, 'http' | 'clock'>,
  { origin, token, patienceMs = 20_000 }: ApiTokenOf,
  wait: (ms: number) => Promise<unknown> = sleep,
): ManagementApi {
  async function call(method: NonNullable<HttpCall['method']>, path: string, body?: object): Promise<HttpAnswer> {
    const url = urlOf(origin, path)
    const sent = {
      method,
      headers: {
        authorization: `SSWS ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      // Okta wants a length even where there is nothing to say (411 otherwise).
      ...(body === undefined ? (method === 'GET' ? {} : { body: '' }) : { body: JSON.stringify(body) }),
      maxBytes: MAX_BYTES,
      timeoutMs: TIMEOUT_MS,
    }
    for (let patience = patienceMs; ; ) {
      const answer = await http.request(url, sent).catch((cause: unknown) => {
        throw unreached(cause, origin)
      })
      const facts = { method, path: new URL(url).pathname, status: answer.status }
      if (answer.status >= 200 && answer.status < 300) return answer
      const pause = answer.status === 429 ? pauseOf(answer, clock.now()) : undefined
      if (pause === undefined) throw problemOf(answer, facts)
      patience -= pause
      if (patience < 0) throw new OktaBusy('rate limit', { ...facts, pauseMs: pause })
      await wait(pause)
    }
  }

  return {
    origin,
    get: async (path, shape) => shaped(await call('GET', path), shape),
    async list<T>(path: string, shape: z.ZodType<T>, most: number) {
      const items: T[] = []
      let next: string | undefined = path
      for (let page = 0; next !== undefined && page < MOST_PAGES; page++) {
        const answer: HttpAnswer = await call('GET', next)
        items.push(...shaped(answer, z.array(shape)))
        next = nextPage(answer, origin)
        if (items.length >= most)
          return { items: items.slice(0, most), more: next !== undefined || items.length > most }
      }
      return { items, more: next !== undefined }
    },
    post: async (path, body, shape) => shaped(await call('POST', path, body), shape),
    put: async (path, body, shape) => shaped(await call('PUT', path, body), shape),
    async delete(path) {
      await call('DELETE', path)
    },
  }
}

/** A path that leads out of the API, by an id with `../` in it, is a fault of ours. */
function urlOf(origin: string, path: string): string {
  const url = new URL(origin + path)
  if (url.origin !== new URL(origin).origin || !url.pathname.startsWith(PREFIX))
    throw new TypeError(`not a path of the management API: ${path}`)
  return url.href
}

function unreached(cause: unknown, origin: string): unknown {
  if (cause instanceof OutboundRefused) return cause
  if (cause instanceof OutboundFailed) return new OktaApiUnreachable('no answer', { ...cause.facts, origin }, { cause })
  return cause
}

/** Until the minute is over by Okta's own clock, and a second for good measure. */
function pauseOf({ headers }: HttpAnswer, now: number): number {
  const reset = Number(headers['x-rate-limit-reset']) * 1000
  const theirNow = Date.parse(headers.date ?? '') || now
  const pause = Number.isFinite(reset) ? reset - theirNow : 0
  return Math.min(Math.max(pause, 0), 60_000) + 1000
}

const oktaError = z.object({
  errorCode: z.string().max(20),
  errorSummary: z.string().catch(''),
  errorCauses: z.array(z.object({ errorSummary: z.string() })).catch([]),
})

function problemOf({ status, body }: HttpAnswer, about: Record<string, unknown>) {
  const error = oktaError.safeParse(parsed(body)).data
  const facts = { ...about, errorCode: error?.errorCode }
  if (error?.errorCode === 'E0000015') return new OktaFeatureMissing('feature', facts)
  if (error?.errorCode === 'E0000006') return new ApiTokenNotAllowed('forbidden', facts)
  if (status === 401) return new ApiTokenRefused('unauthorized', facts)
  if (status === 404) return new OktaObjectMissing('not found', facts)
  if (error === undefined || status >= 500) return new OktaApiUnreachable('not an answer of the API', facts)
  const summary = error.errorCauses[0]?.errorSummary ?? error.errorSummary
  return new OktaRefusedCall('refused', { ...facts, summary: printable(summary) ?? error.errorCode })
}

function shaped<T>({ status, body }: HttpAnswer, shape: z.ZodType<T>): T {
  const result = shape.safeParse(parsed(body))
  if (result.success) return result.data
  const where = result.error.issues[0]?.path.join('.')
  throw new OktaApiUnreachable('an answer of another shape', { status, where })
}

function parsed(body: string): unknown {
  if (body === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Okta's next page may name the org by another of its hosts; the token stays where it was given for. */
function nextPage({ headers }: HttpAnswer, origin: string): string | undefined {
  const link = [headers.link ?? []].flat().join(',')
  const href = /<([^>]+)>\s*;\s*rel="?next"?/.exec(link)?.[1]
  if (href === undefined || !URL.canParse(href, origin)) return undefined
  const { pathname, search } = new URL(href, origin)
  return pathname.startsWith(PREFIX) ? pathname + search : undefined
}
