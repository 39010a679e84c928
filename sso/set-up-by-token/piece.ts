// The set-up is made of pieces: an app, one of its fields, an assignment, a policy. Each knows how to look whether it is
// there, how to make it so, and how to take exactly that back. Planning looks at all of them; applying looks again and
// makes; verifying looks once more.
import { sha256 } from '../../kit/ids.ts'
import type { OktaPlaceName } from '../failures/okta-places.ts'
import type { OktaAsIs } from './okta-as-is.ts'

/** Kept as JSON, shown as it is. */
export type Value = string | boolean | null | readonly string[]

export type Look =
  | { readonly state: 'there'; readonly before: Value; readonly after: Value }
  | { readonly state: 'missing' | 'different'; readonly before: Value; readonly after: Value }
  /** Nobody can by API; `why` is for people. */
  | { readonly state: 'not allowed'; readonly before: Value; readonly after: Value; readonly why: string }

/** What was done, so that it can be taken back. */
export type Made =
  | {
      readonly kind: 'created'
      readonly id: string
      /** Of what was made, when it was: another one means that somebody changed it since. */
      readonly print: string
    }
  | { readonly kind: 'changed'; readonly before: Value; readonly after: Value }

/** `left`: somebody changed it since, so it stays. `gone`: somebody took it away. */
export type Undone = 'undone' | 'gone' | 'left'

/** Of Okta's two that count here: applications, authorization servers. */
export type Right = 'apps' | 'servers'

export type Piece = {
  readonly id: string
  /** For people: `Sign-in redirect URI`. */
  readonly what: string
  /** Where it is in Okta's admin console: the menus, and the page. */
  readonly menu: string
  readonly place: OktaPlaceName
  /** Whose right it takes. */
  readonly right: Right
  /** Cannot be before these are, and goes when one that was made here goes. */
  readonly needs: readonly string[]
  look(okta: OktaAsIs): Promise<Look>
  /** @param seen  not `there` */
  make(okta: OktaAsIs, seen: Look): Promise<void>
  /** What `make` created, as it is now. Only of pieces that are created, not changed. */
  created?(okta: OktaAsIs): Promise<{ readonly id: string; readonly print: string } | undefined>
  /** Absent: it is not in Okta, or goes with what it is part of. */
  undo?(okta: OktaAsIs, made: Made): Promise<Undone>
}

/** The same for the same members; null and absent are one. */
export function printOf(members: Readonly<Record<string, unknown>>): string {
  return sha256(canonical(members))
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const members = Object.entries(value).filter(([, each]) => each !== null && each !== undefined)
  const sorted = members.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join()}}`
}

export function there(value: Value): Look {
  return { state: 'there', before: value, after: value }
}

export function missing(after: Value): Look {
  return { state: 'missing', before: null, after }
}

export function different(before: Value, after: Value): Look {
  return { state: 'different', before, after }
}

export function notAllowed(before: Value, after: Value, why: string): Look {
  return { state: 'not allowed', before, after, why }
}
