// The OpenID Provider engine: many issuers in one process, everything that differs is handed in by the house.
//
//   browser   authorize ──▶ authorize.ts     client → redirect URI → request → identify (house) → code → answer
//             logout    ──▶ end-session.ts   hint → address → ask or end (house) → back to the application
//   client    token     ──▶ token.ts         form → client-authentication.ts → code | refresh → tokens
//             introspect, revoke             introspect.ts, revoke.ts
//             push      ──▶ push-request.ts    a request left here before the browser comes with its name
//             userinfo  ──▶ userinfo.ts      bearer token → claims (house)
//   anybody   keys, /.well-known/…           discovery.ts
//
//   tokens    id-token.ts, access-token.ts, refresh-token.ts on jwt.ts and token-mac.ts: nothing of them is stored
//   refusals  protocol-error.ts says what is wrong, protocol-answer.ts sends it
//   house.ts  everything a house must bring
//
// Sources: OpenID Connect Core 1.0, Discovery 1.0, RP-Initiated Logout 1.0; RFC 6749, 6750, 7009, 7523, 7636, 7662,
// 8414, 9126, 9207, 9700.
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'
import { authorize } from './authorize.ts'
import { openidConfiguration, publicKeys, serverMetadata } from './discovery.ts'
import { endSession } from './end-session.ts'
import type { House, Site } from './house.ts'
import { introspect } from './introspect.ts'
import { sendDoorError } from './protocol-answer.ts'
import { pushRequest } from './push-request.ts'
import { revoke } from './revoke.ts'
import { token } from './token.ts'
import { userinfo } from './userinfo.ts'

/** Where the house wants each endpoint: Fastify route patterns, any number of each. */
export type ProviderPaths = {
  readonly authorize: readonly string[]
  readonly token: readonly string[]
  readonly userinfo: readonly string[]
  readonly keys: readonly string[]
  readonly introspect: readonly string[]
  readonly revoke: readonly string[]
  readonly logout: readonly string[]
  /** RFC 9126 §2; for houses that keep pushed requests. */
  readonly pushedRequest?: readonly string[]
  /** OpenID Connect Discovery 1.0 §4. */
  readonly openidConfiguration: readonly string[]
  /** RFC 8414 §3. */
  readonly serverMetadata: readonly string[]
}

/** One endpoint, told which issuer is spoken to. */
type Endpoint = (house: House, site: Site, http: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

/**
 * Adds the provider's routes to a house. The server must leave form bodies as text, as `kit/server.ts` does.
 *
 * A request for which `house.site` knows no issuer gets the house's own 404.
 */
export function mountProvider(app: FastifyInstance, house: House, paths: ProviderPaths): void {
  const mount = (method: 'GET' | 'POST' | ('GET' | 'POST')[], urls: readonly string[], endpoint: Endpoint) => {
    for (const url of urls) {
      app.route({ method, url, exposeHeadRoute: false, handler: atSite(house, endpoint), errorHandler: sendDoorError })
    }
  }
  mount(['GET', 'POST'], paths.authorize, authorize)
  mount('POST', paths.token, token)
  mount(['GET', 'POST'], paths.userinfo, userinfo)
  mount('GET', paths.keys, publicKeys)
  mount('POST', paths.introspect, introspect)
  mount('POST', paths.revoke, revoke)
  mount(['GET', 'POST'], paths.logout, endSession)
  mount('POST', paths.pushedRequest ?? [], pushRequest)
  mount('GET', paths.openidConfiguration, openidConfiguration)
  mount('GET', paths.serverMetadata, serverMetadata)
}

function atSite(house: House, endpoint: Endpoint): RouteHandlerMethod {
  return async (http, reply) => {
    const site = await house.site(http)
    if (site !== undefined) return endpoint(house, site, http, reply)
    reply.callNotFound()
    return reply
  }
}
