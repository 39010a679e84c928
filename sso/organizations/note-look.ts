import type { Transaction } from 'kysely'
import { writeAudit } from '../audit-log/audit-log.ts'
import type { OrganizationDomainRow, SsoSchema } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'
import {
  COULD_NOT_ASK,
  type DomainLook,
  domainOf,
  GRACE_MS,
  type OrganizationDomain,
  tokenOf,
} from './organization-domain.ts'

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
/** DNS that cannot be asked takes nothing away for so long: a name server may be down for a day. */
const UNASKED_MS = 2 * DAY_MS

/**
 * What a look came upon becomes the domain's state; a change of state is in the audit log, once.
 *
 * @param seen   the domain as it was when it was looked at
 * @param actor  a setup link, an API key, or `system` for the daily round
 * @param whenItLeads  what belongs to the transaction in which the domain begins to lead people
 * @returns the domain as it is now; undefined when it was changed or removed meanwhile, and nothing was written
 */
export async function noteLook(
  { db, clock }: Pick<SsoDeps, 'db' | 'clock'>,
  seen: OrganizationDomain,
  look: DomainLook,
  actor: string,
  whenItLeads?: (trx: Transaction<SsoSchema>, domain: OrganizationDomain) => Promise<void>,
): Promise<OrganizationDomain | undefined> {
  const now = clock.now()
  const set = columnsAfter(seen, look, now)
  return db.transaction(async (trx) => {
    const row = await trx
      .updateTable('organization_domains')
      .set(set)
      .where('domain', '=', seen.domain)
      .where('organization_id', '=', seen.organizationId)
      .where('state', '=', seen.state)
      .where('token', '=', tokenOf(seen))
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) return undefined
    const domain = domainOf(row)
    if (domain.state !== seen.state)
      await writeAudit(trx, now, {
        actor,
        action: `organization.domain_${domain.state}`,
        target: { type: 'organization', id: seen.organizationId },
        organizationId: seen.organizationId,
        detail: { domain: seen.domain, before: seen.state, look: look.kind },
      })
    // Those who write to the audit log do so one after the other: of two organizations at once the second sees the first.
    if (domain.leads && !seen.leads) await whenItLeads?.(trx, domain)
    return domain
  })
}

function columnsAfter(seen: OrganizationDomain, look: DomainLook, now: number): Partial<OrganizationDomainRow> {
  const state = stateAfter(seen, look, now)
  const common = {
    state,
    checked_at: now,
    look: JSON.stringify(look),
    next_check_at: nextCheck({ ...seen, state }, look, now),
  }
  const isAmiss = state === 'failing' || state === 'lost'
  if (look.kind !== 'seen') return { ...common, failing_since: isAmiss ? (seen.failingSince ?? now) : null }
  const wasProven = seen.state === 'proven' || seen.state === 'failing'
  return { ...common, seen_at: now, failing_since: null, proven_at: wasProven ? seen.provenAt : now }
}

function stateAfter(seen: OrganizationDomain, look: DomainLook, now: number): OrganizationDomain['state'] {
  if (look.kind === 'seen') return 'proven'
  const couldAsk = !COULD_NOT_ASK.includes(look.kind)
  if (seen.state === 'proven') return couldAsk || now - (seen.seenAt ?? 0) > UNASKED_MS ? 'failing' : 'proven'
  // The domain is taken away by an answer, never by a silence: our own resolver may be what is silent.
  const isOver = seen.state === 'failing' && now - (seen.failingSince ?? now) >= GRACE_MS
  return isOver && couldAsk ? 'lost' : seen.state
}

/** Once a day; every hour while somebody may be at it. */
function nextCheck({ state, createdAt }: OrganizationDomain, look: DomainLook, now: number): number | null {
  if (state === 'lost') return null
  const isNew = now - createdAt < DAY_MS
  const isAmiss = look.kind !== 'seen' && (state === 'failing' || state === 'proven' || isNew)
  return now + (isAmiss ? HOUR_MS : DAY_MS)
}
