import type { SsoDeps } from '../sso-deps.ts'
import { ConfirmationNeeded } from './door-errors.ts'

/** For so long nobody is asked again who just said who they are. */
const GOOD_FOR_MS = 15 * 60_000

/** @throws ConfirmationNeeded  a sign-in of long ago */
export function requireConfirmed(clock: SsoDeps['clock'], { signedInAt }: { readonly signedInAt: number }): void {
  if (clock.now() - signedInAt > GOOD_FOR_MS) throw new ConfirmationNeeded('signed in too long ago', { signedInAt })
}
