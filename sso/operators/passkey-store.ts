// Passkeys of operators: the public half alone. What proves a person stays in their device.
import type { Transaction } from 'kysely'
import { newId } from '../../kit/ids.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { readStrings } from '../json-column.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { PasskeyRow, SsoSchema } from '../schema/sso-schema.ts'
import { LastPasskey } from './operator-errors.ts'

export type Passkey = {
  /** `pky_…` */
  readonly id: string
  readonly operatorId: string
  /** What the browser calls it, base64url. */
  readonly credentialId: string
  /** COSE, base64url. */
  readonly publicKey: string
  /** How often it signed, as far as its device counts. */
  readonly counter: number
  readonly transports: readonly string[]
  readonly name: string
  readonly createdAt: number
  readonly lastUsedAt: number | null
}

export type NewPasskey = Pick<Passkey, 'operatorId' | 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'name'>

export type PasskeyStore = {
  of(operatorId: string): Promise<Passkey[]>
  byCredential(credentialId: string): Promise<Passkey | undefined>
  /**
   * @param tell  what belongs to the transaction, with what the passkey was called
   * @returns false when this operator has no such passkey
   * @throws LastPasskey
   */
  remove(
    operatorId: string,
    id: string,
    tell: (trx: Transaction<SsoSchema>, name: string) => Promise<void>,
  ): Promise<boolean>
  rename(operatorId: string, id: string, name: string): Promise<boolean>
}

export const passkeyStore = onePerHouse((deps): PasskeyStore => {
  const { db, clock } = deps
  return {
    async of(operatorId) {
      const rows = await db.kysely
        .selectFrom('operator_passkeys')
        .selectAll()
        .where('operator_id', '=', operatorId)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute()
      return rows.map(passkeyOf)
    },
    async byCredential(credentialId) {
      const row = await db.kysely
        .selectFrom('operator_passkeys')
        .selectAll()
        .where('credential_id', '=', credentialId)
        .executeTakeFirst()
      return row && passkeyOf(row)
    },
    remove: (operatorId, id, tell) =>
      db.transaction(async (trx) => {
        const query = trx
          .selectFrom('operator_passkeys')
          .select(['id', 'name'])
          .where('operator_id', '=', operatorId)
          .orderBy('id')
        const all = await (db.engine === 'postgres' ? query.forUpdate() : query).execute()
        const going = all.find((passkey) => passkey.id === id)
        if (going === undefined) return false
        if (all.length === 1) throw new LastPasskey('removing the last passkey', { operator: operatorId })
        await trx.deleteFrom('operator_passkeys').where('id', '=', id).execute()
        await tell(trx, going.name)
        await writeAudit(trx, clock.now(), {
          actor: operatorId,
          action: 'operator.passkey_removed',
          target: { type: 'operator', id: operatorId },
          detail: { passkey: id, name: going.name },
        })
        return true
      }),
    async rename(operatorId, id, name) {
      const { numUpdatedRows } = await db.kysely
        .updateTable('operator_passkeys')
        .set({ name })
        .where('id', '=', id)
        .where('operator_id', '=', operatorId)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0
    },
  }
})

/** For a transaction. @returns its id */
export async function insertPasskey(trx: Transaction<SsoSchema>, now: number, passkey: NewPasskey): Promise<string> {
  const id = newId('pky')
  await trx
    .insertInto('operator_passkeys')
    .values({
      id,
      credential_id: passkey.credentialId,
      operator_id: passkey.operatorId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: JSON.stringify(passkey.transports),
      name: passkey.name,
      created_at: now,
      last_used_at: null,
    })
    .execute()
  await writeAudit(trx, now, {
    actor: passkey.operatorId,
    action: 'operator.passkey_added',
    target: { type: 'operator', id: passkey.operatorId },
    detail: { passkey: id, name: passkey.name },
  })
  return id
}

function passkeyOf(row: PasskeyRow): Passkey {
  return {
    id: row.id,
    operatorId: row.operator_id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: row.counter,
    transports: readStrings(row.transports),
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }
}
