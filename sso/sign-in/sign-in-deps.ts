import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AddressLimit } from '../../kit/address-limit.ts'
import type { Site } from '../../openid/house.ts'
import type { SsoDeps } from '../sso-deps.ts'

/** What this room needs besides what every room has. */
export type SignInDeps = SsoDeps & {
  /** The issuer applications know us by, with the keys of this moment. */
  readonly site: () => Site
  /** Clicks on tiles. */
  readonly launches: AddressLimit
  /** Clicks that came to the wrong address and are told to whoever waits for them. */
  readonly misses: AddressLimit
  /** Refusals that end no attempt and are written down: anybody on the internet can cause one. */
  readonly strangers: AddressLimit
  /** What one address may leave in the audit log, which keeps it for ever. */
  readonly guesses: AddressLimit
}

/** The browser in front of us: what it sent, and where its answer goes. */
export type Browser = { readonly http: FastifyRequest; readonly reply: FastifyReply }
