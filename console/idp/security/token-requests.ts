import type { ApiRequest } from '../../ui/api-request.ts'
import type { OktaApiToken } from './server-types.ts'

export const TOKENS = '/api/v1/api-tokens'

/** Not among Okta's documented calls: its console alone makes tokens, and so does ours. */
export function createTokenRequest(name: string): ApiRequest {
  return {
    method: 'POST',
    path: '/api/v1/internal/api-tokens',
    body: { name: name.trim(), network: { connection: 'ANYWHERE' } },
  }
}

export function revokeTokenRequest(token: OktaApiToken): ApiRequest {
  return { method: 'DELETE', path: `${TOKENS}/${token.id}` }
}

const DAY_MS = 24 * 60 * 60 * 1000

/** A token lives `tokenWindow` from its last use, so the API says when that was. */
export function lastUse({ created, expiresAt, tokenWindow }: OktaApiToken): string | undefined {
  const days = Number(/^P(\d+)D$/.exec(tokenWindow)?.[1])
  const used = new Date(Date.parse(expiresAt) - days * DAY_MS)
  return Number.isNaN(days) || used.getTime() <= Date.parse(created) ? undefined : used.toISOString()
}

const SOON_DAYS = 7
const LATELY_DAYS = 3

/** Okta's traffic lights: used lately, expires soon, neither. */
export function tokenState(token: OktaApiToken, now: number): 'used' | 'soon' | 'quiet' {
  if (Date.parse(token.expiresAt) - now <= SOON_DAYS * DAY_MS) return 'soon'
  const used = lastUse(token)
  return used !== undefined && now - Date.parse(used) <= LATELY_DAYS * DAY_MS ? 'used' : 'quiet'
}
