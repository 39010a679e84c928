import { prepared } from '../../kit/database.ts'
import { newId, randomToken, sha256 } from '../../kit/ids.ts'
import type { Listing } from '../admin-door/listing.ts'
import { olderThan, pageOf } from '../admin-door/listing.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { ApplicationRow } from '../schema/sso-schema.ts'
import { type Application, type ApplicationSecret, applicationOf } from './application.ts'
import { LastSecret, TwoSecretsAlready } from './application-errors.ts'

type ApplicationFields = {
  readonly name: string
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris: readonly string[]
  readonly initiateLoginUri: string | null
  readonly targetLinkOrigins: readonly string[]
}

export type ApplicationStore = {
  /**
   * By the `client_id` it sends. On the way of every sign-in, so remembered for two seconds: a change made on another
   * node is seen within that time, one made here at once.
   */
  byClientId(clientId: string): Promise<Application | undefined>
  /** By id, remembered likewise. */
  byId(id: string): Promise<Application | undefined>
  /** The one a connection leads to: the one it names; for one that names none, the only one there is. */
  behind(connection: { readonly applicationId: string | null }): Promise<Application | undefined>
  count(): Promise<number>
  list(listing: Listing): Promise<{ items: Application[]; next: string | null }>
  /** @returns the application and its secret, which nobody can read again */
  create(fields: ApplicationFields, actor: string): Promise<{ application: Application; clientSecret: string }>
  change(id: string, fields: Partial<ApplicationFields>, actor: string): Promise<Application | undefined>
  /** @throws TwoSecretsAlready */
  addSecret(id: string, actor: string): Promise<{ secret: ApplicationSecret; clientSecret: string } | undefined>
  /** @throws LastSecret */
  removeSecret(id: string, secretId: string, actor: string): Promise<Application | undefined>
}

const REMEMBERED_MS = 2000
const MOST_REMEMBERED = 10_000

