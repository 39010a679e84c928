// Refresh tokens as an administrator sees them: each family is one grant that can still be refreshed, named `oar…`.
import type { Kysely } from 'kysely'
import type { GrantRow, IdpSchema } from '../schema/idp-schema.ts'

/** Times in milliseconds. */
export type RefreshFamily = {
  readonly id: string
  readonly siteKey: string
  readonly clientId: string
  readonly userId: string
  readonly scopes: readonly string[]
  readonly createdAt: number
  readonly updatedAt: number
  /** Null: does not end by itself. */
  readonly expiresAt: number | null
}

/** Whose: of a person, of an app, of an authorization server (`org` or its id), one of them. */
export type FamiliesAsked = {
  readonly userId?: string
  readonly clientId?: string
  readonly siteKey?: string
  readonly id?: string
}

const PREFIX = 'oar'

/** @param db  the database, or the transaction to be part of */
export function refreshFamilies(db: Kysely<IdpSchema>) {
  const alive = (orgId: string, asked: FamiliesAsked) => {
    let query = db
      .selectFrom('grants')
      .where('org_id', '=', orgId)
      .where('revoked_at', 'is', null)
      .where('code_used_at', '>', 0)
      .where('grant_json', 'like', '%"offline_access"%')
    if (asked.userId !== undefined) query = query.where('user_id', '=', asked.userId)
    if (asked.clientId !== undefined) query = query.where('client_id', '=', asked.clientId)
    if (asked.siteKey !== undefined) query = query.where('site_key', '=', asked.siteKey)
    if (asked.id !== undefined) query = query.where('id', '=', grantIdOf(asked.id))
    return query
  }

  return {
    /** In the order they were made; one more than `limit` when there are more. Families that ended are left out. */
    async list(
      orgId: string,
      asked: FamiliesAsked,
      page: { limit: number; after?: readonly [string | number, string] },
      now: number,
    ): Promise<RefreshFamily[]> {
      let query = alive(orgId, asked)
      if (page.after !== undefined) {
        const [createdAt, id] = page.after
        query = query.where((eb) =>
          eb.or([
            eb('created_at', '>', Number(createdAt)),
            eb.and([eb('created_at', '=', Number(createdAt)), eb('id', '>', grantIdOf(id))]),
          ]),
        )
      }
      const rows = await query
        .selectAll()
        .orderBy('created_at')
        .orderBy('id')
        .limit(page.limit + 1)
        .execute()
      return rows.map(familyOf).filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
    },

    /** The client ids that have one. */
    async clients(orgId: string, asked: FamiliesAsked): Promise<string[]> {
      const rows = await alive(orgId, asked).select('client_id').distinct().orderBy('client_id').execute()
      return rows.map(({ client_id }) => client_id)
    },

    /** With each goes everything that came of its grant. @returns how many ended */
    async end(orgId: string, asked: FamiliesAsked, now: number): Promise<number> {
      const ids = (await alive(orgId, asked).select('id').execute()).map(({ id }) => id)
      for (let from = 0; from < ids.length; from += 500)
        await db
          .updateTable('grants')
          .set({ revoked_at: now })
          .where('org_id', '=', orgId)
          .where('id', 'in', ids.slice(from, from + 500))
          .where('revoked_at', 'is', null)
          .execute()
      return ids.length
    },
  }
}

function grantIdOf(id: string): string {
  return id.startsWith(PREFIX) ? id.slice(PREFIX.length) : ''
}

function familyOf(row: GrantRow): RefreshFamily {
  const { scopes, lifetimes } = JSON.parse(row.grant_json) as {
    scopes: string[]
    lifetimes: { refresh: number; refreshIdle: number }
  }
  const usedAt = row.refresh_used_at ?? row.created_at
  const ends = [
    ...(lifetimes.refresh > 0 ? [row.created_at + lifetimes.refresh * 1000] : []),
    ...(lifetimes.refreshIdle > 0 ? [usedAt + lifetimes.refreshIdle * 1000] : []),
  ]
  return {
    id: `${PREFIX}${row.id}`,
    siteKey: row.site_key,
    clientId: row.client_id,
    userId: row.user_id,
    scopes,
    createdAt: row.created_at,
    updatedAt: usedAt,
    expiresAt: ends.length === 0 ? null : Math.min(...ends),
  }
}
