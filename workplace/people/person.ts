import { z } from 'zod'
import type { PersonRow } from '../schema/workplace-schema.ts'

/** Somebody who signed in at least once. */
export type Person = {
  id: string
  organization: string
  name: string
  email: string
  groups: readonly string[]
}

/** What Gatepass says about a person (OIDC Core 1.0 §5.1, `groups` and `organization` are Gatepass's own). */
export const personClaims = z.object({
  sub: z.string().min(1).max(255),
  name: z.string().max(200).optional(),
  email: z.string().max(320).optional(),
  groups: z.array(z.string().max(300)).max(5000).optional(),
  organization: z.string().max(200).optional(),
})

export type PersonClaims = z.infer<typeof personClaims>

const groupNames = z.array(z.string())

export function personOf(row: PersonRow): Person {
  const { id, organization, name, email } = row
  return { id, organization, name, email, groups: groupNames.parse(JSON.parse(row.groups)) }
}

/** `AL` for Ada Lovelace: what fits on the roof of a car. */
export function initials(name: string): string {
  const words = name.split(/[\s@.]+/u).filter((word) => /^\p{L}/u.test(word))
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words
  return picked.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('') || '•'
}
