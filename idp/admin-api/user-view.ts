import type { Org } from '../orgs/org.ts'
import type { UserStatus } from '../schema/idp-schema.ts'
import type { LogParty } from '../system-log/log-event.ts'
import { displayName, type User } from '../users/user.ts'
import { isoTime, isoTimeOrNull } from './api-call.ts'

/** A person as a list shows them. */
export function userView(org: Org, user: User) {
  return { ...userBody(org, user), _links: { self: { href: urlOf(org, user) } } }
}

// What Okta's own screens offer next, by link name.
const NEXT: Readonly<Record<UserStatus, Readonly<Record<string, string>>>> = {
  STAGED: { activate: 'activate' },
  PROVISIONED: { reactivate: 'reactivate', resetPassword: 'reset_password', resetFactors: 'reset_factors' },
  ACTIVE: {
    suspend: 'suspend',
    resetPassword: 'reset_password',
    resetFactors: 'reset_factors',
    expirePassword: 'expire_password',
  },
  RECOVERY: { resetPassword: 'reset_password', resetFactors: 'reset_factors' },
  PASSWORD_EXPIRED: { resetPassword: 'reset_password', resetFactors: 'reset_factors' },
  LOCKED_OUT: { unlock: 'unlock', resetFactors: 'reset_factors' },
  SUSPENDED: { unsuspend: 'unsuspend' },
  DEPROVISIONED: { activate: 'activate' },
}

/** A person asked for alone: with what can be done next. */
export function userViewWithLinks(org: Org, user: User) {
  const url = urlOf(org, user)
  const post = (operation: string) => ({ href: `${url}/lifecycle/${operation}`, method: 'POST' })
  return {
    ...userBody(org, user),
    _links: {
      ...Object.fromEntries(Object.entries(NEXT[user.status]).map(([name, step]) => [name, post(step)])),
      schema: { href: `${org.url}/api/v1/meta/schemas/user/${schemaId(org)}` },
      self: { href: url },
      type: { href: `${org.url}/api/v1/meta/types/user/${typeId(org)}` },
      ...(user.status === 'DEPROVISIONED'
        ? { delete: { href: url, method: 'DELETE' } }
        : { deactivate: post('deactivate') }),
    },
  }
}

function userBody(org: Org, user: User) {
  return {
    id: user.id,
    status: user.status,
    created: isoTime(user.createdAt),
    activated: isoTimeOrNull(user.activatedAt),
    statusChanged: isoTimeOrNull(user.statusChangedAt),
    lastLogin: isoTimeOrNull(user.lastLoginAt),
    lastUpdated: isoTime(user.updatedAt),
    passwordChanged: isoTimeOrNull(user.passwordChangedAt),
    type: { id: typeId(org) },
    profile: user.profile,
    credentials: credentialsView(user),
  }
}

/** What there is to prove who they are, and nothing of what proves it. */
export function credentialsView(user: User) {
  return {
    ...(user.hasPassword ? { password: {} } : {}),
    ...(user.recoveryQuestion === null ? {} : { recovery_question: { question: user.recoveryQuestion } }),
    provider: user.provider ?? { type: 'OKTA', name: 'OKTA' },
  }
}

/** A person as the System Log names them. */
export function userParty(user: User): LogParty {
  return { id: user.id, type: 'User', alternateId: user.profile.login, displayName: displayName(user) }
}

function urlOf(org: Org, user: User): string {
  return `${org.url}/api/v1/users/${user.id}`
}

// One user type and one schema per org; their ids follow the org's.
export function typeId(org: Org): string {
  return `oty${org.id.slice(3)}`
}

export function schemaId(org: Org): string {
  return `osc${org.id.slice(3)}`
}
