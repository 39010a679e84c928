// The calls that change a server's scopes.
import type { ApiRequest } from '../../ui/api-request.ts'
import { serverPath } from './server-requests.ts'
import type { OktaServer, OktaServerScope } from './server-types.ts'

export function scopesPath(server: OktaServer): string {
  return `${serverPath(server.id)}/scopes`
}

export type ScopeDraft = {
  readonly name: string
  readonly displayName: string
  readonly description: string
  /** The person is asked, if the app wants its people asked. */
  readonly consent: boolean
  /** Nobody can be asked when a program asks for itself: refused, or given. */
  readonly blocksServices: boolean
  readonly isDefault: boolean
  readonly published: boolean
}

export const NEW_SCOPE: ScopeDraft = {
  name: '',
  displayName: '',
  description: '',
  consent: false,
  blocksServices: true,
  isDefault: false,
  published: false,
}

export function scopeDraft(scope: OktaServerScope): ScopeDraft {
  return {
    name: scope.name,
    displayName: scope.displayName ?? '',
    description: scope.description ?? '',
    consent: scope.consent !== 'IMPLICIT',
    blocksServices: scope.consent !== 'FLEXIBLE',
    isDefault: scope.default,
    published: scope.metadataPublish === 'ALL_CLIENTS',
  }
}

/** @param scope  the one that is edited; absent: a new one */
export function saveScopeRequest(server: OktaServer, draft: ScopeDraft, scope?: OktaServerScope): ApiRequest {
  const consent = !draft.consent ? 'IMPLICIT' : draft.blocksServices ? 'REQUIRED' : 'FLEXIBLE'
  return {
    method: scope === undefined ? 'POST' : 'PUT',
    path: scope === undefined ? scopesPath(server) : `${scopesPath(server)}/${scope.id}`,
    body: {
      name: draft.name.trim(),
      displayName: textOrNull(draft.displayName),
      description: textOrNull(draft.description),
      consent,
      ...(scope === undefined ? {} : { optional: scope.optional }),
      default: draft.isDefault,
      metadataPublish: draft.published ? 'ALL_CLIENTS' : 'NO_CLIENTS',
    },
  }
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

export function deleteScopeRequest(server: OktaServer, scope: OktaServerScope): ApiRequest {
  return { method: 'DELETE', path: `${scopesPath(server)}/${scope.id}` }
}
