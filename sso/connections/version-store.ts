import type { QueryCreator, Transaction } from 'kysely'
import { isUniqueViolation } from '../../kit/database.ts'
import { type Listing, olderThan, pageOf } from '../admin-door/listing.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'
import type { ActiveConnection, Connection } from './connection.ts'
import { ConnectionChanged } from './connection-errors.ts'
import { type ConnectionVersion, newVersion, rowOfVersion, versionOf } from './connection-version.ts'
import { columnsOfSettings, type Settings, settingsHash } from './settings.ts'

type Change = { readonly action: string; readonly detail: Readonly<Record<string, unknown>> }

export type VersionStore = {
  find(connectionId: string, id: string): Promise<ConnectionVersion | undefined>
  /** The one being worked on, tested or not. */
  draft(connectionId: string): Promise<ConnectionVersion | undefined>
  /** The one people sign in by. */
  live(connectionId: string): Promise<ConnectionVersion | undefined>
  /** Of some connections: what is worked on, and what is live. */
  current(connectionIds: readonly string[]): Promise<ConnectionVersion[]>
  /** The one that was live before. */
  previous(connectionId: string): Promise<ConnectionVersion | undefined>
  /** Whether it was ever to prove itself, to the same provider as the same client, by our key. */
  wasByKey(connection: ActiveConnection): Promise<boolean>
  /** Newest first. */
  list(connectionId: string, listing: Listing): Promise<{ items: ConnectionVersion[]; next: string | null }>
  /**
   * Makes the draft, or changes the one there is: what was proven of it is no longer proven then.
   *
   * @param seen  the draft the change was decided on
   * @throws ConnectionChanged  somebody else changed it meanwhile; nothing was written
   */
  saveDraft(
    connection: Connection,
    seen: ConnectionVersion | undefined,
    settings: Settings,
    change: Change,
    actor: string,
  ): Promise<ConnectionVersion>
  /** The draft is given up; its secrets are gone. Nothing happens where there is none. */
  discardDraft(connection: Connection, actor: string): Promise<void>
}

export const versionStore = onePerHouse((deps): VersionStore => {
  const { db, clock } = deps
  const rows = (connectionId: string) =>
    db.kysely.selectFrom('connection_versions').selectAll().where('connection_id', '=', connectionId)
  const one = async (query: ReturnType<typeof rows>) => {
    const row = await query.executeTakeFirst()
    return row && versionOf(row)
  }
  return {
    find: (connectionId, id) => one(rows(connectionId).where('id', '=', id)),
    draft: (connectionId) => one(rows(connectionId).where('state', 'in', ['draft', 'tested'])),
    live: (connectionId) => one(rows(connectionId).where('state', '=', 'live')),
    async current(connectionIds) {
      if (connectionIds.length === 0) return []
      const found = db.kysely
        .selectFrom('connection_versions')
        .selectAll()
        .where('connection_id', 'in', connectionIds)
        .where('state', 'in', ['draft', 'tested', 'live'])
      return (await found.execute()).map(versionOf)
    },
    previous: (connectionId) => one(rows(connectionId).where('state', '=', 'previous')),
    async wasByKey({ id, issuer, clientId }) {
      const keyed = rows(id).where('auth_method', '=', 'private_key_jwt')
      return (await one(keyed.where('issuer', '=', issuer).where('client_id', '=', clientId).limit(1))) !== undefined
    },
    async list(connectionId, listing) {
      let query = rows(connectionId).orderBy('number', 'desc')
      if (listing.after !== undefined) query = query.where(olderThan('connection_versions', 'number', listing.after))
      return pageOf(await query.limit(listing.limit + 1).execute(), listing, versionOf)
    },
    discardDraft: (connection, actor) =>
      db.transaction(async (trx) => {
        const [gone] = await trx
          .updateTable('connection_versions')
          .set({ state: 'retired', secret_sealed: null, next_secret_sealed: null })
          .where('connection_id', '=', connection.id)
          .where('state', 'in', ['draft', 'tested'])
          .returning(['id', 'number'])
          .execute()
        if (gone === undefined) return
        await writeAudit(trx, clock.now(), {
          actor,
          action: 'connection.draft_discarded',
          target: { type: 'connection', id: connection.id },
          organizationId: connection.organizationId,
          detail: { version: gone.id, number: gone.number },
        })
      }),
    saveDraft(connection, seen, settings, { action, detail }, actor) {
      const hash = settingsHash(deps, connection.id, settings)
      return db
        .transaction(async (trx) => {
          const now = clock.now()
          const isAnother = seen === undefined || (isByKey(seen.settings) && !isByKey(settings, seen.settings))
          if (isAnother && seen !== undefined) await setAside(trx, seen)
          const draft = isAnother
            ? await insertVersion(trx, { connectionId: connection.id, state: 'draft', settings, hash }, actor, now)
            : await changeDraft(trx, seen, settings, hash)
          await writeAudit(trx, now, {
            actor,
            action,
            target: { type: 'connection', id: connection.id },
            organizationId: connection.organizationId,
            detail: { ...detail, version: draft.id, number: draft.number },
          })
          return draft
        })
        .catch((error: unknown) => {
          if (!isUniqueViolation(error)) throw error
          throw new ConnectionChanged('two drafts at once', { id: connection.id }, { cause: error })
        })
    },
  }
})

