// What a rule of the seed says is done, in the words of the management API.
import type { OrgPolicyType } from '../schema/idp-schema.ts'
import type { OrgToBe } from './seed-document.ts'

type RulesOf<L extends 'signOnPolicies' | 'passwordPolicies' | 'enrollmentPolicies' | 'appSignOnPolicies'> =
  NonNullable<NonNullable<OrgToBe[L]>[number]['rules']>[number]
type SignOnRule = RulesOf<'signOnPolicies'>
type PasswordRule = RulesOf<'passwordPolicies'>
type EnrollmentRule = RulesOf<'enrollmentPolicies'>
type AppRule = RulesOf<'appSignOnPolicies'>
export type RuleToBe = SignOnRule & PasswordRule & EnrollmentRule & AppRule

type Json = Record<string, unknown>

/** @param known  what is laid under it: the rule as it was, or Okta's own */
export function actionsOf(type: OrgPolicyType, rule: RuleToBe, known: Json): Json {
  return OF_TYPE[type](rule, known)
}

const OF_TYPE: Readonly<Record<OrgPolicyType, (rule: RuleToBe, known: Json) => Json>> = {
  OKTA_SIGN_ON: (rule, known) => {
    const { access, requireFactor, factorPromptMode, factorLifetime } = rule
    const { maxSessionIdleMinutes, maxSessionLifetimeMinutes } = rule
    const signon = (known.signon ?? {}) as { session?: Json }
    return {
      signon: {
        ...signon,
        ...given({ access, requireFactor, factorPromptMode, factorLifetime }),
        session: { ...signon.session, ...given({ maxSessionIdleMinutes, maxSessionLifetimeMinutes }) },
      },
    }
  },
  PASSWORD: ({ passwordChange, selfServicePasswordReset, selfServiceUnlock }, known) => ({
    ...known,
    ...(passwordChange === undefined ? {} : { passwordChange: { access: passwordChange } }),
    ...(selfServicePasswordReset === undefined
      ? {}
      : { selfServicePasswordReset: { access: selfServicePasswordReset } }),
    ...(selfServiceUnlock === undefined ? {} : { selfServiceUnlock: { access: selfServiceUnlock } }),
  }),
  MFA_ENROLL: ({ enroll }, known) => ({ ...known, ...(enroll === undefined ? {} : { enroll: { self: enroll } }) }),
  ACCESS_POLICY: ({ access, factorMode, reauthenticateIn }, known) => {
    const appSignOn = (known.appSignOn ?? {}) as { verificationMethod?: Json }
    return {
      appSignOn: {
        ...appSignOn,
        ...given({ access }),
        verificationMethod: { ...appSignOn.verificationMethod, ...given({ factorMode, reauthenticateIn }) },
      },
    }
  },
}

function given(members: Json): Json {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}
