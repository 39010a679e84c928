// What there is to say of a person: Okta's base profile, as far as an org changed it, and the org's own attributes.
// A definition looks as `/meta/schemas/user/default` shows it.

export type ProfileValue = string | number | boolean | null | readonly (string | number)[]

/** `login`, `email`, `firstName`, `lastName` and whatever else is set. */
export type UserProfile = {
  readonly login: string
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly [attribute: string]: ProfileValue
}

export type AttributeType = 'string' | 'boolean' | 'number' | 'integer' | 'array'

export type AttributeDefinition = {
  readonly title: string
  readonly type: AttributeType
  readonly description?: string
  readonly required?: boolean
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly enum?: readonly (string | number)[]
  readonly oneOf?: readonly { readonly const: string | number; readonly title: string }[]
  readonly items?: Pick<AttributeDefinition, 'enum' | 'oneOf'> & { readonly type: 'string' | 'number' | 'integer' }
  readonly mutability: 'READ_WRITE' | 'READ_ONLY'
  readonly scope: 'NONE' | 'SELF'
  readonly permissions: readonly { readonly principal: string; readonly action: string }[]
  readonly master: { readonly type: string }
}

export type ProfileSchema = {
  readonly base: ReadonlyMap<string, AttributeDefinition>
  readonly custom: ReadonlyMap<string, AttributeDefinition>
}

export const MOST_CUSTOM_ATTRIBUTES = 200
const LONGEST_TEXT = 4096
const MOST_IN_LIST = 100

const EMAIL = /^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@<>"(),:;[\]\\]{1,100}$/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is being kept out
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

// [name, title, longest]; those a person may write themselves carry a star, as Okta sets out.
const BASE: readonly (readonly [string, string, number])[] = [
  ['login', 'Username', 100],
  ['firstName*', 'First name', 50],
  ['lastName*', 'Last name', 50],
  ['middleName', 'Middle name', 100],
  ['honorificPrefix', 'Honorific prefix', 100],
  ['honorificSuffix', 'Honorific suffix', 100],
  ['email*', 'Primary email', 100],
  ['title', 'Title', 100],
  ['displayName', 'Display name', 100],
  ['nickName', 'Nickname', 100],
  ['profileUrl', 'Profile Url', 1000],
  ['secondEmail*', 'Secondary email', 100],
  ['mobilePhone*', 'Mobile phone', 100],
  ['primaryPhone', 'Primary phone', 100],
  ['streetAddress', 'Street address', 1000],
  ['city', 'City', 128],
  ['state', 'State', 128],
  ['zipCode', 'Zip code', 50],
  ['countryCode', 'Country code', 2],
  ['postalAddress', 'Postal Address', 1000],
  ['preferredLanguage', 'Preferred language', 100],
  ['locale', 'Locale', 100],
  ['timezone', 'Time zone', 100],
  ['userType', 'User type', 100],
  ['employeeNumber', 'Employee number', 100],
  ['costCenter', 'Cost center', 100],
  ['organization', 'Organization', 100],
  ['division', 'Division', 100],
  ['department', 'Department', 100],
  ['managerId', 'ManagerId', 100],
  ['manager', 'Manager', 100],
]
const REQUIRED = ['login', 'firstName', 'lastName', 'email']
const FORMATS: Readonly<Record<string, string>> = {
  email: 'email',
  secondEmail: 'email',
  profileUrl: 'uri',
  countryCode: 'country-code',
  preferredLanguage: 'language-code',
  locale: 'locale',
  timezone: 'timezone',
}

export const BASE_ATTRIBUTES: ReadonlyMap<string, AttributeDefinition> = new Map(
  BASE.map(([starred, title, maxLength]) => {
    const name = starred.replace('*', '')
    const least = name === 'login' || name === 'email' ? 5 : 1
    const definition: AttributeDefinition = {
      title,
      type: 'string',
      ...(REQUIRED.includes(name) ? { required: true, minLength: least } : {}),
      ...(FORMATS[name] === undefined ? {} : { format: FORMATS[name] }),
      maxLength,
      mutability: 'READ_WRITE',
      scope: 'NONE',
      permissions: [{ principal: 'SELF', action: starred.endsWith('*') ? 'READ_WRITE' : 'READ_ONLY' }],
      master: { type: 'PROFILE_MASTER' },
    }
    return [name, definition]
  }),
)

/** A fresh org's. */
const DEFAULT_SCHEMA: ProfileSchema = { base: BASE_ATTRIBUTES, custom: new Map() }

