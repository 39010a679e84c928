import type { FastifyReply } from 'fastify'
import { withParameters } from '../../openid/authorize.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { openTestLink } from '../connections/connection-test.ts'
import { oktaClient } from '../okta/okta-client.ts'
import { authenticationRequest } from './authentication-request.ts'
import { refuseSignIn } from './refuse-sign-in.ts'
import { attemptsOf } from './sign-in-attempt.ts'
import type { Browser, SignInDeps } from './sign-in-deps.ts'
import { SignInRefused } from './sign-in-errors.ts'
import { testRecord } from './test-record.ts'
import { versionUnderTest } from './version-under-test.ts'

/**
 * Somebody opened the link to a test sign-in: the browser goes to Okta with the settings of the draft, as it would for
 * any sign-in once they are live.
 *
 * @throws SignInRefused  test_link_gone: used before, too old, or never given out
 */
export async function startTest(deps: SignInDeps, browser: Browser, token: string): Promise<FastifyReply> {
  const test = await openTestLink(deps, token)
  const connection = test && (await connectionStore(deps).find(test.connectionId))
  if (test === undefined || connection === undefined) throw new SignInRefused('test_link_gone')
  const record = testRecord(test)
  try {
    const { provider } = await versionUnderTest(deps, test)
    // Looked at anew: whoever tests has just changed something there.
    const known = await record.step('discovery', () => oktaClient(deps).inspect(provider.issuer))
    oktaClient(deps).remember(provider, known)
    const { id, versionId, hash } = test
    const discoveryMs = record.steps[0]?.ms ?? 0
    const attempt = attemptsOf(deps).begin(browser.http, browser.reply, {
      connection,
      provider,
      versionId,
      for: { test: { id, hash, discoveryMs } },
    })
    const { authorizationEndpoint } = known.metadata
    return browser.reply
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .redirect(withParameters(authorizationEndpoint, authenticationRequest(deps, provider, attempt)), 302)
  } catch (error) {
    return refuseSignIn(deps, browser, error, { connectionId: connection.id, record })
  }
}
