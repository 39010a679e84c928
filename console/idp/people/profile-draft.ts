// A profile as a form: every attribute as text, and back to what the schema says it is.
import type { ApiRequest } from '../../ui/api-request.ts'
import type { OktaProfileValue, OktaUser } from '../okta-types.ts'
import { userPath } from './people-requests.ts'

export type Attribute = {
  readonly title: string
  readonly type: 'string' | 'boolean' | 'number' | 'integer' | 'array'
  readonly required?: boolean
  readonly maxLength?: number
  readonly description?: string
  readonly enum?: readonly (string | number)[]
  readonly oneOf?: readonly { readonly const: string | number; readonly title: string }[]
  readonly items?: { readonly type: 'string' | 'number' | 'integer' }
}

type Part = { readonly properties: Readonly<Record<string, Attribute>> }

/** `/api/v1/meta/schemas/user/default` */
export type UserSchema = { readonly definitions: { readonly base: Part; readonly custom: Part } }

export type NamedAttribute = { readonly name: string; readonly attribute: Attribute; readonly custom: boolean }

const FIRST = ['firstName', 'lastName', 'login', 'email']

/** All attributes: the four names first, then Okta's, then the org's own. Without a schema, those that are set. */
export function attributesOf(schema: UserSchema | undefined, { profile }: OktaUser): readonly NamedAttribute[] {
  if (schema === undefined)
    return inOrder(
      Object.keys(profile).map((name) => ({ name, attribute: { title: name, type: 'string' }, custom: false })),
    )
  const { base, custom } = schema.definitions
  const named = ({ properties }: Part, own: boolean) =>
    Object.entries(properties).map(([name, attribute]) => ({ name, attribute, custom: own }))
  return [...inOrder(named(base, false)), ...named(custom, true)]
}

function inOrder(attributes: readonly NamedAttribute[]): readonly NamedAttribute[] {
  const place = ({ name }: NamedAttribute) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length)
  return [...attributes].sort((one, other) => place(one) - place(other))
}

/** By attribute, as it is typed; a list has a line for each. */
export type ProfileDraft = Readonly<Record<string, string>>

export function profileDraft(attributes: readonly NamedAttribute[], { profile }: OktaUser): ProfileDraft {
  return Object.fromEntries(attributes.map(({ name }) => [name, textOf(profile[name])]))
}

export function textOf(value: OktaProfileValue | undefined): string {
  if (value === undefined || value === null) return ''
  return Array.isArray(value) ? value.join('\n') : String(value)
}

/** What a person chooses from, where the schema names it; a yes or no is a choice of two. */
export function choicesOf({ type, enum: named, oneOf }: Attribute) {
  if (type === 'boolean')
    return [
      { value: 'true', label: 'True' },
      { value: 'false', label: 'False' },
    ]
  const choices = oneOf ?? named?.map((one) => ({ const: one, title: String(one) }))
  return choices?.map((choice) => ({ value: String(choice.const), label: choice.title }))
}

/** Says what is different, and nothing of the rest. */
export function saveProfileRequest(
  user: OktaUser,
  attributes: readonly NamedAttribute[],
  draft: ProfileDraft,
): ApiRequest {
  const before = profileDraft(attributes, user)
  const changed = attributes.filter(({ name }) => draft[name] !== before[name])
  const profile = Object.fromEntries(
    changed.map(({ name, attribute }) => [name, valueIn(attribute, draft[name] ?? '')]),
  )
  return { method: 'POST', path: userPath(user.id), body: { profile } }
}

/** What is no number is sent as it was typed: the server says what is wrong with it. */
function valueIn({ type, items }: Attribute, text: string): OktaProfileValue {
  if (text.trim() === '') return null
  switch (type) {
    case 'boolean':
      return text === 'true'
    case 'number':
    case 'integer':
      return numberOr(text)
    case 'array':
      return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map((line) => (items?.type === 'string' || items === undefined ? line : numberOr(line)))
    default:
      return text
  }
}

function numberOr(text: string): number | string {
  const number = Number(text)
  return Number.isFinite(number) ? number : text
}
