import type { UserStatus } from '../schema/idp-schema.ts'
import type { UserProfile } from './profile-schema.ts'

export type IdentityProvider = { readonly type: string; readonly name: string }

/** A person. Times are milliseconds; the password's hash stays in the store. */
export type User = {
  readonly id: string
  readonly orgId: string
  readonly status: UserStatus
  readonly profile: UserProfile
  readonly hasPassword: boolean
  /** What to ask somebody who forgot their password; the answer's hash stays in the store. */
  readonly recoveryQuestion: string | null
  /** Who proves who they are, when it is not Okta itself. */
  readonly provider: IdentityProvider | null
  readonly createdAt: number
  readonly updatedAt: number
  readonly activatedAt: number | null
  readonly statusChangedAt: number | null
  readonly lastLoginAt: number | null
  readonly passwordChangedAt: number | null
}

export function displayName(user: User): string {
  return `${user.profile.firstName} ${user.profile.lastName}`
}
