// Two client secrets overlap while one replaces the other: Okta keeps two, and whoever makes the new one there gives it
// here before the old one ends. The first is used until the provider refuses it; then the second is tried, and takes its
// place. Nobody has to be there at that moment.
import type { Transaction } from 'kysely'
import type { SsoSchema } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { type Connection, settingsOf } from './connection.ts'
import { ConnectionChanged, ConnectionNotConfigured, NoSecretInUse } from './connection-errors.ts'
import { connectionStore } from './connection-store.ts'
import { columnsOfSettings, type Settings, settingsHash } from './settings.ts'
import { cleaned, sealSecret } from './typed-settings.ts'

/** @throws ConnectionNotConfigured, NoSecretInUse, ConnectionChanged */
export async function giveNextSecret(
  deps: SsoDeps,
  connection: Connection,
  clientSecret: string,
  actor: string,
): Promise<Connection> {
  if (connection.status === 'draft') throw new ConnectionNotConfigured('next secret', { id: connection.id })
  const secret = cleaned(clientSecret)
  if (connection.secretSealed === null || secret === undefined)
    throw new NoSecretInUse('next secret', { id: connection.id })
  const nextSecretSealed = sealSecret(deps, connection.id, secret)
  return turnSecrets(deps, connection, { nextSecretSealed }, 'connection.next_secret_given', actor)
}

/** It is the one in use already: nothing could follow it. */
export function isSecretInUse(deps: SsoDeps, connection: Connection, clientSecret: string): boolean {
  const settings = settingsOf(connection)
  const hashWith = (secretSealed: string | null) => settingsHash(deps, connection.id, { ...settings, secretSealed })
  return hashWith(settings.secretSealed) === hashWith(sealSecret(deps, connection.id, clientSecret))
}

/** @throws ConnectionChanged */
export async function takeBackNextSecret(deps: SsoDeps, connection: Connection, actor: string): Promise<Connection> {
  if (connection.status === 'draft' || connection.nextSecretSealed === null) return connection
  return turnSecrets(deps, connection, { nextSecretSealed: null }, 'connection.next_secret_removed', actor)
}

/** The provider has refused the first secret and taken the second. Hundreds may find that out at once; one writes it. */
export async function promoteNextSecret(deps: SsoDeps, seen: Connection): Promise<void> {
  if (seen.status === 'draft' || seen.nextSecretSealed === null) return
  const secrets = { secretSealed: seen.nextSecretSealed, nextSecretSealed: null }
  await turnSecrets(deps, seen, secrets, 'connection.next_secret_took_over', 'system').catch((error: unknown) => {
    if (!(error instanceof ConnectionChanged)) throw error
  })
}

function turnSecrets(
  deps: SsoDeps,
  connection: Connection,
  secrets: Partial<Pick<Settings, 'secretSealed' | 'nextSecretSealed'>>,
  action: string,
  actor: string,
): Promise<Connection> {
  const settings = { ...settingsOf(connection), ...secrets }
  return connectionStore(deps).changeWith(connection, actor, async (trx) => {
    await copyToLive(trx, connection.id, settings, settingsHash(deps, connection.id, settings))
    return { set: columnsOfSettings(settings), action, detail: {} }
  })
}

/** A secret beside the one in use changes nothing of what the live version does, so it stays the version it is. */
async function copyToLive(
  trx: Transaction<SsoSchema>,
  connectionId: string,
  settings: Settings,
  hash: string,
): Promise<void> {
  await trx
    .updateTable('connection_versions')
    .set({
      secret_sealed: settings.secretSealed,
      next_secret_sealed: settings.nextSecretSealed,
      settings_hash: hash,
    })
    .where('connection_id', '=', connectionId)
    .where('state', '=', 'live')
    .execute()
}
