// What Okta's own System Log says of sign-ins to one connection. Only what went wrong is asked for, and of that what is
// about our app, or about the person in question.
import { z } from 'zod'
import { AppError } from '../../kit/errors.ts'
import { oktaTokenStore } from '../connections/okta-token-store.ts'
import { printable } from '../okta/ask-provider.ts'
import { managementApi } from '../okta/management-api.ts'
import type { SsoDeps } from '../sso-deps.ts'
import type { ConnectedOkta } from './connected-okta.ts'

export type OktaEvent = {
  readonly at: number
  readonly type: string
  readonly message: string | null
  readonly result: string
  readonly reason: string | null
  readonly person: { readonly id: string; readonly login: string; readonly name: string } | null
  readonly ip: string | null
  /** Whether it names our app, another one, or none. */
  readonly about: 'us' | 'another' | 'nobody'
  /** Okta's codes, the most telling first (`Seen.okta`). */
  readonly codes: readonly string[]
  /** Addresses it was asked to send people to. */
  readonly sentRedirectUri: string | undefined
  readonly sentPostLogoutUri: string | undefined
}

export type OktaLog =
  | { readonly read: 'no_token' }
  | { readonly read: 'failed'; readonly code: string }
  /** The oldest first. */
  | { readonly read: 'yes'; readonly events: readonly OktaEvent[] }

const MOST_EVENTS = 500
/** Somebody waits for the answer. */
const PATIENCE_MS = 2_000

const FAILURES = [
  '(eventType sw "app.oauth2" and outcome.result eq "FAILURE")',
  '(eventType eq "user.session.start" and outcome.result eq "FAILURE")',
  '(eventType eq "user.authentication.auth_via_mfa" and outcome.result eq "FAILURE")',
  '(eventType eq "policy.evaluate_sign_on" and outcome.result eq "DENY")',
  'eventType eq "application.policy.sign_on.deny_access"',
  'eventType eq "app.generic.unauth_app_access_attempt"',
  'eventType eq "user.account.lock"',
].join(' or ')

const text = z.string().nullish().catch(null)
const party = z.object({ id: text, type: text, alternateId: text, displayName: text })
const logEvent = z.object({
  published: z.string(),
  eventType: z.string(),
  displayMessage: text,
  outcome: z.object({ result: text, reason: text }).nullish(),
  actor: party.nullish(),
  target: z.array(party).nullish(),
  client: z.object({ ipAddress: text }).nullish(),
  debugContext: z.object({ debugData: z.record(z.string(), z.unknown()).catch({}) }).nullish(),
})

/**
 * @param between  milliseconds of our clock
 * @returns never throws for what Okta answers: that is told beside the explanation
 */
export async function readOktaLog(
  deps: SsoDeps,
  okta: ConnectedOkta,
  between: { readonly since: number; readonly until: number },
): Promise<OktaLog> {
  const kept = await oktaTokenStore(deps).find(okta.connectionId)
  // One that was given for the Okta before is no token of this one.
  if (kept === undefined || kept.origin !== okta.origin) return { read: 'no_token' }
  const query = new URLSearchParams({
    since: new Date(between.since).toISOString(),
    until: new Date(between.until).toISOString(),
    filter: FAILURES,
    sortOrder: 'DESCENDING',
    limit: '200',
  })
  try {
    const api = managementApi(deps, { ...kept, patienceMs: PATIENCE_MS })
    const { items } = await api.list(`/api/v1/logs?${query}`, logEvent, MOST_EVENTS)
    return { read: 'yes', events: items.map((event) => readEvent(event, okta.clientId)).reverse() }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { errorCode } = error.facts
    return { read: 'failed', code: typeof errorCode === 'string' ? errorCode : error.code }
  }
}

function readEvent(event: z.infer<typeof logEvent>, clientId: string): OktaEvent {
  const { eventType, actor, outcome } = event
  const debug = event.debugContext?.debugData ?? {}
  const type = printable(eventType, 100) ?? ''
  const reason = printable(outcome?.reason, 300) ?? null
  return {
    at: Date.parse(event.published),
    type,
    message: printable(event.displayMessage, 300) ?? null,
    result: printable(outcome?.result, 40) ?? 'UNKNOWN',
    reason,
    person: personOf(actor),
    ip: printable(event.client?.ipAddress, 64) ?? null,
    about: aboutWhom(event, debug, clientId),
    codes: [...(reason !== null && type.startsWith('app.oauth2') ? [reason] : []), `${type} ${reason}`, type],
    sentRedirectUri: addressIn(debug, 'redirect_uri', 'redirectUri'),
    sentPostLogoutUri: addressIn(debug, 'post_logout_redirect_uri', 'postLogoutRedirectUri'),
  }
}

function personOf(actor: z.infer<typeof party> | null | undefined): OktaEvent['person'] {
  if (actor?.type !== 'User' || !actor.id || actor.id === 'unknown') return null
  const login = printable(actor.alternateId, 200) ?? 'unknown'
  return { id: actor.id, login, name: printable(actor.displayName, 200) ?? login }
}

function aboutWhom(
  { actor, target }: z.infer<typeof logEvent>,
  debug: Record<string, unknown>,
  clientId: string,
): OktaEvent['about'] {
  const parties = [actor, ...(target ?? [])]
  if (parties.some((each) => each?.id === clientId || each?.alternateId === clientId)) return 'us'
  if (Object.values(debug).some((value) => value === clientId || parameterOf(value, 'client_id') === clientId))
    return 'us'
  const apps = parties.filter((each) => each?.type === 'AppInstance' || each?.type === 'PublicClientApp')
  return apps.some((each) => each?.id !== 'unknown') ? 'another' : 'nobody'
}

/** Okta writes down what was refused under one name or another, or the whole request. */
function addressIn(debug: Record<string, unknown>, parameter: string, name: string): string | undefined {
  const found = [debug[name], debug[parameter], ...Object.values(debug).map((value) => parameterOf(value, parameter))]
  return printable(
    found.find((value) => typeof value === 'string' && value !== ''),
    500,
  )
}

function parameterOf(value: unknown, name: string): string | undefined {
  if (typeof value !== 'string' || !value.includes('?')) return undefined
  return new URLSearchParams(value.slice(value.indexOf('?') + 1)).get(name) ?? undefined
}
