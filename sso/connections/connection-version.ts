// A version of a connection: settings, and how far they have come.
//
//   draft ──test sign-in passes──▶ tested ──go live──▶ live ──another goes live──▶ previous ──and another──▶ retired
//     ▲────────any change───────────┘                    ◀───────roll back──────────┘
//
// There is one draft, one live and one previous version at most. A draft is edited in place; a live version never is.
import { newId } from '../../kit/ids.ts'
import type { Provider } from '../okta/provider.ts'
import type { ConnectionVersionRow } from '../schema/sso-schema.ts'
import { columnsOfSettings, type Settings, settingsOfColumns, type WholeSettings } from './settings.ts'

export type ConnectionVersion = {
  readonly id: string
  readonly connectionId: string
  /** 1, 2, 3 … within the connection. */
  readonly number: number
  readonly state: ConnectionVersionRow['state']
  readonly settings: Settings
  /** As `settingsHash` made it when they were written. */
  readonly hash: string
  readonly testedAt: number | null
  /** The trace of the test sign-in that passed. */
  readonly testedBySignIn: string | null
  readonly createdBy: string
  readonly createdAt: number
  readonly liveAt: number | null
}

/** Not stored yet. */
export function newVersion(
  made: Pick<ConnectionVersion, 'connectionId' | 'number' | 'state' | 'settings' | 'hash' | 'createdBy' | 'createdAt'>,
): ConnectionVersion {
  return { ...made, id: newId('ver'), testedAt: null, testedBySignIn: null, liveAt: null }
}

/** These settings as the provider to speak with. Its caches are those of the connection. */
export function providerOfVersion(connectionId: string, settings: WholeSettings): Provider {
  const { issuer, clientId, secretSealed, nextSecretSealed, authMethod, scopes } = settings
  return { id: connectionId, issuer, clientId, secretSealed, nextSecretSealed, authMethod, scopes }
}

export function versionOf(row: ConnectionVersionRow): ConnectionVersion {
  return {
    id: row.id,
    connectionId: row.connection_id,
    number: row.number,
    state: row.state,
    settings: settingsOfColumns(row),
    hash: row.settings_hash,
    testedAt: row.tested_at,
    testedBySignIn: row.tested_by_sign_in,
    createdBy: row.created_by,
    createdAt: row.created_at,
    liveAt: row.live_at,
  }
}

export function rowOfVersion(version: ConnectionVersion): ConnectionVersionRow {
  return {
    ...columnsOfSettings(version.settings),
    id: version.id,
    connection_id: version.connectionId,
    number: version.number,
    state: version.state,
    settings_hash: version.hash,
    tested_at: version.testedAt,
    tested_by_sign_in: version.testedBySignIn,
    created_by: version.createdBy,
    created_at: version.createdAt,
    live_at: version.liveAt,
  }
}
