import { addressesOf } from '../connections/connection.ts'
import type { Provider } from '../okta/provider.ts'
import type { RedeemRequest } from '../okta/redeem-code.ts'
import type { Attempt, TestAttempt } from './sign-in-attempt.ts'
import type { SignInDeps } from './sign-in-deps.ts'

/** What the code of an attempt is redeemed with. */
export function redeemRequest(
  deps: SignInDeps,
  provider: Provider,
  attempt: Attempt | TestAttempt,
  code: string,
): RedeemRequest {
  return {
    code,
    redirectUri: addressesOf(deps.publicUrl, provider.id).redirectUri,
    codeVerifier: attempt.verifier,
    nonce: attempt.nonce,
    maxAge: 'request' in attempt ? attempt.request.maxAge : undefined,
    assertionKey: provider.authMethod === 'private_key_jwt' ? deps.site().keys.active : undefined,
  }
}
