// An app that asks for itself (client credentials): one access token each time, no person behind it. Its row lets the
// token be revoked and introspected like any other, and goes when the token is over.
import { sql } from 'kysely'
import { prepared } from '../../kit/database.ts'
import { randomToken } from '../../kit/ids.ts'
import type { Grant, GrantStore, Site } from '../../openid/house.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { ServiceGrantRow } from '../schema/idp-schema.ts'
import type { GrantPlace } from './authorization-grants.ts'

// Longer than the id of any person's grant, so neither is ever looked for among the other.
const SERVICE_ID = /^svc-[\w-]{22}$/

export function newServiceGrantId(): string {
  return `svc-${randomToken(16)}`
}

export function isServiceGrant(grant: Pick<Grant, 'id'>): boolean {
  return SERVICE_ID.test(grant.id)
}

type Named = { id: string; org: string; site: string }

export type ServiceGrants = {
  save(site: Site, grant: Grant): Promise<void>
  /** The grants of people, and these among them. */
  beside(grants: GrantStore): GrantStore
}

/** @param placeOf  which org and authorization server a site stands for */
export function serviceGrants({ db, clock }: IdpDeps, placeOf: (site: Site) => GrantPlace): ServiceGrants {
  const { kysely } = db

  const insert = prepared<ServiceGrantRow, unknown>(db, (p) =>
    kysely.insertInto('service_grants').values({
      id: p('id'),
      org_id: p('org_id'),
      site_key: p('site_key'),
      client_id: p('client_id'),
      grant_json: p('grant_json'),
      created_at: p('created_at'),
      expires_at: p('expires_at'),
    }),
  )

  // With the app it ends at once: one that is not active any more has no tokens.
  const find = prepared<Named & { now: number }, Pick<ServiceGrantRow, 'grant_json'>>(db, (p) =>
    kysely
      .selectFrom('service_grants')
      .innerJoin('apps', (join) =>
        join
          .onRef('apps.org_id', '=', 'service_grants.org_id')
          .onRef('apps.client_id', '=', 'service_grants.client_id')
          .on('apps.status', '=', 'ACTIVE'),
      )
      .select('grant_json')
      .where('service_grants.id', '=', p('id'))
      .where('service_grants.org_id', '=', p('org'))
      .where('site_key', '=', p('site'))
      .where('expires_at', '>', p('now'))
      .where('revoked_at', 'is', null),
  )

  const end = prepared<Named & { now: number }, unknown>(db, (p) =>
    kysely
      .updateTable('service_grants')
      .set({ revoked_at: sql<number>`${p('now')}` })
      .where('id', '=', p('id'))
      .where('org_id', '=', p('org'))
      .where('site_key', '=', p('site'))
      .where('revoked_at', 'is', null),
  )

  const named = (site: Site, id: string): Named => {
    const { orgId, siteKey } = placeOf(site)
    return { id, org: orgId, site: siteKey }
  }

  return {
    async save(site, grant) {
      const { orgId, siteKey } = placeOf(site)
      await insert({
        id: grant.id,
        org_id: orgId,
        site_key: siteKey,
        client_id: grant.clientId,
        grant_json: JSON.stringify(grant),
        created_at: grant.createdAt,
        expires_at: grant.createdAt + grant.lifetimes.accessToken * 1000,
        revoked_at: null,
      })
    },

    beside: (grants) => ({
      ...grants,
      async find(site, id) {
        if (!SERVICE_ID.test(id)) return grants.find(site, id)
        const [row] = await find({ ...named(site, id), now: clock.now() })
        return row && (JSON.parse(row.grant_json) as Grant)
      },
      revoke: (site, id, now) =>
        SERVICE_ID.test(id) ? end({ ...named(site, id), now }).then(() => undefined) : grants.revoke(site, id, now),
      async revokeAccessToken(site, id, tokenId, expiresAt) {
        // There is no other token to leave alive.
        if (SERVICE_ID.test(id)) await end({ ...named(site, id), now: clock.now() })
        else await grants.revokeAccessToken?.(site, id, tokenId, expiresAt)
      },
    }),
  }
}
