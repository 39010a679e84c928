// Between a good authorization request and a code, at Okta:
//
//   session? → does the request, or the sign-on policy, want a fresh sign-in or a second factor?
//            → admit-person.ts: assigned, policy, claims → ask-consent.ts
//
// A `sessionToken` makes the session first: a program signed the person in and hands them over here.
// No session, or a fresh one wanted: the browser goes to the sign-in page and comes back with the same request and an
// `okta_key`, which says when the request first came. A sign-in since then is the fresh one that was asked for.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ANSWERED, type AuthorizeContext, type Identified } from '../../openid/house.ts'
import { ProtocolError } from '../../openid/protocol-error.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { signOnRequirement } from '../org-policies/sign-on-requirement.ts'
import type { BrowserSession, BrowserSessions } from '../sessions/org-session.ts'
import type { SignInTools } from '../sign-in/go-on.ts'
import { signInUrl } from '../sign-in/login-routes.ts'
import { openSessionByToken } from '../sign-in/session-tokens.ts'
import { clientOf, personParty } from '../sign-in/sign-in-events.ts'
import { stepUpUrl } from '../sign-in/stage-routes.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import type { AdmitPerson } from './admit-person.ts'
import type { AskConsent } from './ask-consent.ts'
import { refuseWhatDoesNotFit } from './fits-the-app.ts'
import { oktaSite } from './okta-site.ts'
import { oktaClient } from './org-client.ts'
import { keyOf, requestAgain, requestMarker } from './request-again.ts'

export type IdentifyTools = {
  readonly deps: IdpDeps
  readonly sessions: BrowserSessions
  readonly signIn: SignInTools
  readonly admit: AdmitPerson
  readonly consent: AskConsent
}

/** @throws ProtocolError  login_required, access_denied, server_error */
export function identifyPerson({ deps, sessions, signIn, admit, consent }: IdentifyTools) {
  const firstSeen = requestMarker(deps)

  return async (context: AuthorizeContext): Promise<Identified | typeof ANSWERED> => {
    const { site, request, http, reply } = context
    const client = oktaClient(context.client)
    const { org } = oktaSite(site)
    refuseWhatDoesNotFit(client, request)
    const session = (await sessionByToken(context)) ?? (await sessions.sessionOf(org.id, http))
    const askedAt = firstSeen.read(context)
    const key = () => (askedAt === undefined ? firstSeen.make(context) : keyOf(context))
    const signedInSince = session !== undefined && askedAt !== undefined && session.authTime >= askedAt
    if (session === undefined || !(signedInSince || isFreshEnough(context, session, deps.clock.now()))) {
      refuseSilent(context, session)
      return sendTo(signInUrl, http, reply, key())
    }
    const { userId } = session
    const wanted = await signOnRequirement(deps, {
      orgId: org.id,
      accessPolicyId: client.accessPolicyId,
      userId,
      session,
    })
    if (wanted.deny) return deny(context, session)
    if (wanted.factor || (wanted.reauthenticate && !signedInSince)) {
      refuseSilent(context, session)
      // Whoever signs in anew is asked for the factor on the way.
      return sendTo(wanted.reauthenticate && !signedInSince ? signInUrl : stepUpUrl, http, reply, key())
    }
    const identified = await admit({ site, client, scopes: request.scopes, session })
    const missing = await consent.missing(context, session, askedAt)
    if (missing.length === 0) return identified
    return consent.ask(context, session, missing, key())
  }

  async function sessionByToken({ site, request, http, reply }: AuthorizeContext): Promise<BrowserSession | undefined> {
    const { sessionToken } = request.extra
    if (sessionToken === undefined) return undefined
    const opened = await openSessionByToken(signIn, oktaSite(site).org, http, sessionToken)
    if (opened === undefined) return undefined
    reply.header('set-cookie', opened.cookies)
    const { user, shown, sessionId } = opened
    return { id: sessionId, userId: user.id, login: user.profile.login, profile: user.profile, ...shown }
  }

  async function deny({ site, http }: AuthorizeContext, { userId, login, profile }: BrowserSession): Promise<never> {
    const event = {
      eventType: 'application.policy.sign_on.deny_access',
      actor: personParty({ id: userId, login, profile }),
      client: clientOf(http),
      outcome: { result: 'DENY', reason: 'Sign-on policy evaluation resulted in DENY' },
    } as const
    await systemLogStore(deps.db.kysely).write(oktaSite(site).org.id, [event], deps.clock.now())
    throw new ProtocolError('access_denied', 'access_denied', 'The sign-on policy lets nobody in.', { status: 403 })
  }
}

/** OIDC Core §3.1.2.1: prompt=login, max_age; and a hint that names somebody else asks for that person to sign in. */
function isFreshEnough({ request }: AuthorizeContext, session: BrowserSession, now: number): boolean {
  if (request.prompts.includes('login')) return false
  if (request.idTokenHintSubject !== undefined && request.idTokenHintSubject !== session.userId) return false
  return request.maxAge === undefined || now - session.authTime <= request.maxAge * 1000
}

function refuseSilent({ request }: AuthorizeContext, session: BrowserSession | undefined): void {
  if (!request.prompts.includes('none')) return
  const reason = session === undefined ? 'login_required' : 'app_sign_on_required'
  throw new ProtocolError('login_required', reason, 'Nobody is signed in and the request forbids asking.')
}

/** The browser goes to a page of ours and comes back with the same request. */
function sendTo(
  page: (fromUri: string) => string,
  http: FastifyRequest,
  reply: FastifyReply,
  key: string,
): typeof ANSWERED {
  reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .redirect(page(requestAgain(http, key)), http.method === 'POST' ? 303 : 302)
  return ANSWERED
}
