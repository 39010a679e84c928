import { type ConnectionVersion, providerOfVersion } from '../connections/connection-version.ts'
import { isWhole } from '../connections/settings.ts'
import { versionStore } from '../connections/version-store.ts'
import type { Provider } from '../okta/provider.ts'
import type { SignInDeps } from './sign-in-deps.ts'
import { SignInRefused } from './sign-in-errors.ts'

/**
 * The version a test is about, as long as it is what the test was asked for: an answer to other settings proves nothing,
 * and its code belongs to another provider.
 *
 * @throws SignInRefused  test_outdated
 */
export async function versionUnderTest(
  deps: SignInDeps,
  test: { connectionId: string; versionId: string; hash: string },
): Promise<{ version: ConnectionVersion; provider: Provider }> {
  const version = await versionStore(deps).find(test.connectionId, test.versionId)
  if (version === undefined || version.hash !== test.hash || !isWhole(version.settings))
    throw new SignInRefused('test_outdated', { version: test.versionId })
  return { version, provider: providerOfVersion(test.connectionId, version.settings) }
}
