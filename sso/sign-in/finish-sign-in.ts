import type { FastifyReply } from 'fastify'
import { accountIdOf } from '../accounts/account.ts'
import type { ActiveConnection } from '../connections/connection.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { promoteNextSecret } from '../connections/next-secret.ts'
import { oktaClient } from '../okta/okta-client.ts'
import type { OktaIdentity } from '../okta/redeem-code.ts'
import { sessionStore } from '../sessions/session.ts'
import { type Arrival, admit } from './admit.ts'
import { byOurKey } from './by-our-key.ts'
import { readCallback } from './callback-answer.ts'
import { checkStanding } from './check-standing.ts'
import { codeOfAnswer } from './code-of-answer.ts'
import { connectionOfAttempt } from './connection-of-attempt.ts'
import { askToSwitch } from './continue-as.ts'
import { endAttempt } from './end-attempt.ts'
import { finishTest } from './finish-test.ts'
import { orMissedLaunch } from './or-missed-launch.ts'
import { redeemRequest } from './redeem-request.ts'
import { type Attempt, attemptsOf, isTest } from './sign-in-attempt.ts'
import type { Browser, SignInDeps } from './sign-in-deps.ts'
import { SignInRefused } from './sign-in-errors.ts'
import { type SignInRecord, signInRecord } from './sign-in-record.ts'

/**
 * Second half of a sign-in: the browser is back from the company's Okta.
 *
 * Source: OIDC Core 1.0 §3.1.2.7 (authentication response), §3.1.3 (token request and ID token), RFC 9207 (`iss`),
 * RFC 9700 §4.4, §4.5 and §4.7 (mix-up, injection, login CSRF).
 *
 * @param connectionId  whose address Okta answered at: each connection has its own
 * @throws SignInRefused  there is no telling which attempt it belongs to; every other refusal ends the attempt here
 */
export async function finishSignIn(deps: SignInDeps, browser: Browser, connectionId: string): Promise<FastifyReply> {
  const answer = await orMissedLaunch(deps, browser, connectionId, () => readCallback(browser.http))
  const attempt = await attemptsOf(deps).open(browser.http, answer.state)

  if (isTest(attempt)) return finishTest(deps, browser, attempt, answer, connectionId)

  const record = signInRecord(attempt, deps.clock.now())
  const work = async () => {
    const connection = await connectionOfAttempt(deps, attempt, connectionId)
    const code = await record.step('answer', () => codeOfAnswer(deps, connection, answer))
    const identity = await askOktaWho(deps, connection, attempt, code, record)
    attemptsOf(deps).stillOpen(attempt)
    const { arrival, current } = await record.step('admit', async () => ({
      arrival: await recognise(deps, attempt, identity),
      current: await sessionStore(deps).ofBrowser(browser.http),
    }))
    if (current && current.accountId !== arrival.accountId) {
      // The question is a page, and the application forbade pages (OIDC Core §3.1.2.1).
      if (attempt.request.prompts.includes('none')) throw new SignInRefused('other_person')
      return askToSwitch(deps, browser, attempt, { arrival, steps: record.steps }, current)
    }
    return admit(deps, browser, attempt, arrival, current, record)
  }
  return endAttempt(deps, browser, attempt, work, record)
}

/** The one call to Okta. That it takes our secret again, or the one that follows, is news. */
async function askOktaWho(
  deps: SignInDeps,
  connection: ActiveConnection,
  attempt: Attempt,
  code: string,
  record: SignInRecord,
): Promise<OktaIdentity> {
  const request = redeemRequest(deps, connection, attempt, code)
  const identity = await oktaClient(deps)
    .redeem(connection, request, record.watch)
    .catch((refused: unknown) => byOurKey(deps, connection, { attempt, code, record }, refused))
  if (identity.byNextSecret) await promoteNextSecret(deps, connection)
  if (connection.attention !== null) await connectionStore(deps).clearAttention(connection.id)
  return identity
}

/** Who that is here: one account per connection, issuer and subject. An e-mail address never makes two people one. */
async function recognise(deps: SignInDeps, attempt: Attempt, identity: OktaIdentity): Promise<Arrival> {
  const { connectionId, request } = attempt
  const accountId = accountIdOf(connectionId, identity.issuer, identity.subject)
  const isNew = await checkStanding(deps, connectionId, accountId, identity.issuer)
  if (request.idTokenHintSubject !== undefined && request.idTokenHintSubject !== accountId)
    throw new SignInRefused('other_person', { account: accountId })
  return {
    accountId,
    isNew,
    person: { ...identity, connectionId },
    amr: identity.amr,
    authTime: identity.authTime ?? Math.floor(deps.clock.now() / 1000),
  }
}
