import type { Transaction } from 'kysely'
import { isUniqueViolation } from '../../kit/database.ts'
import { newId } from '../../kit/ids.ts'
import { type Listing, olderThan, pageOf } from '../admin-door/listing.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { OrganizationRow, SsoSchema } from '../schema/sso-schema.ts'
import { cleanDomain } from './email-domain.ts'
import type { Organization } from './organization.ts'
import { DomainTaken } from './organization-errors.ts'

type OrganizationFields = { readonly name: string; readonly domains: readonly string[] }

export type OrganizationStore = {
  find(id: string): Promise<Organization | undefined>
  /** @param domain  as `cleanDomain` writes it */
  hasDomain(domain: string): Promise<boolean>
  list(listing: Listing): Promise<{ items: Organization[]; next: string | null }>
  /** @throws DomainTaken */
  create(fields: OrganizationFields, actor: string): Promise<Organization>
  /** `domains`, when given, are all there are afterwards. @throws DomainTaken */
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
    async hasDomain(domain) {
      const query = db.kysely.selectFrom('organization_domains').select('domain').where('domain', '=', domain)
      return (await query.executeTakeFirst()) !== undefined
    },
    async list(listing) {
      let query = db.kysely.selectFrom('organizations').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc')
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
        await addDomains(trx, row.id, domains, now)
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
        if (fields.domains !== undefined) {
          await trx.deleteFrom('organization_domains').where('organization_id', '=', id).execute()
          await addDomains(trx, id, cleaned(fields.domains), now)
        }
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

async function addDomains(trx: Transaction<SsoSchema>, organizationId: string, domains: string[], now: number) {
  if (domains.length === 0) return
  const query = trx.selectFrom('organization_domains').select('domain').where('domain', 'in', domains).orderBy('domain')
  const taken = await query.executeTakeFirst()
  if (taken !== undefined) throw new DomainTaken('domain of another organization', { domain: taken.domain })
  try {
    await trx
      .insertInto('organization_domains')
      .values(domains.map((domain) => ({ domain, organization_id: organizationId, created_at: now })))
      .execute()
  } catch (error) {
    // Given away between the two statements, and the transaction answers no further question.
    if (isUniqueViolation(error)) throw new DomainTaken('domain given away meanwhile', { domains }, { cause: error })
    throw error
  }
}

function cleaned(domains: readonly string[]): string[] {
  return [...new Set(domains.flatMap((domain) => cleanDomain(domain) ?? []))].sort()
}

function organizationOf(row: OrganizationRow, domains: readonly string[] = []): Organization {
  return { id: row.id, name: row.name, domains, createdAt: row.created_at, updatedAt: row.updated_at }
}
