import { printable } from '../okta/ask-provider.ts'
import { oktaClient } from '../okta/okta-client.ts'
import type { Provider } from '../okta/provider.ts'
import type { CallbackAnswer } from './callback-answer.ts'
import { oktaSaidNo } from './okta-said-no.ts'
import type { SignInDeps } from './sign-in-deps.ts'
import { SignInRefused } from './sign-in-errors.ts'

/**
 * The code in Okta's answer, once it is certain that the answer is one and comes from the one we asked.
 *
 * @throws SignInRefused  duplicate_parameter and the like, iss_param_mismatch, iss_param_missing, or Okta's no
 */
export async function codeOfAnswer(
  deps: SignInDeps,
  provider: Provider,
  { says, iss }: CallbackAnswer,
): Promise<string> {
  // Two codes, a code and an error, tokens in the address bar: no honest answer looks like that.
  if ('fault' in says) throw new SignInRefused(says.fault)
  await checkSender(deps, provider, iss)
  if ('error' in says) throw oktaSaidNo(says.error, says.description)
  return says.code
}

/** Before the code goes anywhere: is the one who answers the one we asked? (RFC 9207 §2.4) */
async function checkSender(deps: SignInDeps, provider: Provider, iss: string | undefined): Promise<void> {
  if (iss !== undefined && iss !== provider.issuer)
    throw new SignInRefused('iss_param_mismatch', { expected: provider.issuer, found: printable(iss) })
  if (iss !== undefined) return
  const { issInResponse } = await oktaClient(deps).metadata(provider)
  if (issInResponse) throw new SignInRefused('iss_param_missing')
}
