// What an administrator sends for a policy of the org's or a rule of one. What this house cannot evaluate is refused rather
// than kept: a condition nobody asks for would look like protection and be none.
import { z } from 'zod'
import { validationFailed } from '../okta-error.ts'
import type { OrgPolicyType } from '../schema/idp-schema.ts'
import {
  type OrgPolicy,
  type OrgPolicyRule,
  USUAL_APP_SIGN_ON,
  USUAL_PASSWORD_SETTINGS,
  USUAL_SIGN_ON,
} from './org-policy.ts'
import type { PolicyInput, RuleInput } from './org-policy-store.ts'

const ids = z.array(z.string().min(1).max(100)).max(1000)
const listed = z.object({ include: ids.nullish(), exclude: ids.nullish() })
const people = z.strictObject({ users: listed.nullish(), groups: listed.nullish() })
const onlyWhatIsForAll = {
  network: z.strictObject({ connection: z.literal('ANYWHERE') }).nullish(),
  authContext: z.strictObject({ authType: z.literal('ANY') }).nullish(),
  authProvider: z
    .object({ provider: z.enum(['OKTA', 'ANY']), include: z.array(z.string()).max(0).nullish() })
    .nullish(),
  identityProvider: z.object({ provider: z.literal('ANY') }).nullish(),
  riskScore: z.object({ level: z.literal('ANY') }).nullish(),
  risk: z.object({ behaviors: z.array(z.string()).max(0) }).nullish(),
  userType: z.object({ include: z.array(z.string()).max(0), exclude: z.array(z.string()).max(0) }).nullish(),
  device: z.null().optional(),
  platform: z.null().optional(),
  elCondition: z.null().optional(),
}
const conditions = z.strictObject({ people: people.nullish(), ...onlyWhatIsForAll })

const common = {
  name: z.string().trim().min(1).max(255),
  status: z.enum(['ACTIVE', 'INACTIVE']).nullish(),
  priority: z.int().min(0).max(10_000).nullish(),
  conditions: conditions.nullish(),
}
const policyBody = z.object({
  ...common,
  description: z.string().max(1024).nullish(),
  settings: z.unknown().optional(),
})

const upTo = (most: number) => z.int().min(0).max(most)
const passwordSettings = z.object({
  password: z
    .object({
      complexity: z
        .object({
          minLength: z.int().min(4).max(72),
          minLowerCase: upTo(1),
          minUpperCase: upTo(1),
          minNumber: upTo(1),
          minSymbol: upTo(1),
          excludeUsername: z.boolean(),
          excludeAttributes: z.array(z.string()).max(0),
          dictionary: z.object({ common: z.object({ exclude: z.literal(false) }) }),
        })
        .partial(),
      age: z
        .object({
          maxAgeDays: upTo(999),
          expireWarnDays: upTo(0),
          minAgeMinutes: upTo(0),
          historyCount: upTo(30),
        })
        .partial(),
      lockout: z
        .object({
          maxAttempts: upTo(100),
          autoUnlockMinutes: upTo(64_800),
          userLockoutNotificationChannels: z.array(z.string()).max(0),
          showLockoutFailures: z.boolean(),
        })
        .partial(),
    })
    .partial()
    .nullish(),
})

const enrolment = z.object({
  consent: z.object({ type: z.literal('NONE') }).nullish(),
  enroll: z.object({ self: z.enum(['NOT_ALLOWED', 'OPTIONAL', 'REQUIRED']) }),
})
// Okta writes it in two ways, before and since its Identity Engine; it stays as it was written.
const enrolmentSettings = z.strictObject({
  type: z.enum(['FACTORS', 'AUTHENTICATORS']).nullish(),
  factors: z.strictObject({ okta_otp: enrolment.nullish(), google_otp: enrolment.nullish() }).nullish(),
  authenticators: z
    .array(
      z.union(
        [
          z.looseObject({ key: z.enum(['okta_verify', 'google_otp']), enroll: enrolment.shape.enroll }),
          z.looseObject({ key: z.literal('okta_password'), enroll: z.object({ self: z.literal('REQUIRED') }) }),
          z.looseObject({
            key: z
              .string()
              .max(100)
              .regex(/^(?!okta_password$)/),
            enroll: z.object({ self: z.literal('NOT_ALLOWED') }),
          }),
        ],
        { error: 'okta_verify and google_otp may be set up, okta_password has to be, and there is no other' },
      ),
    )
    .max(30)
    .nullish(),
})

