import type { FastifyReply } from 'fastify'
import { refuseAuthorization } from '../../openid/authorize.ts'
import type { AuthorizeRequest } from '../../openid/house.ts'
import { type OAuthErrorName, ProtocolError } from '../../openid/protocol-error.ts'
import { applicationStore } from '../applications/application-store.ts'
import { isActive } from '../connections/connection.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { failTest } from '../connections/connection-test.ts'
import { recogniseFailure } from '../failures/recognise-failure.ts'
import { WHO_MUST_ACT } from '../failures/who-must-act.ts'
import { OktaProblem } from '../okta/okta-problems.ts'
import { problemPage } from '../page-parts.ts'
import { attemptsOf, isTest } from './sign-in-attempt.ts'
import type { Browser, SignInDeps } from './sign-in-deps.ts'
import { SignInRefused } from './sign-in-errors.ts'
import { testFailedPage } from './test-pages.ts'
import { isTestRecord } from './test-record.ts'
import { type FailedSignIn, requestOf, writeDown } from './write-down.ts'

/**
 * A sign-in ends badly: one row in the sign-in log, and a page with a sentence, the code and the trace. With an attempt
 * the row also ends it, so the same state cannot be tried again.
 *
 * @throws what is no refusal: something of ours broke, and the house's own page says so
 */
export async function refuseSignIn(
  deps: SignInDeps,
  browser: Browser,
  thrown: unknown,
  failed: FailedSignIn,
): Promise<FastifyReply> {
  const refusal = asRefusal(thrown)
  if (refusal === undefined) throw thrown
  await needsAttention(deps, refusal, failed)
  const trace = await writeDown(deps, browser, refusal, failed)
  const { record } = failed
  if (isTestRecord(record))
    await failTest(deps, { id: record.testId, trace, reason: refusal.reason, seen: record.seen() })
  if (failed.attempt !== undefined) attemptsOf(deps).forget(browser.reply, failed.attempt)
  return answerRefusal(deps, browser, refusal, failed, trace)
}

function asRefusal(thrown: unknown): SignInRefused | undefined {
  if (thrown instanceof SignInRefused) return thrown
  if (thrown instanceof OktaProblem) return new SignInRefused(thrown.reason, thrown.facts, { cause: thrown })
  return undefined
}

/** Somebody at the customer's has to enter a new secret (B-21). */
async function needsAttention(deps: SignInDeps, { reason }: SignInRefused, { attempt }: FailedSignIn): Promise<void> {
  if (reason !== 'client_credentials_rejected' || attempt === undefined || isTest(attempt)) return
  await connectionStore(deps).markAttention(attempt.connectionId, reason)
}

async function answerRefusal(
  deps: SignInDeps,
  { reply }: Browser,
  refusal: SignInRefused,
  failed: FailedSignIn,
  trace: string,
): Promise<FastifyReply> {
  const { attempt, connectionId, record } = failed
  const request = requestOf(failed)
  if (isTestRecord(record)) return testFailedPage(reply, refusal, trace, record.seen())
  const error = request === undefined ? undefined : errorForApplication(refusal, request)
  if (request !== undefined && error !== undefined) {
    const answer = new ProtocolError(error, refusal.reason, refusal.publicMessage)
    return refuseAuthorization(reply, deps.site(), request, answer, {})
  }
  return problemPage(reply, {
    status: refusal.status,
    sentence: refusal.publicMessage,
    code: refusal.code,
    trace,
    help: whoCanHelp(refusal),
    startAgain: await startAgainLink(deps, refusal, attempt?.connectionId ?? connectionId),
  })
}

/** By the same words as support reads; undefined where the person's own next try is all there is to do. */
function whoCanHelp({ reason, facts }: SignInRefused): string | undefined {
  const cause = recogniseFailure({ reason, facts })
  return cause && WHO_MUST_ACT[cause.side].toPerson
}

const PASSED_ON: readonly OAuthErrorName[] = ['login_required', 'interaction_required', 'consent_required']

/** A page is for the person. The application hears of it where it forbade pages, or where the person chose to go back. */
function errorForApplication({ reason, facts }: SignInRefused, request: AuthorizeRequest): OAuthErrorName | undefined {
  if (reason === 'other_person') return 'login_required'
  if (reason === 'switch_declined') return 'access_denied'
  if (!request.prompts.includes('none')) return undefined
  return PASSED_ON.find((name) => name === facts.oktaError) ?? 'access_denied'
}

/** The tile's way in, for a person whose sign-in can simply be tried again. */
async function startAgainLink(
  deps: SignInDeps,
  { status }: SignInRefused,
  connectionId: string | undefined,
): Promise<string | undefined> {
  if (connectionId === undefined || status === 403) return undefined
  const connection = await connectionStore(deps).find(connectionId)
  if (connection === undefined || !isActive(connection)) return undefined
  const application = await applicationStore(deps).behind(connection)
  if (!application?.initiateLoginUri) return undefined
  return `/initiate/${connection.id}?iss=${encodeURIComponent(connection.issuer)}`
}
