// What people have agreed to: this app may have this scope of this authorization server.
import type { Kysely } from 'kysely'
import { oktaId } from '../../kit/ids.ts'
import type { IdpSchema, OauthConsentRow } from '../schema/idp-schema.ts'

export type ConsentPlace = {
  readonly orgId: string
  readonly userId: string
  /** `org` or an authorization server's id. */
  readonly siteKey: string
  readonly clientId: string
}

/** @param db  the database, or the transaction to be part of */
export function consentStore(db: Kysely<IdpSchema>) {
  const ofPerson = (orgId: string, userId: string) =>
    db.selectFrom('oauth_consents').selectAll().where('org_id', '=', orgId).where('user_id', '=', userId)

  return {
    /** The scopes agreed to. @param since  only those agreed to at this time (ms) or later */
    async scopes(place: ConsentPlace, since = 0): Promise<string[]> {
      const rows = await ofPerson(place.orgId, place.userId)
        .where('site_key', '=', place.siteKey)
        .where('client_id', '=', place.clientId)
        .where('updated_at', '>=', since)
        .execute()
      return rows.map(({ scope }) => scope)
    },

    /** Agreeing again is noted as the time of the last agreement. */
    async give({ orgId, userId, siteKey, clientId }: ConsentPlace, scopes: readonly string[], now: number) {
      const rows = scopes.map((scope): OauthConsentRow => {
        const place = { org_id: orgId, user_id: userId, site_key: siteKey, client_id: clientId }
        return { id: oktaId('oag'), ...place, scope, created_at: now, updated_at: now }
      })
      await db
        .insertInto('oauth_consents')
        .values(rows)
        .onConflict((oc) => oc.columns(['user_id', 'site_key', 'client_id', 'scope']).doUpdateSet({ updated_at: now }))
        .execute()
    },

    /** In the order they were given. */
    async ofPerson(orgId: string, userId: string, clientId?: string): Promise<OauthConsentRow[]> {
      const query = ofPerson(orgId, userId).orderBy('created_at').orderBy('id')
      return (clientId === undefined ? query : query.where('client_id', '=', clientId)).execute()
    },

    /**
     * Takes back one, those given to one app, or all; what the app was given under them ends too. Call it in a
     * transaction.
     *
     * @returns what was taken back
     */
    async takeBack(
      orgId: string,
      userId: string,
      which: { readonly id?: string; readonly clientId?: string },
      now: number,
    ): Promise<OauthConsentRow[]> {
      let gone = db.deleteFrom('oauth_consents').where('org_id', '=', orgId).where('user_id', '=', userId)
      if (which.id !== undefined) gone = gone.where('id', '=', which.id)
      if (which.clientId !== undefined) gone = gone.where('client_id', '=', which.clientId)
      const rows = await gone.returningAll().execute()
      for (const { site_key, client_id, scope } of rows)
        await db
          .updateTable('grants')
          .set({ revoked_at: now })
          .where('org_id', '=', orgId)
          .where('user_id', '=', userId)
          .where('site_key', '=', site_key)
          .where('client_id', '=', client_id)
          .where('revoked_at', 'is', null)
          .where('grant_json', 'like', `%${JSON.stringify(scope).replaceAll(/[%_]/g, '_')}%`)
          .execute()
      return rows
    },
  }
}
