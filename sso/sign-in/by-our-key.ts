import type { ActiveConnection } from '../connections/connection.ts'
import { versionStore } from '../connections/version-store.ts'
import { type OktaClient, oktaClient } from '../okta/okta-client.ts'
import { OktaProblem } from '../okta/okta-problems.ts'
import { redeemRequest } from './redeem-request.ts'
import type { Attempt } from './sign-in-attempt.ts'
import type { SignInDeps } from './sign-in-deps.ts'
import type { SignInRecord } from './sign-in-record.ts'

/**
 * Okta refuses our secret. It deletes an app's secrets the moment the app changes over to keys (`private_key_jwt`), and
 * until that is live here, or once it was rolled back, the live version still proves itself by a secret. Where somebody
 * has asked here for the change the same sign-in is finished by our signature, so that nobody is turned away.
 *
 * @throws refused  it was not that
 */
export async function byOurKey(
  deps: SignInDeps,
  connection: ActiveConnection,
  { attempt, code, record }: { attempt: Attempt; code: string; record: SignInRecord },
  refused: unknown,
): ReturnType<OktaClient['redeem']> {
  const mayBe = connection.authMethod !== 'private_key_jwt' && isRefusedProof(refused)
  if (!mayBe || !(await versionStore(deps).wasByKey(connection))) throw refused
  const keyed = { ...connection, authMethod: 'private_key_jwt', nextSecretSealed: null } as const
  try {
    return await oktaClient(deps).redeem(keyed, redeemRequest(deps, keyed, attempt, code), record.watch)
  } catch (error) {
    throw isRefusedProof(error) ? refused : error
  }
}

function isRefusedProof(error: unknown): boolean {
  return error instanceof OktaProblem && error.reason === 'client_credentials_rejected'
}
