import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Site } from '../../openid/house.ts'
import type { SsoDeps } from '../sso-deps.ts'
import type { LaunchLimit } from './launch-limit.ts'

/** What this room needs besides what every room has. */
export type SignInDeps = SsoDeps & {
  /** The issuer applications know us by, with the keys of this moment. */
  readonly site: () => Site
  readonly launches: LaunchLimit
}

/** The browser in front of us: what it sent, and where its answer goes. */
export type Browser = { readonly http: FastifyRequest; readonly reply: FastifyReply }
