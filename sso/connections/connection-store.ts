import type { Transaction } from 'kysely'
import { isUniqueViolation, prepared } from '../../kit/database.ts'
import { type Listing, olderThan, pageOf } from '../admin-door/listing.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { onePerHouse } from '../one-per-house.ts'
import { LEADING } from '../organizations/organization-domain.ts'
import type { ConnectionRow, SsoSchema } from '../schema/sso-schema.ts'
import { type Connection, connectionOf, type DraftConnection } from './connection.ts'
import { ConnectionChanged } from './connection-errors.ts'
import { columnsOfSettings, noSettings } from './settings.ts'

export type ConnectionStore = {
  /** One prepared select. Never cached: a connection that was disabled admits nobody from that moment on. */
  find(id: string): Promise<Connection | undefined>
  /** For a callback: the connection, and whether this attempt has ended before. One statement. */
  forCallback(id: string, attemptId: string): Promise<{ connection: Connection; attemptEnded: boolean } | undefined>
  /** All of an organization, the oldest first. */
  ofOrganization(organizationId: string): Promise<Connection[]>
  /** All of some organizations, the oldest first. */
  ofOrganizations(organizationIds: readonly string[]): Promise<Connection[]>
  /**
   * All of the organizations an e-mail domain (as `domainOfEmail` writes it) leads to. `shared`: it leads to more than one,
   * also to such as have no connection yet. One statement.
   */
  ofEmailDomain(domain: string): Promise<{ connections: Connection[]; shared: boolean }>
  list(
    listing: Listing & { organizationId?: string | undefined },
  ): Promise<{ items: Connection[]; next: string | null }>
  /** @param draft  from `newDraft` */
  createDraft(draft: DraftConnection, actor: string): Promise<void>
  /**
   * Changes columns and writes the audit entry in one transaction.
   *
   * @param seen  what the change was decided on
   * @throws ConnectionChanged  somebody else changed it meanwhile; nothing was written
   */
  change(seen: Connection, change: ConnectionChange, actor: string): Promise<Connection>
  /** The same for a change that has more to write, in the same transaction: `work` does, and says what changed. */
  changeWith(
    seen: Connection,
    actor: string,
    work: (trx: Transaction<SsoSchema>, now: number) => Promise<ConnectionChange>,
  ): Promise<Connection>
  /** The provider refuses our credentials (B-21): shown to operators until it is configured anew or accepts them again. */
  markAttention(id: string, reason: string): Promise<void>
  clearAttention(id: string): Promise<void>
}

export type ConnectionChange = {
  readonly set: Partial<Omit<ConnectionRow, 'id' | 'organization_id' | 'version' | 'created_at' | 'updated_at'>>
  readonly action: string
  readonly detail: Readonly<Record<string, unknown>>
}

