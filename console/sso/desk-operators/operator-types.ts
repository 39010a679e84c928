// What the API answers about those who work here and the programs that call it. Times are milliseconds.
import type { Role } from '../desk/me.ts'

export type ListedOperator = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly createdAt: number
  /** Null: the invitation waits. */
  readonly joinedAt: number | null
  readonly lastSignInAt: number | null
  readonly disabledAt: number | null
  /** Came in by the operators' own Okta, as one identity there. */
  readonly boundToOkta: boolean
}

export type ListedKey = {
  readonly id: string
  readonly name: string
  readonly role: Role
  /** An operator, another key, `system`; null: nobody knows. */
  readonly createdBy: string | null
  readonly createdAt: number
  readonly lastUsedAt: number | null
  readonly revokedAt: number | null
}

/** A live key somebody made. */
export type HeldKey = { readonly id: string; readonly name: string; readonly role: Role }

export type ListedPasskey = {
  readonly id: string
  readonly name: string
  readonly createdAt: number
  readonly lastUsedAt: number | null
}

/** The whole of a list that has no pages. */
export type Items<T> = { readonly items: readonly T[] }
