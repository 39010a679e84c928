import { type AttributeDefinition, type ProfileValue, problemOfValue } from '../users/profile-schema.ts'

/** People to whom the same things are given. Times are milliseconds. */
export type Group = {
  readonly id: string
  readonly orgId: string
  /** BUILT_IN is Everyone, whose members nobody chooses. */
  readonly type: 'OKTA_GROUP' | 'BUILT_IN'
  readonly profile: GroupProfile
  readonly createdAt: number
  readonly updatedAt: number
  readonly membershipUpdatedAt: number
}

export type GroupProfile = {
  readonly name: string
  readonly description: string | null
  /** What the org has to say of groups beside. */
  readonly [attribute: string]: ProfileValue
}

export const EVERYONE: GroupProfile = { name: 'Everyone', description: 'All users in your organization' }

/** @returns the profile, or the problems in Okta's words, one per attribute */
export function readGroupProfile(
  sent: Record<string, unknown>,
  custom: ReadonlyMap<string, AttributeDefinition> = new Map(),
): { profile: GroupProfile } | { problems: string[] } {
  const { name, description = null, ...more } = sent
  const problems: string[] = []
  const own: Record<string, ProfileValue> = {}
  for (const [key, value] of Object.entries(more)) {
    const definition = custom.get(key)
    const problem = definition === undefined || value === null ? undefined : problemOfValue(value, definition)
    if (definition === undefined) problems.push(`Property name '${key.slice(0, 100)}' is not defined in profile`)
    else if (problem !== undefined) problems.push(`${key}: ${problem}`)
    else if (value !== null) own[key] = value as ProfileValue
  }
  for (const [key, { required }] of custom)
    if (required && own[key] === undefined) problems.push(`${key}: The field cannot be left blank`)
  if (typeof name !== 'string' || name.trim() === '') problems.push('name: The field cannot be left blank')
  else if (name.length > 255) problems.push('name: String is too long, at most 255 characters')
  if (description !== null && (typeof description !== 'string' || description.length > 1024))
    problems.push('description: Must be a string of at most 1024 characters')
  // Half a surrogate pair is no text: PostgreSQL refuses to read JSON with one in it.
  for (const [member, value] of Object.entries({ name, description }))
    if (typeof value === 'string' && !value.isWellFormed())
      problems.push(`${member}: Contains characters that are not allowed`)
  if (problems.length > 0) return { problems }
  return { profile: { name: name as string, description: description as string | null, ...own } }
}
