import type { IdpDeps } from '../idp-deps.ts'
import { type PoliciesForPerson, policiesForPerson } from './deciding-rule.ts'
import type { AppSignOnAction, SignOnAction } from './org-policy.ts'

/** What is still missing before somebody may go on. */
export type SignOnRequirement = {
  /** A second factor has to be shown (or, by whoever has none, enrolled) first. */
  readonly factor: boolean
  /** The sign-in is too long ago for this app. */
  readonly reauthenticate: boolean
  /** Not at all, whatever they show. */
  readonly deny: boolean
}

/** As much of a browser session as policies ask about. */
export type ShownSoFar = {
  /** Milliseconds. */
  readonly authTime: number
  /** When a second factor was last shown from this browser; null: never. */
  readonly factorAt: number | null
}

/**
 * What the org's sign-on policy and the app's own still want of somebody who is signed in. One statement in most orgs.
 *
 * @param asked.accessPolicyId  the app's own, null for the org's usual one; absent: nothing but the org's policy is asked
 */
export async function signOnRequirement(
  deps: Pick<IdpDeps, 'db' | 'clock'>,
  asked: {
    readonly orgId: string
    readonly accessPolicyId?: string | null
    readonly userId: string
    readonly session: ShownSoFar
  },
): Promise<SignOnRequirement> {
  const policies = await policiesForPerson(deps, asked.orgId, asked.userId)
  const org = await signOnAction(policies)
  const { accessPolicyId } = asked
  const app = accessPolicyId === undefined ? undefined : await appSignOnAction(policies, accessPolicyId)
  const { authTime, factorAt } = asked.session
  const wantsFactor = org.requireFactor || app?.verificationMethod?.factorMode === '2FA'
  return {
    deny: org.access === 'DENY' || app?.access === 'DENY',
    factor: wantsFactor && factorAt === null,
    reauthenticate: deps.clock.now() - authTime > durationMs(app?.verificationMethod?.reauthenticateIn),
  }
}

/** What the org's sign-on policy says of somebody. */
export async function signOnAction(policies: PoliciesForPerson): Promise<SignOnAction> {
  return (await policies.decide('OKTA_SIGN_ON')).rule.actions.signon as SignOnAction
}

async function appSignOnAction(policies: PoliciesForPerson, policyId: string | null): Promise<AppSignOnAction> {
  return (await policies.decideWithin(policyId)).rule.actions.appSignOn as AppSignOnAction
}

/** An ISO 8601 duration of days, hours, minutes and seconds; none is as long as you like. */
function durationMs(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text)
  if (found === null) return 0
  const [, days, hours, minutes, seconds] = found.map((part) => Number(part ?? 0))
  return ((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000
}
