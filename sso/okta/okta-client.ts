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
import { OktaProblem } from './okta-problems.ts'
import type { Provider } from './provider.ts'
import { providerLanes } from './provider-lane.ts'
import { type OktaIdentity, type RedeemRequest, type RedeemWatch, redeemCode, UNWATCHED } from './redeem-code.ts'

export type OktaClient = {
  /** Remembered for 15 minutes, for a day when the provider does not answer. @throws OktaProblem */
  metadata(provider: Pick<Provider, 'id' | 'issuer'>): Promise<OktaMetadata>
  /**
   * One call to the provider, two when its ID token leaves out what is needed. One more where it refuses our secret and
   * there is another that follows it.
   *
   * @param watch  for whoever wants to see what happens on the way
   * @throws OktaProblem
   */
  redeem(provider: Provider, request: RedeemRequest, watch?: RedeemWatch): Promise<OktaIdentity & ProvenBy>
  /** Discovery and keys, not remembered. @throws OktaProblem */
  inspect(issuer: string): Promise<KnownProvider>
  /** Remembers what `inspect` saw for the connection that now uses it. */
  remember(provider: Pick<Provider, 'id' | 'issuer'>, known: KnownProvider): void
  /** Undefined: not an Okta org. @throws OktaProblem  not reachable */
  organization(origin: string): Promise<OktaOrganization | undefined>
}

type ProvenBy = {
  /** The provider refused the secret in use and took the one that follows. */
  readonly byNextSecret: boolean
}

export const oktaClient = onePerHouse((deps): OktaClient => {
  const cache = oktaMetadataCache(deps)
  const credentials = clientCredentials(deps)
  const lanes = providerLanes(deps)
  return {
    inspect: cache.inspect,
    remember: cache.remember,
    organization: (origin) => readOktaOrganization(deps, origin),
    async metadata(provider) {
      return (await cache.current(provider)).metadata
    },
    async redeem(provider, request, watch = UNWATCHED) {
      const known = await cache.current(provider)
      const by = (client: Provider) => {
        const freshKeys = () => watch.step('keys', () => cache.freshKeys(client))
        const proof = credentials.prove(client, known.metadata.tokenEndpoint, request.assertionKey)
        const { origin } = new URL(known.metadata.tokenEndpoint)
        return lanes.through({ id: client.id, origin }, () =>
          redeemCode(deps, client, request, { known, proof, freshKeys, watch }),
        )
      }
      try {
        return { ...(await by(provider)), byNextSecret: false }
      } catch (error) {
        // A client that is not recognised has not used its code up (RFC 6749 §4.1.3: authenticate first).
        if (provider.nextSecretSealed === null || !isRefusedSecret(error)) throw error
        const next = { ...provider, secretSealed: provider.nextSecretSealed }
        return { ...(await by(next)), byNextSecret: true }
      }
    },
  }
})

function isRefusedSecret(error: unknown): boolean {
  return error instanceof OktaProblem && error.reason === 'client_credentials_rejected'
}
