import { noteMissedLaunch } from '../setup-steps/note-missed-launch.ts'
import type { SignInDeps } from './sign-in-deps.ts'
import { SignInRefused } from './sign-in-errors.ts'

/** What cannot be read may be a click on the tile that somebody waits for in the guide. @throws SignInRefused as `read` does */
export async function orMissedLaunch<T>(deps: SignInDeps, connectionId: string, read: () => T): Promise<T> {
  try {
    return read()
  } catch (error) {
    if (error instanceof SignInRefused)
      await noteMissedLaunch(deps, connectionId, { reason: error.reason, facts: error.facts })
    throw error
  }
}