const access = z.enum(['ALLOW', 'DENY'])
const accessOnly = z.object({ access }).nullish()
const minutes = z.int().min(0).max(5_256_000)
const signOn = z.strictObject({
  access: access.default('ALLOW'),
  requireFactor: z.boolean().default(false),
  factorPromptMode: z.enum(['ALWAYS', 'SESSION', 'DEVICE']).nullish(),
  factorLifetime: minutes.nullish(),
  primaryFactor: z.enum(['PASSWORD_IDP', 'PASSWORD_IDP_ANY_FACTOR']).nullish(),
  rememberDeviceByDefault: z.boolean().nullish(),
  session: z
    .strictObject({
      usePersistentCookie: z.literal(false).default(false),
      maxSessionIdleMinutes: z.int().min(1).max(43_200).default(USUAL_SIGN_ON.session.maxSessionIdleMinutes),
      maxSessionLifetimeMinutes: z.int().min(0).max(43_200).default(USUAL_SIGN_ON.session.maxSessionLifetimeMinutes),
    })
    .default(USUAL_SIGN_ON.session as never),
})
const passwordConstraint = z.strictObject({ knowledge: z.object({ types: z.array(z.literal('password')) }).loose() })
const appSignOn = z.strictObject({
  access: access.default('ALLOW'),
  verificationMethod: z
    .strictObject({
      type: z.literal('ASSURANCE'),
      factorMode: z.enum(['1FA', '2FA']),
      reauthenticateIn: z
        .string()
        .regex(/^P(?=.)(\d{1,4}D)?(T(?=.)(\d{1,6}H)?(\d{1,6}M)?(\d{1,6}S)?)?$/, 'must be an ISO 8601 duration')
        .optional(),
      constraints: z.array(passwordConstraint).max(1).optional(),
    })
    .default(USUAL_APP_SIGN_ON.verificationMethod as never),
})

const ACTIONS: Readonly<Record<OrgPolicyType, z.ZodType<Record<string, unknown>>>> = {
  OKTA_SIGN_ON: z.object({ signon: signOn }),
  PASSWORD: z.object({
    passwordChange: accessOnly,
    selfServicePasswordReset: z.object({ access, requirement: z.null().optional() }).nullish(),
    selfServiceUnlock: accessOnly,
  }),
  MFA_ENROLL: z.object({ enroll: z.object({ self: z.enum(['CHALLENGE', 'LOGIN', 'NEVER']) }).nullish() }),
  ACCESS_POLICY: z.object({ appSignOn }),
}

/** @param before  the policy that is replaced @throws OktaError  E0000001 */
export function readOrgPolicy(body: Record<string, unknown>, type: OrgPolicyType, before?: OrgPolicy): PolicyInput {
  const sent = read(policyBody, body)
  const settings = sent.settings === undefined ? before?.settings : settingsOf(type, sent.settings)
  return {
    name: sent.name,
    description: sent.description ?? null,
    status: before?.system ? 'ACTIVE' : (sent.status ?? before?.status ?? 'ACTIVE'),
    ...(sent.priority == null ? {} : { priority: sent.priority }),
    conditions: before?.system ? before.conditions : withoutNothing(sent.conditions ?? {}),
    settings: settings ?? (type === 'PASSWORD' ? USUAL_PASSWORD_SETTINGS : {}),
  }
}

/** @param before  the rule that is replaced @throws OktaError  E0000001 */
export function readOrgPolicyRule(body: Record<string, unknown>, policy: OrgPolicy, before?: OrgPolicyRule): RuleInput {
  const sent = read(z.object({ ...common, actions: ACTIONS[policy.type] }), { actions: before?.actions, ...body })
  return {
    name: sent.name,
    status: before?.system ? 'ACTIVE' : (sent.status ?? before?.status ?? 'ACTIVE'),
    ...(sent.priority == null ? {} : { priority: sent.priority }),
    conditions: before?.system ? before.conditions : withoutNothing(sent.conditions ?? {}),
    actions: withoutNothing(sent.actions),
  }
}

function settingsOf(type: OrgPolicyType, sent: unknown): Record<string, unknown> {
  if (type === 'MFA_ENROLL') return withoutNothing(read(enrolmentSettings, sent, 'settings'))
  if (type !== 'PASSWORD') return {}
  const { password } = read(passwordSettings, sent, 'settings')
  const usual = USUAL_PASSWORD_SETTINGS.password
  return {
    ...USUAL_PASSWORD_SETTINGS,
    password: {
      complexity: { ...usual.complexity, ...password?.complexity },
      age: { ...usual.age, ...password?.age },
      lockout: { ...usual.lockout, ...password?.lockout },
    },
  }
}

function withoutNothing(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined && member !== null))
}

function read<T>(schema: z.ZodType<T>, value: unknown, at = ''): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const causes = result.error.issues.map(({ path, message }) => `${[at, ...path].filter(String).join('.')}: ${message}`)
  throw validationFailed(String(result.error.issues[0]?.path[0] ?? (at || 'body')), causes)
}