type Inserted = Pick<ConnectionVersion, 'connectionId' | 'state' | 'settings' | 'hash'>

/** A version more of a connection. @param now  milliseconds */
export async function insertVersion(
  trx: Transaction<SsoSchema>,
  made: Inserted,
  createdBy: string,
  now: number,
): Promise<ConnectionVersion> {
  const { last } = await trx
    .selectFrom('connection_versions')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('connection_id', '=', made.connectionId)
    .executeTakeFirstOrThrow()
  const version = newVersion({ ...made, number: (last ?? 0) + 1, createdBy, createdAt: now })
  await trx.insertInto('connection_versions').values(rowOfVersion(version)).execute()
  return version
}

/** By our key, and as the same client of the same provider as `like`. */
function isByKey({ authMethod, issuer, clientId }: Settings, like = { issuer, clientId }): boolean {
  return authMethod === 'private_key_jwt' && issuer === like.issuer && clientId === like.clientId
}

/**
 * That it was to prove itself by our key is remembered by its version (`wasByKey`): Okta may have been changed for it, and
 * what is live needs it then. So the draft that follows is another one.
 */
async function setAside(trx: Transaction<SsoSchema>, seen: ConnectionVersion): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('connection_versions')
    .set({ state: 'retired', secret_sealed: null, next_secret_sealed: null })
    .where('id', '=', seen.id)
    .where('state', 'in', ['draft', 'tested'])
    .where('settings_hash', '=', seen.hash)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new ConnectionChanged('draft changed meanwhile', { version: seen.id })
}

async function changeDraft(
  trx: Transaction<SsoSchema>,
  seen: ConnectionVersion,
  settings: Settings,
  hash: string,
): Promise<ConnectionVersion> {
  const row = await trx
    .updateTable('connection_versions')
    .set({
      ...columnsOfSettings(settings),
      settings_hash: hash,
      state: 'draft',
      tested_at: null,
      tested_by_sign_in: null,
    })
    .where('id', '=', seen.id)
    .where('state', 'in', ['draft', 'tested'])
    .where('settings_hash', '=', seen.hash)
    .returningAll()
    .executeTakeFirst()
  if (row === undefined) throw new ConnectionChanged('draft changed meanwhile', { version: seen.id })
  return versionOf(row)
}

/**
 * For the transaction that ends a test sign-in which went through.
 *
 * @param at  milliseconds
 * @returns false when the version is not a draft with these settings any more; nothing was written then
 */
export async function markTested(
  trx: QueryCreator<SsoSchema>,
  tested: { versionId: string; hash: string; trace: string },
  at: number,
): Promise<boolean> {
  const result = await trx
    .updateTable('connection_versions')
    .set({ state: 'tested', tested_at: at, tested_by_sign_in: tested.trace })
    .where('id', '=', tested.versionId)
    .where('state', 'in', ['draft', 'tested'])
    .where('settings_hash', '=', tested.hash)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
