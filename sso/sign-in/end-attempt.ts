import type { FastifyReply } from 'fastify'
import { onePerHouse } from '../one-per-house.ts'
import { refuseSignIn } from './refuse-sign-in.ts'
import type { Attempt, TestAttempt } from './sign-in-attempt.ts'
import type { Browser, SignInDeps } from './sign-in-deps.ts'
import { SignInRefused } from './sign-in-errors.ts'
import type { SignInRecord } from './sign-in-record.ts'

// Attempts whose end is being worked on. The sign-in log lets one of two callbacks win; this lets the other one lose
// before it has asked Okta anything. On another node it loses at the log.
const ending = onePerHouse(() => new Set<string>())

/**
 * Brings an attempt to its one end: `work` admits somebody or asks one last question, and whatever it throws as a
 * refusal uses the attempt up.
 *
 * @param record  what is known of its steps, for the log
 * @throws SignInRefused  state_used: its end is under way already
 */
export async function endAttempt(
  deps: SignInDeps,
  browser: Browser,
  attempt: Attempt | TestAttempt,
  work: () => Promise<FastifyReply>,
  record: SignInRecord | undefined,
): Promise<FastifyReply> {
  const underWay = ending(deps)
  if (underWay.has(attempt.id)) throw new SignInRefused('state_used', { attempt: attempt.id })
  underWay.add(attempt.id)
  try {
    return await work()
  } catch (error) {
    return await refuseSignIn(deps, browser, error, { attempt, record })
  } finally {
    underWay.delete(attempt.id)
  }
}
