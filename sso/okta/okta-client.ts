// The one place that speaks to customers' identity providers.
//
//   metadata(provider)    where to send a browser, whose keys to believe      okta-metadata.ts
//   redeem(provider, …)   a code for who the person is                        redeem-code.ts
//   inspect(issuer)       a first look, when somebody sets a connection up    okta-metadata.ts
//   organization(origin)  which other names an Okta org goes by               okta-organization.ts
import { onePerHouse } from '../one-per-house.ts'
import { clientCredentials } from './client-credentials.ts'
import { type KnownProvider, type OktaMetadata, oktaMetadataCache } from './okta-metadata.ts'
import { type OktaOrganization, readOktaOrganization } from './okta-organization.ts'
import type { Provider } from './provider.ts'
import { type OktaIdentity, type RedeemRequest, redeemCode } from './redeem-code.ts'

export type OktaClient = {
  /** Remembered for 15 minutes, for a day when the provider does not answer. @throws OktaProblem */
  metadata(provider: Pick<Provider, 'id' | 'issuer'>): Promise<OktaMetadata>
  /** One call to the provider, two when its ID token leaves out what is needed. @throws OktaProblem */
  redeem(provider: Provider, request: RedeemRequest): Promise<OktaIdentity>
  /** Discovery and keys, not remembered. @throws OktaProblem */
  inspect(issuer: string): Promise<KnownProvider>
  /** Remembers what `inspect` saw for the connection that now uses it. */
  remember(provider: Pick<Provider, 'id' | 'issuer'>, known: KnownProvider): void
  /** Undefined: not an Okta org. @throws OktaProblem  not reachable */
  organization(origin: string): Promise<OktaOrganization | undefined>
}

export const oktaClient = onePerHouse((deps): OktaClient => {
  const cache = oktaMetadataCache(deps)
  const credentials = clientCredentials(deps)
  return {
    inspect: cache.inspect,
    remember: cache.remember,
    organization: (origin) => readOktaOrganization(deps, origin),
    async metadata(provider) {
      return (await cache.current(provider)).metadata
    },
    async redeem(provider, request) {
      const known = await cache.current(provider)
      const proof = credentials.prove(provider, known.metadata.tokenEndpoint, request.assertionKey)
      return redeemCode(deps, provider, request, { known, proof, freshKeys: () => cache.freshKeys(provider) })
    },
  }
})
