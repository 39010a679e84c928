import type { Factor } from '../factors/factor.ts'
import { factorStore } from '../factors/factor-store.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { policiesForPerson } from '../org-policies/deciding-rule.ts'
import type { PasswordSettings, SignOnAction } from '../org-policies/org-policy.ts'
import { enrolmentIn } from '../org-policies/self-service.ts'
import { signOnAction } from '../org-policies/sign-on-requirement.ts'
import type { User } from '../users/user.ts'
import type { Stage } from './half-signed-in.ts'
import { type Device, personOn } from './known-device.ts'

/** What somebody has shown of themselves so far. */
export type Shown = {
  /** How (RFC 8176). */
  readonly amr: readonly string[]
  /** When the password was right, milliseconds. */
  readonly authTime: number
  /** When a second factor was; null: not yet. */
  readonly factorAt: number | null
}

/** RFC 8176 §2: a one-time code, and by it more than one factor. */
export function withFactor(shown: Shown, now: number): Shown {
  return { ...shown, amr: [...new Set([...shown.amr, 'otp', 'mfa'])], factorAt: now }
}

export type NextStep =
  | { readonly kind: 'denied' }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'done'; readonly shown: Shown; readonly idleMs: number; readonly lifetimeMs: number }

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** Where a policy says there is no limit, there is one. */
const LONGEST_SESSION_MS = 30 * DAY_MS

/**
 * What is wanted next of somebody whose password was right. The one place that decides it: every step of a sign-in ends
 * here, whichever way it came, and only `done` opens a session.
 *
 * The factor is asked for before an expired password is changed: a password somebody stole changes nothing by itself.
 *
 * @param wanted.stepUp  a factor is wanted whatever the policy says
 */
export async function nextStep(
  deps: IdpDeps,
  user: User,
  shown: Shown,
  device: Device | undefined,
  wanted: { readonly stepUp?: boolean } = {},
): Promise<NextStep> {
  const now = deps.clock.now()
  const policies = await policiesForPerson(deps, user.orgId, user.id)
  const action = await signOnAction(policies)
  if (action.access === 'DENY') return { kind: 'denied' }

  const enrolment = enrolmentIn(await policies.decide('MFA_ENROLL'))
  const wantsFactor = action.requireFactor || wanted.stepUp === true
  const factors =
    wantsFactor || enrolment.required ? await factorStore(deps, deps.db.kysely).active(user.orgId, user.id) : []
  const factorAt = shown.factorAt ?? (wanted.stepUp ? null : rememberedFactor(action, user, factors, device, now))
  if (wantsFactor && factorAt === null && factors.length > 0) return { kind: 'stage', stage: 'FACTOR' }

  const settings = (await policies.decide('PASSWORD')).policy.settings as PasswordSettings
  if (isPasswordExpired(user, settings, now)) return { kind: 'stage', stage: 'PASSWORD' }
  if ((wantsFactor || enrolment.required) && factorAt === null && factors.length === 0)
    return enrolment.providers.length === 0 ? { kind: 'denied' } : { kind: 'stage', stage: 'ENROLL' }

  const { maxSessionIdleMinutes, maxSessionLifetimeMinutes } = action.session
  return {
    kind: 'done',
    shown: { ...shown, factorAt },
    idleMs: maxSessionIdleMinutes * MINUTE_MS,
    lifetimeMs: maxSessionLifetimeMinutes === 0 ? LONGEST_SESSION_MS : maxSessionLifetimeMinutes * MINUTE_MS,
  }
}

/** Where a factor is asked for once per device: when this one showed it, while both factor and password are the same. */
function rememberedFactor(
  action: SignOnAction,
  user: User,
  factors: readonly Factor[],
  device: Device | undefined,
  now: number,
): number | null {
  if (action.factorPromptMode !== 'DEVICE') return null
  const { factorAt, factorId, passwordAt } = personOn(device, user.id) ?? {}
  if (factorAt === undefined || passwordAt !== user.passwordChangedAt) return null
  if (!factors.some(({ id }) => id === factorId)) return null
  const lifetimeMs = (action.factorLifetime ?? 0) * MINUTE_MS
  return lifetimeMs === 0 || factorAt + lifetimeMs > now ? factorAt : null
}

function isPasswordExpired(user: User, { password: { age } }: PasswordSettings, now: number): boolean {
  if (user.status === 'PASSWORD_EXPIRED') return true
  if (age.maxAgeDays === 0) return false
  return (user.passwordChangedAt ?? user.createdAt) + age.maxAgeDays * DAY_MS <= now
}
