import type { Transaction } from 'kysely'
import { isUniqueViolation } from '../../kit/database.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'
import { LEADING } from './organization-domain.ts'
import { DomainTaken } from './organization-errors.ts'

/**
 * An operator says which domains lead to an organization: all there are afterwards. Those that are proven stay proven, and
 * a proof that was asked for stays asked for.
 *
 * @param domains  as `cleanDomain` writes them
 * @throws DomainTaken  another organization has proven one of them, or somebody vouched for it there
 */
export async function vouchFor(
  trx: Transaction<SsoSchema>,
  organizationId: string,
  domains: readonly string[],
  now: number,
): Promise<void> {
  const own = await trx
    .selectFrom('organization_domains')
    .select(['domain', 'state'])
    .where('organization_id', '=', organizationId)
    .execute()
  const leading = own.filter(({ state }) => LEADING.some((each) => each === state)).map(({ domain }) => domain)
  const gone = leading.filter((domain) => !domains.includes(domain))
  const added = domains.filter((domain) => !leading.includes(domain))
  if (gone.length > 0)
    await trx
      .deleteFrom('organization_domains')
      .where('organization_id', '=', organizationId)
      .where('domain', 'in', gone)
      .execute()
  if (added.length === 0) return
  await refuseTaken(trx, organizationId, added)
  try {
    await trx
      .insertInto('organization_domains')
      .values(
        added.map((domain) => ({
          domain,
          organization_id: organizationId,
          state: 'vouched' as const,
          created_at: now,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['domain', 'organization_id']).doUpdateSet({ state: 'vouched', failing_since: null }),
      )
      .execute()
  } catch (error) {
    // Given away between the two statements, and the transaction answers no further question.
    if (isUniqueViolation(error)) throw new DomainTaken('vouched for meanwhile', { domains: added }, { cause: error })
    throw error
  }
}

async function refuseTaken(trx: Transaction<SsoSchema>, organizationId: string, domains: string[]): Promise<void> {
  const taken = await trx
    .selectFrom('organization_domains')
    .select('domain')
    .where('domain', 'in', domains)
    .where('organization_id', '<>', organizationId)
    .where('state', 'in', LEADING)
    .orderBy('domain')
    .executeTakeFirst()
  if (taken !== undefined) throw new DomainTaken('domain of another organization', { domain: taken.domain })
}
