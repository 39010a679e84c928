// What has to survive the trip to Okta and back: sealed into a cookie of the browser it was made for, so nothing is
// written while nobody has proven anything yet, and a callback planted in another browser finds nothing (RFC 9700 §4.7).
//
//   state    <id>.<seal>          goes through Okta; sealed, so an invented one is known as such without any storage
//   cookie   gp_attempt_<id>      the attempt, sealed and bound to its state; five may be open, the oldest makes room
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieJar, readCookies } from '../../kit/cookie.ts'
import { randomToken, sha256 } from '../../kit/ids.ts'
import type { AuthorizeRequest } from '../../openid/house.ts'
import type { Connection } from '../connections/connection.ts'
import type { Provider } from '../okta/provider.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { SignInRefused } from './sign-in-errors.ts'

type AnyAttempt = {
  /** Ends once: it is unique in the sign-in log. */
  readonly id: string
  /** What Okta gives back. */
  readonly state: string
  readonly connectionId: string
  readonly organizationId: string
  /** Whom it was sent to, and as which client: an answer goes nowhere else, whatever is configured meanwhile. */
  readonly issuer: string
  readonly clientId: string
  /** The version of the connection it was sent out with. */
  readonly versionId: string
  readonly nonce: string
  /** PKCE (RFC 7636 §4.1). */
  readonly verifier: string
  /** Milliseconds. */
  readonly startedAt: number
}

/** A person on the way to an application. */
export type Attempt = AnyAttempt & {
  readonly applicationId: string
  /** How long it took to send the browser off, in milliseconds. */
  readonly sentMs: number
  /** What the application asked for, to be answered when the person is back. */
  readonly request: AuthorizeRequest
}

/** An administrator who tries a version out. It ends in what was seen, and admits nobody. */
export type TestAttempt = AnyAttempt & {
  readonly test: {
    readonly id: string
    /** Of the settings it was sent out with. */
    readonly hash: string
    /** How long the provider took to say where to send the browser. */
    readonly discoveryMs: number
  }
}

export function isTest(attempt: Attempt | TestAttempt): attempt is TestAttempt {
  return 'test' in attempt
}

type Attempts = {
  /** Makes an attempt and gives its cookie to the browser. @throws SignInRefused  request_too_long */
  begin<For extends Attempting>(
    http: FastifyRequest,
    reply: FastifyReply,
    asked: NewAttempt & { for: For },
  ): AnyAttempt & For
  /**
   * The attempt behind a state, out of this browser's cookie: no query. Only without a cookie the log is asked whether
   * it has ended before or was never this browser's.
   *
   * @throws SignInRefused  state_unknown, state_expired, state_used, state_browser_mismatch
   */
  open(http: FastifyRequest, state: string): Promise<Attempt | TestAttempt>
  /** Again, once the provider has answered: what came too late admits nobody. @throws SignInRefused  state_expired */
  stillOpen(attempt: AnyAttempt): void
  /** Takes the cookie back. */
  forget(reply: FastifyReply, attempt: AnyAttempt): void
}

/** What is done it for. */
type Attempting = Omit<Attempt, keyof AnyAttempt> | Omit<TestAttempt, keyof AnyAttempt>

type NewAttempt = {
  connection: Pick<Connection, 'id' | 'organizationId'>
  provider: Pick<Provider, 'issuer' | 'clientId'>
  versionId: string
}

const ATTEMPT_MS = 10 * 60 * 1000
const MOST_OPEN = 5
const COOKIE = 'gp_attempt_'
/** Browsers drop a cookie of more than 4096 bytes, name and attributes' share included, without a word. */
const MOST_CHARS = 3900

export const attemptsOf = onePerHouse((deps: SsoDeps): Attempts => {
  const states = deps.box('attempt-state')
  const contents = deps.box('attempt')
  const jar = cookieJar(deps.publicUrl.startsWith('https:'))
  const prefix = jar.name(COOKIE)

  const read = (id: string, state: string, sealed: string): Attempt | TestAttempt | undefined => {
    const text = contents.open(sealed, state)
    return text === undefined ? undefined : ({ ...JSON.parse(text), id, state } as Attempt | TestAttempt)
  }

  /** Attempts whose cookies have to go before one more may come, the oldest first. */
  const inTheWay = (http: FastifyRequest): string[] => {
    const names = [...readCookies(http).keys()].filter((name) => name.startsWith(prefix))
    if (names.length < MOST_OPEN) return []
    const open = names.map((name) => name.slice(prefix.length)).sort((a, b) => startOf(a) - startOf(b))
    return open.slice(0, open.length - MOST_OPEN + 1)
  }

  const hasEnded = async (id: string): Promise<boolean> => {
    const row = await deps.db.kysely.selectFrom('sign_ins').select('id').where('attempt_id', '=', id).executeTakeFirst()
    return row !== undefined
  }

  return {
    begin(http, reply, { connection, provider, versionId, for: what }) {
      const startedAt = deps.clock.now()
      const id = `${startedAt.toString(36)}-${randomToken(18)}`
      const state = `${id}.${states.seal('', id)}`
      const kept = {
        connectionId: connection.id,
        organizationId: connection.organizationId,
        issuer: provider.issuer,
        clientId: provider.clientId,
        versionId,
        nonce: randomToken(24),
        verifier: randomToken(32),
        startedAt,
      }
      const sealed = contents.seal(JSON.stringify({ ...kept, ...what }), state)
      if (sealed.length > MOST_CHARS) throw new SignInRefused('request_too_long', { chars: sealed.length })
      for (const old of inTheWay(http)) reply.header('set-cookie', jar.clear(COOKIE + old))
      reply.header('set-cookie', jar.set(COOKIE + id, sealed, { maxAgeSeconds: ATTEMPT_MS / 1000 }))
      return { ...what, ...kept, id, state }
    },

    async open(http, state) {
      const [id = ''] = state.split('.', 1)
      if (states.open(state.slice(id.length + 1), id) === undefined) throw new SignInRefused('state_unknown')
      if (deps.clock.now() - startOf(id) > ATTEMPT_MS) throw new SignInRefused('state_expired', { attempt: id })
      const sealed = readCookies(http).get(prefix + id)
      const attempt = sealed === undefined ? undefined : read(id, state, sealed)
      if (attempt !== undefined) return attempt
      throw new SignInRefused((await hasEnded(id)) ? 'state_used' : 'state_browser_mismatch', { attempt: id })
    },

    stillOpen({ id, startedAt }) {
      if (deps.clock.now() - startedAt > ATTEMPT_MS) throw new SignInRefused('state_expired', { attempt: id })
    },

    forget(reply, attempt) {
      reply.header('set-cookie', jar.clear(COOKIE + attempt.id))
    },
  }
})

/** The id begins with the time it was made. */
function startOf(id: string): number {
  return Number.parseInt(id.split('-', 1)[0] ?? '', 36) || 0
}

/** The challenge Okta gets for an attempt (RFC 7636 §4.2, S256). */
export function challengeOf(attempt: AnyAttempt): string {
  return sha256(attempt.verifier)
}