export const applicationStore = onePerHouse((deps): ApplicationStore => {
  const { db, clock } = deps
  const remembered = new Map<string, { application: Application; at: number }>()
  const selectByClientId = prepared<{ clientId: string }, ApplicationRow>(db, (p) =>
    db.kysely.selectFrom('applications').selectAll().where('client_id', '=', p('clientId')),
  )
  const selectById = prepared<{ id: string }, ApplicationRow>(db, (p) =>
    db.kysely.selectFrom('applications').selectAll().where('id', '=', p('id')),
  )

  async function recall(key: string, select: () => Promise<ApplicationRow[]>): Promise<Application | undefined> {
    const now = clock.now()
    const known = remembered.get(key)
    if (known !== undefined && now - known.at < REMEMBERED_MS) return known.application
    const [row] = await select()
    if (row === undefined) {
      remembered.delete(key)
      return undefined
    }
    const application = applicationOf(row)
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(key, { application, at: now })
    return application
  }

  /** Changes one row in a transaction with its audit entry; `change` sees the row as it is in there. */
  async function write(
    id: string,
    actor: string,
    change: (current: Application) => { set: Partial<ApplicationRow>; action: string; detail: object },
  ): Promise<Application | undefined> {
    const after = await db.transaction(async (trx) => {
      const query = trx.selectFrom('applications').selectAll().where('id', '=', id)
      const row = await (db.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
      if (row === undefined) return undefined
      const now = clock.now()
      const { set, action, detail } = change(applicationOf(row))
      await trx
        .updateTable('applications')
        .set({ ...set, updated_at: now })
        .where('id', '=', id)
        .execute()
      await writeAudit(trx, now, { actor, action, target: { type: 'application', id }, detail: { ...detail } })
      return applicationOf({ ...row, ...set, updated_at: now })
    })
    // Another application's answers stay; forgetting all of them is simpler than knowing both keys and happens rarely.
    remembered.clear()
    return after
  }

  const byId = (id: string) => recall(`id ${id}`, () => selectById({ id }))

  async function onlyOne(): Promise<Application | undefined> {
    const rows = await db.kysely.selectFrom('applications').selectAll().limit(2).execute()
    return rows.length === 1 && rows[0] !== undefined ? applicationOf(rows[0]) : undefined
  }

  return {
    byClientId: (clientId) => recall(`client ${clientId}`, () => selectByClientId({ clientId })),
    byId,
    behind: ({ applicationId }) => (applicationId === null ? onlyOne() : byId(applicationId)),
    async count() {
      const query = db.kysely.selectFrom('applications').select((read) => read.fn.countAll().as('n'))
      return Number((await query.executeTakeFirstOrThrow()).n)
    },
    async list(listing) {
      let rows = db.kysely.selectFrom('applications').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc')
      if (listing.after !== undefined) rows = rows.where(olderThan('applications', 'created_at', listing.after))
      return pageOf(await rows.limit(listing.limit + 1).execute(), listing, applicationOf)
    },
    async create(fields, actor) {
      const now = clock.now()
      const { secret, clientSecret } = newSecret(now)
      const row: ApplicationRow = {
        id: newId('app'),
        client_id: newId('cli'),
        created_at: now,
        updated_at: now,
        secrets: JSON.stringify([secret]),
        name: fields.name,
        redirect_uris: JSON.stringify(fields.redirectUris),
        post_logout_redirect_uris: JSON.stringify(fields.postLogoutRedirectUris),
        initiate_login_uri: fields.initiateLoginUri,
        target_link_origins: JSON.stringify(fields.targetLinkOrigins),
      }
      await db.transaction(async (trx) => {
        await trx.insertInto('applications').values(row).execute()
        const target = { type: 'application', id: row.id }
        await writeAudit(trx, now, { actor, action: 'application.created', target, detail: { ...fields } })
      })
      return { application: applicationOf(row), clientSecret }
    },
    change: (id, fields, actor) =>
      write(id, actor, () => ({ set: columnsOf(fields), action: 'application.changed', detail: fields })),
    async addSecret(id, actor) {
      const fresh = newSecret(clock.now())
      const after = await write(id, actor, ({ secrets }) => {
        if (secrets.length >= 2) throw new TwoSecretsAlready('third secret', { id })
        return {
          set: { secrets: JSON.stringify([fresh.secret, ...secrets]) },
          action: 'application.secret_added',
          detail: { secretId: fresh.secret.id },
        }
      })
      return after && fresh
    },
    removeSecret: (id, secretId, actor) =>
      write(id, actor, ({ secrets }) => {
        const left = secrets.filter((secret) => secret.id !== secretId)
        if (left.length === 0) throw new LastSecret('removing the only secret', { id })
        return { set: { secrets: JSON.stringify(left) }, action: 'application.secret_removed', detail: { secretId } }
      }),
  }
})

function newSecret(createdAt: number): { secret: ApplicationSecret; clientSecret: string } {
  const clientSecret = `gps_${randomToken(32)}`
  return { secret: { id: newId('sec'), hash: sha256(clientSecret), createdAt }, clientSecret }
}

function columnsOf(fields: Partial<ApplicationFields>): Partial<ApplicationRow> {
  const { name, redirectUris, postLogoutRedirectUris, initiateLoginUri, targetLinkOrigins } = fields
  return {
    ...(name === undefined ? {} : { name }),
    ...(redirectUris === undefined ? {} : { redirect_uris: JSON.stringify(redirectUris) }),
    ...(postLogoutRedirectUris === undefined
      ? {}
      : { post_logout_redirect_uris: JSON.stringify(postLogoutRedirectUris) }),
    ...(initiateLoginUri === undefined ? {} : { initiate_login_uri: initiateLoginUri }),
    ...(targetLinkOrigins === undefined ? {} : { target_link_origins: JSON.stringify(targetLinkOrigins) }),
  }
}
