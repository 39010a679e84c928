// The API token of a connection's Okta: written, used, replaced, forgotten; never shown.
import { writeAudit } from '../audit-log/audit-log.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { Connection } from './connection.ts'

export type OktaToken = { readonly origin: string; readonly token: string }

export type KeptOktaToken = OktaToken & { readonly keptAt: number }

export type OktaTokenStore = {
  keep(connection: Pick<Connection, 'id' | 'organizationId'>, token: OktaToken, actor: string): Promise<void>
  find(connectionId: string): Promise<KeptOktaToken | undefined>
}

export const oktaTokenStore = onePerHouse((deps): OktaTokenStore => {
  const { db, clock } = deps
  const box = deps.box('okta-tokens')
  const placeOf = (connectionId: string, origin: string) => `okta_tokens|${connectionId}|${origin}`
  return {
    keep: ({ id, organizationId }, { origin, token }, actor) =>
      db.transaction(async (trx) => {
        const now = clock.now()
        const rest = { token_sealed: box.seal(token, placeOf(id, origin)), origin, created_by: actor, created_at: now }
        await trx
          .insertInto('okta_tokens')
          .values({ connection_id: id, ...rest })
          .onConflict((conflict) => conflict.column('connection_id').doUpdateSet(rest))
          .execute()
        await writeAudit(trx, now, {
          actor,
          action: 'connection.okta_token_kept',
          target: { type: 'connection', id },
          organizationId,
          detail: { origin },
        })
      }),
    async find(connectionId) {
      const row = await db.kysely
        .selectFrom('okta_tokens')
        .selectAll()
        .where('connection_id', '=', connectionId)
        .executeTakeFirst()
      const token = row && box.open(row.token_sealed, placeOf(connectionId, row.origin))
      return row === undefined || token === undefined
        ? undefined
        : { origin: row.origin, token, keptAt: row.created_at }
    },
  }
})
