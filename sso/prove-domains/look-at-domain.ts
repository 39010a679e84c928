import type { OperatorsMail } from '../operators/operators-mail.ts'
import { domainStore } from '../organizations/domain-store.ts'
import { noteLook } from '../organizations/note-look.ts'
import type { OrganizationDomain } from '../organizations/organization-domain.ts'
import { tellSharedDomain } from './tell-shared-domain.ts'
import { whatIsThere } from './what-is-there.ts'

/** However many watch, name servers are asked no more often. */
const AGAIN_AFTER_MS = 4000

/**
 * Looks into DNS now and writes down what is there.
 *
 * @param actor  who looks, for the audit log when the state changes
 * @returns the domain as it is afterwards; undefined: it was removed meanwhile
 * @throws whatever `signal` was aborted with; nothing is written then
 */
export async function lookAtDomain(
  deps: OperatorsMail,
  seen: OrganizationDomain,
  actor: string,
  signal?: AbortSignal,
): Promise<OrganizationDomain | undefined> {
  const justLooked = seen.checkedAt !== null && deps.clock.now() - seen.checkedAt < AGAIN_AFTER_MS
  if (seen.record === null || justLooked) return seen
  const look = await whatIsThere(deps, seen, signal)
  const noted = await noteLook(deps, seen, look, actor, (trx, domain) => tellSharedDomain(deps, trx, domain))
  return noted ?? domainStore(deps).find(seen.organizationId, seen.domain)
}
