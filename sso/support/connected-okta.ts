import { addressesOf, type Connection, settingsOf } from '../connections/connection.ts'
import { isWhole, type Settings } from '../connections/settings.ts'
import type { SsoDeps } from '../sso-deps.ts'

/** A connection's Okta, as far as explaining needs it. */
export type ConnectedOkta = {
  readonly connectionId: string
  /** Scheme and host of the org; null: a provider that is not Okta. */
  readonly origin: string | null
  readonly names: readonly string[]
  readonly issuer: string
  readonly clientId: string
  readonly scopes: readonly string[]
  /** What sentences of the catalogue speak of. */
  readonly settings: Readonly<Record<string, unknown>>
}

/**
 * @param settings  those of the version a sign-in went out with; absent: those that are live
 * @returns undefined when it was never given a provider
 */
export function connectedOkta(
  deps: SsoDeps,
  connection: Connection | undefined,
  settings: Settings | undefined = connection && settingsOf(connection),
): ConnectedOkta | undefined {
  if (connection === undefined || settings === undefined || !isWhole(settings)) return undefined
  const { issuer, clientId, scopes, authMethod, oktaDomain, issuerNames } = settings
  const { id } = connection
  return {
    connectionId: id,
    origin: oktaDomain,
    names: [...(oktaDomain === null ? [] : [oktaDomain]), ...issuerNames],
    issuer,
    clientId,
    scopes,
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
