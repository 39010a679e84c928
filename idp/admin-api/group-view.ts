import type { Group } from '../groups/group.ts'
import type { GroupRule } from '../groups/group-rule.ts'
import type { Org } from '../orgs/org.ts'
import type { LogParty } from '../system-log/log-event.ts'
import { isoTime } from './api-call.ts'

export function groupView(org: Org, group: Group) {
  const url = `${org.url}/api/v1/groups/${group.id}`
  return {
    id: group.id,
    created: isoTime(group.createdAt),
    lastUpdated: isoTime(group.updatedAt),
    lastMembershipUpdated: isoTime(group.membershipUpdatedAt),
    objectClass: ['okta:user_group'],
    type: group.type,
    profile: group.profile,
    _links: {
      logo: [],
      owners: { href: `${url}/owners` },
      users: { href: `${url}/users` },
      apps: { href: `${url}/apps` },
    },
  }
}

/** A group as the System Log names it. */
export function groupParty(group: Group): LogParty {
  return { id: group.id, type: 'UserGroup', alternateId: 'unknown', displayName: group.profile.name }
}

export function ruleParty(rule: GroupRule): LogParty {
  return { id: rule.id, type: 'GroupRule', alternateId: 'unknown', displayName: rule.name }
}
