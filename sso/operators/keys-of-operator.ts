// API keys go the way of whoever made them. Shut out, or given less than before, nobody keeps a way in that may more; also
// not by a key that a key of theirs made.
import type { Kysely, Transaction } from 'kysely'
import { mayAct, type Role } from '../admin-door/role.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { KeysOfLastOwner } from './operator-errors.ts'
import { standingOwners } from './standing-owners.ts'

export type HeldKey = { readonly id: string; readonly name: string; readonly role: Role }

/** Live keys an operator made, the oldest first. */
export async function liveKeysOf(db: Kysely<SsoSchema>, operatorId: string): Promise<HeldKey[]> {
  const all = await db
    .selectFrom('api_keys')
    .select(['id', 'name', 'role', 'created_by', 'revoked_at'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const theirs = new Set([operatorId])
  for (let before = 0; before < theirs.size; ) {
    before = theirs.size
    for (const key of all) if (key.created_by !== null && theirs.has(key.created_by)) theirs.add(key.id)
  }
  const live = all.filter((key) => key.revoked_at === null && theirs.has(key.id))
  return live.map(({ id, name, role }) => ({ id, name, role }))
}

/** For a transaction, before it holds any operator: keys that are there are made less by one at a time. */
export async function holdKeys(trx: Transaction<SsoSchema>, engine: SsoDeps['db']['engine']): Promise<void> {
  const live = trx.selectFrom('api_keys').select('id').where('revoked_at', 'is', null).orderBy('id')
  if (engine === 'postgres') await live.forUpdate().execute()
}

/**
 * For the transaction that shuts an operator out, once they are.
 *
 * @returns the keys that were revoked
 * @throws KeysOfLastOwner  nobody could come in any more
 */
export async function revokeKeysOf(
  { db, clock }: Pick<SsoDeps, 'db' | 'clock'>,
  trx: Transaction<SsoSchema>,
  operatorId: string,
  actor: string,
): Promise<HeldKey[]> {
  const keys = await liveKeysOf(trx, operatorId)
  await leaveAnOwner(trx, db.engine, keys)
  const now = clock.now()
  for (const { id, name } of keys) {
    await trx.updateTable('api_keys').set({ revoked_at: now }).where('id', '=', id).execute()
    const detail = { name, madeBy: operatorId }
    await writeAudit(trx, now, { actor, action: 'api_key.revoked', target: { type: 'api_key', id }, detail })
  }
  return keys
}

/**
 * For the transaction that gives an operator another role, once they have it: a key that may more may as much from then on.
 *
 * @returns the keys that were lowered
 * @throws KeysOfLastOwner  nobody could come in any more
 */
export async function lowerKeysOf(
  { db, clock }: Pick<SsoDeps, 'db' | 'clock'>,
  trx: Transaction<SsoSchema>,
  operatorId: string,
  role: Role,
  actor: string,
): Promise<HeldKey[]> {
  const above = (await liveKeysOf(trx, operatorId)).filter((key) => !mayAct(role, key.role))
  await leaveAnOwner(trx, db.engine, above)
  for (const { id, name, role: before } of above) {
    await trx.updateTable('api_keys').set({ role }).where('id', '=', id).execute()
    const detail = { name, role, before, madeBy: operatorId }
    await writeAudit(trx, clock.now(), { actor, action: 'api_key.lowered', target: { type: 'api_key', id }, detail })
  }
  return above
}

/** @param going  keys that will not be an owner's any more */
async function leaveAnOwner(
  trx: Transaction<SsoSchema>,
  engine: SsoDeps['db']['engine'],
  going: readonly HeldKey[],
): Promise<void> {
  const owners = going.filter(({ role }) => role === 'owner')
  if (owners.length === 0 || (await standingOwners(trx, engine)).length > 0) return
  const ids = owners.map(({ id }) => id)
  const others = trx.selectFrom('api_keys').select('id').where('role', '=', 'owner').where('revoked_at', 'is', null)
  if ((await others.where('id', 'not in', ids).limit(1).executeTakeFirst()) !== undefined) return
  const names = owners.map(({ name }) => name)
  throw new KeysOfLastOwner(names, { keys: ids })
}
