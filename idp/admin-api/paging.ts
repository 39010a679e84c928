import type { FastifyReply } from 'fastify'
import { validationFailed } from '../okta-error.ts'
import type { Org } from '../orgs/org.ts'

/** The place where a page ended: the value it is ordered by, and the id. */
export type Place = readonly [string | number, string]

/**
 * Reads `limit`. Too much is cut to what the list gives at most, as Okta does.
 *
 * @throws OktaError  E0000001: not a number, or below one
 */
export function readLimit(query: ReadonlyMap<string, string>, usual: number, most: number): number {
  const text = query.get('limit')
  if (text === undefined || text === '') return usual
  if (!/^-?\d{1,9}$/.test(text)) throw validationFailed('limit', ['limit: Must be a number'])
  const limit = Number(text)
  // `limit=-1` is how Okta's own documents spell "as you like".
  if (limit === -1) return usual
  if (limit < 1) throw validationFailed('limit', ['limit: Must be at least 1'])
  return Math.min(limit, most)
}

/**
 * Reads `after`.
 *
 * @param ordered  what the list is ordered by: times, or text
 * @throws OktaError  E0000001: not one of ours
 */
export function readAfter(query: ReadonlyMap<string, string>, ordered: 'time' | 'text'): Place | undefined {
  const text = query.get('after')
  if (text === undefined || text === '') return undefined
  const [value, id] = decodePlace(text)
  const fits = ordered === 'time' ? Number.isSafeInteger(value) : typeof value === 'string'
  if (!fits || typeof id !== 'string') throw validationFailed('after', ['after: Not a cursor of this list'])
  return [value as string | number, id]
}

function decodePlace(text: string): unknown[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(place) ? place : []
  } catch {
    return []
  }
}

/**
 * Answers one page of a list that was asked for one more than the page holds, so that it is known whether there is a
 * next one. `self` and `next` travel in two `Link` headers, as Okta sends them.
 */
export function sendPageOf<T>(
  page: {
    org: Org
    reply: FastifyReply
    path: string
    query: ReadonlyMap<string, string>
    limit: number
    /** Log queries that wait for more always have a next page. */
    endless?: boolean
  },
  items: readonly T[],
  placeOf: (item: T) => Place,
): T[] {
  const shown = items.slice(0, page.limit)
  const self = `${page.org.url}${page.path}`
  const links = [`<${withQuery(self, page.query)}>; rel="self"`]
  const last = shown.at(-1)
  if (last !== undefined && (items.length > page.limit || page.endless)) {
    const after = Buffer.from(JSON.stringify(placeOf(last))).toString('base64url')
    links.push(
      `<${withQuery(self, new Map([...page.query, ['limit', String(page.limit)], ['after', after]]))}>; rel="next"`,
    )
  } else if (page.endless) links.push(`<${withQuery(self, page.query)}>; rel="next"`)
  page.reply.header('link', links)
  return shown
}

function withQuery(url: string, query: ReadonlyMap<string, string>): string {
  const text = new URLSearchParams([...query]).toString()
  return text === '' ? url : `${url}?${text}`
}
