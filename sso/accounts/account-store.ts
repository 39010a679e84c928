import type { Compilable } from 'kysely'
import { prepared, preparedWrite } from '../../kit/database.ts'
import { holdsText, type Listing, olderThan, pageOf } from '../admin-door/listing.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { AccountRow, ConnectionRow } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { type Account, accountIdOf, accountOf } from './account.ts'

/** What the provider says about a person at a sign-in. */
export type SeenPerson = {
  readonly connectionId: string
  readonly issuer: string
  readonly subject: string
  readonly email?: string | undefined
  readonly emailVerified: boolean
  readonly name?: string | undefined
  readonly givenName?: string | undefined
  readonly familyName?: string | undefined
  readonly groups?: readonly string[] | undefined
}

type Standing = {
  readonly account: 'active' | 'deactivated' | 'new'
  readonly connectionActive: boolean
  /** Whose people come in through the connection. */
  readonly issuer: string | null
}

export type AccountFilter = {
  readonly connectionId?: string | undefined
  readonly organizationId?: string | undefined
  /** Part of a name or an address, or a whole id or subject. */
  readonly q?: string | undefined
}

export type AccountStore = {
  find(id: string): Promise<Account | undefined>
  /** One prepared select: what decides whether this person may come in through this connection at this moment. */
  standing(id: string, connectionId: string): Promise<Standing>
  list(listing: Listing & AccountFilter): Promise<{ items: Account[]; next: string | null }>
  /** A deactivated person stays out, whatever the provider says (B-57). Ends their sessions and grants. */
  setStatus(id: string, status: Account['status'], actor: string): Promise<Account | undefined>
}

/**
 * The write that remembers a person at sign-in: insert, or refresh what the provider says. It never touches `status`.
 * For the transaction (or `together`) that admits them.
 *
 * @param now  milliseconds
 */
export function accountUpsert(deps: SsoDeps, person: SeenPerson, now: number): Compilable {
  return upsert(deps)({
    id: accountIdOf(person.connectionId, person.issuer, person.subject),
    connection_id: person.connectionId,
    issuer: person.issuer,
    subject: person.subject,
    email: person.email ?? null,
    email_verified: person.emailVerified ? 1 : 0,
    name: person.name ?? null,
    given_name: person.givenName ?? null,
    family_name: person.familyName ?? null,
    groups: person.groups === undefined ? null : JSON.stringify(person.groups),
    now,
  })
}

// Compiled once: it is part of every sign-in.
const upsert = onePerHouse(({ db }) =>
  preparedWrite<Omit<AccountRow, 'status' | 'created_at' | 'last_sign_in_at'> & { now: number }>((p) => {
    const profile = {
      email: p('email'),
      email_verified: p('email_verified'),
      name: p('name'),
      given_name: p('given_name'),
      family_name: p('family_name'),
      groups: p('groups'),
      last_sign_in_at: p('now'),
    }
    const identity = { id: p('id'), connection_id: p('connection_id'), issuer: p('issuer'), subject: p('subject') }
    return db.kysely
      .insertInto('accounts')
      .values({ ...identity, status: 'active', created_at: p('now'), ...profile })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(profile))
  }),
)

export const accountStore = onePerHouse((deps): AccountStore => {
  const { db, clock } = deps
  type Statuses = {
    account: AccountRow['status'] | null
    connection: ConnectionRow['status']
    issuer: string | null
  }
  const selectStanding = prepared<{ id: string; connectionId: string }, Statuses>(db, (p) =>
    db.kysely
      .selectFrom('connections')
      .leftJoin('accounts', (join) => join.on('accounts.id', '=', p('id')))
      .select(['accounts.status as account', 'connections.status as connection', 'connections.issuer'])
      .where('connections.id', '=', p('connectionId')),
  )
  return {
    async find(id) {
      const row = await db.kysely.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst()
      return row && accountOf(row)
    },
    async standing(id, connectionId) {
      const [row] = await selectStanding({ id, connectionId })
      return {
        account: row?.account ?? 'new',
        connectionActive: row?.connection === 'active',
        issuer: row?.issuer ?? null,
      }
    },
    async list(listing) {
      let rows = db.kysely.selectFrom('accounts').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc')
      const { connectionId, organizationId, q } = listing
      if (connectionId !== undefined) rows = rows.where('connection_id', '=', connectionId)
      if (organizationId !== undefined)
        rows = rows.where('connection_id', 'in', (eb) =>
          eb.selectFrom('connections').select('connections.id').where('organization_id', '=', organizationId),
        )
      if (q !== undefined)
        rows = rows.where((eb) =>
          eb.or([eb('id', '=', q), eb('subject', '=', q), holdsText('name', q), holdsText('email', q)]),
        )
      if (listing.after !== undefined) rows = rows.where(olderThan('accounts', 'created_at', listing.after))
      return pageOf(await rows.limit(listing.limit + 1).execute(), listing, accountOf)
    },
    setStatus: (id, status, actor) =>
      db.transaction(async (trx) => {
        const now = clock.now()
        const row = await trx
          .updateTable('accounts')
          .set({ status })
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst()
        if (row === undefined) return undefined
        if (status === 'deactivated') {
          const ended = { ended_at: now }
          await trx
            .updateTable('sessions')
            .set(ended)
            .where('account_id', '=', id)
            .where('ended_at', 'is', null)
            .execute()
          const revoked = { revoked_at: now }
          await trx
            .updateTable('grants')
            .set(revoked)
            .where('account_id', '=', id)
            .where('revoked_at', 'is', null)
            .execute()
        }
        const action = status === 'active' ? 'account.reactivated' : 'account.deactivated'
        const whose = await trx
          .selectFrom('connections')
          .select('organization_id')
          .where('id', '=', row.connection_id)
          .executeTakeFirst()
        const organization = whose === undefined ? {} : { organizationId: whose.organization_id }
        await writeAudit(trx, now, { actor, action, target: { type: 'account', id }, ...organization })
        return accountOf(row)
      }),
  }
})
