import type { Transaction } from 'kysely'
import { newId, randomToken, sha256 } from '../../kit/ids.ts'
import { type Listing, olderThan, pageOf } from '../admin-door/listing.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { SetupLinkRow, SsoSchema } from '../schema/sso-schema.ts'
import type { SpokenLanguage } from '../words/spoken-language.ts'
import { SETUP_LINK_MS, type SetupLink, type SetupStep, setupLinkOf } from './setup-link.ts'

export type NewSetupLink = {
  readonly connectionId: string
  readonly organizationId: string
  readonly email: string
  readonly name: string
  readonly step: SetupStep | null
  /** Of whoever it is for. */
  readonly language?: SpokenLanguage | null | undefined
}

/** The link, and its URL, which nobody can read again. */
export type MadeLink = { readonly link: SetupLink; readonly url: string }

/** What else is written in the transaction that makes a link. */
export type Also = (trx: Transaction<SsoSchema>, made: MadeLink) => Promise<void>

export type SetupLinkStore = {
  create(link: NewSetupLink, actor: string, also?: Also): Promise<MadeLink>
  /** The same anew for the same person: the link of before is worth nothing from then on. */
  renew(link: SetupLink, actor: string, also?: Also): Promise<MadeLink>
  /** Whatever became of it. */
  find(id: string): Promise<SetupLink | undefined>
  /** The live link behind what stands in the address. One answer for unknown, expired, revoked and cut off. */
  byToken(token: string): Promise<SetupLink | undefined>
  /** A live one. */
  byId(id: string): Promise<SetupLink | undefined>
  /** Who was asked to take single steps, the last one for each; live links alone. */
  helpers(connectionId: string): Promise<SetupLink[]>
  /** Of the person who was invited last: to the whole guide rather than to a step, and who came rather than who did not. */
  lastOf(connectionId: string): Promise<SetupLink | undefined>
  /** Live links of some connections that lead to the whole guide, the newest first. */
  open(connectionIds: readonly string[]): Promise<SetupLink[]>
  /** Every link there was for a connection, the newest first. */
  ofConnection(connectionId: string): Promise<SetupLink[]>
  list(listing: Listing & { organizationId?: string | undefined }): Promise<{ items: SetupLink[]; next: string | null }>
  /** What its holder reads now. */
  keepLanguage(id: string, language: SpokenLanguage): Promise<void>
  /** Links its holder asked others for help by are revoked with it. @returns false when there is no such live link */
  revoke(id: string, actor: string): Promise<boolean>
}

