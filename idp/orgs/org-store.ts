import type { Kysely, Selectable } from 'kysely'
import { oktaId } from '../../kit/ids.ts'
import type { IdpSchema, OrgRow } from '../schema/idp-schema.ts'
import { type Org, orgUrl } from './org.ts'

/** @param db  the database, or the transaction to be part of */
export function orgStore(db: Kysely<IdpSchema>, baseUrl: string) {
  const asOrg = (row: Selectable<OrgRow>): Org => ({
    id: row.id,
    subdomain: row.subdomain,
    name: row.name,
    url: orgUrl(baseUrl, row.subdomain),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  })
  return {
    async bySubdomain(subdomain: string): Promise<Org | undefined> {
      const row = await db.selectFrom('orgs').selectAll().where('subdomain', '=', subdomain).executeTakeFirst()
      return row && asOrg(row)
    },

    async byId(orgId: string): Promise<Org | undefined> {
      const row = await db.selectFrom('orgs').selectAll().where('id', '=', orgId).executeTakeFirst()
      return row && asOrg(row)
    },

    /** The org made first. */
    async first(): Promise<Org | undefined> {
      const row = await db
        .selectFrom('orgs')
        .selectAll()
        .orderBy('created_at')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst()
      return row && asOrg(row)
    },

    /** Its row only; `createFreshOrg` makes an org somebody can work with. */
    async create(input: { subdomain: string; name: string; now: number }): Promise<Org> {
      const row: OrgRow = {
        id: oktaId('00o'),
        subdomain: input.subdomain,
        name: input.name,
        settings_json: '{}',
        created_at: input.now,
        updated_at: input.now,
      }
      await db.insertInto('orgs').values(row).execute()
      return asOrg(row)
    },
  }
}
