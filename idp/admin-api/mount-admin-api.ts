// Okta's management API, `/api/v1`. Whose host → who calls → how many calls yet → may they → the operation.
//
//   request ─ org of the host ── none: 404 E0000007
//           ─ caller ─────────── an API token, an app's access token or a browser session; nobody: 401 E0000011
//           ─ rate limit ─────── exceeded: 429 E0000047
//           ─ rights ─────────── role or token does not go that far, or a page of elsewhere: 403 E0000006
//           ─ body ───────────── malformed: 400 E0000003; not JSON: 400 E0000021
//           ─ route ──────────── none: 405 E0000022
//           └ one operation out of the tables `*-routes.ts`
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { randomToken } from '../../kit/ids.ts'
import { parameters } from '../../kit/server.ts'
import { OktaError, resourceNotFound, validationFailed } from '../okta-error.ts'
import type { Org } from '../orgs/org.ts'
import type { AdminApiDeps, ApiCall, ApiRoute } from './api-call.ts'
import { type ApiCaller, callerOf, refuseForeignPage, refuseWithout } from './api-caller.ts'
import { apiTokensRoutes } from './api-tokens-routes.ts'
import { appAssignmentsRoutes } from './app-assignments-routes.ts'
import { appGrantsRoutes } from './app-grants-routes.ts'
import { appIdTokenRoutes } from './app-id-token-routes.ts'
import { appKeysRoutes } from './app-keys-routes.ts'
import { appLogoRoutes, mountAppLogos } from './app-logo-routes.ts'
import { appSecretsRoutes } from './app-secrets-routes.ts'
import { appsRoutes } from './apps-routes.ts'
import { authenticatorsRoutes } from './authenticators-routes.ts'
import { authorizationServersRoutes } from './authorization-servers-routes.ts'
import { domainsRoutes } from './domains-routes.ts'
import { factorsRoutes } from './factors-routes.ts'
import { groupOwnersRoutes } from './group-owners-routes.ts'
import { groupRulesRoutes } from './group-rules-routes.ts'
import { groupsRoutes } from './groups-routes.ts'
import { linkedObjectsRoutes } from './linked-objects-routes.ts'
import { logsRoutes } from './logs-routes.ts'
import { oauthGrantsRoutes } from './oauth-grants-routes.ts'
import { orgPoliciesRoutes } from './org-policies-routes.ts'
import { mountOrganizationProbe, orgRoutes } from './org-routes.ts'
import { policiesRoutes } from './policies-routes.ts'
import { type RateLimit, rateLimits } from './rate-limits.ts'
import { rolesRoutes } from './roles-routes.ts'
import { schemasRoutes } from './schemas-routes.ts'
import { scopesAndClaimsRoutes } from './scopes-and-claims-routes.ts'
import { serverKeysRoutes } from './server-keys-routes.ts'
import { sessionsRoutes } from './sessions-routes.ts'
import { sendOktaError, speakJson } from './speak-json.ts'
import { tokenPreviewRoutes } from './token-preview-routes.ts'
import { trustedOriginsRoutes } from './trusted-origins-routes.ts'
import { userCredentialsRoutes } from './user-credentials-routes.ts'
import { userLifecycleRoutes } from './user-lifecycle-routes.ts'
import { usersRoutes } from './users-routes.ts'

const PREFIX = '/api/v1'

/** Every operation there is; each says what a caller has to be allowed. */
export const ROUTES: readonly ApiRoute[] = [
  ...orgRoutes,
  ...usersRoutes,
  ...userLifecycleRoutes,
  ...userCredentialsRoutes,
  ...factorsRoutes,
  ...authenticatorsRoutes,
  ...sessionsRoutes,
  ...orgPoliciesRoutes,
  ...groupsRoutes,
  ...groupRulesRoutes,
  ...groupOwnersRoutes,
  ...schemasRoutes,
  ...linkedObjectsRoutes,
  ...rolesRoutes,
  ...appsRoutes,
  ...appSecretsRoutes,
  ...appKeysRoutes,
  ...appLogoRoutes,
  ...appGrantsRoutes,
  ...appIdTokenRoutes,
  ...appAssignmentsRoutes,
  ...authorizationServersRoutes,
  ...serverKeysRoutes,
  ...scopesAndClaimsRoutes,
  ...policiesRoutes,
  ...tokenPreviewRoutes,
  ...oauthGrantsRoutes,
  ...apiTokensRoutes,
  ...trustedOriginsRoutes,
  ...domainsRoutes,
  ...logsRoutes,
]

