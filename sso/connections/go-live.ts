// What is live changes, in one transaction: the version's settings are copied to the connection, where every sign-in
// reads them; the version that was live becomes the previous one; sessions end where people are known by another issuer.
//
//   goLive     a tested draft
//   rollBack   the version before; nothing has to be proven again
//   putLive    settings that were checked and not tested, for programs that configure a connection in one call
import type { Transaction } from 'kysely'
import type { SsoSchema } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { type Connection, settingsOf } from './connection.ts'
import { ConnectionChanged, NoPreviousVersion, VersionNotTested } from './connection-errors.ts'
import { type ConnectionChange, connectionStore } from './connection-store.ts'
import type { ConnectionVersion } from './connection-version.ts'
import { endSessionsOf } from './end-sessions.ts'
import { columnsOfSettings, isWhole, type Settings, settingsHash } from './settings.ts'
import { insertVersion, versionStore } from './version-store.ts'

/**
 * @returns undefined: there is no such version
 * @throws VersionNotTested  it has not passed a test sign-in with exactly the settings it has now
 * @throws ConnectionChanged
 */
export async function goLive(
  deps: SsoDeps,
  connection: Connection,
  versionId: string,
  actor: string,
): Promise<Connection | undefined> {
  const version = await versionStore(deps).find(connection.id, versionId)
  if (version === undefined) return undefined
  if (version.state === 'live') return connection
  const hash = settingsHash(deps, connection.id, version.settings)
  if (version.state !== 'tested' || hash !== version.hash || !isWhole(version.settings))
    throw new VersionNotTested('going live', { version: version.id, state: version.state })
  const detail = { tested: true, testedBySignIn: version.testedBySignIn }
  return swap(deps, connection, version, { action: 'connection.went_live', detail, set: {} }, actor)
}

/**
 * The secret in use now goes back with it as the one that follows, where it is for the same client: the older one may have
 * ended at Okta since.
 *
 * @throws NoPreviousVersion, ConnectionChanged
 */
export async function rollBack(deps: SsoDeps, connection: Connection, actor: string): Promise<Connection> {
  const version = await versionStore(deps).previous(connection.id)
  if (version === undefined) throw new NoPreviousVersion('rolling back', { id: connection.id })
  const settings = withSecretInUse(deps, connection, version.settings)
  const change = { action: 'connection.rolled_back', detail: {}, set: {} }
  return swap(deps, connection, { ...version, settings }, change, actor)
}

function withSecretInUse(deps: SsoDeps, connection: Connection, settings: Settings): Settings {
  const { issuer, clientId, secretSealed } = settingsOf(connection)
  const isSameClient = settings.issuer === issuer && settings.clientId === clientId
  if (!isSameClient || settings.secretSealed === null || secretSealed === null) return settings
  const following = { ...settings, nextSecretSealed: secretSealed }
  const hashWith = (secret: string) => settingsHash(deps, connection.id, { ...settings, secretSealed: secret })
  return hashWith(secretSealed) === hashWith(settings.secretSealed) ? settings : following
}

/** @param settings  whole @throws ConnectionChanged */
export function putLive(
  deps: SsoDeps,
  connection: Connection,
  settings: Settings,
  change: ConnectionChange,
  actor: string,
): Promise<Connection> {
  return swap(deps, connection, settings, change, actor)
}

function swap(
  deps: SsoDeps,
  connection: Connection,
  next: ConnectionVersion | Settings,
  change: ConnectionChange,
  actor: string,
): Promise<Connection> {
  const settings = 'settings' in next ? next.settings : next
  const elsewhere = connection.status !== 'draft' && connection.issuer !== settings.issuer
  return connectionStore(deps).changeWith(connection, actor, async (trx, now) => {
    const version = 'settings' in next ? next : await insertNext(deps, trx, connection, settings, actor, now)
    await turn(deps, trx, connection, version, now)
    const sessionsEnded = elsewhere ? await endSessionsOf(trx, connection.id, now) : undefined
    return {
      ...change,
      set: {
        ...columnsOfSettings(settings),
        ...(connection.status === 'draft' ? { status: 'active' } : {}),
        live_version_id: version.id,
        attention_at: null,
        attention_reason: null,
        ...change.set,
      },
      detail: {
        version: version.id,
        number: version.number,
        ...(connection.status === 'draft' ? {} : { before: connection.liveVersionId }),
        ...(elsewhere ? { issuer: settings.issuer, issuerBefore: connection.issuer, sessionsEnded } : {}),
        ...change.detail,
      },
    }
  })
}

/** Written as if it had been live long ago; `turn` then makes it so. */
function insertNext(
  deps: SsoDeps,
  trx: Transaction<SsoSchema>,
  { id }: Connection,
  settings: Settings,
  actor: string,
  now: number,
): Promise<ConnectionVersion> {
  const hash = settingsHash(deps, id, settings)
  return insertVersion(trx, { connectionId: id, state: 'retired', settings, hash }, actor, now)
}

/** The versions change places. At no moment are two of them live or previous: the database would refuse it. */
async function turn(
  deps: SsoDeps,
  trx: Transaction<SsoSchema>,
  connection: Connection,
  next: ConnectionVersion,
  now: number,
): Promise<void> {
  const versions = () => trx.updateTable('connection_versions').where('connection_id', '=', connection.id)
  if (next.state !== 'previous')
    // Nobody will speak with that provider by it again, so its secrets go.
    await versions()
      .set({ state: 'retired', secret_sealed: null, next_secret_sealed: null })
      .where('state', '=', 'previous')
      .execute()
  const [before] = await versions().set({ state: 'retired' }).where('state', '=', 'live').returning('id').execute()
  const { numUpdatedRows } = await versions()
    .set({
      ...columnsOfSettings(next.settings),
      settings_hash: settingsHash(deps, connection.id, next.settings),
      state: 'live',
      live_at: now,
    })
    .where('id', '=', next.id)
    .where('state', '=', next.state)
    .where('settings_hash', '=', next.hash)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new ConnectionChanged('version changed meanwhile', { version: next.id })
  if (before !== undefined) await versions().set({ state: 'previous' }).where('id', '=', before.id).execute()
}
