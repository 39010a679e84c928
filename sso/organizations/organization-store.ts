import { newId } from '../../kit/ids.ts'
import { holdsText, type Listing, olderThan, pageOf } from '../admin-door/listing.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { OrganizationRow } from '../schema/sso-schema.ts'
import { cleanDomain } from './email-domain.ts'
import type { Organization } from './organization.ts'
import { LEADING } from './organization-domain.ts'
import { vouchFor } from './vouch-for.ts'

type OrganizationFields = { readonly name: string; readonly domains: readonly string[] }

export type OrganizationStore = {
  find(id: string): Promise<Organization | undefined>
  /** The names of some of them, by id. */
  names(ids: readonly string[]): Promise<Map<string, string>>
  /** `q`: part of a name, of a domain or of the address of an Okta, or a whole id (a connection's too). */
  list(listing: Listing & { q?: string | undefined }): Promise<{ items: Organization[]; next: string | null }>
  /** @throws DomainTaken */
  create(fields: OrganizationFields, actor: string): Promise<Organization>
  /** `domains`, when given, are all that lead people afterwards. @throws DomainTaken */
  change(id: string, fields: Partial<OrganizationFields>, actor: string): Promise<Organization | undefined>
}

export const organizationStore = onePerHouse((deps): OrganizationStore => {
  const { db, clock } = deps

  async function domainsOf(ids: string[]): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>(ids.map((id) => [id, []]))
    if (ids.length === 0) return found
    const rows = await db.kysely
      .selectFrom('organization_domains')
      .select(['domain', 'organization_id'])
      .where('organization_id', 'in', ids)
      .where('state', 'in', LEADING)
      .orderBy('domain')
      .execute()
    for (const row of rows) found.get(row.organization_id)?.push(row.domain)
    return found
  }

  return {
    async find(id) {
      const row = await db.kysely.selectFrom('organizations').selectAll().where('id', '=', id).executeTakeFirst()
      return row && organizationOf(row, (await domainsOf([id])).get(id))
    },
    async names(ids) {
      if (ids.length === 0) return new Map()
      const rows = await db.kysely.selectFrom('organizations').select(['id', 'name']).where('id', 'in', ids).execute()
      return new Map(rows.map(({ id, name }) => [id, name]))
    },
    async list(listing) {
      let query = db.kysely.selectFrom('organizations').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc')
      const { q } = listing
      if (q !== undefined)
        query = query.where((eb) =>
          eb.or([
            eb('id', '=', q),
            holdsText('name', q),
            eb(
              'id',
              'in',
              eb.selectFrom('organization_domains').select('organization_id').where(holdsText('domain', q)),
            ),
            eb(
              'id',
              'in',
              eb
                .selectFrom('connections')
                .select('organization_id')
                .where((of) => of.or([of('id', '=', q), holdsText('okta_domain', q), holdsText('issuer', q)])),
            ),
          ]),
        )
      if (listing.after !== undefined) query = query.where(olderThan('organizations', 'created_at', listing.after))
      const rows = await query.limit(listing.limit + 1).execute()
      const domains = await domainsOf(rows.map((row) => row.id))
      return pageOf(rows, listing, (row) => organizationOf(row, domains.get(row.id)))
    },
    async create(fields, actor) {
      const now = clock.now()
      const row = { id: newId('org'), name: fields.name, created_at: now, updated_at: now }
      const domains = cleaned(fields.domains)
      await db.transaction(async (trx) => {
        await trx.insertInto('organizations').values(row).execute()
        await vouchFor(trx, row.id, domains, now)
        await writeAudit(trx, now, {
          actor,
          action: 'organization.created',
          target: { type: 'organization', id: row.id },
          organizationId: row.id,
          detail: { name: row.name, domains },
        })
      })
      return organizationOf(row, domains)
    },
    async change(id, fields, actor) {
      const now = clock.now()
      const found = await db.transaction(async (trx) => {
        const set = { updated_at: now, ...(fields.name === undefined ? {} : { name: fields.name }) }
        const changed = await trx.updateTable('organizations').set(set).where('id', '=', id).executeTakeFirst()
        if (changed.numUpdatedRows === 0n) return false
        if (fields.domains !== undefined) await vouchFor(trx, id, cleaned(fields.domains), now)
        await writeAudit(trx, now, {
          actor,
          action: 'organization.changed',
          target: { type: 'organization', id },
          organizationId: id,
          detail: { ...fields },
        })
        return true
      })
      return found ? this.find(id) : undefined
    },
  }
})

function cleaned(domains: readonly string[]): string[] {
  return [...new Set(domains.flatMap((domain) => cleanDomain(domain) ?? []))].sort()
}

function organizationOf(row: OrganizationRow, domains: readonly string[] = []): Organization {
  return { id: row.id, name: row.name, domains, createdAt: row.created_at, updatedAt: row.updated_at }
}
