import type { FastifyRequest } from 'fastify'
import type { WorkplaceDeps } from '../workplace-deps.ts'
import type { SignInHints } from './gatepass.ts'

/**
 * First half of a sign-in: remember the attempt in this browser, send it to Gatepass.
 *
 * @param landing  absolute URL on our own origin
 * @throws GatepassUnreachable
 */
export async function goToGatepass(
  deps: Pick<WorkplaceDeps, 'gatepass' | 'attempts'>,
  request: FastifyRequest,
  wish: { hints: SignInHints; landing: string },
): Promise<{ url: string; cookies: string[] }> {
  const { url, secrets } = await deps.gatepass.authorizeUrl(wish.hints)
  return { url, cookies: deps.attempts.remember(request, { ...secrets, returnTo: wish.landing }) }
}
