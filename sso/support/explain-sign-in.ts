// Why could she not sign in?
//
//   a trace                        → the sign-in of our log, joined with what Okta's log says of that moment
//   a connection and a time        → all of that time, and what only Okta saw: somebody was sent there, met Okta's error
//                                    page and never came back, so nobody has a trace

import { connectionStore } from '../connections/connection-store.ts'
import { admittedWithout } from '../failures/admitted-without.ts'
import type { Seen } from '../failures/failure-signature.ts'
import { codesOf, recogniseFailure } from '../failures/recognise-failure.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import { findSignIn, type SignIn, signInOf } from '../sign-in-log/sign-in-log.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { causeOf, seenByOkta } from './cause-of.ts'
import { type ConnectedOkta, connectedOkta } from './connected-okta.ts'
import type { Explanation } from './explanation.ts'
import { type OktaEvent, type OktaLog, readOktaLog } from './okta-log.ts'
import { readStory, type SignInStory, stepsOf, versionOf } from './sign-in-story.ts'

/** Okta's clock and ours may differ, and its log is written a little later than things happen. */
const AROUND_MS = 2 * 60_000
const MOST_SIGN_INS = 100

/** @returns undefined when there is no sign-in with this trace */
export async function explain(deps: SsoDeps, trace: string): Promise<Explanation | undefined> {
  const signIn = await findSignIn(deps, trace)
  if (signIn === undefined) return undefined
  const story = await readStory(deps, signIn)
  const { okta } = story
  const log = okta === undefined ? NO_LOG : await readOktaLog(deps, okta, around(story.signIn))
  return explainStory(story, log, story.account?.email ?? undefined)
}

export type Window = {
  readonly connectionId: string
  /** Milliseconds. */
  readonly since: number
  readonly until: number
  /** Somebody's login at Okta: then also what went wrong before our app came into it, and nobody else's sign-ins. */
  readonly login?: string | undefined
}

/** @returns the newest first; undefined when there is no such connection */
export async function explainWindow(deps: SsoDeps, window: Window): Promise<Explanation[] | undefined> {
  const connection = await connectionStore(deps).find(window.connectionId)
  if (connection === undefined) return undefined
  const okta = connectedOkta(deps, connection)
  const [signIns, log] = await Promise.all([
    signInsOf(deps, window, connection.organizationId),
    okta === undefined ? NO_LOG : readOktaLog(deps, okta, window),
  ])
  const stories = await Promise.all(signIns.map((signIn) => readStory(deps, signIn)))
  const wanted = stories.filter(({ account }) => isWanted(window, account?.email))
  const told = wanted.map((story) => explainStory(story, log, window.login))
  if (okta === undefined || log.read !== 'yes') return told
  const organization = await organizationStore(deps).find(connection.organizationId)
  const alone = log.events
    .filter((event) => event.about === 'us' || (event.about === 'nobody' && isOf(event, window.login)))
    .filter((event) => isWanted(window, event.person?.login))
    .filter((event) => !stories.some((story) => isSame(event, story)))
    .map((event) => explainEvent(event, okta, organization))
  return [...told, ...alone].sort((a, b) => b.at - a.at)
}

const NO_LOG: OktaLog = { read: 'no_token' }

function around({ createdAt, durationMs }: SignIn) {
  return { since: createdAt - (durationMs ?? 0) - AROUND_MS, until: createdAt + AROUND_MS }
}

// The index leads by organization and time. One that was refused before it was known whose it is has none.
async function signInsOf(
  deps: SsoDeps,
  { connectionId, since, until }: Window,
  organizationId: string,
): Promise<SignIn[]> {
  const rows = await deps.db.kysely
    .selectFrom('sign_ins')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where((eb) => eb.or([eb('organization_id', '=', organizationId), eb('organization_id', 'is', null)]))
    .where('created_at', '>=', since)
    .where('created_at', '<', until)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_SIGN_INS)
    .execute()
  return rows.map(signInOf)
}

/** With a login nobody else's: what names nobody may be theirs. */
function isWanted({ login }: Window, who: string | null | undefined): boolean {
  return login === undefined || who === undefined || who === null || sameLogin(who, login)
}

