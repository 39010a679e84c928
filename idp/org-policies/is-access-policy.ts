import type { IdpDeps } from '../idp-deps.ts'
import { orgPolicyStore } from './org-policy-store.ts'

/** May an app be put under it? */
export async function isAccessPolicy(
  deps: Pick<IdpDeps, 'db' | 'clock'>,
  orgId: string,
  policyId: string,
): Promise<boolean> {
  const now = deps.clock.now()
  const policy = await deps.db.transaction((trx) => orgPolicyStore(trx).byId(orgId, policyId, now))
  return policy?.type === 'ACCESS_POLICY'
}
