// An authorization request that leads to a page of ours, and is made again when the person is done there. `okta_key` says
// when it came first; it is sealed and bound to the request.
import type { FastifyRequest } from 'fastify'
import type { AuthorizeContext } from '../../openid/house.ts'
import { ProtocolError } from '../../openid/protocol-error.ts'
import type { IdpDeps } from '../idp-deps.ts'

/** Parameters that are ours to add, and what a browser may bring beside the name of a pushed request. */
export const OURS = ['okta_key', 'okta_denied', 'sessionToken']

/** Path and query of the same request. A POST comes back as a GET: same parameters. */
export function requestAgain(http: FastifyRequest, key: string): string {
  const at = http.url.indexOf('?')
  const path = at < 0 ? http.url : http.url.slice(0, at)
  const sent = http.method === 'POST' ? String(http.body ?? '') : at < 0 ? '' : http.url.slice(at + 1)
  const parameters = sent.split('&').filter((pair) => pair !== '' && !OURS.some((name) => pair.startsWith(`${name}=`)))
  const again = `${path}?${[...parameters, `okta_key=${key}`].join('&')}`
  if (again.length > 7_500) throw new ProtocolError('invalid_request', 'invalid_request', 'The request is too long.')
  return again
}

export function keyOf({ request }: AuthorizeContext): string {
  return request.extra.okta_key ?? ''
}

/** What makes it this request and no other. */
export function boundTo({ site, request }: AuthorizeContext): string {
  return JSON.stringify([
    site.key,
    request.clientId,
    request.redirectUri,
    request.state,
    request.nonce,
    request.codeChallenge,
  ])
}

const MARKER_MS = 60 * 60_000

/** When a request first came, sealed and bound to it, so that it can be neither invented nor carried to another. */
export function requestMarker(deps: IdpDeps) {
  const box = deps.box('authorize-request')
  return {
    make: (context: AuthorizeContext) => box.seal(String(deps.clock.now()), boundTo(context)),
    /** Milliseconds; undefined for a request that comes for the first time, or came too long ago. */
    read(context: AuthorizeContext): number | undefined {
      const key = keyOf(context)
      const text = key === '' ? undefined : box.open(key, boundTo(context))
      const at = Number(text)
      return text === undefined || at < deps.clock.now() - MARKER_MS ? undefined : at
    },
  }
}