function sameLogin(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

function isOf({ person }: OktaEvent, login: string | undefined): boolean {
  return login !== undefined && person !== null && sameLogin(person.login, login)
}

function explainStory(story: SignInStory, log: OktaLog, login: string | undefined): Explanation {
  const { signIn, account, connection, okta, organization, application } = story
  const seen = seenByUs(story)
  const events = log.read === 'yes' ? log.events.filter((event) => belongsTo(event, story, seen, login)) : []
  return {
    trace: signIn.trace,
    at: signIn.createdAt,
    outcome: signIn.outcome,
    reason: signIn.reason,
    who: account === undefined ? null : { accountId: account.id, email: account.email, name: account.name },
    typedDomain: signIn.typedDomain,
    organization: organization === undefined ? null : { id: organization.id, name: organization.name },
    connection:
      connection === undefined ? null : { id: connection.id, issuer: okta?.issuer ?? null, version: versionOf(signIn) },
    application: application === undefined ? null : { id: application.id, name: application.name },
    durationMs: signIn.durationMs,
    steps: stepsOf(signIn),
    ...causeOf(seen, events, okta),
    okta: tellLog(log, events, okta),
  }
}

/** What we wrote down, as something seen. A sign-in that went well may still lack something. */
function seenByUs({ signIn, okta }: SignInStory): Seen {
  const { reason, detail } = signIn
  if (reason !== null) return { reason, facts: detail }
  return admittedWithout(detail.claims, okta?.scopes ?? [])
}

/**
 * Of that moment, and of this person; or the same failure; or, where we know no more than that something was refused, any
 * that may be the reason. Many people come from one address: nobody's explanation is another's failure.
 */
function belongsTo(event: OktaEvent, story: SignInStory, seen: Seen, login: string | undefined): boolean {
  const { signIn, account } = story
  if (event.about === 'another' || !isOfThatTime(event, signIn)) return false
  if (account !== undefined && event.person?.id === account.subject) return true
  if (isOf(event, login)) return true
  const elsewhere = signIn.ip !== null && event.ip !== null && signIn.ip !== event.ip
  if (signIn.reason === null || elsewhere) return false
  if (isSame(event, story)) return true
  if (recogniseFailure(seen)?.vague !== true) return false
  return event.about === 'us' || (DENIALS.includes(event.type) && signIn.ip === event.ip)
}

function isOfThatTime({ at }: OktaEvent, signIn: SignIn): boolean {
  const { since, until } = around(signIn)
  return at >= since && at < until
}

/** Okta's sign-on policy decides about a person, and may do so without naming the app. */
const DENIALS = ['application.policy.sign_on.deny_access', 'policy.evaluate_sign_on']

/** Both logs tell of the same failure: it came back to us as well. */
function isSame(event: OktaEvent, { signIn, account }: SignInStory): boolean {
  if (!isOfThatTime(event, signIn)) return false
  if (account !== undefined && event.person?.id === account.subject) return true
  if (signIn.reason === null) return false
  const ours = codesOf({ facts: signIn.detail })
  return event.codes.some((code) => ours.includes(code))
}

function explainEvent(
  event: OktaEvent,
  okta: ConnectedOkta,
  organization: { id: string; name: string } | undefined,
): Explanation {
  const { person } = event
  return {
    trace: null,
    at: event.at,
    outcome: 'never_came_back',
    reason: null,
    who: person === null ? null : { accountId: null, email: person.login, name: person.name },
    typedDomain: null,
    organization: organization === undefined ? null : { id: organization.id, name: organization.name },
    connection: { id: okta.connectionId, issuer: okta.issuer, version: null },
    application: null,
    durationMs: null,
    steps: [],
    ...causeOf(seenByOkta(event), [], okta),
    okta: { events: [tellEvent(event)], problem: null },
  }
}

function tellLog(log: OktaLog, events: readonly OktaEvent[], okta: ConnectedOkta | undefined): Explanation['okta'] {
  if (log.read === 'no_token') return null
  if (log.read === 'yes') return { events: events.map(tellEvent), problem: null }
  return { events: [], problem: causeOf({ okta: [log.code], reason: 'idp_unavailable', facts: {} }, [], okta).cause }
}

function tellEvent({ at, type, message, result, reason, person }: OktaEvent) {
  return { at, type, message, result, reason, who: person?.login ?? null }
}