/** Mounts the management API and `/.well-known/okta-organization`. */
export function mountAdminApi(app: FastifyInstance, deps: AdminApiDeps): void {
  mountOrganizationProbe(app, deps)
  mountAppLogos(app, deps)
  app.register(
    async (scope) => {
      const callers = new WeakMap<FastifyRequest, Caller>()
      const limits = rateLimits()
      speakJson(scope)
      scope.addHook('onRequest', async (request, reply) => {
        const requestId = randomToken(18)
        reply.header('x-okta-request-id', requestId)
        reply.header('cache-control', 'no-cache, no-store')
        const org = await deps.orgOf(request)
        if (org === undefined) throw resourceNotFound(request.host, 'Org')
        callers.set(request, { org, requestId, ...(await admit(deps, limits, org, request, reply)) })
      })
      scope.setErrorHandler((thrown, _request, reply) => sendOktaError(deps, reply, thrown))
      scope.setNotFoundHandler(() => {
        throw new OktaError('E0000022')
      })
      for (const route of ROUTES) mountRoute(scope, deps, route, (request) => callers.get(request) as Caller)
    },
    { prefix: PREFIX },
  )
}

type Caller = ApiCaller & { readonly org: Org; readonly requestId: string }

/** Who is calling, and may they at this rate? @throws OktaError  E0000011, E0000047 */
async function admit(
  deps: AdminApiDeps,
  limits: ReturnType<typeof rateLimits>,
  org: Org,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<ApiCaller> {
  const now = deps.clock.now()
  const { method } = request
  const path = pathOf(request).slice(PREFIX.length)
  const caller = await callerOf(deps, org, request, now)
  const limit =
    caller === undefined
      ? limits.ofAddress(org.id, request.ip, method, path, now)
      : limits.ofCaller(org.id, caller.countedAs, method, path, now)
  showLimit(reply, limit)
  if (limit.exceeded) throw new OktaError('E0000047')
  if (caller === undefined) throw new OktaError('E0000011')
  return caller
}

function showLimit(reply: FastifyReply, limit: RateLimit): void {
  reply.header('x-rate-limit-limit', String(limit.limit))
  reply.header('x-rate-limit-remaining', String(limit.remaining))
  reply.header('x-rate-limit-reset', String(limit.reset))
}

function mountRoute(
  scope: FastifyInstance,
  deps: AdminApiDeps,
  route: ApiRoute,
  callerOfRequest: (request: FastifyRequest) => Caller,
): void {
  scope.route({
    method: route.method,
    url: route.path,
    config: { accepts: route.accepts },
    // Before the body is read: who may not call is not listened to.
    onRequest: async (request, reply) => {
      const caller = callerOfRequest(request)
      refuseWithout(route, caller, reply)
      refuseForeignPage(route, caller, request, reply)
      refuseUnbought(route, caller)
    },
    handler: async (request, reply) => {
      const body = await route.run(deps, callOf(deps, callerOfRequest(request), request, reply))
      if (body === undefined) return reply.code(204).send()
      return reply.code(route.status ?? 200).send(body)
    },
  })
}

/** @throws OktaError  E0000015: custom authorization servers come with API Access Management */
function refuseUnbought({ path }: ApiRoute, { org }: Caller): void {
  if (org.orgServerOnly && path.startsWith('/authorizationServers')) throw new OktaError('E0000015')
}

function callOf(deps: AdminApiDeps, caller: Caller, request: FastifyRequest, reply: FastifyReply): ApiCall {
  const params = request.params as Record<string, string>
  const query = parameters(request.query)
  // PostgreSQL cannot hold it and nobody means it.
  if ([...Object.values(params), ...query.values()].some((value) => value.includes('\0')))
    throw validationFailed('request', ['A parameter contains characters that are not allowed'])
  return {
    ...caller,
    now: deps.clock.now(),
    params,
    query,
    body: request.body,
    path: pathOf(request),
    http: request,
    reply,
  }
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? ''
}
