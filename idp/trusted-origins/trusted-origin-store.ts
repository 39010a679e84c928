import type { Expression, Kysely, Selectable, SqlBool } from 'kysely'
import { isUniqueViolation } from '../../kit/database.ts'
import { oktaId } from '../../kit/ids.ts'
import { ALREADY_EXISTS, validationFailed } from '../okta-error.ts'
import type { IdpSchema, TrustedOriginRow } from '../schema/idp-schema.ts'
import { spellingsOf, type TrustedOrigin } from './trusted-origin.ts'

export type OriginSettings = Pick<TrustedOrigin, 'name' | 'origin' | 'scopes'>

/** Who changes it, and when; null: the house itself. */
type Hand = { readonly by: string | null; readonly now: number }

/** @param db  the database, or the transaction to be part of */
export function trustedOriginStore(db: Kysely<IdpSchema>) {
  const inOrg = (orgId: string) => db.selectFrom('trusted_origins').selectAll().where('org_id', '=', orgId)

  return {
    async byId(orgId: string, originId: string): Promise<TrustedOrigin | undefined> {
      const row = await inOrg(orgId).where('id', '=', originId).executeTakeFirst()
      return row && asOrigin(row)
    },

    /** In the order they were made. @param page.after  creation time and id of the last one seen */
    async list(
      orgId: string,
      page: { where?: Expression<SqlBool>; after?: readonly [string | number, string]; limit: number },
    ): Promise<TrustedOrigin[]> {
      let query = inOrg(orgId).orderBy('created_at').orderBy('id').limit(page.limit)
      if (page.where !== undefined) query = query.where(page.where)
      if (page.after !== undefined) {
        const [at, id] = page.after
        query = query.where((eb) =>
          eb.or([eb('created_at', '>', Number(at)), eb.and([eb('created_at', '=', Number(at)), eb('id', '>', id)])]),
        )
      }
      return (await query.execute()).map(asOrigin)
    },

    /** @throws OktaError  E0000001: name or origin is taken */
    async create(orgId: string, settings: OriginSettings, { by, now }: Hand): Promise<TrustedOrigin> {
      await refuseTaken(orgId, settings)
      const row: TrustedOriginRow = {
        id: oktaId('tos'),
        org_id: orgId,
        ...settingsColumns(settings),
        status: 'ACTIVE',
        created_by: by,
        updated_by: by,
        created_at: now,
        updated_at: now,
      }
      await refusingRace(db.insertInto('trusted_origins').values(row).execute())
      return asOrigin(row)
    },

    /** @throws OktaError  E0000001: name or origin is another's */
    async replace(orgId: string, originId: string, settings: OriginSettings, hand: Hand): Promise<void> {
      await refuseTaken(orgId, settings, originId)
      await refusingRace(update(orgId, originId, settingsColumns(settings), hand))
    },

    async setStatus(orgId: string, originId: string, status: TrustedOrigin['status'], hand: Hand): Promise<void> {
      await update(orgId, originId, { status }, hand)
    },

    async remove(orgId: string, originId: string): Promise<void> {
      await db.deleteFrom('trusted_origins').where('org_id', '=', orgId).where('id', '=', originId).execute()
    },
  }

  function update(orgId: string, originId: string, columns: Partial<TrustedOriginRow>, { by, now }: Hand) {
    return db
      .updateTable('trusted_origins')
      .set({ ...columns, updated_by: by, updated_at: now })
      .where('org_id', '=', orgId)
      .where('id', '=', originId)
      .execute()
  }

  async function refuseTaken(orgId: string, { name, origin }: OriginSettings, exceptId?: string): Promise<void> {
    const rows = await inOrg(orgId)
      .where((eb) => eb.or([eb('name', '=', name), eb('origin', 'in', spellingsOf(origin))]))
      .execute()
    const others = rows.filter(({ id }) => id !== exceptId)
    const spellings = spellingsOf(origin)
    const taken = (['name', 'origin'] as const).filter((column) =>
      others.some((row) => (column === 'name' ? row.name === name : spellings.includes(row.origin))),
    )
    if (taken[0] !== undefined)
      throw validationFailed(
        taken[0],
        taken.map((column) => `${column}: ${ALREADY_EXISTS}`),
      )
  }
}

/** Two at once: only the database sees both. */
async function refusingRace(change: Promise<unknown>): Promise<void> {
  try {
    await change
  } catch (error) {
    if (isUniqueViolation(error)) throw validationFailed('origin', [`origin: ${ALREADY_EXISTS}`])
    throw error
  }
}

function settingsColumns({ name, origin, scopes }: OriginSettings) {
  return { name, origin, scopes_json: JSON.stringify(scopes) }
}

function asOrigin(row: Selectable<TrustedOriginRow>): TrustedOrigin {
  return {
    id: row.id,
    name: row.name,
    origin: row.origin,
    scopes: JSON.parse(row.scopes_json),
    status: row.status,
    createdBy: row.created_by,
    updatedBy: row.updated_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
