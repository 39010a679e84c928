// What the rules of each type of policy decide, in Okta's words.
import { inUnits, minutesOfDuration } from './minutes.ts'
import type { Json, PolicyType } from './org-policy.ts'

type Access = 'ALLOW' | 'DENY'

export type SignOn = Json & {
  readonly access: Access
  readonly requireFactor: boolean
  readonly factorPromptMode?: 'ALWAYS' | 'SESSION' | 'DEVICE' | null
  readonly factorLifetime?: number | null
  readonly session: {
    readonly usePersistentCookie: boolean
    readonly maxSessionIdleMinutes: number
    /** 0: no limit. */
    readonly maxSessionLifetimeMinutes: number
  }
}

export type AppSignOn = Json & {
  readonly access: Access
  readonly verificationMethod?: Json & {
    readonly factorMode: '1FA' | '2FA'
    readonly reauthenticateIn?: string
  }
}

export const SELF_SERVICE = [
  { name: 'passwordChange', label: 'change password' },
  { name: 'selfServicePasswordReset', label: 'perform self-service password reset' },
  { name: 'selfServiceUnlock', label: 'perform self-service account unlock' },
] as const

/** What a new rule starts from. */
export const USUAL_ACTIONS: Readonly<Record<PolicyType, Json>> = {
  PASSWORD: {
    passwordChange: { access: 'ALLOW' },
    selfServicePasswordReset: { access: 'ALLOW' },
    selfServiceUnlock: { access: 'DENY' },
  },
  OKTA_SIGN_ON: {
    signon: {
      access: 'ALLOW',
      requireFactor: false,
      session: { usePersistentCookie: false, maxSessionIdleMinutes: 120, maxSessionLifetimeMinutes: 720 },
    },
  },
  MFA_ENROLL: { enroll: { self: 'CHALLENGE' } },
  ACCESS_POLICY: {
    appSignOn: {
      access: 'ALLOW',
      verificationMethod: { type: 'ASSURANCE', factorMode: '2FA', reauthenticateIn: 'PT12H', constraints: [] },
    },
  },
}

export function signOnOf(actions: Json): SignOn {
  return (actions.signon ?? USUAL_ACTIONS.OKTA_SIGN_ON.signon) as SignOn
}

export function appSignOnOf(actions: Json): AppSignOn {
  return (actions.appSignOn ?? USUAL_ACTIONS.ACCESS_POLICY.appSignOn) as AppSignOn
}

export function allowedIn(actions: Json): readonly string[] {
  const isAllowed = (name: string) => (actions[name] as { access?: Access } | undefined)?.access === 'ALLOW'
  return SELF_SERVICE.map(({ name }) => name).filter(isAllowed)
}

export const PROMPTS = [
  { value: 'ALWAYS', label: 'At every sign-in' },
  { value: 'SESSION', label: 'Once a session' },
  { value: 'DEVICE', label: 'Once a device' },
] as const

export const ENROLMENT = [
  { value: 'CHALLENGE', label: 'The first time they are asked for a second factor' },
  { value: 'LOGIN', label: 'The first time they sign in' },
  { value: 'NEVER', label: 'Never by themselves' },
] as const

export type RuleFact = readonly [label: string, value: string]

export function ruleFacts(type: PolicyType, actions: Json): readonly RuleFact[] {
  switch (type) {
    case 'PASSWORD':
      return [['User can', userCan(actions)]]
    case 'OKTA_SIGN_ON':
      return signOnFacts(signOnOf(actions))
    case 'MFA_ENROLL': {
      const self = (actions.enroll as { self?: string } | undefined)?.self
      return [['Enroll', ENROLMENT.find(({ value }) => value === self)?.label ?? 'The first time they are asked']]
    }
    case 'ACCESS_POLICY':
      return appSignOnFacts(appSignOnOf(actions))
  }
}

function userCan(actions: Json): string {
  const allowed = allowedIn(actions)
  const words = SELF_SERVICE.filter(({ name }) => allowed.includes(name)).map(({ label }) => label)
  return words.length === 0 ? 'do nothing by themselves' : words.join(', ')
}

function signOnFacts({ access, requireFactor, factorPromptMode, factorLifetime, session }: SignOn): RuleFact[] {
  if (access === 'DENY') return [['Access is', 'Denied']]
  const mode = PROMPTS.find(({ value }) => value === factorPromptMode)?.label ?? 'Once a session'
  const kept = factorPromptMode === 'DEVICE' && factorLifetime ? `, good for ${inUnits(factorLifetime)}` : ''
  const longest =
    session.maxSessionLifetimeMinutes === 0
      ? 'without a limit otherwise'
      : `and in any case after ${inUnits(session.maxSessionLifetimeMinutes)}`
  return [
    ['Access is', 'Allowed'],
    ['Second factor', requireFactor ? `${mode}${kept}` : 'Not asked for'],
    ['Session ends', `after ${inUnits(session.maxSessionIdleMinutes)} of inactivity, ${longest}`],
  ]
}

function appSignOnFacts({ access, verificationMethod }: AppSignOn): RuleFact[] {
  if (access === 'DENY') return [['Access is', 'Denied']]
  const again = minutesOfDuration(verificationMethod?.reauthenticateIn)
  return [
    ['Access is', 'Allowed after successful authentication'],
    [
      'User must authenticate with',
      verificationMethod?.factorMode === '2FA' ? 'Any 2 factor types' : 'Any 1 factor type',
    ],
    [
      'Asked again',
      again === undefined
        ? 'never, while the session lasts'
        : again === 0
          ? 'at every sign-in'
          : `after ${inUnits(again)}`,
    ],
  ]
}
