import type { FastifyRequest } from 'fastify'
import { parameters } from '../../kit/server.ts'
import { layFloor } from '../floor/floor-plan.ts'
import type { WorkplaceDeps } from '../workplace-deps.ts'
import { AttemptGone } from './workplace-sign-in-errors.ts'

/**
 * Second half of a sign-in: the browser is back with a code (OIDC Core 1.0 §3.1.2.5) or an error (§3.1.2.6).
 *
 * @param query  as it came, undecoded
 * @returns where to send the browser, and its cookies; `/switch` when another person is signed in here
 * @throws DuplicateParameter                  (RFC 6749 §3.1)
 * @throws AttemptGone                         no live attempt of this browser has this state (RFC 9700 §4.7)
 * @throws SignInRefused, SignInFailed, GatepassUnreachable
 */
export async function backFromGatepass(
  deps: WorkplaceDeps,
  request: FastifyRequest,
  query: string,
): Promise<{ url: string; cookies: string[] }> {
  const state = parameters(query).get('state') ?? ''
  const attempt = deps.attempts.open(request, state)
  if (attempt === undefined) throw new AttemptGone('callback without a live attempt')

  const { claims, idToken } = await deps.gatepass.redeem(query, attempt)
  const organization = deps.organizationOf(claims)
  await layFloor(deps.db, organization)
  const { cookie, waits } = await deps.sessions.open(request, {
    claims,
    organization,
    idToken,
    returnTo: attempt.returnTo,
  })
  return {
    url: waits ? `${deps.publicUrl}/switch` : attempt.returnTo,
    cookies: [cookie, deps.attempts.forget(state)],
  }
}
