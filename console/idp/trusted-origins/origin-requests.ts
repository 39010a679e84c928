// Trusted origins as the screen holds them, and what is sent for them.
import type { ApiRequest } from '../../ui/api-request.ts'

export const ORIGINS = '/api/v1/trustedOrigins'

export type OktaTrustedOrigin = {
  readonly id: string
  readonly name: string
  readonly origin: string
  readonly status: 'ACTIVE' | 'INACTIVE'
  readonly scopes: readonly OriginScope[]
  readonly created: string
  readonly lastUpdated: string
}

type OriginScope = { readonly type: string; readonly allowedOktaApps?: readonly string[] }

export type OriginDraft = {
  readonly name: string
  readonly origin: string
  readonly cors: boolean
  readonly redirect: boolean
  /** What is neither, kept as it is. */
  readonly others: readonly OriginScope[]
}

export const NEW_ORIGIN: OriginDraft = { name: '', origin: '', cors: true, redirect: false, others: [] }

export function draftOf({ name, origin, scopes }: OktaTrustedOrigin): OriginDraft {
  const has = (type: string) => scopes.some((scope) => scope.type === type)
  const others = scopes.filter(({ type }) => type !== 'CORS' && type !== 'REDIRECT')
  return { name, origin, cors: has('CORS'), redirect: has('REDIRECT'), others }
}

/** @param id  of the one that is changed; absent: a new one */
export function saveOriginRequest(draft: OriginDraft, id?: string): ApiRequest {
  const scopes = [
    ...(draft.cors ? [{ type: 'CORS' }] : []),
    ...(draft.redirect ? [{ type: 'REDIRECT' }] : []),
    ...draft.others,
  ]
  const body = { name: draft.name.trim(), origin: originOf(draft.origin), scopes }
  return id === undefined ? { method: 'POST', path: ORIGINS, body } : { method: 'PUT', path: `${ORIGINS}/${id}`, body }
}

/** What people paste is the address of a page; its origin is meant, and the form says so. */
export function originOf(text: string): string {
  const trimmed = text.trim()
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return trimmed
  return new URL(trimmed).origin
}

export function turnOriginRequest({ id, status }: OktaTrustedOrigin): ApiRequest {
  return { method: 'POST', path: `${ORIGINS}/${id}/lifecycle/${status === 'ACTIVE' ? 'deactivate' : 'activate'}` }
}

export function deleteOriginRequest({ id }: OktaTrustedOrigin): ApiRequest {
  return { method: 'DELETE', path: `${ORIGINS}/${id}` }
}

export const USES: Readonly<Record<string, string>> = {
  CORS: 'CORS',
  REDIRECT: 'Redirect',
  IFRAME_EMBED: 'iFrame embed',
}
