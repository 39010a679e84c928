import type { AuthorizeRequest } from '../../openid/house.ts'
import { addressesOf } from '../connections/connection.ts'
import type { Provider } from '../okta/provider.ts'
import { type Attempt, challengeOf, type TestAttempt } from './sign-in-attempt.ts'
import type { SignInDeps } from './sign-in-deps.ts'

type Wishes = Partial<Pick<AuthorizeRequest, 'loginHint' | 'prompts' | 'maxAge'>>

/** What the company's Okta is asked (OIDC Core 1.0 §3.1.2.1; PKCE, RFC 7636 §4.3). @param wishes  the application's */
export function authenticationRequest(
  deps: SignInDeps,
  provider: Provider,
  attempt: Attempt | TestAttempt,
  { loginHint, prompts = [], maxAge }: Wishes = {},
): Record<string, string> {
  return {
    response_type: 'code',
    response_mode: 'query',
    client_id: provider.clientId,
    redirect_uri: addressesOf(deps.publicUrl, provider.id).redirectUri,
    scope: provider.scopes.join(' '),
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: challengeOf(attempt),
    code_challenge_method: 'S256',
    ...(loginHint === undefined ? {} : { login_hint: loginHint }),
    ...(prompts.length === 0 ? {} : { prompt: prompts.join(' ') }),
    ...(maxAge === undefined ? {} : { max_age: String(maxAge) }),
  }
}
