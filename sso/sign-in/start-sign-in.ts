import type { FastifyReply } from 'fastify'
import { withParameters } from '../../openid/authorize.ts'
import type { AuthorizeContext } from '../../openid/house.ts'
import { applicationStore } from '../applications/application-store.ts'
import { type ActiveConnection, addressesOf } from '../connections/connection.ts'
import { oktaClient } from '../okta/okta-client.ts'
import { chooseConnection } from './choose-connection.ts'
import { type Attempt, attemptsOf, challengeOf } from './sign-in-attempt.ts'
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
  const { http, reply, request, client } = context
  const connection = await chooseConnection(deps, context)
  if (connection === undefined) return reply

  const { authorizationEndpoint } = await oktaClient(deps).metadata(connection)
  const application = await applicationStore(deps).byClientId(client.clientId)
  const attempt = attemptsOf(deps).begin(http, reply, { connection, applicationId: application?.id ?? '', request })
  return reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .redirect(withParameters(authorizationEndpoint, authenticationRequest(deps, connection, attempt)), 302)
}

function authenticationRequest(
  deps: SignInDeps,
  connection: ActiveConnection,
  attempt: Attempt,
): Record<string, string> {
  const { loginHint, prompts, maxAge } = attempt.request
  return {
    response_type: 'code',
    response_mode: 'query',
    client_id: connection.clientId,
    redirect_uri: addressesOf(deps.publicUrl, connection.id).redirectUri,
    scope: connection.scopes.join(' '),
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: challengeOf(attempt),
    code_challenge_method: 'S256',
    ...(loginHint === undefined ? {} : { login_hint: loginHint }),
    ...(prompts.length === 0 ? {} : { prompt: prompts.join(' ') }),
    ...(maxAge === undefined ? {} : { max_age: String(maxAge) }),
  }
}
