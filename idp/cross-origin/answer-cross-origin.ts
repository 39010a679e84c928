// Pages of other origins that call us with a person's cookie or token. Browsers let them read an answer only when it says
// so (Fetch, "CORS protocol"), and it says so to the origins an administrator has named, each by its own name, and to
// no other. What is public anyway (keys, discovery) says `*` by itself; a page may only have to ask whether it may ask.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Org } from '../orgs/org.ts'
import type { TrustsOrigin } from '../trusted-origins/trusts-origin.ts'

const MINE = /^\/(?:api\/v1|oauth2\/(?:[^/]+\/)?v1\/(?:token|userinfo|introspect|revoke|par|logout))(?:[/?]|$)/
const PUBLIC = /^\/(?:oauth2\/(?:[^/]+\/)?)?(?:\.well-known\/|v1\/keys(?:$|\?))/
const PREFLIGHT_SECONDS = 600
const EXPOSED =
  'Link, X-Okta-Request-Id, X-Rate-Limit-Limit, X-Rate-Limit-Remaining, X-Rate-Limit-Reset, WWW-Authenticate'
const TAKEN =
  'Accept, Accept-Language, Authorization, Content-Type, X-Okta-User-Agent-Extended, X-Requested-With, X-Device-Fingerprint, If-None-Match'

/** Before every route: mount it first. */
export function answerCrossOrigin(
  app: FastifyInstance,
  tools: { orgOf: (request: FastifyRequest) => Promise<Org | undefined>; trusts: TrustsOrigin },
): void {
  app.addHook('onRequest', async (request, reply) => {
    if (PUBLIC.test(request.url) && isPreflight(request)) {
      reply.header('access-control-allow-origin', '*')
      return allowed(reply, 'GET').code(204).send()
    }
    if (!MINE.test(request.url)) return
    reply.header('vary', 'Origin')
    const { origin } = request.headers
    if (origin === undefined) return
    const preflight = isPreflight(request)
    if (await isTrusted(tools, request, origin)) allow(reply, origin, preflight)
    if (preflight) return reply.code(204).send()
  })
}

function isPreflight(request: FastifyRequest): boolean {
  return request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined
}

async function isTrusted(
  { orgOf, trusts }: Parameters<typeof answerCrossOrigin>[1],
  request: FastifyRequest,
  origin: string,
): Promise<boolean> {
  // `null` is everybody in a sandboxed frame.
  if (!/^(?:https?|ionic|capacitor):\/\/[^/\s]{1,255}$/.test(origin)) return false
  const org = await orgOf(request)
  return org !== undefined && org.url !== origin && (await trusts(org.id, origin, 'CORS'))
}

function allow(reply: FastifyReply, origin: string, preflight: boolean): void {
  reply.header('access-control-allow-origin', origin).header('access-control-allow-credentials', 'true')
  if (preflight) allowed(reply, 'GET, POST, PUT, PATCH, DELETE')
  else reply.header('access-control-expose-headers', EXPOSED)
}

function allowed(reply: FastifyReply, methods: string): FastifyReply {
  return reply
    .header('access-control-allow-methods', methods)
    .header('access-control-allow-headers', TAKEN)
    .header('access-control-max-age', String(PREFLIGHT_SECONDS))
}
