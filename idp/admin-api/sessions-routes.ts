// Browser sessions. An administrator sees and ends anybody's; a browser asks after its own at `/sessions/me`, and a session
// token becomes a session, without any caller: those are mounted beside the table.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { OktaError, resourceNotFound } from '../okta-error.ts'
import type { Org } from '../orgs/org.ts'
import { type LiveSession, sessionStore } from '../sessions/session-store.ts'
import type { SignInTools } from '../sign-in/go-on.ts'
import { signOut } from '../sign-in/login-routes.ts'
import { openSessionByToken } from '../sign-in/session-tokens.ts'
import { userStore } from '../users/user-store.ts'
import {
  type AdminApiDeps,
  type ApiCall,
  type ApiRoute,
  change,
  isObject,
  isoTime,
  isoTimeOrNull,
  param,
} from './api-call.ts'
import { isOwnPage } from './api-caller.ts'
import { refuseOutranked } from './outranks.ts'
import { sendOktaError, speakJson } from './speak-json.ts'
import { userParty } from './user-view.ts'

export const sessionsRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/sessions/:sessionId', scope: 'okta.sessions.read', run: get },
  { method: 'DELETE', path: '/sessions/:sessionId', scope: 'okta.sessions.manage', run: end },
  { method: 'POST', path: '/sessions/:sessionId/lifecycle/refresh', scope: 'okta.sessions.manage', run: refresh },
]

function sessionView(org: Org, session: LiveSession) {
  const self = `${org.url}/api/v1/sessions/${session.id}`
  return {
    id: session.id,
    userId: session.userId,
    login: session.login,
    createdAt: isoTime(session.createdAt),
    expiresAt: isoTime(session.expiresAt),
    status: 'ACTIVE',
    lastPasswordVerification: isoTime(session.authTime),
    lastFactorVerification: isoTimeOrNull(session.factorAt),
    amr: session.amr,
    idp: { id: org.id, type: 'OKTA' },
    mfaActive: session.factorAt !== null,
    _links: {
      self: { href: self, hints: { allow: ['GET', 'DELETE'] } },
      refresh: { href: `${self}/lifecycle/refresh`, hints: { allow: ['POST'] } },
      user: { name: session.login, href: `${org.url}/api/v1/users/${session.userId}`, hints: { allow: ['GET'] } },
    },
  }
}

async function get(deps: AdminApiDeps, call: ApiCall) {
  return sessionView(call.org, await findSession(deps, call))
}

async function refresh(deps: AdminApiDeps, call: ApiCall) {
  const session = await findSession(deps, call)
  await sessionStore(deps.db.kysely).refresh(call.org.id, session.id, call.now)
  return sessionView(call.org, session)
}

async function end(deps: AdminApiDeps, call: ApiCall) {
  const session = await findSession(deps, call)
  await refuseOutranked(deps, call, { userId: session.userId })
  const user = await userStore(deps.db.kysely).byId(call.org.id, session.userId)
  await change(deps, call, async (trx, note) => {
    await sessionStore(trx).end(call.org.id, session.userId, session.id, call.now)
    if (user !== undefined) note('user.session.end', userParty(user))
  })
  return undefined
}

/** @throws OktaError  E0000007 */
async function findSession(deps: AdminApiDeps, call: ApiCall): Promise<LiveSession> {
  const sessionId = param(call, 'sessionId')
  const session = await sessionStore(deps.db.kysely).byId(call.org.id, sessionId, call.now)
  if (session === undefined) throw resourceNotFound(sessionId, 'Session')
  return session
}

export type OwnSessionTools = {
  readonly signIn: SignInTools
  readonly orgOf: (request: FastifyRequest) => Promise<Org | undefined>
}

/** `POST /sessions` and `/sessions/me`. */
export function mountOwnSession(app: FastifyInstance, { signIn, orgOf }: OwnSessionTools): void {
  const { deps, sessions } = signIn
  const store = sessionStore(deps.db.kysely)

  app.register(
    async (scope) => {
      speakJson(scope)
      scope.setErrorHandler((thrown, _request, reply) => sendOktaError(deps, reply, thrown))
      scope.addHook('onRequest', async (_request, reply) => {
        reply.header('cache-control', 'no-cache, no-store')
      })

      scope.post('', async (request, reply) => {
        const org = await requiredOrg(request)
        const token = isObject(request.body) ? request.body.sessionToken : undefined
        const opened = typeof token === 'string' ? await openSessionByToken(signIn, org, request, token) : undefined
        if (opened === undefined) throw new OktaError('E0000004')
        const session = await store.byId(org.id, opened.sessionId, deps.clock.now())
        if (session === undefined) throw new OktaError('E0000004')
        return reply.send(sessionView(org, session))
      })

      scope.get('/me', async (request) => {
        const { org, session } = await own(request)
        return sessionView(org, session)
      })

      scope.post('/me/lifecycle/refresh', async (request, reply) => {
        requireOwnPage(request, reply)
        const { org, session } = await own(request)
        await store.refresh(org.id, session.id, deps.clock.now())
        return sessionView(org, session)
      })

      scope.delete('/me', async (request, reply) => {
        requireOwnPage(request, reply)
        const { org } = await own(request)
        await signOut(deps, sessions, org, request, reply)
        return reply.code(204).send()
      })
    },
    { prefix: '/api/v1/sessions' },
  )

  async function requiredOrg(request: FastifyRequest): Promise<Org> {
    const org = await orgOf(request)
    if (org === undefined) throw resourceNotFound(request.host, 'Org')
    return org
  }

  /** @throws OktaError  E0000007: this browser has none */
  async function own(request: FastifyRequest): Promise<{ org: Org; session: LiveSession }> {
    const org = await requiredOrg(request)
    const found = await sessions.sessionOf(org.id, request)
    const session = found && (await store.byId(org.id, found.id, deps.clock.now()))
    if (session === undefined) throw resourceNotFound('me', 'Session')
    return { org, session }
  }
}

/** @throws OktaError  E0000006: a page of an origin nobody trusts */
function requireOwnPage(request: FastifyRequest, reply: FastifyReply): void {
  if (!isOwnPage(request) && !isTrusted(request, reply)) throw new OktaError('E0000006')
}

function isTrusted({ headers: { origin } }: FastifyRequest, reply: FastifyReply): boolean {
  return origin !== undefined && reply.getHeader('access-control-allow-origin') === origin
}
