import type { Kysely } from 'kysely'
import { isUniqueViolation } from '../../kit/database.ts'
import { oktaId } from '../../kit/ids.ts'
import { validationFailed } from '../okta-error.ts'
import type { AppScopeGrantRow, IdpSchema } from '../schema/idp-schema.ts'

/** Scopes of Okta's own API an administrator granted to an app. @param db  the database, or the transaction to be part of */
export function scopeGrantStore(db: Kysely<IdpSchema>) {
  return {
    /** In the order they were made. */
    async list(orgId: string, appId: string): Promise<AppScopeGrantRow[]> {
      return db
        .selectFrom('app_scope_grants')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('app_id', '=', appId)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
    },

    async byId(orgId: string, appId: string, grantId: string): Promise<AppScopeGrantRow | undefined> {
      return (await this.list(orgId, appId)).find(({ id }) => id === grantId)
    },

    /** @throws OktaError  E0000001: the app has the scope */
    async add(row: Omit<AppScopeGrantRow, 'id'>): Promise<AppScopeGrantRow> {
      const grant = { id: oktaId('oag'), ...row }
      try {
        await db.insertInto('app_scope_grants').values(grant).execute()
      } catch (error) {
        if (isUniqueViolation(error)) throw validationFailed('scopeId', ['scopeId: This scope is granted already'])
        throw error
      }
      return grant
    },

    async remove(orgId: string, appId: string, grantId: string): Promise<void> {
      await db
        .deleteFrom('app_scope_grants')
        .where('org_id', '=', orgId)
        .where('app_id', '=', appId)
        .where('id', '=', grantId)
        .execute()
    },
  }
}
