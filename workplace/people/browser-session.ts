// Who is signed in in this browser. The cookie holds a random token and nothing else; the row holds its hash.
import type { FastifyRequest } from 'fastify'
import type { Clock } from '../../kit/clock.ts'
import { type CookieJar, readCookies } from '../../kit/cookie.ts'
import type { Database } from '../../kit/database.ts'
import { newId, randomToken, sha256 } from '../../kit/ids.ts'
import type { SecretBox } from '../../kit/secret-box.ts'
import type { SessionRow, WorkplaceSchema } from '../schema/workplace-schema.ts'
import { type Person, type PersonClaims, personOf } from './person.ts'

const SESSION_SECONDS = 12 * 3600
const PENDING_SECONDS = 600

const SESSION = 'ronspot_session'
const PENDING = 'ronspot_pending'

type Session = { person: Person; returnTo: string; tokenHash: string }

type Arrival = { claims: PersonClaims; organization: string; idToken: string; returnTo: string }

export type Sessions = {
  /** The session of this browser; undefined: none, ended, or a cookie that is not ours. */
  current(request: FastifyRequest): Promise<Session | undefined>
  /** Somebody who signed in here while another person is signed in, and has not been asked yet. */
  pending(request: FastifyRequest): Promise<Session | undefined>
  /**
   * Signs the person in, with what Gatepass says about them today. Always under a fresh token.
   * Where another person is signed in already, theirs stays and the new session waits to be confirmed.
   */
  open(request: FastifyRequest, arrival: Arrival): Promise<{ cookie: string; waits: boolean }>
  /** The waiting person takes over. */
  confirm(request: FastifyRequest): Promise<{ cookies: string[]; returnTo: string } | undefined>
  /** The waiting person goes, the first one stays. */
  dismiss(request: FastifyRequest): Promise<{ cookies: string[] }>
  /** Ends this browser's session. @returns its ID token, for the sign-out at Gatepass */
  end(request: FastifyRequest): Promise<{ cookies: string[]; idToken: string | undefined }>
}

export function browserSessions(deps: {
  db: Database<WorkplaceSchema>
  cookies: CookieJar
  box: SecretBox
  clock: Clock
}): Sessions {
  const { db, cookies, box, clock } = deps

  const hashOf = (request: FastifyRequest, name: string) => {
    const token = readCookies(request).get(cookies.name(name))
    return token === undefined ? undefined : sha256(token)
  }

  const find = async (request: FastifyRequest, name: string, pending: 0 | 1): Promise<Session | undefined> => {
    const tokenHash = hashOf(request, name)
    if (tokenHash === undefined) return undefined
    const row = await db.kysely
      .selectFrom('sessions')
      .innerJoin('people', 'people.id', 'sessions.person_id')
      .selectAll('people')
      .select('sessions.return_to')
      .where('token_hash', '=', tokenHash)
      .where('pending', '=', pending)
      .where('expires_at', '>', clock.now())
      .executeTakeFirst()
    return row && { person: personOf(row), returnTo: row.return_to, tokenHash }
  }

  const forget = async (tokenHash: string | undefined): Promise<SessionRow | undefined> =>
    tokenHash === undefined
      ? undefined
      : db.kysely.deleteFrom('sessions').where('token_hash', '=', tokenHash).returningAll().executeTakeFirst()

  return {
    current: (request) => find(request, SESSION, 0),
    pending: (request) => find(request, PENDING, 1),

    async open(request, { claims, organization, idToken, returnTo }) {
      const before = await find(request, SESSION, 0)
      const token = randomToken()
      const tokenHash = sha256(token)
      const now = clock.now()
      const waits = await db.transaction(async (trx) => {
        const { id } = await trx
          .insertInto('people')
          .values({ id: newId('per'), sub: claims.sub, created_at: now, ...whatIsKnown(claims, organization, now) })
          .onConflict((on) => on.column('sub').doUpdateSet(whatIsKnown(claims, organization, now)))
          .returning('id')
          .executeTakeFirstOrThrow()
        const somebodyElse = before !== undefined && before.person.id !== id
        await trx
          .insertInto('sessions')
          .values({
            token_hash: tokenHash,
            person_id: id,
            id_token: box.seal(idToken, tokenHash),
            pending: somebodyElse ? 1 : 0,
            return_to: returnTo,
            created_at: now,
            expires_at: now + (somebodyElse ? PENDING_SECONDS : SESSION_SECONDS) * 1000,
          })
          .execute()
        if (before !== undefined && !somebodyElse)
          await trx.deleteFrom('sessions').where('token_hash', '=', before.tokenHash).execute()
        await trx.deleteFrom('sessions').where('expires_at', '<=', now).execute()
        return somebodyElse
      })
      return waits
        ? { waits, cookie: cookies.set(PENDING, token, { maxAgeSeconds: PENDING_SECONDS }) }
        : { waits, cookie: cookies.set(SESSION, token, { maxAgeSeconds: SESSION_SECONDS }) }
    },

    async confirm(request) {
      const waiting = await forget(hashOf(request, PENDING))
      if (waiting === undefined || waiting.pending !== 1 || waiting.expires_at <= clock.now()) return undefined
      await forget(hashOf(request, SESSION))
      const token = randomToken()
      const now = clock.now()
      await db.kysely
        .insertInto('sessions')
        .values({
          ...waiting,
          token_hash: sha256(token),
          id_token: box.seal(box.open(waiting.id_token, waiting.token_hash) ?? '', sha256(token)),
          pending: 0,
          created_at: now,
          expires_at: now + SESSION_SECONDS * 1000,
        })
        .execute()
      return {
        cookies: [cookies.set(SESSION, token, { maxAgeSeconds: SESSION_SECONDS }), cookies.clear(PENDING)],
        returnTo: waiting.return_to,
      }
    },

    async dismiss(request) {
      await forget(hashOf(request, PENDING))
      return { cookies: [cookies.clear(PENDING)] }
    },

    async end(request) {
      const row = await forget(hashOf(request, SESSION))
      await forget(hashOf(request, PENDING))
      return {
        cookies: [cookies.clear(SESSION), cookies.clear(PENDING)],
        idToken: row && box.open(row.id_token, row.token_hash),
      }
    },
  }
}

function whatIsKnown(claims: PersonClaims, organization: string, now: number) {
  const email = claims.email ?? ''
  return {
    organization,
    email,
    name: claims.name ?? (email || 'A colleague'),
    groups: JSON.stringify(claims.groups ?? []),
    signed_in_at: now,
  }
}
