// Everything a sign-in depends on at the provider, taken together: a version of a connection is such settings and how
// far they have come, and the connection itself carries a copy of those that are live.
import { readStrings } from '../json-column.ts'
import { boundSecret, type Provider } from '../okta/provider.ts'
import type { SettingsColumns } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'

export type Settings = {
  readonly issuer: string | null
  /** Scheme and host of the Okta org; null for a provider that is not Okta. */
  readonly oktaDomain: string | null
  readonly clientId: string | null
  readonly secretSealed: string | null
  /** The secret that follows: tried when the provider refuses the first. */
  readonly nextSecretSealed: string | null
  readonly authMethod: Provider['authMethod']
  /** Everything it may call itself in the `iss` of a tile launch: issuer, org URL, the customer's own domain. */
  readonly issuerNames: readonly string[]
  readonly scopes: readonly string[]
}

export type WholeSettings = Settings & { readonly issuer: string; readonly clientId: string }

/** What a sign-in cannot do without, by the names the API gives it. */
export type MissingSetting = 'oktaDomain' | 'clientId' | 'clientSecret'

export function missingSettings(settings: Settings): MissingSetting[] {
  const needsSecret = settings.authMethod !== 'private_key_jwt'
  return [
    ...(settings.issuer === null ? (['oktaDomain'] as const) : []),
    ...(settings.clientId === null ? (['clientId'] as const) : []),
    ...(needsSecret && settings.secretSealed === null ? (['clientSecret'] as const) : []),
  ]
}

export function isWhole(settings: Settings): settings is WholeSettings {
  return missingSettings(settings).length === 0
}

export function noSettings(authMethod: Provider['authMethod']): Settings {
  const nothing = { issuer: null, oktaDomain: null, clientId: null, secretSealed: null, nextSecretSealed: null }
  return { ...nothing, authMethod, issuerNames: [], scopes: [] }
}

/**
 * The same for the same settings, secrets included, and for no others: what was tested is what has this hash. Keyed, so
 * that no secret can be guessed from it.
 */
export function settingsHash(deps: Pick<SsoDeps, 'box'>, connectionId: string, settings: Settings): string {
  const box = deps.box('connections')
  const plain = (sealed: string | null) => sealed && (box.open(sealed, boundSecret(connectionId)) ?? sealed)
  const { issuer, oktaDomain, clientId, secretSealed, nextSecretSealed, authMethod, issuerNames, scopes } = settings
  const secrets = [plain(secretSealed), plain(nextSecretSealed)]
  const everything = JSON.stringify([issuer, oktaDomain, clientId, ...secrets, authMethod, issuerNames, scopes])
  return box.fingerprint(everything, `connections|${connectionId}|settings`)
}

export function settingsOfColumns(row: SettingsColumns): Settings {
  return {
    issuer: row.issuer,
    oktaDomain: row.okta_domain,
    clientId: row.client_id,
    secretSealed: row.secret_sealed,
    nextSecretSealed: row.next_secret_sealed,
    authMethod: row.auth_method,
    issuerNames: readStrings(row.issuer_names),
    scopes: readStrings(row.scopes),
  }
}

export function columnsOfSettings(settings: Settings): SettingsColumns {
  return {
    issuer: settings.issuer,
    okta_domain: settings.oktaDomain,
    client_id: settings.clientId,
    secret_sealed: settings.secretSealed,
    next_secret_sealed: settings.nextSecretSealed,
    auth_method: settings.authMethod,
    issuer_names: JSON.stringify(settings.issuerNames),
    scopes: JSON.stringify(settings.scopes),
  }
}
