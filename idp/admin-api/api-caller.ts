// The three ways to call the management API, and what each may:
//
//   Authorization: SSWS <API token>        its owner, with the owner's roles at this moment
//   Authorization: Bearer <access token>   an app, with the scopes of the token; for a person: and no more than theirs
//   the session cookie                     a person in our own pages, with their roles
import type { FastifyReply, FastifyRequest } from 'fastify'
import { apiTokenStore } from '../api-tokens/api-token-store.ts'
import { OktaError } from '../okta-error.ts'
import type { Org } from '../orgs/org.ts'
import { type Rights, rightsOfRoles, rightsOfScopes } from '../roles/rights.ts'
import { rolesOf } from '../roles/role-store.ts'
import { displayName } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'
import type { AdminApiDeps, ApiActor, ApiCall, ApiRoute } from './api-call.ts'

export type ApiCaller = Pick<ApiCall, 'actor' | 'rights' | 'token' | 'sessionId'> & {
  /** Whose calls are counted together. */
  readonly countedAs: string
  /** What an app's access token says; absent: no app stands between. */
  readonly tokenScopes?: readonly string[]
}

/** Who calls; undefined: nobody we know. An `Authorization` that is not good is not made up for by a cookie. */
export async function callerOf(
  deps: AdminApiDeps,
  org: Org,
  request: FastifyRequest,
  now: number,
): Promise<ApiCaller | undefined> {
  const { authorization } = request.headers
  if (authorization === undefined) return bySession(deps, org, request)
  // Exactly these schemes, spelled exactly so: what Okta documents is what it takes.
  const [, scheme, secret = ''] = /^(SSWS|Bearer) ([\w.~+/-]{1,4096}=*)$/.exec(authorization) ?? []
  if (scheme === 'SSWS') return byApiToken(deps, org, secret, now)
  if (scheme === 'Bearer') return byAccessToken(deps, org, secret)
  return undefined
}

async function byApiToken(deps: AdminApiDeps, org: Org, secret: string, now: number): Promise<ApiCaller | undefined> {
  const found = await apiTokenStore(deps.db.kysely).use(org.id, secret, now)
  if (found === undefined) return undefined
  const { token, owner } = found
  const actor: ApiActor = { id: owner.id, type: 'User', login: owner.login, displayName: owner.displayName }
  return { actor, rights: await rightsOfPerson(deps, org, owner.id), token, countedAs: token.id }
}

async function byAccessToken(deps: AdminApiDeps, org: Org, accessToken: string): Promise<ApiCaller | undefined> {
  const bearer = await deps.bearerOf?.(org, accessToken)
  if (bearer === undefined) return undefined
  const { clientId, label, userId, scopes } = bearer
  if (userId === undefined) {
    const actor: ApiActor = { id: clientId, type: 'PublicClientApp', login: clientId, displayName: label }
    return { actor, rights: rightsOfScopes(scopes), countedAs: clientId, tokenScopes: scopes }
  }
  const user = await userStore(deps.db.kysely).byId(org.id, userId)
  if (user?.status !== 'ACTIVE') return undefined
  const actor: ApiActor = { id: userId, type: 'User', login: user.profile.login, displayName: displayName(user) }
  const rights = rightsOfScopes(scopes, await rightsOfPerson(deps, org, userId))
  return { actor, rights, countedAs: `${clientId} ${userId}`, tokenScopes: scopes }
}

async function bySession(deps: AdminApiDeps, org: Org, request: FastifyRequest): Promise<ApiCaller | undefined> {
  const session = await deps.sessionOf(org.id, request)
  if (session === undefined) return undefined
  const { firstName, lastName } = session.profile
  const actor: ApiActor = {
    id: session.userId,
    type: 'User',
    login: session.login,
    displayName: `${firstName} ${lastName}`,
  }
  const rights = await rightsOfPerson(deps, org, session.userId)
  return { actor, rights, sessionId: session.id, countedAs: session.userId }
}

async function rightsOfPerson(deps: AdminApiDeps, org: Org, userId: string): Promise<Rights> {
  return rightsOfRoles(await rolesOf(deps.db.kysely, org.id, userId))
}

/** @throws OktaError  E0000006: the caller may not do this */
export function refuseWithout(route: ApiRoute, caller: ApiCaller, reply: FastifyReply): void {
  if (mayCall(route, caller)) return
  if (caller.tokenScopes !== undefined)
    reply.header('www-authenticate', `Bearer error="insufficient_scope", scope="${route.scope}"`)
  throw new OktaError('E0000006')
}

function mayCall({ scope, method, path }: ApiRoute, { actor, rights, tokenScopes }: ApiCaller): boolean {
  if (scope !== 'self') return rights.may(scope, `${method} ${path}`)
  // A token that says who somebody is (`openid`) is no token for this API.
  return actor.type === 'User' && (tokenScopes === undefined || tokenScopes.some((name) => name.startsWith('okta.')))
}

/**
 * A browser sends its cookie along with whatever any page asks for. Changes are asked for by our own pages, and what a
 * person does about themselves also by pages of an origin the administrator trusts.
 *
 * @throws OktaError  E0000006
 */
export function refuseForeignPage(
  { scope, method }: ApiRoute,
  { sessionId }: ApiCaller,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (sessionId === undefined || method === 'GET') return
  if (isOwnPage(request)) return
  const { origin } = request.headers
  const trusted = origin !== undefined && reply.getHeader('access-control-allow-origin') === origin
  if (!(trusted && scope === 'self')) throw new OktaError('E0000006')
}

/** Does a page of this host ask? */
export function isOwnPage(request: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site === 'same-origin') return true
  return site === undefined && origin !== undefined && hostOf(origin) === request.host
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
