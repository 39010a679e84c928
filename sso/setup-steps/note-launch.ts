// "Click the tile now": the guide waits, and the click arrives where every click on the tile does.
import type { SsoDeps } from '../sso-deps.ts'
import { stepStore } from './step-store.ts'

/** How long a guide waits for the click before it has to be told to wait again. */
const WAITED_FOR_MS = 60 * 60_000

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
  const waiting = await steps.find(connectionId, 'initiate-login')
  if (waiting?.state !== 'waiting' || deps.clock.now() - waiting.at > WAITED_FOR_MS) return false
  const isTheirs = known.map(withoutSlash).includes(withoutSlash(iss))
  await steps.put(connectionId, {
    step: 'initiate-login',
    state: isTheirs ? 'proven' : 'red',
    settingsHash: null,
    evidence: isTheirs ? [{ name: 'The click arrived from', value: iss }] : [],
    findings: isTheirs ? [] : [otherOkta(iss, known)],
    by: 'okta',
  })
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