export const connectionStore = onePerHouse((deps): ConnectionStore => {
  const { db, clock } = deps
  const selectById = prepared<{ id: string }, ConnectionRow>(db, (p) =>
    db.kysely.selectFrom('connections').selectAll().where('id', '=', p('id')),
  )
  const selectForCallback = prepared<{ id: string; attemptId: string }, ConnectionRow & { ended: string | null }>(
    db,
    (p) =>
      db.kysely
        .selectFrom('connections')
        .selectAll('connections')
        .select((eb) =>
          eb.selectFrom('sign_ins').select('sign_ins.id').where('sign_ins.attempt_id', '=', p('attemptId')).as('ended'),
        )
        .where('connections.id', '=', p('id')),
  )
  const selectByOrganization = prepared<{ organizationId: string }, ConnectionRow>(db, (p) =>
    db.kysely
      .selectFrom('connections')
      .selectAll()
      .where('organization_id', '=', p('organizationId'))
      .orderBy('created_at')
      .orderBy('id')
      .limit(100),
  )
  const selectByDomain = prepared<{ domain: string }, ConnectionRow & { also: string | null }>(db, (p) =>
    db.kysely
      .selectFrom('connections')
      .innerJoin('organization_domains', 'organization_domains.organization_id', 'connections.organization_id')
      .selectAll('connections')
      .select((eb) =>
        eb
          .selectFrom('organization_domains as other')
          .select(({ fn }) => fn.min('other.organization_id').as('id'))
          .whereRef('other.domain', '=', 'organization_domains.domain')
          .whereRef('other.organization_id', '<>', 'organization_domains.organization_id')
          .where('other.state', 'in', LEADING)
          .as('also'),
      )
      .where('organization_domains.domain', '=', p('domain'))
      .where('organization_domains.state', 'in', LEADING)
      .orderBy('connections.created_at')
      .orderBy('connections.id')
      .limit(100),
  )

  const changeWith: ConnectionStore['changeWith'] = (seen, actor, work) =>
    db
      .transaction(async (trx) => {
        const now = clock.now()
        const { set, action, detail } = await work(trx, now)
        const row = await trx
          .updateTable('connections')
          .set({ ...set, version: seen.version + 1, updated_at: now })
          .where('id', '=', seen.id)
          .where('version', '=', seen.version)
          .returningAll()
          .executeTakeFirst()
        if (row === undefined) throw new ConnectionChanged('changed meanwhile', { id: seen.id, seen: seen.version })
        await writeAudit(trx, now, {
          actor,
          action,
          target: { type: 'connection', id: seen.id },
          organizationId: seen.organizationId,
          detail,
        })
        return connectionOf(row)
      })
      .catch((error: unknown) => {
        if (!isUniqueViolation(error)) throw error
        throw new ConnectionChanged('two at once', { id: seen.id }, { cause: error })
      })

  return {
    async find(id) {
      const [row] = await selectById({ id })
      return row && connectionOf(row)
    },
    async forCallback(id, attemptId) {
      const [row] = await selectForCallback({ id, attemptId })
      return row && { connection: connectionOf(row), attemptEnded: row.ended !== null }
    },
    ofOrganization: async (organizationId) => (await selectByOrganization({ organizationId })).map(connectionOf),
    async ofOrganizations(organizationIds) {
      if (organizationIds.length === 0) return []
      const rows = db.kysely.selectFrom('connections').selectAll().where('organization_id', 'in', organizationIds)
      return (await rows.orderBy('created_at').orderBy('id').execute()).map(connectionOf)
    },
    async ofEmailDomain(domain) {
      const rows = await selectByDomain({ domain })
      return { connections: rows.map(connectionOf), shared: rows.some(({ also }) => also !== null) }
    },
    async list(listing) {
      let rows = db.kysely.selectFrom('connections').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc')
      if (listing.organizationId !== undefined) rows = rows.where('organization_id', '=', listing.organizationId)
      if (listing.after !== undefined) rows = rows.where(olderThan('connections', 'created_at', listing.after))
      return pageOf(await rows.limit(listing.limit + 1).execute(), listing, connectionOf)
    },
    async createDraft(draft, actor) {
      await db.transaction(async (trx) => {
        await trx.insertInto('connections').values(rowOfDraft(draft)).execute()
        await writeAudit(trx, draft.createdAt, {
          actor,
          action: 'connection.created',
          target: { type: 'connection', id: draft.id },
          organizationId: draft.organizationId,
        })
      })
    },
    change: (seen, change, actor) => changeWith(seen, actor, async () => change),
    changeWith,
    async markAttention(id, reason) {
      // The first refusal dates it; five hundred people trying at once should not write five hundred times.
      await db.kysely
        .updateTable('connections')
        .set({ attention_at: clock.now(), attention_reason: reason })
        .where('id', '=', id)
        .where('attention_at', 'is', null)
        .execute()
    },
    async clearAttention(id) {
      await db.kysely
        .updateTable('connections')
        .set({ attention_at: null, attention_reason: null })
        .where('id', '=', id)
        .execute()
    },
  }
})

function rowOfDraft(draft: DraftConnection): ConnectionRow {
  return {
    id: draft.id,
    organization_id: draft.organizationId,
    application_id: draft.applicationId,
    status: 'draft',
    live_version_id: null,
    ...columnsOfSettings(noSettings(draft.authMethod)),
    attention_at: null,
    attention_reason: null,
    version: draft.version,
    created_at: draft.createdAt,
    updated_at: draft.updatedAt,
  }
}
