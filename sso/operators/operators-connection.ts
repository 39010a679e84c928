// The connection of the SaaS's own Okta, by which operators may come in beside their passkeys. Its issuer is kept as it was
// when an owner named it: whoever may change connections (support may) could otherwise lead it to a provider of theirs and
// come in as anybody.
import type { Transaction } from 'kysely'
import { writeAudit } from '../audit-log/audit-log.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'
import { UNBOUND } from './operator-store.ts'

export type OperatorsConnection = {
  readonly connectionId: string
  readonly issuer: string
  readonly namedBy: string
  readonly namedAt: number
}

export type OperatorsConnectionStore = {
  find(): Promise<OperatorsConnection | undefined>
  /**
   * In place of any before. Whoever was bound to another one is bound anew when they next come in.
   *
   * @param tell  what else belongs to the transaction
   */
  name(
    connection: { connectionId: string; issuer: string; organization: { id: string; name: string } },
    actor: string,
    tell: (trx: Transaction<SsoSchema>) => Promise<void>,
  ): Promise<void>
  /** @returns false when there was none */
  forget(actor: string): Promise<boolean>
}

export const operatorsConnectionStore = onePerHouse((deps): OperatorsConnectionStore => {
  const { db, clock } = deps
  return {
    async find() {
      const row = await db.kysely.selectFrom('operators_connection').selectAll().executeTakeFirst()
      return (
        row && { connectionId: row.connection_id, issuer: row.issuer, namedBy: row.named_by, namedAt: row.named_at }
      )
    },
    name: ({ connectionId, issuer, organization }, actor, tell) =>
      db.transaction(async (trx) => {
        const now = clock.now()
        await trx.deleteFrom('operators_connection').execute()
        await trx
          .insertInto('operators_connection')
          .values({ only: 1, connection_id: connectionId, issuer, named_by: actor, named_at: now })
          .execute()
        await trx
          .updateTable('operators')
          .set(UNBOUND)
          .where((eb) => eb.or([eb('okta_connection_id', '<>', connectionId), eb('okta_issuer', '<>', issuer)]))
          .execute()
        await tell(trx)
        await writeAudit(trx, now, {
          actor,
          action: 'operator.connection_named',
          target: { type: 'connection', id: connectionId },
          organizationId: organization.id,
          detail: { issuer, organization: organization.name },
        })
      }),
    forget: (actor) =>
      db.transaction(async (trx) => {
        const row = await trx.deleteFrom('operators_connection').returning('connection_id').executeTakeFirst()
        if (row === undefined) return false
        await writeAudit(trx, clock.now(), {
          actor,
          action: 'operator.connection_forgotten',
          target: { type: 'connection', id: row.connection_id },
        })
        return true
      }),
  }
})
