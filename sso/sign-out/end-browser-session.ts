import type { FastifyReply, FastifyRequest } from 'fastify'
import { SESSION_COOKIE, sessionStore } from '../sessions/session.ts'
import type { SsoDeps } from '../sso-deps.ts'

/**
 * An application signs its person out (OIDC RP-Initiated Logout 1.0 §2). The session ends first, and with it every
 * code, access token and refresh token given under it; where the browser goes then is the engine's business.
 *
 * @param hint  from a verified ID token: its session ends, also when the browser shows no cookie or somebody else's.
 *   Without one, the person confirmed on our page, and it is the browser's session that ends.
 */
export async function endBrowserSession(
  deps: SsoDeps,
  http: FastifyRequest,
  reply: FastifyReply,
  hint: { sessionId?: string } | undefined,
): Promise<void> {
  const sessions = sessionStore(deps)
  const shown = await sessions.ofBrowser(http)
  const ending = hint?.sessionId ?? shown?.id
  if (ending !== undefined) await sessions.end(ending)
  if (shown === undefined || shown.id === ending) reply.header('set-cookie', sessions.cookies.clear(SESSION_COOKIE))
}
