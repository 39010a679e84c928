// The org's own policies: who has to prove what when they sign in, what a password must be, and which app asks for more.
// A policy has conditions and rules; the first rule that fits decides. The last policy of each type is Okta's own, fits
// everybody and is never deleted; until somebody changes it, it is as this file says and no row.
import type { OrgPolicyType } from '../schema/idp-schema.ts'

export const ORG_POLICY_TYPES: readonly OrgPolicyType[] = ['OKTA_SIGN_ON', 'PASSWORD', 'MFA_ENROLL', 'ACCESS_POLICY']

type Json = Record<string, unknown>

export type OrgPolicy = {
  readonly id: string
  readonly orgId: string
  readonly type: OrgPolicyType
  readonly name: string
  readonly description: string | null
  readonly status: 'ACTIVE' | 'INACTIVE'
  /** Lower is looked at first. */
  readonly priority: number
  /** Okta's own: it stays, active and last. */
  readonly system: boolean
  readonly conditions: Json
  readonly settings: Json
  readonly createdAt: number
  readonly updatedAt: number
}

export type OrgPolicyRule = Omit<OrgPolicy, 'type' | 'description' | 'settings'> & {
  readonly policyId: string
  readonly actions: Json
}

export type PolicyWithRules = OrgPolicy & { readonly rules: readonly OrgPolicyRule[] }

/** `settings` of a PASSWORD policy, as far as it decides something here. */
export type PasswordSettings = {
  readonly password: {
    readonly complexity: {
      readonly minLength: number
      readonly minLowerCase: number
      readonly minUpperCase: number
      readonly minNumber: number
      readonly minSymbol: number
      readonly excludeUsername: boolean
    }
    readonly age: { readonly maxAgeDays: number; readonly historyCount: number }
    readonly lockout: {
      /** 0: a password may be wrong as often as it likes. */
      readonly maxAttempts: number
      /** 0: until somebody unlocks them. */
      readonly autoUnlockMinutes: number
      readonly showLockoutFailures: boolean
    }
  }
}

export const USUAL_PASSWORD_SETTINGS = {
  password: {
    complexity: {
      minLength: 8,
      minLowerCase: 1,
      minUpperCase: 1,
      minNumber: 1,
      minSymbol: 0,
      excludeUsername: true,
      dictionary: { common: { exclude: false } },
      excludeAttributes: [],
    },
    age: { maxAgeDays: 0, expireWarnDays: 0, minAgeMinutes: 0, historyCount: 4 },
    lockout: {
      maxAttempts: 10,
      autoUnlockMinutes: 15,
      userLockoutNotificationChannels: [],
      showLockoutFailures: false,
    },
  },
  recovery: {
    factors: {
      recovery_question: { status: 'INACTIVE', properties: { complexity: { minLength: 4 } } },
      okta_email: { status: 'ACTIVE', properties: { recoveryToken: { tokenLifetimeMinutes: 60 } } },
      okta_sms: { status: 'INACTIVE' },
      okta_call: { status: 'INACTIVE' },
    },
  },
  delegation: { options: { skipUnlock: false } },
}

/** `actions.signon` of an OKTA_SIGN_ON rule. */
export type SignOnAction = {
  readonly access: 'ALLOW' | 'DENY'
  readonly requireFactor: boolean
  readonly factorPromptMode?: 'ALWAYS' | 'SESSION' | 'DEVICE'
  /** Minutes a browser is remembered to have shown a factor, when asked once per device. */
  readonly factorLifetime?: number
  readonly session: {
    readonly usePersistentCookie: boolean
    readonly maxSessionIdleMinutes: number
    /** 0: no limit of its own. */
    readonly maxSessionLifetimeMinutes: number
  }
}

export const USUAL_SIGN_ON: SignOnAction & Json = {
  access: 'ALLOW',
  requireFactor: false,
  session: { usePersistentCookie: false, maxSessionIdleMinutes: 120, maxSessionLifetimeMinutes: 720 },
}

/** `actions.appSignOn` of an ACCESS_POLICY rule. */
export type AppSignOnAction = {
  readonly access: 'ALLOW' | 'DENY'
  readonly verificationMethod?: {
    readonly type: 'ASSURANCE'
    readonly factorMode: '1FA' | '2FA'
    /** ISO 8601 duration; `PT0S`: every time. */
    readonly reauthenticateIn?: string
    readonly constraints?: readonly Json[]
  }
}

export const USUAL_APP_SIGN_ON: AppSignOnAction & Json = {
  access: 'ALLOW',
  verificationMethod: { type: 'ASSURANCE', factorMode: '1FA', reauthenticateIn: 'PT12H', constraints: [] },
}

const LETTER = { OKTA_SIGN_ON: 's', PASSWORD: 'p', MFA_ENROLL: 'm', ACCESS_POLICY: 'a' } as const

/** Okta's own policy of a type, before anybody changed it. Its ids follow the org's, so every node makes the same. */
export function usualPolicy(orgId: string, type: OrgPolicyType): PolicyWithRules {
  const app = type === 'ACCESS_POLICY'
  const rest = LETTER[type] + orgId.slice(4)
  const common = { orgId, status: 'ACTIVE', system: true, createdAt: 0, updatedAt: 0 } as const
  const policy: OrgPolicy = {
    ...common,
    id: `${app ? 'rst' : '00p'}${rest}`,
    type,
    name: app ? 'Any one factor' : 'Default Policy',
    description: 'The default policy applies in all situations if no other policy applies.',
    priority: LAST,
    conditions: {},
    settings: type === 'PASSWORD' ? USUAL_PASSWORD_SETTINGS : type === 'MFA_ENROLL' ? USUAL_ENROLMENT : {},
  }
  const rule: OrgPolicyRule = {
    ...common,
    id: `${app ? 'rul' : '0pr'}${rest}`,
    policyId: policy.id,
    name: app ? 'Catch-all Rule' : 'Default Rule',
    priority: LAST,
    conditions: app ? {} : { network: { connection: 'ANYWHERE' } },
    actions: USUAL_ACTIONS[type],
  }
  return { ...policy, rules: [rule] }
}

/** The place of Okta's own, behind whatever administrators add. */
export const LAST = 1_000_000

const USUAL_ENROLMENT = {
  factors: {
    okta_otp: { consent: { type: 'NONE' }, enroll: { self: 'OPTIONAL' } },
    google_otp: { consent: { type: 'NONE' }, enroll: { self: 'OPTIONAL' } },
  },
}

const USUAL_ACTIONS: Readonly<Record<OrgPolicyType, Json>> = {
  OKTA_SIGN_ON: { signon: USUAL_SIGN_ON },
  PASSWORD: {
    passwordChange: { access: 'ALLOW' },
    selfServicePasswordReset: { access: 'ALLOW' },
    selfServiceUnlock: { access: 'DENY' },
  },
  MFA_ENROLL: { enroll: { self: 'CHALLENGE' } },
  ACCESS_POLICY: { appSignOn: USUAL_APP_SIGN_ON },
}
