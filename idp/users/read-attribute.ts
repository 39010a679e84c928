// An attribute of profiles, as an administrator defines it.
import { z } from 'zod'
import { validationFailed } from '../okta-error.ts'
import type { AttributeDefinition } from './profile-schema.ts'

const text = z.string().max(1000)
const value = z.union([z.string().max(200), z.number()])
const choices = {
  enum: z.array(value).min(1).max(500).nullish(),
  oneOf: z
    .array(z.object({ const: value, title: text.default('') }))
    .min(1)
    .max(500)
    .nullish(),
}
const count = z.int().min(0).max(4096).nullish()
const bound = z.number().nullish()

const attribute = z.object({
  title: z.string().trim().min(1).max(200),
  description: text.nullish(),
  type: z.enum(['string', 'boolean', 'number', 'integer', 'array']),
  required: z.boolean().nullish(),
  format: text.nullish(),
  minLength: count,
  maxLength: count,
  minimum: bound,
  maximum: bound,
  ...choices,
  items: z.object({ type: z.enum(['string', 'number', 'integer']).default('string'), ...choices }).nullish(),
  unique: z.enum(['NOT_UNIQUE']).nullish(),
  mutability: z.enum(['READ_WRITE', 'READ_ONLY']).nullish(),
  scope: z.enum(['NONE', 'SELF']).nullish(),
  permissions: z
    .array(z.object({ principal: z.literal('SELF'), action: z.enum(['HIDE', 'READ_ONLY', 'READ_WRITE']) }))
    .max(1)
    .nullish(),
  master: z.object({ type: z.enum(['PROFILE_MASTER', 'OKTA']) }).nullish(),
})

/** @throws OktaError  E0000001 */
export function readAttribute(name: string, sent: unknown): AttributeDefinition {
  if (!/^[A-Za-z][A-Za-z0-9_]{0,58}$/.test(name) || name in Object.prototype)
    throw validationFailed('custom', [`custom: ${name.slice(0, 100)} is not a name an attribute can have`])
  const read = parsed(name, sent)
  if (read.type === 'array' && read.items === undefined)
    throw validationFailed('custom', [`${name}: items: What the array is of must be said`])
  if ((read.minLength ?? 0) > (read.maxLength ?? Number.POSITIVE_INFINITY))
    throw validationFailed('custom', [`${name}: minLength: Must not be more than maxLength`])
  return {
    ...read,
    mutability: read.mutability ?? 'READ_WRITE',
    scope: read.scope ?? 'NONE',
    permissions: read.permissions ?? [{ principal: 'SELF', action: 'READ_ONLY' }],
    master: read.master ?? { type: 'PROFILE_MASTER' },
  } as AttributeDefinition
}

const CHANGEABLE = ['title', 'description', 'permissions', 'master', 'pattern'] as const
const MAY_BE_LEFT_OUT = ['firstName', 'lastName']

/** What an administrator may change of an attribute of Okta's: its words, who may write it, and whether it is required. */
export function readBaseAttribute(name: string, sent: unknown, known: AttributeDefinition): AttributeDefinition {
  const said = z.record(z.string(), z.unknown()).safeParse(sent).data
  if (said === undefined) throw validationFailed('base', [`${name}: Must be an object`])
  const wanted = Object.fromEntries(CHANGEABLE.filter((key) => Object.hasOwn(said, key)).map((key) => [key, said[key]]))
  const { pattern, ...rest } = wanted
  const { type, ...changed } = parsed(name, { title: known.title, ...rest, type: known.type })
  const required = MAY_BE_LEFT_OUT.includes(name) && typeof said.required === 'boolean' ? said.required : known.required
  const { pattern: before, ...others } = known
  return {
    ...others,
    ...changed,
    ...(required === undefined ? {} : { required }),
    ...patternOf(name, pattern, before),
  } as AttributeDefinition
}

/** Of the user name alone: any other text than an address. Only that it is one matters, not which: it is run by nobody. */
function patternOf(name: string, pattern: unknown, before: string | undefined): { pattern?: string } {
  if (pattern === null) return {}
  if (pattern === undefined) return before === undefined ? {} : { pattern: before }
  if (name !== 'login' || typeof pattern !== 'string' || pattern.length > 200)
    throw validationFailed('base', [`${name}: pattern: Only login can have one`])
  return { pattern }
}

function parsed(name: string, sent: unknown) {
  const read = attribute.safeParse(sent)
  if (!read.success) {
    const [issue] = read.error.issues
    throw validationFailed('definitions', [`${[name, ...(issue?.path ?? [])].join('.')}: ${issue?.message}`])
  }
  // What is null is not said.
  return Object.fromEntries(Object.entries(read.data).filter(([, said]) => said !== null && said !== undefined)) as {
    [K in keyof typeof read.data]: Exclude<(typeof read.data)[K], null>
  }
}
