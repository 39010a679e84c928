// The calls that make, change and delete a group.
import type { ApiRequest } from '../../ui/api-request.ts'
import type { OktaGroup } from '../okta-types.ts'

export const GROUPS = '/api/v1/groups'

export type CountedGroup = OktaGroup & {
  readonly _embedded?: { readonly stats?: { readonly usersCount: number; readonly appsCount: number } }
}

export function groupPath(groupId: string): string {
  return `${GROUPS}/${groupId}`
}

/** By name, with how many people and applications each has. */
export function groupsPath(q: string): string {
  const search = q === '' ? 'profile.name pr' : `profile.name co "${q.replaceAll(/["\\]/g, '\\$&')}"`
  return `${GROUPS}?${new URLSearchParams({ search, sortBy: 'profile.name', expand: 'stats', limit: '50' })}`
}

export type GroupDraft = { readonly name: string; readonly description: string }

/** @param group  the one that is changed; what else is known of it stays */
export function saveGroupRequest({ name, description }: GroupDraft, group: OktaGroup | undefined): ApiRequest {
  const said = { name: name.trim(), description: description.trim() === '' ? null : description.trim() }
  if (group === undefined) return { method: 'POST', path: GROUPS, body: { profile: said } }
  return { method: 'PUT', path: groupPath(group.id), body: { profile: { ...group.profile, ...said } } }
}

export function deleteGroupRequest(groupId: string): ApiRequest {
  return { method: 'DELETE', path: groupPath(groupId) }
}
