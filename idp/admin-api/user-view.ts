import type { Org } from '../orgs/org.ts'
import type { LogParty } from '../system-log/log-event.ts'
import { displayName, type User } from '../users/user.ts'
import { isoTime, isoTimeOrNull } from './api-call.ts'

/** A person as a list shows them. */
export function userView(org: Org, user: User) {
  return { ...userBody(org, user), _links: { self: { href: urlOf(org, user) } } }
}

/** A person asked for alone: with what can be done next. */
export function userViewWithLinks(org: Org, user: User) {
  const url = urlOf(org, user)
  const post = (operation: string) => ({ href: `${url}/lifecycle/${operation}`, method: 'POST' })
  const active = user.status === 'ACTIVE'
  return {
    ...userBody(org, user),
    _links: {
      ...(active ? { suspend: post('suspend') } : {}),
      ...(user.status === 'SUSPENDED' ? { unsuspend: post('unsuspend') } : {}),
      ...(user.status === 'LOCKED_OUT' ? { unlock: post('unlock') } : {}),
      ...(user.status === 'STAGED' || user.status === 'DEPROVISIONED' ? { activate: post('activate') } : {}),
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
    credentials: {
      ...(user.hasPassword ? { password: {} } : {}),
      provider: { type: 'OKTA', name: 'OKTA' },
    },
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
function typeId(org: Org): string {
  return `oty${org.id.slice(3)}`
}

function schemaId(org: Org): string {
  return `osc${org.id.slice(3)}`
}
