// Links that make a passkey, once: the first operator's, printed where the house was started (an hour), and an invited
// one's, which goes by mail (a day). 256 random bits, kept as a hash; looking at one uses nothing up.
import type { Transaction } from 'kysely'
import { newId, randomToken, sha256 } from '../../kit/ids.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { OperatorLinkRow, SsoSchema } from '../schema/sso-schema.ts'
import { type Operator, operatorOf } from './operator.ts'
import { FirstRunOver } from './operator-errors.ts'

const FIRST_RUN_MS = 60 * 60_000
const INVITATION_MS = 24 * 60 * 60_000

/** `operator`: whose passkey it makes; undefined: the first operator there is. */
export type OperatorLink = { readonly id: string; readonly operator: Operator | undefined }

export type OperatorLinks = {
  /** @throws FirstRunOver */
  firstRun(actor: string): Promise<{ url: string; expiresAt: number }>
  /** For the transaction that invites. Links from before are worth nothing then. @returns the URL */
  invite(trx: Transaction<SsoSchema>, operatorId: string, actor: string): Promise<string>
  /** The live link behind what stands in the address: one answer for unknown, used, run out and not needed any more. */
  byToken(token: string): Promise<OperatorLink | undefined>
  byId(id: string): Promise<OperatorLink | undefined>
  /** For the transaction that makes the passkey. @returns false when somebody else was first */
  use(trx: Transaction<SsoSchema>, id: string): Promise<boolean>
}

export const operatorLinks = onePerHouse((deps): OperatorLinks => {
  const { db, clock } = deps

  async function put(trx: Transaction<SsoSchema>, operatorId: string | null, actor: string, lastsMs: number) {
    const token = randomToken(32)
    const now = clock.now()
    const row: OperatorLinkRow = {
      id: newId('opl'),
      token_hash: sha256(token),
      operator_id: operatorId,
      created_by: actor,
      created_at: now,
      expires_at: now + lastsMs,
      used_at: null,
    }
    await trx.insertInto('operator_links').values(row).execute()
    return { token, expiresAt: row.expires_at }
  }

  async function live(column: 'id' | 'token_hash', value: string): Promise<OperatorLink | undefined> {
    const link = await db.kysely
      .selectFrom('operator_links')
      .selectAll()
      .where(column, '=', value)
      .where('used_at', 'is', null)
      .where('expires_at', '>', clock.now())
      .executeTakeFirst()
    if (link === undefined) return undefined
    const operators = db.kysely.selectFrom('operators').selectAll()
    if (link.operator_id === null) {
      const somebody = await operators.limit(1).executeTakeFirst()
      return somebody === undefined ? { id: link.id, operator: undefined } : undefined
    }
    const row = await operators.where('id', '=', link.operator_id).where('disabled_at', 'is', null).executeTakeFirst()
    return row && { id: link.id, operator: operatorOf(row) }
  }

  return {
    firstRun: (actor) =>
      db.transaction(async (trx) => {
        const somebody = await trx.selectFrom('operators').select('id').limit(1).executeTakeFirst()
        if (somebody !== undefined) throw new FirstRunOver('there are operators')
        await trx
          .deleteFrom('operator_links')
          .where('operator_id', 'is', null)
          .where('expires_at', '<', clock.now())
          .execute()
        const { token, expiresAt } = await put(trx, null, actor, FIRST_RUN_MS)
        await writeAudit(trx, clock.now(), {
          actor,
          action: 'operator.first_run_link_created',
          target: { type: 'operator', id: 'first' },
        })
        return { url: `${deps.publicUrl}/console/first-run/${token}`, expiresAt }
      }),
    async invite(trx, operatorId, actor) {
      await trx.deleteFrom('operator_links').where('operator_id', '=', operatorId).execute()
      const { token } = await put(trx, operatorId, actor, INVITATION_MS)
      return `${deps.publicUrl}/console/join/${token}`
    },
    byToken: async (token) => (/^[\w-]{43}$/.test(token) ? live('token_hash', sha256(token)) : undefined),
    byId: (id) => live('id', id),
    async use(trx, id) {
      const { numUpdatedRows } = await trx
        .updateTable('operator_links')
        .set({ used_at: clock.now() })
        .where('id', '=', id)
        .where('used_at', 'is', null)
        .where('expires_at', '>', clock.now())
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0
    },
  }
})
