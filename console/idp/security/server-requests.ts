// The calls that change an authorization server. `PUT` replaces it whole, so every edit starts from what is there.
import type { ApiRequest } from '../../ui/api-request.ts'
import type { OktaServer } from './server-types.ts'

export const SERVERS = '/api/v1/authorizationServers'

export function serverPath(serverId: string): string {
  return `${SERVERS}/${encodeURIComponent(serverId)}`
}

export type NewServerDraft = { readonly name: string; readonly audience: string; readonly description: string }

export function createServerRequest({ name, audience, description }: NewServerDraft): ApiRequest {
  return {
    method: 'POST',
    path: SERVERS,
    body: { name: name.trim(), audiences: [audience.trim()], description: description.trim() },
  }
}

export function serverLifecycleRequest(server: OktaServer, operation: 'activate' | 'deactivate'): ApiRequest {
  return { method: 'POST', path: `${serverPath(server.id)}/lifecycle/${operation}` }
}

export function deleteServerRequest(server: OktaServer): ApiRequest {
  return { method: 'DELETE', path: serverPath(server.id) }
}
