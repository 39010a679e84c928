import type { Seen } from './failure-signature.ts'

/**
 * A sign-in that went well, as something seen: it may still lack what was asked for.
 *
 * @param claims  of the sign-in log's detail: the names that came, or name and whether it did
 * @param asked   scopes of the connection
 */
export function admittedWithout(claims: unknown, asked: readonly string[]): Seen {
  const has = (name: string) => (asked.includes(name) ? hasClaim(claims, name) : undefined)
  return { reason: 'admitted', facts: { claims: { email: has('email'), groups: has('groups') } } }
}

function hasClaim(claims: unknown, name: string): boolean | undefined {
  if (claims === null || typeof claims !== 'object') return undefined
  const { idToken, userinfo, [name]: came } = claims as Record<string, unknown>
  if (typeof came === 'boolean') return came
  const lists = [idToken, userinfo].filter((list) => Array.isArray(list))
  return lists.length === 0 ? undefined : lists.some((list) => list.includes(name))
}
