// A refresh token names its grant and its generation and carries a seal: `<grant>.<generation>.<seal>`.
// What is stored is one number per grant, so a rotated token can be told from a forged one without keeping either.
import type { Grant, GrantStore, Site } from './house.ts'
import { isSealed, sealOf } from './token-mac.ts'

/** The generation of the first refresh token of a grant. */
export const FIRST_GENERATION = 0

/** @returns the refresh token of that generation; the same every time */
export function refreshToken(site: Site, grant: Grant, generation: number): string {
  const body = `${grant.id}.${generation}`
  return `${body}.${sealOf(site, 'refresh', body)}`
}

/** @returns what a refresh token of this issuer names; undefined for anything else, ID and access tokens included */
export function readRefreshToken(site: Site, token: string): { grantId: string; generation: number } | undefined {
  const [, grantId, generation, seal] = /^([\w-]{1,64})\.(\d{1,9})\.([\w-]{43})$/.exec(token) ?? []
  if (grantId === undefined || generation === undefined || seal === undefined) return undefined
  if (!isSealed(site, 'refresh', `${grantId}.${generation}`, seal)) return undefined
  return { grantId, generation: Number(generation) }
}

/** Whether the grant's refresh family has reached its absolute end (`lifetimes.refresh`; 0 has none). `now` in ms. */
export function refreshEnded(grant: Grant, now: number): boolean {
  return grant.lifetimes.refresh > 0 && now >= grant.createdAt + grant.lifetimes.refresh * 1000
}

/**
 * The rules of a turn as the bounds one statement compares with, so that every store means the same by them.
 *
 * @returns `moves` 1: this use advances the family. A token one generation late is in grace when the family turned after
 *   `graceFrom`. A family last used at `usedAfter` or before has ended by idleness. All in milliseconds.
 */
export function turnBounds(options: Parameters<GrantStore['rotate']>[3]): {
  now: number
  moves: 0 | 1
  graceFrom: number
  usedAfter: number
} {
  const { now, graceMs, rotate, idleMs } = options
  return {
    now,
    moves: rotate ? 1 : 0,
    // No grace is none at all, whatever the clocks of two nodes say.
    graceFrom: graceMs === 0 ? Number.MAX_SAFE_INTEGER : now - graceMs,
    usedAfter: idleMs === 0 ? 0 : now - idleMs,
  }
}
