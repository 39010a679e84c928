// A connection: one customer's organization joined to one identity provider. It starts as a draft, because Okta asks
// for our two URIs before it gives out anything; once a version of it is live it is active.
//
//   draft ──a version goes live──▶ active ◀──disable/enable──▶ disabled
//
// What is live is read here, by every sign-in; how it came to be so is in connection-version.ts.

import { newId } from '../../kit/ids.ts'
import { readStrings } from '../json-column.ts'
import type { Provider } from '../okta/provider.ts'
import type { ConnectionRow } from '../schema/sso-schema.ts'
import { noSettings, type Settings } from './settings.ts'

export type Connection = DraftConnection | ConfiguredConnection

type Common = {
  readonly id: string
  readonly organizationId: string
  /** Where its tile leads; null: the only application there is. */
  readonly applicationId: string | null
  readonly authMethod: Provider['authMethod']
  /** Counts changes: one that was decided on an older state is refused. */
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
}

export type DraftConnection = Common & { readonly status: 'draft' }

/** Only a configured connection has a provider to speak with, and only an active one may. */
type ConfiguredConnection = Common &
  Provider & {
    readonly status: 'active' | 'disabled'
    readonly liveVersionId: string
    /** Scheme and host of the Okta org; null for a provider that is not Okta. */
    readonly oktaDomain: string | null
    /** Everything it may call itself in the `iss` of a tile launch: issuer, org URL, the customer's own domain. */
    readonly issuerNames: readonly string[]
    /** Set while the provider refuses our credentials. */
    readonly attention: { readonly since: number; readonly reason: string } | null
  }

export type ActiveConnection = ConfiguredConnection & { readonly status: 'active' }

export function isActive(connection: Connection): connection is ActiveConnection {
  return connection.status === 'active'
}

export function connectionOf(row: ConnectionRow): Connection {
  const common: Common = {
    id: row.id,
    organizationId: row.organization_id,
    applicationId: row.application_id,
    authMethod: row.auth_method,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
  const { status, issuer, client_id: clientId, live_version_id: liveVersionId } = row
  if (status === 'draft' || issuer === null || clientId === null || liveVersionId === null)
    return { ...common, status: 'draft' }
  return {
    ...common,
    status,
    liveVersionId,
    issuer,
    clientId,
    secretSealed: row.secret_sealed,
    nextSecretSealed: row.next_secret_sealed,
    scopes: readStrings(row.scopes),
    oktaDomain: row.okta_domain,
    issuerNames: readStrings(row.issuer_names),
    attention:
      row.attention_at === null ? null : { since: row.attention_at, reason: row.attention_reason ?? 'unknown' },
  }
}

/** Not stored yet. @param now  milliseconds */
export function newDraft(
  draft: Pick<Connection, 'organizationId' | 'applicationId' | 'authMethod'>,
  now: number,
): DraftConnection {
  const { organizationId, applicationId, authMethod } = draft
  const id = newId('con')
  return { id, organizationId, applicationId, authMethod, status: 'draft', version: 1, createdAt: now, updatedAt: now }
}

/** What is live; nothing of a connection that never was. */
export function settingsOf(connection: Connection): Settings {
  if (connection.status === 'draft') return noSettings(connection.authMethod)
  const { issuer, oktaDomain, clientId, secretSealed, nextSecretSealed, authMethod, issuerNames, scopes } = connection
  return { issuer, oktaDomain, clientId, secretSealed, nextSecretSealed, authMethod, issuerNames, scopes }
}

/** What the customer's administrator enters at Okta: both are of this connection alone, so answers cannot be mixed up. */
export function addressesOf(publicUrl: string, connectionId: string) {
  return {
    redirectUri: `${publicUrl}/callback/${connectionId}`,
    initiateLoginUri: `${publicUrl}/initiate/${connectionId}`,
  }
}
