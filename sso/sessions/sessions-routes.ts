// Who is signed in, one browser each, for an operator who was asked to end it.
import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { listingOf, listingQuery, olderThan, pageOf } from '../admin-door/listing.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import type { SessionRow } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'

const shown = z
  .object({
    id: z.string(),
    accountId: z.string(),
    connectionId: z.string(),
    createdAt: z.int(),
    expiresAt: z.int(),
    endedAt: z.int().nullable().describe('When it was ended before its time: by signing out, or by an operator.'),
  })
  .meta({ id: 'Session' })

const byId = z.object({ id: z.string().max(64) })

export function mountSessions(door: AdminDoor, deps: SsoDeps): void {
  const tag = 'Sessions'
  door.serve(
    {
      method: 'GET',
      path: '/accounts/{id}/sessions',
      id: 'listAccountSessions',
      summary: 'A person’s browsers, newest first; those that are over go after a while',
      tag,
      params: byId,
      query: listingQuery,
      status: 200,
      answer: listingOf(shown),
    },
    async ({ params, query }) => {
      const person = deps.db.kysely.selectFrom('accounts').select('id').where('id', '=', params.id)
      if ((await person.executeTakeFirst()) === undefined) return undefined
      let rows = deps.db.kysely
        .selectFrom('sessions')
        .selectAll()
        .where('account_id', '=', params.id)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
      if (query.after !== undefined) rows = rows.where(olderThan('sessions', 'created_at', query.after))
      return pageOf(await rows.limit(query.limit + 1).execute(), query, showSession)
    },
  )
  door.serve(
    {
      method: 'POST',
      path: '/sessions/{id}/end',
      id: 'endSession',
      summary: 'Sign a browser out, and every application it signed in to',
      tag,
      params: byId,
      status: 200,
      answer: shown,
    },
    ({ params, actor }) => endSession(deps, params.id, actor),
  )
}

/** @returns undefined when there is no such live session */
function endSession({ db, clock }: SsoDeps, id: string, actor: string) {
  return db.transaction(async (trx) => {
    const now = clock.now()
    const row = await trx
      .updateTable('sessions')
      .set({ ended_at: now })
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', now)
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) return undefined
    const whose = await trx
      .selectFrom('connections')
      .select('organization_id')
      .where('id', '=', row.connection_id)
      .executeTakeFirst()
    await writeAudit(trx, now, {
      actor,
      action: 'session.ended',
      target: { type: 'session', id },
      ...(whose === undefined ? {} : { organizationId: whose.organization_id }),
      detail: { account: row.account_id, connection: row.connection_id },
    })
    return showSession(row)
  })
}

function showSession(row: SessionRow) {
  return {
    id: row.id,
    accountId: row.account_id,
    connectionId: row.connection_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
  }
}
