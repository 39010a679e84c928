// Somebody is signed in at this org, in this browser: a random cookie, and a row that knows its SHA-256.
//
//   openSession   a new id at every authentication; the browser's earlier session ends with it
//   sessionOf     one statement: session and person; undefined unless both are alive
//   endSession    signing out
//
// Ends: two hours unused, twelve hours in all, sign-out, or the person is not ACTIVE any more.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Compilable, QueryCreator } from 'kysely'
import type { Clock } from '../../kit/clock.ts'
import { type CookieJar, cookieJar, readCookies } from '../../kit/cookie.ts'
import { type Database, prepared } from '../../kit/database.ts'
import { oktaId, randomToken, sha256 } from '../../kit/ids.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { IdpSchema, SessionRow, UserRow } from '../schema/idp-schema.ts'

const IDLE_MS = 2 * 60 * 60_000
const ABSOLUTE_MS = 12 * 60 * 60_000
// Writing at every request would make each single sign-on a commit; a minute is exact enough for two hours.
const TOUCH_MS = 60_000
const COOKIE = 'sid'

export type BrowserSession = {
  readonly id: string
  readonly userId: string
  readonly login: string
  readonly profile: Readonly<Record<string, unknown>>
  /** Milliseconds. */
  readonly authTime: number
  readonly amr: readonly string[]
}

export type BrowserSessions = {
  /** The session this browser has at the org, if it lives. */
  sessionOf(orgId: string, request: FastifyRequest): Promise<BrowserSession | undefined>
  /**
   * What has to be written for a new session, for the caller's transaction, and the cookie that goes with it.
   * The session the browser had before ends with it, so a planted cookie is worth nothing after a sign-in.
   */
  open(
    request: FastifyRequest,
    person: { orgId: string; userId: string; amr: readonly string[] },
  ): { sessionId: string; cookie: string; writes(db: QueryCreator<IdpSchema>): Compilable[] }
  /** Ends it in the database and takes the cookie from the browser. */
  end(orgId: string, sessionId: string, reply: FastifyReply): Promise<void>
}

export function browserSessions(deps: IdpDeps): BrowserSessions {
  const { db, clock } = deps
  const jar = cookieJar(deps.baseUrl.startsWith('https:'))
  const find = findAlive(db)

  return {
    async sessionOf(orgId, request) {
      const token = readCookies(request).get(jar.name(COOKIE))
      if (token === undefined || token.length > 100) return undefined
      const now = clock.now()
      const [row] = await find({ org_id: orgId, token_hash: sha256(token), now, idle: now - IDLE_MS })
      if (row === undefined) return undefined
      if (row.last_seen_at < now - TOUCH_MS) await touch(db, row.id, now)
      return {
        id: row.id,
        userId: row.user_id,
        login: row.login,
        profile: JSON.parse(row.profile_json),
        authTime: row.auth_time,
        amr: JSON.parse(row.amr_json),
      }
    },

    open(request, { orgId, userId, amr }) {
      const token = randomToken()
      const id = oktaId('102')
      const now = clock.now()
      const before = readCookies(request).get(jar.name(COOKIE))
      return {
        sessionId: id,
        cookie: jar.set(COOKIE, token),
        writes: (to) => [
          ...(before === undefined ? [] : [endByHash(to, orgId, sha256(before), now)]),
          to.insertInto('sessions').values({
            id,
            org_id: orgId,
            user_id: userId,
            token_hash: sha256(token),
            amr_json: JSON.stringify(amr),
            created_at: now,
            auth_time: now,
            last_seen_at: now,
            expires_at: now + ABSOLUTE_MS,
            ended_at: null,
          }),
        ],
      }
    },

    async end(orgId, sessionId, reply) {
      await markEnded(db, orgId, sessionId, clock)
      takeCookie(jar, reply)
    },
  }
}

type FindAlive = { org_id: string; token_hash: string; now: number; idle: number }
type Alive = Pick<SessionRow, 'id' | 'user_id' | 'auth_time' | 'last_seen_at' | 'amr_json'> &
  Pick<UserRow, 'login' | 'profile_json'>

function findAlive(db: Database<IdpSchema>) {
  return prepared<FindAlive, Alive>(db, (p) =>
    db.kysely
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .select([
        'sessions.id',
        'sessions.user_id',
        'sessions.auth_time',
        'sessions.last_seen_at',
        'sessions.amr_json',
        'users.login',
        'users.profile_json',
      ])
      .where('sessions.token_hash', '=', p('token_hash'))
      .where('sessions.org_id', '=', p('org_id'))
      .where('sessions.ended_at', 'is', null)
      .where('sessions.expires_at', '>', p('now'))
      .where('sessions.last_seen_at', '>', p('idle'))
      .where('users.status', '=', 'ACTIVE'),
  )
}

async function touch(db: Database<IdpSchema>, sessionId: string, now: number): Promise<void> {
  await db.kysely
    .updateTable('sessions')
    .set({ last_seen_at: now })
    .where('id', '=', sessionId)
    .where('last_seen_at', '<', now)
    .execute()
}

function endByHash(to: QueryCreator<IdpSchema>, orgId: string, hash: string, now: number): Compilable {
  return to
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('token_hash', '=', hash)
    .where('org_id', '=', orgId)
    .where('ended_at', 'is', null)
}

async function markEnded(db: Database<IdpSchema>, orgId: string, sessionId: string, clock: Clock): Promise<void> {
  await db.kysely
    .updateTable('sessions')
    .set({ ended_at: clock.now() })
    .where('id', '=', sessionId)
    .where('org_id', '=', orgId)
    .where('ended_at', 'is', null)
    .execute()
}

function takeCookie(jar: CookieJar, reply: FastifyReply): void {
  reply.header('set-cookie', jar.clear(COOKIE))
}
