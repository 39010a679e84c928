// The code that proves the invited mailbox: six digits, ten minutes, five tries, a handful a day. A link passed on by
// mistake lets nobody in without it.
import crypto from 'node:crypto'
import type { Kysely } from 'kysely'
import { newId, sameSecret } from '../../kit/ids.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'

const CODE_MS = 10 * 60_000
const MOST_TRIES = 5
const MOST_A_DAY = 12
const DAY_MS = 24 * 60 * 60_000

export type SetupCodes = {
  /** A fresh code; earlier ones go out of use. @returns undefined when this link had its share for today */
  make(trx: Kysely<SsoSchema>, linkId: string): Promise<string | undefined>
  /** Whether it is the code, and for good: a code lets in once. */
  redeem(linkId: string, typed: string): Promise<'right' | 'wrong' | 'gone'>
}

export const setupCodes = onePerHouse((deps): SetupCodes => {
  const { db, clock } = deps
  const box = deps.box('setup-codes')
  const placeOf = (id: string) => `setup_codes|${id}|code`

  return {
    async make(trx, linkId) {
      const now = clock.now()
      const today = await trx
        .selectFrom('setup_codes')
        .select(({ fn }) => fn.countAll<string | number>().as('made'))
        .where('link_id', '=', linkId)
        .where('created_at', '>', now - DAY_MS)
        .executeTakeFirstOrThrow()
      if (Number(today.made) >= MOST_A_DAY) return undefined
      const code = String(crypto.randomInt(1_000_000)).padStart(6, '0')
      const id = newId('cod')
      await trx
        .updateTable('setup_codes')
        .set({ used_at: now })
        .where('link_id', '=', linkId)
        .where('used_at', 'is', null)
        .execute()
      const row = { id, link_id: linkId, code_sealed: box.seal(code, placeOf(id)), tries: 0, created_at: now }
      await trx
        .insertInto('setup_codes')
        .values({ ...row, used_at: null })
        .execute()
      return code
    },

    async redeem(linkId, typed) {
      const code = await db.kysely
        .selectFrom('setup_codes')
        .selectAll()
        .where('link_id', '=', linkId)
        .where('used_at', 'is', null)
        .where('created_at', '>', clock.now() - CODE_MS)
        .orderBy('created_at', 'desc')
        .executeTakeFirst()
      if (code === undefined) return 'gone'
      // The try is counted before it is looked at, so a hundred at once are not a hundred tries.
      const counted = await db.kysely
        .updateTable('setup_codes')
        .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
        .where('id', '=', code.id)
        .where('tries', '<', MOST_TRIES)
        .where('used_at', 'is', null)
        .executeTakeFirst()
      if (counted.numUpdatedRows !== 1n) return 'gone'
      const right = sameSecret(box.open(code.code_sealed, placeOf(code.id)) ?? '', typed.replace(/\s/g, ''))
      if (!right) return 'wrong'
      const used = await db.kysely
        .updateTable('setup_codes')
        .set({ used_at: clock.now() })
        .where('id', '=', code.id)
        .where('used_at', 'is', null)
        .executeTakeFirst()
      return used.numUpdatedRows === 1n ? 'right' : 'gone'
    },
  }
})
