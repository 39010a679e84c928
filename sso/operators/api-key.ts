// API keys: shown once when made, stored as a hash, revoked for good. Each has a role, as operators have.
import { sql, type Transaction } from 'kysely'
import { newId, randomToken, sha256 } from '../../kit/ids.ts'
import { ApiKeyInvalid } from '../admin-door/door-errors.ts'
import type { Role } from '../admin-door/role.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { ApiKeyRow, SsoSchema } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { LastApiKey } from './operator-errors.ts'
import { standingOwners } from './standing-owners.ts'

export type ApiKey = {
  readonly id: string
  readonly name: string
  readonly role: Role
  /** An operator (`opr_…`), a key (`key_…`), `system`; null: nobody knows. */
  readonly createdBy: string | null
  readonly createdAt: number
  readonly lastUsedAt: number | null
  readonly revokedAt: number | null
}

// A key in use would otherwise cost a write per request.
const USED_EVERY_MS = 60_000

/**
 * Makes a key, which goes the way of its maker (keys-of-operator.ts).
 *
 * @param actor  who makes it
 * @returns the key's record and the key itself, which nobody can read again
 * @throws ApiKeyInvalid  whoever makes it is being shut out at this moment
 */
export async function createApiKey(
  deps: SsoDeps,
  name: string,
  { actor = 'system', role = 'owner' }: { actor?: string; role?: Role } = {},
): Promise<{ apiKey: ApiKey; key: string }> {
  const key = `gp_${randomToken(32)}`
  const now = deps.clock.now()
  const row: ApiKeyRow = {
    id: newId('key'),
    hash: sha256(key),
    name,
    role,
    created_by: actor,
    created_at: now,
    last_used_at: null,
    revoked_at: null,
  }
  await deps.db.transaction(async (trx) => {
    await holdMaker(trx, deps.db.engine, actor)
    await trx.insertInto('api_keys').values(row).execute()
    await writeAudit(trx, now, {
      actor,
      action: 'api_key.created',
      target: { type: 'api_key', id: row.id },
      detail: { name, role },
    })
  })
  return { apiKey: apiKeyOf(row), key }
}

/** Nobody leaves a key behind that was made while they were shut out: their row is held until the key is there. */
async function holdMaker(trx: Transaction<SsoSchema>, engine: SsoDeps['db']['engine'], actor: string): Promise<void> {
  if (!/^(key|opr)_/.test(actor)) return
  const table = actor.startsWith('key_') ? 'api_keys' : 'operators'
  const gone = actor.startsWith('key_') ? 'revoked_at' : 'disabled_at'
  const maker = await sql<{ id: string }>`select id from ${sql.table(table)}
    where id = ${actor} and role = 'owner' and ${sql.ref(gone)} is null
    ${engine === 'postgres' ? sql`for update` : sql``}`.execute(trx)
  if (maker.rows.length === 0) throw new ApiKeyInvalid('a key by somebody who may make none any more', { actor })
}

export type ApiKeyStore = {
  /** The live key somebody presents; undefined for anything else. Notes that it was used, once a minute. */
  recognise(presented: string): Promise<ApiKey | undefined>
  find(id: string): Promise<ApiKey | undefined>
  list(): Promise<ApiKey[]>
  /** @returns false when there is no such live key @throws LastApiKey */
  revoke(id: string, actor: string): Promise<boolean>
}

export const apiKeyStore = onePerHouse((deps): ApiKeyStore => {
  const { db, clock } = deps
  return {
    async recognise(presented) {
      if (!/^gp_[\w-]{20,100}$/.test(presented)) return undefined
      const row = await db.kysely
        .selectFrom('api_keys')
        .selectAll()
        .where('hash', '=', sha256(presented))
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      if (row === undefined) return undefined
      const now = clock.now()
      if (now - (row.last_used_at ?? 0) > USED_EVERY_MS)
        await db.kysely.updateTable('api_keys').set({ last_used_at: now }).where('id', '=', row.id).execute()
      return apiKeyOf(row)
    },
    async find(id) {
      const row = await db.kysely.selectFrom('api_keys').selectAll().where('id', '=', id).executeTakeFirst()
      return row && apiKeyOf(row)
    },
    async list() {
      const rows = await db.kysely.selectFrom('api_keys').selectAll().orderBy('created_at', 'desc').limit(200).execute()
      return rows.map(apiKeyOf)
    },
    revoke: (id, actor) =>
      db.transaction(async (trx) => {
        const query = trx.selectFrom('api_keys').select(['id', 'role']).where('revoked_at', 'is', null).orderBy('id')
        // Two operators who revoke each other's keys at once: the second waits, and counts what the first left.
        const live = await (db.engine === 'postgres' ? query.forUpdate() : query).execute()
        if (!live.some((key) => key.id === id)) return false
        const ownersLeft = live.filter((key) => key.role === 'owner' && key.id !== id).length
        if (ownersLeft === 0 && (await standingOwners(trx, db.engine)).length === 0)
          throw new LastApiKey('revoking the last key', { id })
        await trx.updateTable('api_keys').set({ revoked_at: clock.now() }).where('id', '=', id).execute()
        await writeAudit(trx, clock.now(), { actor, action: 'api_key.revoked', target: { type: 'api_key', id } })
        return true
      }),
  }
})

function apiKeyOf(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    createdBy: row.created_by,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }
}
