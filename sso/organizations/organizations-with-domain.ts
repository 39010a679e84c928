import type { Kysely } from 'kysely'
import type { SsoSchema } from '../schema/sso-schema.ts'
import { LEADING } from './organization-domain.ts'

export type Named = { readonly id: string; readonly name: string }

/** All organizations a domain (as `cleanDomain` writes it) leads people to, by name. */
export function organizationsWithDomain(db: Kysely<SsoSchema>, domain: string): Promise<Named[]> {
  return db
    .selectFrom('organization_domains')
    .innerJoin('organizations', 'organizations.id', 'organization_domains.organization_id')
    .select(['organizations.id', 'organizations.name'])
    .where('organization_domains.domain', '=', domain)
    .where('organization_domains.state', 'in', LEADING)
    .orderBy('organizations.name')
    .execute()
}
