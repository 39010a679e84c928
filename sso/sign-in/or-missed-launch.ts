import { noteMissedLaunch } from '../setup-steps/note-missed-launch.ts'
import type { Browser, SignInDeps } from './sign-in-deps.ts'
import { SignInRefused } from './sign-in-errors.ts'

/**
 * What cannot be read may be a click on the tile that somebody waits for in the guide. Anybody may send such a thing, so one
 * address is listened to a few times a minute. @throws SignInRefused as `read` does
 */
export async function orMissedLaunch<T>(
  deps: SignInDeps,
  { http }: Browser,
  connectionId: string,
  read: () => T,
): Promise<T> {
  try {
    return read()
  } catch (error) {
    if (error instanceof SignInRefused && deps.misses.take(http.ip) === undefined)
      await noteMissedLaunch(deps, connectionId, { reason: error.reason, facts: error.facts })
    throw error
  }
}
