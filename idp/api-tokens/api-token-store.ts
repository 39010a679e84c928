import type { Kysely, Selectable } from 'kysely'
import { sha256 } from '../../kit/ids.ts'
import type { ApiTokenRow, IdpSchema, UserRow } from '../schema/idp-schema.ts'
import { type ApiToken, TOKEN_WINDOW_MS, type TokenOwner, USE_NOTED_EVERY_MS } from './api-token.ts'

/** @param db  the database, or the transaction to be part of */
export function apiTokenStore(db: Kysely<IdpSchema>) {
  return {
    /**
     * Whose token is this, and may it still be used? Slides its thirty days.
     *
     * @returns undefined for a token that is unknown here, ran out, or whose owner is not ACTIVE
     */
    async use(orgId: string, token: string, now: number): Promise<{ token: ApiToken; owner: TokenOwner } | undefined> {
      const row = await db
        .selectFrom('api_tokens')
        .innerJoin('users', 'users.id', 'api_tokens.user_id')
        .selectAll('api_tokens')
        .select(['users.login', 'users.status', 'users.profile_json'])
        .where('api_tokens.org_id', '=', orgId)
        .where('api_tokens.token_hash', '=', sha256(token))
        .executeTakeFirst()
      if (row === undefined || row.expires_at <= now || row.status !== 'ACTIVE') return undefined
      if (now - row.last_used_at >= USE_NOTED_EVERY_MS) await noteUse(row.id, now)
      return { token: asApiToken(row), owner: asOwner(row) }
    },

    async byId(orgId: string, tokenId: string): Promise<ApiToken | undefined> {
      const row = await db
        .selectFrom('api_tokens')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('id', '=', tokenId)
        .executeTakeFirst()
      return row && asApiToken(row)
    },

    /** Those not yet run out, in the order they were made. */
    async list(orgId: string, now: number): Promise<ApiToken[]> {
      const rows = await db
        .selectFrom('api_tokens')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('expires_at', '>', now)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(asApiToken)
    },

    async insert(row: ApiTokenRow): Promise<void> {
      await db.insertInto('api_tokens').values(row).execute()
    },

    async revoke(orgId: string, tokenId: string): Promise<boolean> {
      const { numDeletedRows } = await db
        .deleteFrom('api_tokens')
        .where('org_id', '=', orgId)
        .where('id', '=', tokenId)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }

  function noteUse(tokenId: string, now: number) {
    return db
      .updateTable('api_tokens')
      .set({ last_used_at: now, expires_at: now + TOKEN_WINDOW_MS })
      .where('id', '=', tokenId)
      .execute()
  }
}

function asApiToken(row: Selectable<ApiTokenRow>): ApiToken {
  return {
    id: row.id,
    orgId: row.org_id,
    userId: row.user_id,
    name: row.name,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
  }
}

function asOwner(row: Pick<Selectable<UserRow>, 'login' | 'profile_json'> & { user_id: string }): TokenOwner {
  const { firstName, lastName } = JSON.parse(row.profile_json)
  return {
    id: row.user_id,
    login: row.login,
    displayName: `${firstName} ${lastName}`,
  }
}
