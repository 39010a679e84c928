// Who is in a group, and what a person or a group may sign in to.
import type { ApiRequest } from '../ui/api-request.ts'

export function membershipRequest(method: 'PUT' | 'DELETE', groupId: string, userId: string): ApiRequest {
  return { method, path: `/api/v1/groups/${groupId}/users/${userId}` }
}

export function assignUserRequest(appId: string, userId: string): ApiRequest {
  return { method: 'POST', path: `/api/v1/apps/${appId}/users`, body: { id: userId, scope: 'USER' } }
}

export function unassignUserRequest(appId: string, userId: string): ApiRequest {
  return { method: 'DELETE', path: `/api/v1/apps/${appId}/users/${userId}` }
}

export function assignGroupRequest(appId: string, groupId: string): ApiRequest {
  return { method: 'PUT', path: `/api/v1/apps/${appId}/groups/${groupId}`, body: {} }
}

export function unassignGroupRequest(appId: string, groupId: string): ApiRequest {
  return { method: 'DELETE', path: `/api/v1/apps/${appId}/groups/${groupId}` }
}
