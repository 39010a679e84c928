import type { Kysely, Selectable } from 'kysely'
import { isUniqueViolation } from '../../kit/database.ts'
import { oktaId } from '../../kit/ids.ts'
import { OktaError } from '../okta-error.ts'
import type { DomainRow, IdpSchema } from '../schema/idp-schema.ts'
import { brandOf, type DnsRecord, type Domain, type PublicCertificate } from './domain.ts'

const PROVEN = ['VERIFIED', 'COMPLETED'] as const

export type NewDomain = {
  readonly domain: string
  readonly certificateSource: Domain['certificateSource']
  readonly dnsRecords: readonly DnsRecord[]
}

/** What of a domain changes. */
export type DomainChange = Partial<Pick<Domain, 'status' | 'certificateSource' | 'certificate' | 'brandId'>>

/** @param db  the database, or the transaction to be part of */
export function domainStore(db: Kysely<IdpSchema>) {
  const inOrg = (orgId: string) => db.selectFrom('domains').selectAll().where('org_id', '=', orgId)

  return {
    async byId(orgId: string, domainId: string): Promise<Domain | undefined> {
      const row = await inOrg(orgId).where('id', '=', domainId).executeTakeFirst()
      return row && asDomain(row)
    },

    /** In the order they were made. */
    async list(orgId: string): Promise<Domain[]> {
      return (await inOrg(orgId).orderBy('created_at').orderBy('id').execute()).map(asDomain)
    },

    /** The one that stands for the org where one has to be chosen: the first that was made, of those that are proven. */
    async first(orgId: string): Promise<string | undefined> {
      const query = inOrg(orgId).where('validation_status', 'in', PROVEN).orderBy('created_at').orderBy('id').limit(1)
      return (await query.executeTakeFirst())?.domain
    },

    /** Has anybody proven that it is theirs, in whichever org? Says yes or no and nothing else. */
    async isTaken(domain: string): Promise<boolean> {
      const row = await db
        .selectFrom('domains')
        .select('id')
        .where('domain', '=', domain)
        .where('validation_status', 'in', PROVEN)
        .executeTakeFirst()
      return row !== undefined
    },

    /** @throws OktaError  E0000161: the org has it already */
    async create(orgId: string, { domain, certificateSource, dnsRecords }: NewDomain, now: number): Promise<Domain> {
      const row: DomainRow = {
        id: oktaId('OcD'),
        org_id: orgId,
        domain,
        certificate_source_type: certificateSource,
        validation_status: 'NOT_STARTED',
        dns_records_json: JSON.stringify(dnsRecords),
        certificate_json: null,
        brand_id: brandOf(orgId),
        created_at: now,
        updated_at: now,
      }
      await refusingSecond(db.insertInto('domains').values(row).execute())
      return asDomain(row)
    },

    /** @throws OktaError  E0000161: meanwhile another org proved that it is theirs */
    async update(orgId: string, domainId: string, change: DomainChange, now: number): Promise<void> {
      const { status, certificateSource, certificate, brandId } = change
      const query = db
        .updateTable('domains')
        .set({
          ...(status === undefined ? {} : { validation_status: status }),
          ...(certificateSource === undefined ? {} : { certificate_source_type: certificateSource }),
          ...(certificate === undefined ? {} : { certificate_json: JSON.stringify(certificate) }),
          ...(brandId === undefined ? {} : { brand_id: brandId }),
          updated_at: now,
        })
        .where('org_id', '=', orgId)
        .where('id', '=', domainId)
      await refusingSecond(query.execute())
    },

    async remove(orgId: string, domainId: string): Promise<void> {
      await db.deleteFrom('domains').where('org_id', '=', orgId).where('id', '=', domainId).execute()
    },
  }
}

async function refusingSecond(write: Promise<unknown>): Promise<void> {
  try {
    await write
  } catch (error) {
    if (isUniqueViolation(error)) throw new OktaError('E0000161', undefined, [], { cause: error })
    throw error
  }
}

function asDomain(row: Selectable<DomainRow>): Domain {
  return {
    id: row.id,
    orgId: row.org_id,
    domain: row.domain,
    certificateSource: row.certificate_source_type,
    status: row.validation_status,
    dnsRecords: JSON.parse(row.dns_records_json),
    ...(row.certificate_json === null ? {} : { certificate: JSON.parse(row.certificate_json) as PublicCertificate }),
    brandId: row.brand_id ?? brandOf(row.org_id),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
