import type { ApiRequest } from '../../ui/api-request.ts'
import type { Choice } from '../../ui/search-picker.tsx'
import { SERVERS } from './server-requests.ts'
import type { OktaServer } from './server-types.ts'

export type PreviewDraft = {
  readonly client: Choice | undefined
  readonly grantType: string
  readonly user: Choice | undefined
  readonly scopes: readonly string[]
}

export const NEW_PREVIEW: PreviewDraft = {
  client: undefined,
  grantType: 'authorization_code',
  user: undefined,
  scopes: ['openid', 'profile', 'email'],
}

type Named = { readonly id: string; readonly name: string }

export type Considered = {
  readonly policy: Named
  readonly rule?: Named
  readonly matched: boolean
  readonly reason: string
}

export type Preview = {
  readonly idToken?: Readonly<Record<string, unknown>>
  readonly accessToken?: Readonly<Record<string, unknown>>
  readonly error?: string
  readonly error_description?: string
  readonly decision: { readonly policy?: Named; readonly rule?: Named; readonly considered: readonly Considered[] }
}

/** An app that asks for itself has nobody with it. */
export function asksForItself({ grantType }: Pick<PreviewDraft, 'grantType'>): boolean {
  return grantType === 'client_credentials'
}

/** Not among Okta's documented calls: its console asks this way, and so does ours. */
export function previewRequest(server: OktaServer, draft: PreviewDraft): ApiRequest {
  const { client, grantType, user, scopes } = draft
  return {
    method: 'POST',
    path: `${SERVERS.replace('/v1/', '/v1/internal/')}/${server.id}/tokenPreview`,
    body: {
      clientId: client?.id ?? '',
      grantType,
      ...(user === undefined || asksForItself(draft) ? {} : { userId: user.id }),
      scopes,
    },
  }
}
