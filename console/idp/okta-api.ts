// Okta's management API as the browser calls it: same host, the session's cookie, Okta's own errors.
//
//   401   nobody is signed in any more: to the sign-in page, and back here
//   429   wait until X-Rate-Limit-Reset, twice at most, then say so
import type { ApiAccess, ApiRequest } from '../ui/api-request.ts'
import { Refusal } from '../ui/refusal.ts'
import { readCause } from './okta-causes.ts'

export const OKTA_ACCESS: ApiAccess = { origin: window.location.origin, authorization: 'SSWS $OKTA_API_TOKEN' }

/** A page of a list, and where the next one is: Okta's `Link: <…>; rel="next"`, as a path. */
export type OktaPage<T> = { readonly items: readonly T[]; readonly next: string | undefined }

/** @returns the body; undefined where there is none @throws Refusal */
export async function callOkta<T>(request: ApiRequest, signal?: AbortSignal): Promise<T> {
  const response = await send(request, signal)
  return (await bodyOf(response)) as T
}

/** @throws Refusal */
export async function oktaPage<T>(path: string, signal?: AbortSignal): Promise<OktaPage<T>> {
  const response = await send({ method: 'GET', path }, signal)
  return { items: (await bodyOf(response)) as T[], next: nextOf(response.headers.get('link')) }
}

/** All of a list that is known to be short. @throws Refusal */
export async function wholeOktaList<T>(path: string, signal?: AbortSignal): Promise<readonly T[]> {
  const items: T[] = []
  for (let next: string | undefined = path; next !== undefined; ) {
    const page: OktaPage<T> = await oktaPage<T>(next, signal)
    items.push(...page.items)
    next = page.next
  }
  return items
}

const MOST_WAITS = 2
const LONGEST_WAIT_MS = 60_000

async function send(request: ApiRequest, signal: AbortSignal | undefined): Promise<Response> {
  for (let waits = 0; ; waits++) {
    const response = await fetch(request.path, { ...optionsOf(request), signal: signal ?? null })
    if (response.ok) return response
    if (response.status === 401) return signInAgain()
    if (response.status !== 429 || waits === MOST_WAITS) throw await refusalOf(response)
    await pause(waitOf(response))
  }
}

function optionsOf({ method, body, file }: ApiRequest): RequestInit {
  if (file !== undefined) {
    const form = new FormData()
    form.append(file.field, file.blob, file.name)
    return { method, body: form, headers: { accept: 'application/json' } }
  }
  const json = { accept: 'application/json', ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) }
  return { method, headers: json, body: body === undefined ? null : JSON.stringify(body) }
}

/** Leaves; the promise stays open, so that nothing is drawn on the way. */
function signInAgain(): Promise<never> {
  const here = window.location.pathname + window.location.search
  window.location.assign(`/login/login.htm?fromURI=${encodeURIComponent(here)}`)
  return new Promise(() => {})
}

function waitOf(response: Response): number {
  const reset = Number(response.headers.get('x-rate-limit-reset')) * 1000
  return Math.min(Math.max(reset - Date.now(), 1_000), LONGEST_WAIT_MS)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  return text === '' ? undefined : JSON.parse(text)
}

/** Okta's `{"errorCode","errorSummary","errorId","errorCauses":[{"errorSummary"}]}`. */
async function refusalOf(response: Response): Promise<Refusal> {
  const body = await bodyOf(response).catch(() => undefined)
  const { errorCode, errorSummary, errorId, errorCauses } = (body ?? {}) as Record<string, unknown>
  return new Refusal({
    status: response.status,
    code: typeof errorCode === 'string' ? errorCode : `HTTP ${response.status}`,
    summary: typeof errorSummary === 'string' ? errorSummary : 'The server answered in a way this page does not know.',
    ...(typeof errorId === 'string' ? { errorId } : {}),
    causes: Array.isArray(errorCauses) ? errorCauses.map(readCause) : [],
  })
}

/** The path of `rel="next"` in one `Link` header that may hold several. */
function nextOf(link: string | null): string | undefined {
  const [, address] = /<([^>]+)>;\s*rel="next"/.exec(link ?? '') ?? []
  if (address === undefined) return undefined
  const url = new URL(address, window.location.origin)
  return url.pathname + url.search
}
