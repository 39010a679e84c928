// The public API as the desk calls it: the same an engineer uses, with the operator's session in place of a key.
//
//   401   nobody is signed in any more: the shell shows the sign-in in the place of what was there
import type { ApiAccess, ApiRequest } from '../../ui/api-request.ts'
import { type Cause, Refusal } from '../../ui/refusal.ts'

export const DESK_ACCESS: ApiAccess = { origin: window.location.origin, authorization: 'Bearer $GATEPASS_API_KEY' }

/** A page of a list, and what to give as `after` for the next. */
export type DeskPage<T> = { readonly items: readonly T[]; readonly next: string | null }

const SIGNED_OUT = 'gatepass:signed-out'

/** @returns how to stop listening */
export function onSignedOut(listener: () => void): () => void {
  window.addEventListener(SIGNED_OUT, listener)
  return () => window.removeEventListener(SIGNED_OUT, listener)
}

type AskToConfirm = () => Promise<boolean>

let askToConfirm: AskToConfirm | undefined
let confirming: Promise<boolean> | undefined

/** @param ask  has whoever is signed in confirm that it is them; false: they would not @returns how to stop asking */
export function onConfirmationNeeded(ask: AskToConfirm): () => void {
  askToConfirm = ask
  return () => {
    askToConfirm = undefined
  }
}

/** What asks at the same moment waits for the same answer. */
function confirmed(): Promise<boolean> {
  confirming ??= (askToConfirm?.() ?? Promise.resolve(false)).finally(() => {
    confirming = undefined
  })
  return confirming
}

/** @param request  its path begins with `/api/` @returns the body; undefined where there is none @throws Refusal */
export async function callDesk<T>(request: ApiRequest, signal?: AbortSignal): Promise<T> {
  try {
    return await send<T>(request, signal)
  } catch (error) {
    const isTooOld = error instanceof Refusal && error.code === 'api.confirmation_needed'
    if (!isTooOld || !(await confirmed())) throw error
    return send<T>(request, signal)
  }
}

async function send<T>(request: ApiRequest, signal?: AbortSignal): Promise<T> {
  const response = await fetch(request.path, { ...optionsOf(request), signal: signal ?? null })
  const text = await response.text()
  if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as T
  // /api/me is how the shell finds out: it is not told by itself.
  if (response.status === 401 && request.path !== '/api/me') window.dispatchEvent(new Event(SIGNED_OUT))
  throw refusalOf(response.status, text)
}

/** The list's page that follows `after`. @throws Refusal */
export function deskPage<T>(path: string, after: string, signal?: AbortSignal): Promise<DeskPage<T>> {
  const url = new URL(path, window.location.origin)
  if (after !== '') url.searchParams.set('after', after)
  return callDesk({ method: 'GET', path: url.pathname + url.search }, signal)
}

function optionsOf({ method, body }: ApiRequest): RequestInit {
  if (method === 'GET') return { headers: { accept: 'application/json' } }
  // Always JSON: what another site may not send without asking first.
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  return { method, headers, body: JSON.stringify(body ?? {}) }
}

/** `{code, message, trace}`. */
function refusalOf(status: number, text: string): Refusal {
  const { code, message, trace } = (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, string>
  const causes = causesOf(code, message)
  const summary = message ?? 'The server answered in a way this page does not know.'
  return new Refusal({
    status,
    code: code ?? `HTTP ${status}`,
    summary: causes.length > 0 ? 'This is not right yet.' : summary,
    causes,
    ...(trace === undefined ? {} : { errorId: trace }),
  })
}

/** Of `request body is not valid: name: too short; domains.0: must be …`, each with its field. */
function causesOf(code: string | undefined, message: string | undefined): Cause[] {
  const [, list] = /^[\w ]+ is not valid: (.+)$/s.exec(message ?? '') ?? []
  if (code !== 'request.invalid' || list === undefined) return []
  return list.split('; ').map((problem) => {
    const [, field, text] = /^(\w+)(?:\.[\w.]+)?: (.+)$/s.exec(problem) ?? []
    return { field, text: text ?? problem }
  })
}
