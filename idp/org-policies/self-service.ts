// What people may do for themselves, as the policies they are under say.
import type { IdpDeps } from '../idp-deps.ts'
import { type Decision, policiesForPerson } from './deciding-rule.ts'

export type PasswordSelfService = { readonly change: boolean; readonly reset: boolean }

export async function passwordSelfService(
  deps: Pick<IdpDeps, 'db'>,
  orgId: string,
  userId: string,
): Promise<PasswordSelfService> {
  const { rule } = await (await policiesForPerson(deps, orgId, userId)).decide('PASSWORD')
  const isAllowed = (name: string) => (rule.actions[name] as { access?: string } | undefined)?.access !== 'DENY'
  return { change: isAllowed('passwordChange'), reset: isAllowed('selfServicePasswordReset') }
}

export type Enrolment = {
  /** They have to have one before they are in. */
  readonly required: boolean
  /** Whose app they may set up themselves; none: an administrator does. */
  readonly providers: readonly ('GOOGLE' | 'OKTA')[]
}

type Enroll = { readonly enroll?: { readonly self?: string } }

/** What each is called in a policy: before Okta's Identity Engine, and since. */
const NAMES = {
  GOOGLE: { factor: 'google_otp', authenticator: 'google_otp' },
  OKTA: { factor: 'okta_otp', authenticator: 'okta_verify' },
} as const

/** @param decision  of the type MFA_ENROLL */
export function enrolmentIn({ policy, rule }: Decision): Enrolment {
  const { factors, authenticators } = policy.settings as {
    factors?: Readonly<Record<string, Enroll | undefined>>
    authenticators?: readonly (Enroll & { readonly key: string })[]
  }
  const self = (provider: 'GOOGLE' | 'OKTA') => {
    const { factor, authenticator } = NAMES[provider]
    const said = authenticators?.find(({ key }) => key === authenticator) ?? factors?.[factor]
    return said?.enroll?.self ?? 'NOT_ALLOWED'
  }
  const providers = (['GOOGLE', 'OKTA'] as const).filter((provider) => self(provider) !== 'NOT_ALLOWED')
  const asked = (rule.actions.enroll as { self?: string } | undefined)?.self !== 'NEVER'
  return { required: asked && providers.some((provider) => self(provider) === 'REQUIRED'), providers }
}

export async function enrolmentOf(deps: Pick<IdpDeps, 'db'>, orgId: string, userId: string): Promise<Enrolment> {
  return enrolmentIn(await (await policiesForPerson(deps, orgId, userId)).decide('MFA_ENROLL'))
}
