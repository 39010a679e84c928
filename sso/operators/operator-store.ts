import type { Transaction } from 'kysely'
import { newId } from '../../kit/ids.ts'
import type { Role } from '../admin-door/role.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { OperatorRow, SsoSchema } from '../schema/sso-schema.ts'
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
  /** @throws LastOwner @returns false when there is no such operator */
  change(id: string, change: OperatorChange, actor: string): Promise<boolean>
  /** Sessions end at once. @throws LastOwner @returns false when there is no such operator, or nothing to do */
  disable(id: string, actor: string): Promise<boolean>
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
        if (role !== undefined && role !== 'owner') await keepAnOwner(trx, id)
        const given = { ...(name === undefined ? {} : { name }), ...(role === undefined ? {} : { role }) }
        const loose = boundToOkta === undefined ? {} : UNBOUND
        if (Object.keys({ ...given, ...loose }).length === 0) return true
        const changed = await trx
          .updateTable('operators')
          .set({ ...given, ...loose })
          .where('id', '=', id)
          .returning('email')
          .executeTakeFirst()
        if (changed === undefined) return false
        await writeAudit(trx, clock.now(), {
          actor,
          action: 'operator.changed',
          target: { type: 'operator', id },
          detail: { email: changed.email, ...given, ...(boundToOkta === undefined ? {} : { boundToOkta }) },
        })
        return true
      }),
    disable: (id, actor) =>
      db.transaction(async (trx) => {
        await keepAnOwner(trx, id)
        const disabled = await trx
          .updateTable('operators')
          .set({ disabled_at: clock.now() })
          .where('id', '=', id)
          .where('disabled_at', 'is', null)
          .returning('email')
          .executeTakeFirst()
        if (disabled === undefined) return false
        await trx.deleteFrom('operator_sessions').where('operator_id', '=', id).execute()
        await trx.deleteFrom('operator_links').where('operator_id', '=', id).execute()
        await writeAudit(trx, clock.now(), {
          actor,
          action: 'operator.disabled',
          target: { type: 'operator', id },
          detail: { email: disabled.email },
        })
        return true
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
