import type { UserStatus } from '../schema/idp-schema.ts'

/** `login`, `email`, `firstName`, `lastName` and whatever else of Okta's base profile is set. */
export type UserProfile = {
  readonly login: string
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly [attribute: string]: string | null
}

/** A person. Times are milliseconds; the password's hash stays in the store. */
export type User = {
  readonly id: string
  readonly orgId: string
  readonly status: UserStatus
  readonly profile: UserProfile
  readonly hasPassword: boolean
  readonly createdAt: number
  readonly updatedAt: number
  readonly activatedAt: number | null
  readonly statusChangedAt: number | null
  readonly lastLoginAt: number | null
  readonly passwordChangedAt: number | null
}

// Okta's default user profile: every attribute a fresh org knows, with its longest length.
const ATTRIBUTES: Readonly<Record<string, number>> = {
  login: 100,
  email: 100,
  firstName: 50,
  lastName: 50,
  secondEmail: 100,
  mobilePhone: 100,
  middleName: 100,
  honorificPrefix: 100,
  honorificSuffix: 100,
  title: 100,
  displayName: 100,
  nickName: 100,
  profileUrl: 1000,
  primaryPhone: 100,
  streetAddress: 1000,
  city: 128,
  state: 128,
  zipCode: 50,
  countryCode: 2,
  postalAddress: 1000,
  preferredLanguage: 100,
  locale: 100,
  timezone: 100,
  userType: 100,
  employeeNumber: 100,
  costCenter: 100,
  organization: 100,
  division: 100,
  department: 100,
  managerId: 100,
  manager: 100,
}

export function isProfileAttribute(name: string): boolean {
  return Object.hasOwn(ATTRIBUTES, name)
}

const EMAIL = /^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@<>"(),:;[\]\\]{1,100}$/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is being kept out
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

/**
 * Reads a profile as a client sends it.
 *
 * @returns the profile, or the problems in Okta's words, one per attribute
 */
export function readProfile(sent: Record<string, unknown>): { profile: UserProfile } | { problems: string[] } {
  const problems: string[] = []
  const profile: Record<string, string | null> = {}
  for (const [name, value] of Object.entries(sent)) {
    const longest = Object.hasOwn(ATTRIBUTES, name) ? ATTRIBUTES[name] : undefined
    if (longest === undefined) problems.push(`Property name '${name.slice(0, 100)}' is not defined in profile`)
    else if (value === null) profile[name] = null
    else if (typeof value !== 'string') problems.push(`${name}: Must be a string`)
    else if (value.length > longest) problems.push(`${name}: String is too long, at most ${longest} characters`)
    else if (CONTROL.test(value) || !value.isWellFormed())
      problems.push(`${name}: Contains characters that are not allowed`)
    else profile[name] = value
  }
  problems.push(...problemsOfRequired(profile))
  if (problems.length > 0) return { problems }
  return { profile: { secondEmail: null, mobilePhone: null, ...profile } as unknown as UserProfile }
}

function problemsOfRequired(profile: Record<string, string | null>): string[] {
  const problems: string[] = []
  for (const name of ['firstName', 'lastName', 'email', 'login']) {
    if ((profile[name] ?? '').trim() === '') problems.push(`${name}: The field cannot be left blank`)
  }
  const { login, email, secondEmail } = profile
  if (login && (login.length < 5 || !EMAIL.test(login)))
    problems.push('login: Username must be in the form of an email address')
  if (email && (email.length < 5 || !EMAIL.test(email))) problems.push('email: Does not match required pattern')
  if (secondEmail && !EMAIL.test(secondEmail)) problems.push('secondEmail: Does not match required pattern')
  return problems
}

export function displayName(user: User): string {
  return `${user.profile.firstName} ${user.profile.lastName}`
}
