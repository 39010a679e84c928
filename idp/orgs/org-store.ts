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
    ...(JSON.parse(row.settings_json).apiAccessManagement === false ? { orgServerOnly: true } : {}),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  })
  return {
    async bySubdomain(subdomain: string): Promise<Org | undefined> {
      const row = await db.selectFrom('orgs').selectAll().where('subdomain', '=', subdomain).executeTakeFirst()
      return row && asOrg(row)
    },

    /** By a domain of its own, once it is verified. */
    async byDomain(domain: string): Promise<Org | undefined> {
      const row = await db
        .selectFrom('orgs')
        .innerJoin('domains', 'domains.org_id', 'orgs.id')
        .selectAll('orgs')
        .where('domains.domain', '=', domain)
        .where('domains.validation_status', 'in', ['VERIFIED', 'COMPLETED'])
        .executeTakeFirst()
      return row && { ...asOrg(row), atCustomDomain: true }
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

    async rename(orgId: string, name: string, now: number): Promise<void> {
      await db.updateTable('orgs').set({ name, updated_at: now }).where('id', '=', orgId).execute()
    },

    /** What is switched on for the whole org, and what programs remember about it. */
    async settings(orgId: string): Promise<Record<string, unknown>> {
      const { settings_json } = await db
        .selectFrom('orgs')
        .select('settings_json')
        .where('id', '=', orgId)
        .executeTakeFirstOrThrow()
      return JSON.parse(settings_json)
    },

    /** Sets those named and leaves the others. Call it in a transaction. */
    async setSettings(orgId: string, changes: Record<string, unknown>): Promise<void> {
      await this.lock(orgId)
      const settings = { ...(await this.settings(orgId)), ...changes }
      await db
        .updateTable('orgs')
        .set({ settings_json: JSON.stringify(settings) })
        .where('id', '=', orgId)
        .execute()
    },

    /** Makes everyone else who locks this org wait for the end of the transaction. */
    async lock(orgId: string): Promise<void> {
      await db
        .updateTable('orgs')
        .set((eb) => ({ updated_at: eb.ref('updated_at') }))
        .where('id', '=', orgId)
        .execute()
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
