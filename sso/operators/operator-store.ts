import type { Transaction } from 'kysely'
import { newId } from '../../kit/ids.ts'
import type { Role } from '../admin-door/role.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { OperatorRow, SsoSchema } from '../schema/sso-schema.ts'
import { type HeldKey, holdKeys, lowerKeysOf, revokeKeysOf } from './keys-of-operator.ts'
import { type Operator, operatorOf } from './operator.ts'
import { LastOwner } from './operator-errors.ts'
import { standingOwners } from './standing-owners.ts'

export type NewOperator = { readonly email: string; readonly name: string; readonly role: Role }

export type OperatorChange = {
  readonly name?: string | undefined
  readonly role?: Role | undefined
  readonly boundToOkta?: false | undefined
}

export type OperatorStore = {
  find(id: string): Promise<Operator | undefined>
  /** Those who were disabled too, the newest first. */
  list(): Promise<Operator[]>
  /** True while nobody has ever been made an operator here. */
  none(): Promise<boolean>
  /**
   * API keys they made may no more than they do afterwards.
   *
   * @returns the keys that may less now; undefined when there is no such operator
   * @throws LastOwner, KeysOfLastOwner
   */
  change(id: string, change: OperatorChange, actor: string): Promise<HeldKey[] | undefined>
  /**
   * Sessions end at once, and with them the API keys they made; of one who is out already, the keys that were left.
   *
   * @returns the keys that were revoked; undefined when there is no such operator
   * @throws LastOwner, KeysOfLastOwner
   */
  disable(id: string, actor: string, keys: 'revoke' | 'keep'): Promise<HeldKey[] | undefined>
  enable(id: string, actor: string): Promise<boolean>
}

export const operatorStore = onePerHouse((deps): OperatorStore => {
  const { db, clock } = deps

  /** The last who may give rights away keeps them. */
  async function keepAnOwner(trx: Transaction<SsoSchema>, id: string): Promise<void> {
    const owners = await standingOwners(trx, db.engine)
    if (owners.length === 1 && owners[0] === id) throw new LastOwner('taking the last owner’s rights', { id })
  }

  return {
    async find(id) {
      const row = await db.kysely.selectFrom('operators').selectAll().where('id', '=', id).executeTakeFirst()
      return row && operatorOf(row)
    },
    async list() {
      const rows = await db.kysely
        .selectFrom('operators')
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(500)
        .execute()
      return rows.map(operatorOf)
    },
    async none() {
      return (await db.kysely.selectFrom('operators').select('id').limit(1).executeTakeFirst()) === undefined
    },
    change: (id, { name, role, boundToOkta }, actor) =>
      db.transaction(async (trx) => {
        if (role !== undefined && role !== 'owner') {
          await holdKeys(trx, db.engine)
          await keepAnOwner(trx, id)
        }
        const given = { ...(name === undefined ? {} : { name }), ...(role === undefined ? {} : { role }) }
        const loose = boundToOkta === undefined ? {} : UNBOUND
        if (Object.keys({ ...given, ...loose }).length === 0) return []
        const changed = await trx
          .updateTable('operators')
          .set({ ...given, ...loose })
          .where('id', '=', id)
          .returning('email')
          .executeTakeFirst()
        if (changed === undefined) return undefined
        const lowered = role === undefined ? [] : await lowerKeysOf(deps, trx, id, role, actor)
        await writeAudit(trx, clock.now(), {
          actor,
          action: 'operator.changed',
          target: { type: 'operator', id },
          detail: { email: changed.email, ...given, ...(boundToOkta === undefined ? {} : { boundToOkta }) },
        })
        return lowered
      }),
    disable: (id, actor, keys) =>
      db.transaction(async (trx) => {
        const known = await trx.selectFrom('operators').select('email').where('id', '=', id).executeTakeFirst()
        if (known === undefined) return undefined
        await holdKeys(trx, db.engine)
        await keepAnOwner(trx, id)
        const { numUpdatedRows } = await trx
          .updateTable('operators')
          .set({ disabled_at: clock.now() })
          .where('id', '=', id)
          .where('disabled_at', 'is', null)
          .executeTakeFirstOrThrow()
        const revoked = keys === 'keep' ? [] : await revokeKeysOf(deps, trx, id, actor)
        if (numUpdatedRows === 0n) return revoked
        await trx.deleteFrom('operator_sessions').where('operator_id', '=', id).execute()
        await trx.deleteFrom('operator_links').where('operator_id', '=', id).execute()
        await writeAudit(trx, clock.now(), {
          actor,
          action: 'operator.disabled',
          target: { type: 'operator', id },
          detail: { email: known.email, keys },
        })
        return revoked
      }),
    enable: (id, actor) =>
      db.transaction(async (trx) => {
        const enabled = await trx
          .updateTable('operators')
          .set({ disabled_at: null })
          .where('id', '=', id)
          .where('disabled_at', 'is not', null)
          .returning('email')
          .executeTakeFirst()
        if (enabled === undefined) return false
        await writeAudit(trx, clock.now(), {
          actor,
          action: 'operator.enabled',
          target: { type: 'operator', id },
          detail: { email: enabled.email },
        })
        return true
      }),
  }
})

export const UNBOUND = { okta_connection_id: null, okta_issuer: null, okta_subject: null }

/** For a transaction. */
export async function insertOperator(
  trx: Transaction<SsoSchema>,
  now: number,
  { email, name, role }: NewOperator,
  more: { id?: string; createdBy: string; joinedAt: number | null; firstRun?: boolean },
): Promise<OperatorRow> {
  const row: OperatorRow = {
    id: more.id ?? newId('opr'),
    email: email.toLowerCase(),
    name,
    role,
    created_by: more.createdBy,
    created_at: now,
    joined_at: more.joinedAt,
    last_sign_in_at: null,
    disabled_at: null,
    first_run: more.firstRun ? 1 : null,
    ...UNBOUND,
  }
  await trx.insertInto('operators').values(row).execute()
  return row
}
