// Between a good authorization request and a code, at Okta:
//
//   session? → does the request want a fresh sign-in? → admit-person.ts: assigned, policy, claims
//
// No session, or a fresh one wanted: the browser goes to the sign-in page and comes back with the same request and an
// `okta_key`, which says when the request first came. A sign-in since then is the fresh one that was asked for.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ANSWERED, type AuthorizeContext, type Identified } from '../../openid/house.ts'
import { ProtocolError } from '../../openid/protocol-error.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { BrowserSession, BrowserSessions } from '../sessions/org-session.ts'
import { signInUrl } from '../sign-in/login-routes.ts'
import type { AdmitPerson } from './admit-person.ts'
import { oktaSite } from './okta-site.ts'
import { oktaClient } from './org-client.ts'

export type IdentifyTools = {
  readonly deps: IdpDeps
  readonly sessions: BrowserSessions
  readonly admit: AdmitPerson
}

/** @throws ProtocolError  login_required, access_denied, server_error */
export function identifyPerson({ deps, sessions, admit }: IdentifyTools) {
  const firstSeen = requestMarker(deps)

  return async (context: AuthorizeContext): Promise<Identified | typeof ANSWERED> => {
    const { site, request, http, reply } = context
    const client = oktaClient(context.client)
    const session = await sessions.sessionOf(oktaSite(site).org.id, http)
    const askedAt = firstSeen.read(context)
    if (session === undefined || !isFreshEnough(context, session, askedAt, deps.clock.now())) {
      refuseSilent(context, session)
      return sendToSignIn(http, reply, askedAt === undefined ? firstSeen.make(context) : request.extra.okta_key)
    }
    return admit({ site, client, scopes: request.scopes, session })
  }
}

/** OIDC Core §3.1.2.1: prompt=login, max_age; and a hint that names somebody else asks for that person to sign in. */
function isFreshEnough(
  { request }: AuthorizeContext,
  session: BrowserSession,
  askedAt: number | undefined,
  now: number,
): boolean {
  const signedInSince = askedAt !== undefined && session.authTime >= askedAt
  if (signedInSince) return true
  if (request.prompts.includes('login')) return false
  if (request.idTokenHintSubject !== undefined && request.idTokenHintSubject !== session.userId) return false
  return request.maxAge === undefined || now - session.authTime <= request.maxAge * 1000
}

function refuseSilent({ request }: AuthorizeContext, session: BrowserSession | undefined): void {
  if (!request.prompts.includes('none')) return
  const reason = session === undefined ? 'login_required' : 'app_sign_on_required'
  throw new ProtocolError('login_required', reason, 'Nobody is signed in and the request forbids asking.')
}

/** The request as it came, to be made again after the sign-in. A POST comes back as a GET: same parameters. */
function sendToSignIn(http: FastifyRequest, reply: FastifyReply, key: string | undefined): typeof ANSWERED {
  const [path = '', query = ''] = splitAt(http.url, '?')
  const sent = http.method === 'POST' ? String(http.body ?? '') : query
  const parameters = sent.split('&').filter((pair) => pair !== '' && !pair.startsWith('okta_key='))
  const again = `${path}?${[...parameters, `okta_key=${key ?? ''}`].join('&')}`
  if (again.length > 7_500) throw new ProtocolError('invalid_request', 'invalid_request', 'The request is too long.')
  reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .redirect(signInUrl(again), http.method === 'POST' ? 303 : 302)
  return ANSWERED
}

function splitAt(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

const MARKER_MS = 60 * 60_000

/** When a request first came, sealed and bound to it, so that it can be neither invented nor carried to another. */
function requestMarker(deps: IdpDeps) {
  const box = deps.box('authorize-request')
  const boundTo = ({ site, request }: AuthorizeContext) =>
    JSON.stringify([
      site.key,
      request.clientId,
      request.redirectUri,
      request.state,
      request.nonce,
      request.codeChallenge,
    ])

  return {
    make: (context: AuthorizeContext) => box.seal(String(deps.clock.now()), boundTo(context)),
    /** Milliseconds; undefined for a request that comes for the first time, or came too long ago. */
    read(context: AuthorizeContext): number | undefined {
      const key = context.request.extra.okta_key
      const text = key === undefined ? undefined : box.open(key, boundTo(context))
      const at = Number(text)
      return text === undefined || at < deps.clock.now() - MARKER_MS ? undefined : at
    },
  }
}
