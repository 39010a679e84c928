import { type Kysely, type Selectable, sql } from 'kysely'
import { oktaId } from '../../kit/ids.ts'
import type { SecretBox } from '../../kit/secret-box.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { FactorRow, IdpSchema } from '../schema/idp-schema.ts'
import type { Factor, FactorProvider } from './factor.ts'
import { freshTotpSecret, stepOfCode } from './totp.ts'

const MOST_WRONG = 5
const LOCK_MS = 15 * 60_000

/** `locked`: too many wrong codes, and none is looked at for a quarter of an hour. */
export type Proof = 'good' | 'wrong' | 'locked'

/** @param db  the database, or the transaction to be part of */
export function factorStore(deps: Pick<IdpDeps, 'box'>, db: Kysely<IdpSchema>) {
  const box = deps.box('factors')
  const ofPerson = (orgId: string, userId: string) =>
    db.selectFrom('factors').selectAll().where('org_id', '=', orgId).where('user_id', '=', userId)
  const change = (factor: Factor) =>
    db.updateTable('factors').where('id', '=', factor.id).where('org_id', '=', factor.orgId)

  function freshRow(orgId: string, userId: string, provider: FactorProvider, secret: string, now: number): FactorRow {
    const id = oktaId('ost')
    return {
      id,
      org_id: orgId,
      user_id: userId,
      factor_type: 'token:software:totp',
      provider,
      status: 'PENDING_ACTIVATION',
      secret_sealed: box.seal(secret, place(id)),
      last_step: 0,
      failed_attempts: 0,
      locked_until: null,
      created_at: now,
      updated_at: now,
    }
  }

  return {
    async list(orgId: string, userId: string): Promise<Factor[]> {
      return (await ofPerson(orgId, userId).orderBy('created_at').orderBy('id').execute()).map(asFactor)
    },

    /** Those that count. */
    async active(orgId: string, userId: string): Promise<Factor[]> {
      const rows = await ofPerson(orgId, userId).where('status', '=', 'ACTIVE').orderBy('created_at').execute()
      return rows.map(asFactor)
    },

    async byId(orgId: string, userId: string, factorId: string): Promise<Factor | undefined> {
      const row = await ofPerson(orgId, userId).where('id', '=', factorId).executeTakeFirst()
      return row && asFactor(row)
    },

    /**
     * A new secret, to be shown this once. An enrolment that was begun and never finished makes room for it.
     *
     * @returns undefined when they have an active one of the kind
     */
    async enrol(
      orgId: string,
      userId: string,
      provider: FactorProvider,
      now: number,
    ): Promise<{ factor: Factor; secret: string } | undefined> {
      const secret = freshTotpSecret()
      const row = freshRow(orgId, userId, provider, secret, now)
      await db
        .deleteFrom('factors')
        .where('org_id', '=', orgId)
        .where('user_id', '=', userId)
        .where('provider', '=', provider)
        .where('status', '=', 'PENDING_ACTIVATION')
        .execute()
      const made = await db
        .insertInto('factors')
        .values(row)
        .onConflict((conflict) => conflict.columns(['user_id', 'factor_type', 'provider']).doNothing())
        .returning('id')
        .executeTakeFirst()
      return made && { factor: asFactor(row), secret }
    },

    /** An active factor with a secret that is known beforehand, instead of any other of the kind. */
    async adopt(orgId: string, userId: string, provider: FactorProvider, secret: string, now: number): Promise<void> {
      const known = await ofPerson(orgId, userId).where('provider', '=', provider).executeTakeFirst()
      if (known?.status === 'ACTIVE' && openSecret(box, known) === secret) return
      if (known !== undefined)
        await db.deleteFrom('factors').where('org_id', '=', orgId).where('id', '=', known.id).execute()
      const row = { ...freshRow(orgId, userId, provider, secret, now), status: 'ACTIVE' } as const
      await db.insertInto('factors').values(row).execute()
    },

    /** The secret of an enrolment that is not finished, for its page to be shown again. */
    async pendingSecret(factor: Factor): Promise<string | undefined> {
      const row = await ofPerson(factor.orgId, factor.userId)
        .where('id', '=', factor.id)
        .where('status', '=', 'PENDING_ACTIVATION')
        .executeTakeFirst()
      return row && openSecret(box, row)
    },

    /**
     * Is this a code of the factor's, and the first time it is shown?
     *
     * A try is counted before it is looked at and a step is used up where it is compared, so that neither many guesses at
     * once nor one code twice at once gets through (RFC 6238 §5.2).
     */
    async prove(factor: Factor, code: string, now: number): Promise<Proof> {
      const row = await change(factor)
        .set({
          failed_attempts: sql<number>`case when locked_until is null then failed_attempts + 1 else 1 end`,
          locked_until: sql<
            number | null
          >`case when locked_until is null and failed_attempts + 1 >= ${MOST_WRONG} then cast(${now + LOCK_MS} as bigint) else null end`,
        })
        .where((eb) => eb.or([eb('locked_until', 'is', null), eb('locked_until', '<=', now)]))
        .returningAll()
        .executeTakeFirst()
      if (row === undefined) return 'locked'
      const step = stepOfCode(openSecret(box, row), code, now, row.last_step)
      if (step === undefined) return row.locked_until === null ? 'wrong' : 'locked'
      const used = await change(factor)
        .set({ last_step: step, failed_attempts: 0, locked_until: null })
        .where('last_step', '<', step)
        .returning('id')
        .executeTakeFirst()
      return used === undefined ? 'wrong' : 'good'
    },

    /** @returns false when it was active already */
    async activate(factor: Factor, now: number): Promise<boolean> {
      const done = await change(factor)
        .set({ status: 'ACTIVE', updated_at: now })
        .where('status', '=', 'PENDING_ACTIVATION')
        .returning('id')
        .executeTakeFirst()
      return done !== undefined
    },

    /** @returns false when it was gone already */
    async remove(factor: Factor): Promise<boolean> {
      const gone = await db
        .deleteFrom('factors')
        .where('id', '=', factor.id)
        .where('org_id', '=', factor.orgId)
        .returning('id')
        .executeTakeFirst()
      return gone !== undefined
    },

    async removeAll(orgId: string, userId: string): Promise<void> {
      await db.deleteFrom('factors').where('org_id', '=', orgId).where('user_id', '=', userId).execute()
    },
  }
}

const place = (factorId: string) => `factors|${factorId}|secret`

function openSecret(box: SecretBox, row: Selectable<FactorRow>): string {
  const secret = box.open(row.secret_sealed, place(row.id))
  if (secret === undefined) throw new Error(`the secret of factor ${row.id} does not open`)
  return secret
}

function asFactor(row: Selectable<FactorRow>): Factor {
  return {
    id: row.id,
    orgId: row.org_id,
    userId: row.user_id,
    factorType: row.factor_type,
    provider: row.provider,
    status: row.status,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