/**
 * Reads a profile as a client sends it. What is null is not set; Okta shows two of its attributes even then.
 *
 * @returns the profile, or the problems in Okta's words, one per attribute
 */
export function readProfile(
  sent: Record<string, unknown>,
  schema: ProfileSchema = DEFAULT_SCHEMA,
): { profile: UserProfile } | { problems: string[] } {
  const problems: string[] = []
  const profile: Record<string, ProfileValue> = { secondEmail: null, mobilePhone: null }
  for (const [name, value] of Object.entries(sent)) {
    const definition = schema.base.get(name) ?? schema.custom.get(name)
    if (definition === undefined) problems.push(`Property name '${name.slice(0, 100)}' is not defined in profile`)
    else if (value === null) delete profile[name]
    else {
      const problem = problemOfValue(value, definition)
      if (problem === undefined) profile[name] = value as ProfileValue
      else problems.push(`${name}: ${problem}`)
    }
  }
  problems.push(...problemsOfRequired(profile, schema), ...problemsOfAddresses(profile, schema))
  if (problems.length > 0) return { problems }
  return { profile: { secondEmail: null, mobilePhone: null, ...profile } as unknown as UserProfile }
}

/** @returns in Okta's words what is wrong with a value of this attribute; undefined: nothing */
export function problemOfValue(value: unknown, definition: AttributeDefinition): string | undefined {
  switch (definition.type) {
    case 'string':
      return problemOfText(value, definition)
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'Must be a boolean'
    case 'array':
      return problemOfList(value, definition)
    default:
      return problemOfNumber(value, definition)
  }
}

function problemOfText(value: unknown, definition: AttributeDefinition): string | undefined {
  const { minLength = 0, maxLength = LONGEST_TEXT } = definition
  if (typeof value !== 'string') return 'Must be a string'
  if (value.length > maxLength) return `String is too long, at most ${maxLength} characters`
  if (CONTROL.test(value) || !value.isWellFormed()) return 'Contains characters that are not allowed'
  if (value !== '' && value.length < minLength) return `String is too short, at least ${minLength} characters`
  return problemOfChoice(value, definition)
}

function problemOfNumber(value: unknown, definition: AttributeDefinition): string | undefined {
  const { minimum, maximum } = definition
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'Must be a number'
  if (definition.type === 'integer' && !Number.isSafeInteger(value)) return 'Must be an integer'
  if (minimum !== undefined && value < minimum) return `Must be at least ${minimum}`
  if (maximum !== undefined && value > maximum) return `Must be at most ${maximum}`
  return problemOfChoice(value, definition)
}

function problemOfList(value: unknown, definition: AttributeDefinition): string | undefined {
  if (!Array.isArray(value)) return 'Must be an array'
  if (value.length > MOST_IN_LIST) return `Must have at most ${MOST_IN_LIST} items`
  const items = { ...(definition.items ?? { type: 'string' }) } as AttributeDefinition
  for (const item of value) {
    const problem = problemOfValue(item, items)
    if (problem !== undefined) return problem
  }
  return undefined
}

function problemOfChoice(value: string | number, { enum: named, oneOf }: AttributeDefinition): string | undefined {
  const choices = oneOf?.map((choice) => choice.const) ?? named
  return choices === undefined || choices.includes(value) ? undefined : 'Must be one of the values of the attribute'
}

function problemsOfRequired(profile: Record<string, ProfileValue>, schema: ProfileSchema): string[] {
  const attributes = [...schema.base, ...schema.custom]
  return attributes
    .filter(([name, { required }]) => required && String(profile[name] ?? '').trim() === '')
    .map(([name]) => `${name}: The field cannot be left blank`)
}

function problemsOfAddresses({ login, email, secondEmail }: Record<string, ProfileValue>, schema: ProfileSchema) {
  const problems: string[] = []
  // An org that wants other user names than addresses says so by a pattern.
  const named = schema.base.get('login')?.pattern !== undefined
  if (login && !named && !EMAIL.test(String(login)))
    problems.push('login: Username must be in the form of an email address')
  if (login && named && /[\s/\\?#%]/.test(String(login)))
    problems.push('login: Contains characters that are not allowed')
  if (email && !EMAIL.test(String(email))) problems.push('email: Does not match required pattern')
  if (secondEmail && !EMAIL.test(String(secondEmail))) problems.push('secondEmail: Does not match required pattern')
  return problems
}
