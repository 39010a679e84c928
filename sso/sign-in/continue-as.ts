// Somebody else is signed in in this browser than the one who comes back from Okta. A link or a tile may have done that
// without the person wanting it, so they are asked first (ASVS 7.6.2). What Okta said waits in the form, sealed to the
// attempt, whose cookie stays until the answer.
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { requireSameOrigin } from '../../kit/same-origin.ts'
import { parameters } from '../../kit/server.ts'
import { type TestStep, testStep } from '../connections/test-seen.ts'
import { type Session, sessionStore } from '../sessions/session.ts'
import { type Arrival, admit } from './admit.ts'
import { checkStanding } from './check-standing.ts'
import { connectionOfAttempt } from './connection-of-attempt.ts'
import { endAttempt } from './end-attempt.ts'
import { type Attempt, attemptsOf, isTest } from './sign-in-attempt.ts'
import type { Browser, SignInDeps } from './sign-in-deps.ts'
import { SignInRefused } from './sign-in-errors.ts'
import { confirmSwitchPage } from './sign-in-pages.ts'
import { emptyRecord } from './sign-in-record.ts'

const ANSWER_WITHIN_MS = 2 * 60 * 1000

const waiting = z.object({
  until: z.number(),
  steps: z.array(testStep).catch([]),
  arrival: z.object({
    accountId: z.string(),
    isNew: z.boolean(),
    person: z.object({
      connectionId: z.string(),
      issuer: z.string(),
      subject: z.string(),
      email: z.string().optional(),
      emailVerified: z.boolean(),
      name: z.string().optional(),
      givenName: z.string().optional(),
      familyName: z.string().optional(),
      groups: z.array(z.string()).optional(),
    }),
    amr: z.array(z.string()),
    authTime: z.number(),
  }),
})

export async function askToSwitch(
  deps: SignInDeps,
  { reply }: Browser,
  attempt: Attempt,
  { arrival, steps }: { arrival: Arrival; steps: readonly TestStep[] },
  current: Session,
): Promise<FastifyReply> {
  const until = deps.clock.now() + ANSWER_WITHIN_MS
  const sealed = deps.box('switch').seal(JSON.stringify({ until, steps, arrival }), attempt.state)
  return confirmSwitchPage(reply, {
    current: current.email ?? current.name ?? 'somebody else',
    arriving: arrival.person.email ?? arrival.person.name ?? 'somebody else',
    fields: { state: attempt.state, arrival: sealed },
  })
}

/**
 * The person answered. Everything is looked at again: the attempt, the connection, the account, and who is
 * signed in now.
 *
 * @throws CrossSiteRequest  another site pressed the button
 * @throws SignInRefused  as `finishSignIn`, and confirmation_expired, switch_declined
 */
export async function continueAs(deps: SignInDeps, browser: Browser): Promise<FastifyReply> {
  requireSameOrigin(browser.http)
  const answer = parameters(browser.http.body)
  const attempt = await attemptsOf(deps).open(browser.http, answer.get('state') ?? '')
  if (isTest(attempt)) throw new SignInRefused('state_unknown')
  const waits = whoWaits(deps, attempt, answer.get('arrival') ?? '')
  const record = emptyRecord(attempt.versionId, waits?.steps)

  const work = async () => {
    await connectionOfAttempt(deps, attempt, attempt.connectionId)
    if (waits === undefined) throw new SignInRefused('state_unknown')
    if (deps.clock.now() > waits.until) throw new SignInRefused('confirmation_expired')
    const { arrival } = waits
    if (answer.get('go_on') !== 'yes') throw new SignInRefused('switch_declined')
    await checkStanding(deps, attempt.connectionId, arrival.accountId, arrival.person.issuer)
    return admit(deps, browser, attempt, arrival, await sessionStore(deps).ofBrowser(browser.http), record)
  }
  return endAttempt(deps, browser, attempt, work, record)
}

function whoWaits(deps: SignInDeps, attempt: Attempt, sealed: string): z.infer<typeof waiting> | undefined {
  const text = deps.box('switch').open(sealed, attempt.state)
  return text === undefined ? undefined : waiting.parse(JSON.parse(text))
}
