// Requests that apps pushed and browsers have not been sent with yet (RFC 9126). Okta gives them an hour.
import { sql } from 'kysely'
import { prepared } from '../../kit/database.ts'
import type { PushedRequests, Site } from '../../openid/house.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { PushedRequestRow } from '../schema/idp-schema.ts'
import type { GrantPlace } from './authorization-grants.ts'

/** @param placeOf  which org and authorization server a site stands for */
export function pushedRequests({ db }: IdpDeps, placeOf: (site: Site) => GrantPlace): Omit<PushedRequests, 'carried'> {
  type Asked = { hash: string; org: string; site: string; now: number }
  const asked = (site: Site, hash: string, now: number): Asked => {
    const { orgId, siteKey } = placeOf(site)
    return { hash, org: orgId, site: siteKey, now }
  }

  const find = prepared<Asked, Pick<PushedRequestRow, 'client_id' | 'parameters'>>(db, (p) =>
    db.kysely
      .selectFrom('pushed_requests')
      .select(['client_id', 'parameters'])
      .where('uri_hash', '=', p('hash'))
      .where('org_id', '=', p('org'))
      .where('site_key', '=', p('site'))
      .where('expires_at', '>', p('now'))
      .where('used_at', 'is', null),
  )

  const use = prepared<Asked, { uri_hash: string }>(db, (p) =>
    db.kysely
      .updateTable('pushed_requests')
      .set({ used_at: sql<number>`${p('now')}` })
      .where('uri_hash', '=', p('hash'))
      .where('org_id', '=', p('org'))
      .where('site_key', '=', p('site'))
      .where('used_at', 'is', null)
      .returning('uri_hash'),
  )

  return {
    uriPrefix: 'urn:okta:',
    seconds: 3600,
    async save(site, { uriHash, clientId, parameters, expiresAt }) {
      const { orgId, siteKey } = placeOf(site)
      const row: PushedRequestRow = {
        uri_hash: uriHash,
        org_id: orgId,
        site_key: siteKey,
        client_id: clientId,
        parameters,
        expires_at: expiresAt,
        used_at: null,
      }
      await db.kysely.insertInto('pushed_requests').values(row).execute()
    },
    async find(site, uriHash, now) {
      const [row] = await find(asked(site, uriHash, now))
      return row && { clientId: row.client_id, parameters: row.parameters }
    },
    async use(site, uriHash, now) {
      return (await use(asked(site, uriHash, now))).length === 1
    },
  }
}
