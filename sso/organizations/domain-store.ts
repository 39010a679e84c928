import crypto from 'node:crypto'
import type { Transaction } from 'kysely'
import { isUniqueViolation } from '../../kit/database.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { OrganizationDomainRow, SsoSchema } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { cleanDomain, problemOfDomain } from './email-domain.ts'
import { type DomainState, domainOf, type OrganizationDomain } from './organization-domain.ts'
import { DomainNotUsable, TooManyDomains } from './organization-errors.ts'

const AT_MOST = 200
/** Whoever took a domain to look at it has done so by then, or is gone. */
const LEASE_MS = 10 * 60 * 1000

export type DomainStore = {
  /** All of an organization, by name. */
  of(organizationId: string): Promise<OrganizationDomain[]>
  /** All of some organizations, by name. */
  ofAll(organizationIds: readonly string[]): Promise<OrganizationDomain[]>
  find(organizationId: string, domain: string): Promise<OrganizationDomain | undefined>
  /**
   * Asks for a proof: the domain has a record to be put into DNS afterwards, the same one as before when it was asked for.
   *
   * @param typed  as somebody typed it
   * @throws DomainNotUsable  @throws TooManyDomains
   */
  ask(organizationId: string, typed: string, actor: string): Promise<OrganizationDomain>
  /** @param states  only one that is in any of these @returns false: there was none */
  remove(organizationId: string, domain: string, actor: string, states?: readonly DomainState[]): Promise<boolean>
  /** Those that are due to be looked at, taken for ten minutes: no other node looks at them meanwhile. */
  takeDue(atMost: number): Promise<OrganizationDomain[]>
}

export const domainStore = onePerHouse((deps): DomainStore => {
  const { db, clock } = deps
  const rows = () => db.kysely.selectFrom('organization_domains').selectAll()
  const find: DomainStore['find'] = async (organizationId, domain) => {
    const row = await rows()
      .where('domain', '=', domain)
      .where('organization_id', '=', organizationId)
      .executeTakeFirst()
    return row && domainOf(row)
  }
  return {
    find,
    async of(organizationId) {
      const found = await rows().where('organization_id', '=', organizationId).orderBy('domain').execute()
      return found.map(domainOf)
    },
    async ofAll(organizationIds) {
      if (organizationIds.length === 0) return []
      const found = await rows().where('organization_id', 'in', organizationIds).orderBy('domain').execute()
      return found.map(domainOf)
    },
    async ask(organizationId, typed, actor) {
      const domain = usable(typed)
      await askFor(deps, { organizationId, domain, actor }).catch((error: unknown) => {
        // Somebody else asked at the same moment, and was given the record.
        if (!isUniqueViolation(error)) throw error
      })
      return (await find(organizationId, domain)) as OrganizationDomain
    },
    async remove(organizationId, domain, actor, states) {
      const now = clock.now()
      return db.transaction(async (trx) => {
        let going = trx
          .deleteFrom('organization_domains')
          .where('domain', '=', domain)
          .where('organization_id', '=', organizationId)
        if (states !== undefined) going = going.where('state', 'in', states)
        const row = await going.returning('state').executeTakeFirst()
        if (row === undefined) return false
        await audit(trx, now, { organizationId, domain, actor }, 'organization.domain_removed', row.state)
        return true
      })
    },
    async takeDue(atMost) {
      const now = clock.now()
      const due = await rows().where('next_check_at', '<=', now).orderBy('next_check_at').limit(atMost).execute()
      const taken: OrganizationDomain[] = []
      for (const row of due) {
        const { numUpdatedRows } = await db.kysely
          .updateTable('organization_domains')
          .set({ next_check_at: now + LEASE_MS })
          .where('domain', '=', row.domain)
          .where('organization_id', '=', row.organization_id)
          .where('next_check_at', '=', row.next_check_at)
          .executeTakeFirst()
        if (numUpdatedRows > 0n) taken.push(domainOf(row))
      }
      return taken
    },
  }
})

function usable(typed: string): string {
  // People paste addresses and pages: `ada@acme.com`, `https://acme.com/`.
  const text = typed
    .trim()
    .replace(/^(https?:\/\/|.*@)/i, '')
    .replace(/\/.*$/, '')
  const problem = problemOfDomain(text)
  if (problem !== undefined) throw new DomainNotUsable(text.slice(0, 100), problem)
  return cleanDomain(text) as string
}

type Wish = { readonly organizationId: string; readonly domain: string; readonly actor: string }

async function askFor({ db, clock }: SsoDeps, wish: Wish): Promise<void> {
  const { organizationId, domain } = wish
  const now = clock.now()
  await db.transaction(async (trx) => {
    const own = await trx
      .selectFrom('organization_domains')
      .select(['domain', 'state', 'token'])
      .where('organization_id', '=', organizationId)
      .execute()
    const known = own.find((row) => row.domain === domain)
    if (known !== undefined && known.token !== null && known.state !== 'lost') return
    if (known === undefined && own.length >= AT_MOST)
      throw new TooManyDomains('asking for one more', { organizationId })
    const fresh = freshProof(now)
    if (known === undefined)
      await trx
        .insertInto('organization_domains')
        .values({ domain, organization_id: organizationId, state: 'pending', created_at: now, ...fresh })
        .execute()
    else
      await trx
        .updateTable('organization_domains')
        .set({ ...fresh, state: known.state === 'lost' ? 'pending' : known.state })
        .where('domain', '=', domain)
        .where('organization_id', '=', organizationId)
        .execute()
    await audit(trx, now, wish, 'organization.domain_asked', known?.state ?? null)
  })
}

function freshProof(now: number): Partial<OrganizationDomainRow> {
  const token = crypto.randomBytes(16).toString('hex')
  return { token, look: null, checked_at: null, failing_since: null, next_check_at: now + LEASE_MS }
}

function audit(
  trx: Transaction<SsoSchema>,
  now: number,
  { organizationId, domain, actor }: Wish,
  action: string,
  before: string | null,
): Promise<void> {
  return writeAudit(trx, now, {
    actor,
    action,
    target: { type: 'organization', id: organizationId },
    organizationId,
    detail: { domain, before },
  })
}