export const setupLinkStore = onePerHouse((deps): SetupLinkStore => {
  const { db, clock } = deps
  const live = () =>
    db.kysely
      .selectFrom('setup_links')
      .selectAll()
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', clock.now())

  async function make(trx: Transaction<SsoSchema>, link: NewSetupLink, actor: string, also?: Also): Promise<MadeLink> {
    const token = randomToken(32)
    const now = clock.now()
    const row: SetupLinkRow = {
      id: newId('sln'),
      token_hash: sha256(token),
      connection_id: link.connectionId,
      organization_id: link.organizationId,
      email: link.email,
      name: link.name,
      step: link.step,
      created_by: actor,
      created_at: now,
      expires_at: now + SETUP_LINK_MS,
      revoked_at: null,
      proven_at: null,
      last_seen_at: null,
      language: link.language ?? null,
    }
    const made = { link: setupLinkOf(row), url: `${deps.publicUrl}/setup/${token}` }
    await trx.insertInto('setup_links').values(row).execute()
    await writeAudit(trx, now, {
      actor,
      action: 'setup.link_created',
      target: { type: 'setup_link', id: row.id },
      organizationId: link.organizationId,
      detail: { email: link.email, connection: link.connectionId, step: link.step },
    })
    await also?.(trx, made)
    return made
  }

  async function revoke(trx: Transaction<SsoSchema>, id: string, actor: string): Promise<boolean> {
    const now = clock.now()
    const row = await trx
      .updateTable('setup_links')
      .set({ revoked_at: now })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('organization_id')
      .executeTakeFirst()
    if (row === undefined) return false
    await writeAudit(trx, now, {
      actor,
      action: 'setup.link_revoked',
      target: { type: 'setup_link', id },
      organizationId: row.organization_id,
    })
    return true
  }

  /** Live links somebody asked others for help by, who is in by no link any more: their own second mailbox may be one. */
  function helpersLeftBy(trx: Transaction<SsoSchema>, id: string) {
    const ofHolder = trx
      .selectFrom('setup_links as gone')
      .innerJoin('setup_links as own', (join) =>
        join.onRef('own.connection_id', '=', 'gone.connection_id').onRef('own.email', '=', 'gone.email'),
      )
      .where('gone.id', '=', id)
    const isStillIn = ofHolder
      .select('own.id')
      .where('own.step', 'is', null)
      .where('own.revoked_at', 'is', null)
      .where('own.expires_at', '>', clock.now())
    return trx
      .selectFrom('setup_links')
      .select('id')
      .where('created_by', 'in', ofHolder.select('own.id'))
      .where('revoked_at', 'is', null)
      .where(({ not, exists }) => not(exists(isStillIn)))
      .execute()
  }

  return {
    create: (link, actor, also) => db.transaction((trx) => make(trx, link, actor, also)),
    renew: (link, actor, also) =>
      db.transaction(async (trx) => {
        await revoke(trx, link.id, actor)
        return make(trx, link, actor, also)
      }),
    async find(id) {
      const row = await db.kysely.selectFrom('setup_links').selectAll().where('id', '=', id).executeTakeFirst()
      return row && setupLinkOf(row)
    },
    async byToken(token) {
      if (!/^[\w-]{43}$/.test(token)) return undefined
      const row = await live().where('token_hash', '=', sha256(token)).executeTakeFirst()
      return row && setupLinkOf(row)
    },
    async byId(id) {
      const row = await live().where('id', '=', id).executeTakeFirst()
      return row && setupLinkOf(row)
    },
    async helpers(connectionId) {
      const rows = await live()
        .where('connection_id', '=', connectionId)
        .where('step', 'is not', null)
        .orderBy('created_at', 'asc')
        .orderBy('id', 'asc')
        .execute()
      return [...new Map(rows.map((row) => [row.step, setupLinkOf(row)])).values()]
    },
    async lastOf(connectionId) {
      const row = await db.kysely
        .selectFrom('setup_links')
        .selectAll()
        .where('connection_id', '=', connectionId)
        .where('created_by', '<>', 'system')
        // Whose link was taken back is not written to again, by way of an older one that ran out least of all.
        .where('revoked_at', 'is', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('setup_links as later')
                .select('later.id')
                .whereRef('later.connection_id', '=', 'setup_links.connection_id')
                .whereRef('later.email', '=', 'setup_links.email')
                .whereRef('later.created_at', '>', 'setup_links.created_at')
                .where('later.revoked_at', 'is not', null),
            ),
          ),
        )
        .orderBy((eb) => eb.case().when('step', 'is', null).then(0).else(1).end())
        .orderBy((eb) => eb.case().when('proven_at', 'is', null).then(1).else(0).end())
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && setupLinkOf(row)
    },
    async open(connectionIds) {
      if (connectionIds.length === 0) return []
      const rows = live().where('connection_id', 'in', connectionIds).where('step', 'is', null)
      return (await rows.orderBy('created_at', 'desc').orderBy('id', 'desc').execute()).map(setupLinkOf)
    },
    async ofConnection(connectionId) {
      const rows = db.kysely.selectFrom('setup_links').selectAll().where('connection_id', '=', connectionId)
      return (await rows.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(500).execute()).map(setupLinkOf)
    },
    async list(listing) {
      let query = db.kysely.selectFrom('setup_links').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc')
      if (listing.organizationId !== undefined) query = query.where('organization_id', '=', listing.organizationId)
      if (listing.after !== undefined) query = query.where(olderThan('setup_links', 'created_at', listing.after))
      return pageOf(await query.limit(listing.limit + 1).execute(), listing, setupLinkOf)
    },
    async keepLanguage(id, language) {
      await db.kysely.updateTable('setup_links').set({ language }).where('id', '=', id).execute()
    },
    revoke: (id, actor) =>
      db.transaction(async (trx) => {
        const isRevoked = await revoke(trx, id, actor)
        if (isRevoked) for (const helper of await helpersLeftBy(trx, id)) await revoke(trx, helper.id, actor)
        return isRevoked
      }),
  }
})
