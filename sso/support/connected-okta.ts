import { addressesOf, type Connection } from '../connections/connection.ts'
import type { SsoDeps } from '../sso-deps.ts'

/** A connection's Okta, as far as explaining needs it. */
export type ConnectedOkta = {
  readonly connectionId: string
  /** Scheme and host of the org; null: a provider that is not Okta. */
  readonly origin: string | null
  readonly names: readonly string[]
  readonly issuer: string
  readonly clientId: string
  /** What sentences of the catalogue speak of. */
  readonly settings: Readonly<Record<string, unknown>>
}

/** Undefined: it was never given a provider. */
export function connectedOkta(deps: SsoDeps, connection: Connection | undefined): ConnectedOkta | undefined {
  if (connection === undefined || connection.status === 'draft') return undefined
  const { id, issuer, clientId, scopes, authMethod, oktaDomain, issuerNames } = connection
  return {
    connectionId: id,
    origin: oktaDomain,
    names: [...(oktaDomain === null ? [] : [oktaDomain]), ...issuerNames],
    issuer,
    clientId,
    settings: {
      ...addressesOf(deps.publicUrl, id),
      issuer,
      clientId,
      scopes,
      authMethod,
      keysUri: `${deps.publicUrl}/keys`,
    },
  }
}
