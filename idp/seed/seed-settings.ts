// What a seed says of an org as a whole: what there is to say of people, who has to prove what, which origins and hosts
// are its own.
import { z } from 'zod'
import { names, only, status, text } from './seed-shapes.ts'

const value = z.union([z.string(), z.number()], { error: 'a text or a number' })

export const attribute = only({
  name: text(59).describe('As it stands in profiles.'),
  title: text(200).optional().describe('Absent: the name.'),
  type: z.enum(['string', 'boolean', 'number', 'integer', 'array']).optional().describe('At first string.'),
  items: z.enum(['string', 'number', 'integer']).optional().describe('What an array is of.'),
  description: text(1000).optional(),
  required: z.boolean().optional(),
  enum: z.array(value).min(1).max(500).optional(),
  minLength: z.int().min(0).max(4096).optional(),
  maxLength: z.int().min(0).max(4096).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
})

export const trustedOrigin = only({
  name: text(255),
  origin: text(255).describe('https://app.example.com'),
  scopes: z
    .array(z.enum(['CORS', 'REDIRECT', 'IFRAME_EMBED']))
    .min(1)
    .max(3)
    .optional()
    .describe('At first CORS and REDIRECT.'),
  status: status.optional(),
})

export const domain = only({
  domain: text(253).describe('login.example.com, or login.acme.localhost on a laptop.'),
  certificateSourceType: z.enum(['OKTA_MANAGED', 'MANUAL']).optional().describe('At first OKTA_MANAGED.'),
  verified: z
    .boolean()
    .optional()
    .describe(
      'It is theirs, without asking DNS. Absent: so below .localhost on a laptop, else an administrator verifies.',
    ),
})

const minutes = (least: number, most: number) => z.int().min(least).max(most)
const access = z.enum(['ALLOW', 'DENY'])
const everyPolicy = {
  name: text(255).describe("Okta's own by its name, to change it: Default Policy, and for apps Any one factor."),
  description: text(1024).optional(),
  status: status.optional(),
  groups: names.optional().describe('Whom it is for. Absent: everybody.'),
}
const everyRule = {
  name: text(255).describe("Okta's own by its name: Default Rule, and for apps Catch-all Rule."),
  status: status.optional(),
  groups: names.optional(),
}
const inOrder = <T extends z.ZodType>(rule: T) =>
  z.array(rule).max(100).optional().describe('In the order in which they are asked. A policy without decides nothing.')

export const signOnPolicy = only({
  ...everyPolicy,
  rules: inOrder(
    only({
      ...everyRule,
      access: access.optional(),
      requireFactor: z.boolean().optional(),
      factorPromptMode: z.enum(['ALWAYS', 'SESSION', 'DEVICE']).optional(),
      factorLifetime: minutes(0, 5_256_000).optional().describe('Minutes, with DEVICE.'),
      maxSessionIdleMinutes: minutes(1, 43_200).optional(),
      maxSessionLifetimeMinutes: minutes(0, 43_200).optional().describe('0: without end.'),
    }),
  ),
})

const upTo = (most: number) => minutes(0, most).optional()

export const passwordPolicy = only({
  ...everyPolicy,
  complexity: only({
    minLength: minutes(4, 72).optional(),
    minLowerCase: upTo(1),
    minUpperCase: upTo(1),
    minNumber: upTo(1),
    minSymbol: upTo(1),
    excludeUsername: z.boolean().optional(),
  }).optional(),
  age: only({ maxAgeDays: upTo(999), historyCount: upTo(30) }).optional(),
  lockout: only({
    maxAttempts: upTo(100).describe('0: as often as they like.'),
    autoUnlockMinutes: upTo(64_800).describe('0: until somebody unlocks them.'),
    showLockoutFailures: z.boolean().optional(),
  }).optional(),
  rules: inOrder(
    only({
      ...everyRule,
      passwordChange: access.optional(),
      selfServicePasswordReset: access.optional(),
      selfServiceUnlock: access.optional(),
    }),
  ),
})

const enrolment = z.enum(['NOT_ALLOWED', 'OPTIONAL', 'REQUIRED']).optional()

export const enrollmentPolicy = only({
  ...everyPolicy,
  factors: only({ google_otp: enrolment, okta_otp: enrolment })
    .optional()
    .describe('Which authenticator app people may or must set up.'),
  rules: inOrder(only({ ...everyRule, enroll: z.enum(['CHALLENGE', 'LOGIN', 'NEVER']).optional() })),
})

export const appSignOnPolicy = only({
  ...everyPolicy,
  rules: inOrder(
    only({
      ...everyRule,
      access: access.optional(),
      factorMode: z.enum(['1FA', '2FA']).optional(),
      reauthenticateIn: text(40).optional().describe('An ISO 8601 duration. PT0S: every time.'),
    }),
  ),
})
