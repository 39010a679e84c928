import type { FastifyReply } from 'fastify'
import { withParameters } from '../../openid/authorize.ts'
import type { AuthorizeContext } from '../../openid/house.ts'
import { applicationStore } from '../applications/application-store.ts'
import { oktaClient } from '../okta/okta-client.ts'
import { authenticationRequest } from './authentication-request.ts'
import { chooseConnection } from './choose-connection.ts'
import { attemptsOf } from './sign-in-attempt.ts'
import type { SignInDeps } from './sign-in-deps.ts'

/**
 * First half of a sign-in: an application asked for one, the browser goes to the company's Okta. Nothing is written.
 *
 * Source: OIDC Core 1.0 §3.1.2.1 (authentication request), RFC 7636 §4.3 (PKCE), RFC 9700 §2.1.
 *
 * @throws SignInRefused  there is no Okta to go to; @throws OktaProblem  it does not answer
 * @throws ProtocolError  for the application (`prompt=none` and somebody would have to be asked)
 */
export async function startSignIn(deps: SignInDeps, context: AuthorizeContext): Promise<FastifyReply> {
  const began = performance.now()
  const { http, reply, request, client } = context
  const connection = await chooseConnection(deps, context)
  if (connection === undefined) return reply

  const { authorizationEndpoint } = await oktaClient(deps).metadata(connection)
  const application = await applicationStore(deps).byClientId(client.clientId)
  const sentMs = Math.round(performance.now() - began)
  const what = { applicationId: application?.id ?? '', sentMs, request: { ...request, extra: {} } }
  const attempt = attemptsOf(deps).begin(http, reply, {
    connection,
    provider: connection,
    versionId: connection.liveVersionId,
    for: what,
  })
  return reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .redirect(withParameters(authorizationEndpoint, authenticationRequest(deps, connection, attempt, request)), 302)
}
