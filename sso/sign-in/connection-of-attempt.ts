import { type ActiveConnection, isActive } from '../connections/connection.ts'
import { connectionStore } from '../connections/connection-store.ts'
import type { Attempt } from './sign-in-attempt.ts'
import type { SignInDeps } from './sign-in-deps.ts'
import { SignInRefused } from './sign-in-errors.ts'

/**
 * The connection an attempt went out through, as it is now: it may have been switched off while the person was away, or
 * be led to another provider, whom a code of the one before must never reach.
 *
 * @param connectionId  at whose address the answer came in
 * @throws SignInRefused  state_connection_mismatch, state_used, connection_unknown, connection_disabled,
 *   connection_changed
 */
export async function connectionOfAttempt(
  deps: SignInDeps,
  attempt: Attempt,
  connectionId: string,
): Promise<ActiveConnection> {
  if (attempt.connectionId !== connectionId) throw new SignInRefused('state_connection_mismatch', { at: connectionId })
  const found = await connectionStore(deps).forCallback(connectionId, attempt.id)
  if (found === undefined) throw new SignInRefused('connection_unknown')
  if (found.attemptEnded) throw new SignInRefused('state_used', { attempt: attempt.id })
  if (!isActive(found.connection)) throw new SignInRefused('connection_disabled')
  const { issuer, clientId } = found.connection
  if (attempt.issuer !== issuer || attempt.clientId !== clientId) throw new SignInRefused('connection_changed')
  return found.connection
}
