// "Click the tile now": the guide waits, and the click arrives where every click on the tile does.
import type { SsoDeps } from '../sso-deps.ts'
import type { StepRecord } from './setup-step.ts'
import { stepStore } from './step-store.ts'

/** How long a guide waits for the click before it has to be told to wait again. */
const WAITED_FOR_MS = 60 * 60_000

/**
 * Whether the guide waits for the click, or one missed and the next may be right: anybody can send a wrong one, and that
 * does not keep the right one from being seen.
 */
export function awaited(step: StepRecord | undefined, now: number): 'waiting' | 'missed' | undefined {
  if (step === undefined || now - step.at > WAITED_FOR_MS) return undefined
  if (step.state === 'waiting') return 'waiting'
  return step.state === 'red' && step.by === 'okta' ? 'missed' : undefined
}

/**
 * A launch came in for a connection. @param known  the names its provider goes by
 * @returns whether somebody was waiting for it
 */
export async function noteLaunch(
  deps: SsoDeps,
  connectionId: string,
  iss: string,
  known: readonly string[],
): Promise<boolean> {
  const steps = stepStore(deps)
  const waits = awaited(await steps.find(connectionId, 'initiate-login'), deps.clock.now())
  const isTheirs = known.map(withoutSlash).includes(withoutSlash(iss))
  if (waits === undefined || (waits === 'missed' && !isTheirs)) return false
  const seen = { step: 'initiate-login', settingsHash: null, by: 'okta' } as const
  if (isTheirs) {
    const evidence = [{ name: 'The click arrived from', value: iss }]
    await steps.put(connectionId, { ...seen, state: 'proven', evidence, findings: [] })
  } else
    await steps.endWaiting(connectionId, { ...seen, state: 'red', evidence: [], findings: [otherOkta(iss, known)] })
  return true
}

const withoutSlash = (name: string) => name.replace(/\/$/, '')

function otherOkta(iss: string, known: readonly string[]) {
  return {
    code: 'launch_from_other_okta',
    sentence: 'A click arrived, and it came from another Okta than the one of the first step.',
    side: 'customer' as const,
    want: known.join(' or ') || 'the Okta of the first step',
    got: iss.slice(0, 200),
    todo: ['Click the tile in the Okta this connection is for, or go back to the first step and name this one.'],
  }
}
