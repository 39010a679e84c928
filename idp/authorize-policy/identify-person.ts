// Between a good authorization request and a code, at Okta:
//
//   session? → does the request want a fresh sign-in? → assigned to the app? → custom server: policy → claims
//
// No session, or a fresh one wanted: the browser goes to the sign-in page and comes back with the same request and an
// `okta_key`, which says when the request first came. A sign-in since then is the fresh one that was asked for.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { prepared } from '../../kit/database.ts'
import { ANSWERED, type AuthorizeContext, type Grant, type Identified, type Lifetimes } from '../../openid/house.ts'
import { ProtocolError } from '../../openid/protocol-error.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { BrowserSession, BrowserSessions } from '../sessions/org-session.ts'
import { signInUrl } from '../sign-in/login-routes.ts'
import type { AccessPolicy } from './access-policy.ts'
import type { OktaClaims } from './okta-claims.ts'
import { oktaSite } from './okta-site.ts'
import { type OktaClient, oktaClient } from './org-client.ts'
import type { PersonGroups } from './person-groups.ts'

/** Fixed at Okta, whatever a rule says. */
const ID_TOKEN_SECONDS = 3600
const ORG_LIFETIMES: Lifetimes = {
  idToken: ID_TOKEN_SECONDS,
  accessToken: 3600,
  refresh: 90 * 86_400,
  refreshIdle: 0,
}

export type IdentifyTools = {
  readonly deps: IdpDeps
  readonly sessions: BrowserSessions
  readonly groupsOf: PersonGroups
  readonly claims: OktaClaims
  readonly policy: AccessPolicy
}

/** @throws ProtocolError  login_required, access_denied, server_error */
export function identifyPerson({ deps, sessions, groupsOf, claims, policy }: IdentifyTools) {
  const assignmentOf = assignment(deps)
  const firstSeen = requestMarker(deps)

  async function lifetimesFor(context: AuthorizeContext, client: OktaClient, userId: string): Promise<Lifetimes> {
    const { server, org } = oktaSite(context.site)
    if (server === undefined) return ORG_LIFETIMES
    const granted = await policy({
      serverId: server.id,
      clientId: client.clientId,
      userId,
      grantType: 'authorization_code',
      scopes: context.request.scopes,
      groupIds: async () => (await groupsOf(org.id, userId)).map(({ id }) => id),
    })
    return {
      idToken: ID_TOKEN_SECONDS,
      accessToken: granted.accessMinutes * 60,
      refresh: granted.refreshMinutes * 60,
      refreshIdle: granted.refreshWindowMinutes * 60,
    }
  }

  return async (context: AuthorizeContext): Promise<Identified | typeof ANSWERED> => {
    const { site, request, http, reply } = context
    const client = oktaClient(context.client)
    const session = await sessions.sessionOf(oktaSite(site).org.id, http)
    const askedAt = firstSeen.read(context)
    if (session === undefined || !isFreshEnough(context, session, askedAt, deps.clock.now())) {
      refuseSilent(context, session)
      return sendToSignIn(http, reply, askedAt === undefined ? firstSeen.make(context) : request.extra.okta_key)
    }
    const assigned = await assignmentOf({ app_id: client.appId, user_id: session.userId })
    if (assigned === undefined) {
      throw new ProtocolError('access_denied', 'user_not_assigned', 'The person is not assigned to the application.', {
        facts: { userId: session.userId, appId: client.appId },
      })
    }
    const identified: Identified = {
      subject: session.userId,
      sessionId: session.id,
      authTime: Math.floor(session.authTime / 1000),
      amr: session.amr,
      scopes: request.scopes,
      lifetimes: await lifetimesFor(context, client, session.userId),
      detail: { userName: assigned.user_name ?? session.login },
    }
    await claims.tryOut({ site, client, grant: asGrant(identified, session) })
    return identified
  }
}

// Claims are worked out from a grant; this one is not stored yet.
function asGrant(identified: Identified, session: BrowserSession): Grant {
  const person = { profile: session.profile, updatedAt: session.authTime }
  return { ...identified, detail: { ...identified.detail, person } } as unknown as Grant
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

/** One statement: may this person use the app, and by which name do they go there? Null: by their login. */
function assignment({ db }: IdpDeps) {
  const find = prepared<{ app_id: string; user_id: string }, { user_name: string | null }>(db, (p) =>
    db.kysely
      .selectFrom('apps')
      .leftJoin('app_users', (join) =>
        join.onRef('app_users.app_id', '=', 'apps.id').on('app_users.user_id', '=', p('user_id')),
      )
      .select('app_users.user_name')
      .where('apps.id', '=', p('app_id'))
      .where((eb) =>
        eb.or([
          eb('app_users.user_id', 'is not', null),
          eb('apps.implicit_assignment', '=', 1),
          sql<boolean>`exists (select 1 from app_groups ag join group_members gm on gm.group_id = ag.group_id
            where ag.app_id = apps.id and gm.user_id = ${p('user_id')})`,
        ]),
      ),
  )
  return async (asked: { app_id: string; user_id: string }) => (await find(asked))[0]
}
