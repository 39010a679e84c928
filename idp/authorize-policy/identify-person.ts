// Between a good authorization request and a code, at Okta:
//
//   session? → does the request want a fresh sign-in? → admit-person.ts: assigned, policy, claims → ask-consent.ts
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
import type { AskConsent } from './ask-consent.ts'
import { oktaSite } from './okta-site.ts'
import { oktaClient } from './org-client.ts'
import { keyOf, requestAgain, requestMarker } from './request-again.ts'

export type IdentifyTools = {
  readonly deps: IdpDeps
  readonly sessions: BrowserSessions
  readonly admit: AdmitPerson
  readonly consent: AskConsent
}

/** @throws ProtocolError  login_required, access_denied, server_error */
export function identifyPerson({ deps, sessions, admit, consent }: IdentifyTools) {
  const firstSeen = requestMarker(deps)

  return async (context: AuthorizeContext): Promise<Identified | typeof ANSWERED> => {
    const { site, request, http, reply } = context
    const client = oktaClient(context.client)
    const session = await sessions.sessionOf(oktaSite(site).org.id, http)
    const askedAt = firstSeen.read(context)
    if (session === undefined || !isFreshEnough(context, session, askedAt, deps.clock.now())) {
      refuseSilent(context, session)
      return sendToSignIn(http, reply, askedAt === undefined ? firstSeen.make(context) : keyOf(context))
    }
    const identified = await admit({ site, client, scopes: request.scopes, session })
    const missing = await consent.missing(context, session, askedAt)
    if (missing.length === 0) return identified
    return consent.ask(context, session, missing, askedAt === undefined ? firstSeen.make(context) : keyOf(context))
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

/** The browser goes to the sign-in page and comes back with the same request. */
function sendToSignIn(http: FastifyRequest, reply: FastifyReply, key: string): typeof ANSWERED {
  reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .redirect(signInUrl(requestAgain(http, key)), http.method === 'POST' ? 303 : 302)
  return ANSWERED
}
