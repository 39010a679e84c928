// Domains are looked at again by themselves: proven ones daily, those that are amiss every hour. Each is taken with a
// lease, so of several nodes one does it, and one that dies leaves it to another.
import { keepDoing } from '../../kit/keep-doing.ts'
import type { OperatorsMail } from '../operators/operators-mail.ts'
import { domainStore } from '../organizations/domain-store.ts'
import type { OrganizationDomain } from '../organizations/organization-domain.ts'
import { lookAtDomain } from './look-at-domain.ts'

const EVERY_MS = 5 * 60_000
/** At a time; each look asks three names at most. */
const AT_ONCE = 10

/**
 * Looks at every domain that is due.
 *
 * @returns how many
 */
export async function recheckDomains(deps: OperatorsMail, signal?: AbortSignal): Promise<number> {
  let looked = 0
  for (;;) {
    signal?.throwIfAborted()
    const due = await domainStore(deps).takeDue(AT_ONCE)
    if (due.length === 0) return looked
    await Promise.all(due.map((domain) => recheck(deps, domain, signal)))
    looked += due.length
  }
}

/** One that cannot be looked at keeps no other from it; it is due again when its lease is over. */
async function recheck(
  deps: OperatorsMail,
  domain: OrganizationDomain,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    const now = await lookAtDomain(deps, domain, 'system', signal)
    if (now !== undefined && now.state !== domain.state)
      deps.log.info('domain.changed', { domain: domain.domain, state: now.state, look: now.look?.kind })
  } catch (error) {
    if (signal?.aborted !== true) deps.log.error('domain.not_looked_at', error, { domain: domain.domain })
  }
}

/** Looks every five minutes for what is due. @returns stops it, and what is under way */
export function keepRechecking(deps: OperatorsMail): () => Promise<void> {
  return keepDoing((signal) => recheckDomains(deps, signal), {
    everyMs: EVERY_MS,
    failed: (error) => deps.log.error('domains.not_rechecked', error),
  })
}
