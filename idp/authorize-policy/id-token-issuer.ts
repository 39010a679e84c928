import type { TokenContext } from '../../openid/house.ts'
import { domainStore } from '../domains/domain-store.ts'
import { issuerHost } from '../domains/issuer-host.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { oktaSite } from './okta-site.ts'
import { oktaClient } from './org-client.ts'

/**
 * Who an ID token says made it. A custom server has an issuer mode of its own; at the org's it is the app that has one,
 * whichever host was asked.
 */
export function idTokenIssuer({ db, baseUrl }: IdpDeps): (context: TokenContext) => Promise<string> {
  return async ({ site, client }) => {
    const { org, server, issuer } = oktaSite(site)
    if (server !== undefined) return issuer
    const { issuer_mode: mode } = oktaClient(client).document.settings.oauthClient
    const first = mode === 'CUSTOM_URL' ? await domainStore(db.kysely).first(org.id) : undefined
    return issuerHost(baseUrl, org, mode, first)
  }
}
