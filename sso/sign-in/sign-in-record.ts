// What is kept of a sign-in while it happens: the version of the connection it went out with, and each step with its
// duration. It goes into the sign-in log, however the sign-in ends.
//
//   authorize → at_okta → answer → token → keys, when one is missing → id_token → userinfo, when needed → admit
import type { TestStep } from '../connections/test-seen.ts'
import type { RedeemWatch } from '../okta/redeem-code.ts'
import { type Attempt, isTest, type TestAttempt } from './sign-in-attempt.ts'

export type SignInRecord = {
  readonly watch: RedeemWatch
  /** Runs a step, and notes how long it took and whether it failed. */
  step<T>(name: TestStep['name'], work: () => Promise<T>): Promise<T>
  note(name: TestStep['name'], ms: number, ok?: boolean): void
  readonly steps: readonly TestStep[]
  /** For the sign-in log: never a claim's value. */
  detail(): Record<string, unknown>
}

/** @param backAt  when the browser came back from Okta, in milliseconds */
export function signInRecord(attempt: Attempt | TestAttempt, backAt: number): SignInRecord {
  const record = emptyRecord(attempt.versionId)
  if (!isTest(attempt)) record.note('authorize', attempt.sentMs)
  record.note('at_okta', backAt - attempt.startedAt)
  return record
}

/** Of one that never became an attempt: the step it ended in. */
export function recordOf(name: TestStep['name'], ms: number): SignInRecord {
  const record = emptyRecord(undefined)
  record.note(name, ms, false)
  return record
}

/** @param before  the steps of its first half, where it was interrupted by a question */
export function emptyRecord(versionId: string | undefined, before: readonly TestStep[] = []): SignInRecord {
  const steps: TestStep[] = [...before]
  const note = (name: TestStep['name'], ms: number, ok = true) => {
    steps.push({ name, ms: Math.round(ms * 10) / 10, ok })
  }
  const step: SignInRecord['step'] = async (name, work) => {
    const began = performance.now()
    try {
      const done = await work()
      note(name, performance.now() - began)
      return done
    } catch (error) {
      note(name, performance.now() - began, false)
      throw error
    }
  }
  return { steps, note, step, watch: { step, saw: () => {} }, detail: () => ({ version: versionId, steps }) }
}
