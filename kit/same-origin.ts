import type { FastifyRequest } from 'fastify'
import { CrossSiteRequest } from './errors.ts'

/**
 * Lets a form post of our own pages through and nothing else.
 *
 * A browser says where a request comes from in `Sec-Fetch-Site` (Fetch Metadata) and in `Origin`; a page of another
 * site can forge neither. A client that sends neither is no browser and has no cookies to abuse.
 *
 * @throws CrossSiteRequest
 */
export function requireSameOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new CrossSiteRequest('Sec-Fetch-Site is not same-origin', { site })
  // Our pages forbid a referrer, and with that a browser's form posts say `Origin: null`; Sec-Fetch-Site has told by then.
  if (site === 'same-origin') return
  const origin = request.headers.origin
  if (origin !== undefined && hostOf(origin) !== request.headers.host)
    throw new CrossSiteRequest('Origin is another host', { origin: origin.slice(0, 200) })
}

/**
 * Lets a change asked for by a page of ours through and nothing else: who says nothing of where it comes from is no page.
 *
 * @throws CrossSiteRequest
 */
export function requireOurPage(request: FastifyRequest): void {
  requireSameOrigin(request)
  const { origin, 'sec-fetch-site': site } = request.headers
  if (origin === undefined && site === undefined) throw new CrossSiteRequest('a change without an origin')
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
