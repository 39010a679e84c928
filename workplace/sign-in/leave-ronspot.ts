import type { FastifyRequest } from 'fastify'
import type { WorkplaceDeps } from '../workplace-deps.ts'
import { GatepassUnreachable } from './workplace-sign-in-errors.ts'

/**
 * Signs out: our own session first and in any case, then on to Gatepass, which ends its own.
 *
 * @returns where to send the browser: Gatepass's end-session endpoint, or straight to our last page
 */
export async function leaveRonspot(
  deps: Pick<WorkplaceDeps, 'sessions' | 'gatepass' | 'publicUrl'>,
  request: FastifyRequest,
): Promise<{ url: string; cookies: string[] }> {
  const { cookies, idToken } = await deps.sessions.end(request)
  const away = idToken === undefined ? undefined : await signOutUrl(deps, idToken)
  return { url: away ?? `${deps.publicUrl}/signed-out`, cookies }
}

async function signOutUrl(deps: Pick<WorkplaceDeps, 'gatepass'>, idToken: string): Promise<string | undefined> {
  try {
    return await deps.gatepass.signOutUrl(idToken)
  } catch (error) {
    // The person is signed out here whatever happens there.
    if (error instanceof GatepassUnreachable) return undefined
    throw error
  }
}
