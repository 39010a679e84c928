import { sql } from 'kysely'
import { isUniqueViolation, prepared } from '../../kit/database.ts'
import { sha256 } from '../../kit/ids.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { ClientAssertionRow } from '../schema/idp-schema.ts'

/**
 * Remembers the signed assertions clients have shown, so that each is good once (RFC 7523 §3, `jti`).
 *
 * @returns true the first time; `expiresAt` in seconds
 */
export function assertionMemory({ db }: IdpDeps) {
  const insert = prepared<ClientAssertionRow, unknown>(db, (p) =>
    db.kysely.insertInto('client_assertions').values({
      org_id: p('org_id'),
      client_id: p('client_id'),
      jti_hash: p('jti_hash'),
      expires_at: sql<number>`${p('expires_at')}`,
    }),
  )
  return async (orgId: string, clientId: string, jti: string, expiresAt: number): Promise<boolean> => {
    try {
      await insert({ org_id: orgId, client_id: clientId, jti_hash: sha256(jti), expires_at: expiresAt * 1000 })
      return true
    } catch (error) {
      if (isUniqueViolation(error)) return false
      throw error
    }
  }
}
