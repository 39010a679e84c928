// The calls that change an authorization server. `PUT` replaces it whole, so every edit starts from what is there.
import type { ApiRequest } from '../../ui/api-request.ts'
import type { IssuerMode, OktaServer } from './server-types.ts'

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

export type ServerDraft = NewServerDraft & {
  readonly issuerMode: IssuerMode
  readonly rotationMode: 'AUTO' | 'MANUAL'
}

export function serverDraft({ name, audiences, description, issuerMode, credentials }: OktaServer): ServerDraft {
  return {
    name,
    audience: audiences.join(' '),
    description: description ?? '',
    issuerMode,
    rotationMode: credentials.signing.rotationMode,
  }
}

export function replaceServerRequest(server: OktaServer, draft: ServerDraft): ApiRequest {
  return {
    method: 'PUT',
    path: serverPath(server.id),
    body: {
      name: draft.name.trim(),
      description: draft.description.trim(),
      audiences: [draft.audience.trim()],
      issuerMode: draft.issuerMode,
      credentials: { signing: { rotationMode: draft.rotationMode } },
    },
  }
}

export function keysPath(server: OktaServer): string {
  return `${serverPath(server.id)}/credentials/keys`
}

export function rotateKeysRequest(server: OktaServer): ApiRequest {
  return {
    method: 'POST',
    path: `${serverPath(server.id)}/credentials/lifecycle/keyRotate`,
    body: { use: 'sig' },
  }
}

export function serverLifecycleRequest(server: OktaServer, operation: 'activate' | 'deactivate'): ApiRequest {
  return { method: 'POST', path: `${serverPath(server.id)}/lifecycle/${operation}` }
}

export function deleteServerRequest(server: OktaServer): ApiRequest {
  return { method: 'DELETE', path: serverPath(server.id) }
}
