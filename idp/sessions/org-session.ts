// Somebody is signed in at this org, in this browser: a random cookie, and a row that knows its SHA-256.
//
//   openSession   a new id at every authentication; the browser's earlier session ends with it
//   sessionOf     one statement: session and person; undefined unless both are alive
//   endSession    signing out
//
// Ends: unused too long, too old (two hours and twelve, unless the org's sign-on policy says otherwise), sign-out, or the
// person is not ACTIVE any more. What lists and ends sessions from elsewhere is in session-store.ts.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Compilable, type Expression, type QueryCreator, type SqlBool, sql } from 'kysely'
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
  /** When a second factor was last shown from this browser, milliseconds; null: never. */
  readonly factorAt: number | null
}

/** Who opens a session, and how they proved it. */
export type NewSession = {
  readonly orgId: string
  readonly userId: string
  readonly amr: readonly string[]
  /** When the password was shown; now, unless said otherwise. */
  readonly authTime?: number
  readonly factorAt?: number | null
  /** How long it may go unused, and how long it may live at all. */
  readonly idleMs?: number
  readonly lifetimeMs?: number
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
    person: NewSession,
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
      const [row] = await find({ org_id: orgId, token_hash: sha256(token), now })
      if (row === undefined) return undefined
      if (row.last_seen_at < now - TOUCH_MS) await touch(db, row.id, now)
      return {
        id: row.id,
        userId: row.user_id,
        login: row.login,
        profile: JSON.parse(row.profile_json),
        authTime: row.auth_time,
        amr: JSON.parse(row.amr_json),
        factorAt: row.factor_at,
      }
    },

    open(request, person) {
      const { orgId } = person
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
            user_id: person.userId,
            token_hash: sha256(token),
            amr_json: JSON.stringify(person.amr),
            created_at: now,
            auth_time: person.authTime ?? now,
            last_seen_at: now,
            expires_at: now + (person.lifetimeMs ?? ABSOLUTE_MS),
            ended_at: null,
            user_agent: request.headers['user-agent']?.slice(0, 500) ?? null,
            ip: request.ip ?? null,
            factor_at: person.factorAt ?? null,
            idle_ms: person.idleMs ?? null,
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

type FindAlive = { org_id: string; token_hash: string; now: number }
type Alive = Pick<SessionRow, 'id' | 'user_id' | 'auth_time' | 'last_seen_at' | 'amr_json' | 'factor_at'> &
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
        'sessions.factor_at',
        'users.login',
        'users.profile_json',
      ])
      .where('sessions.token_hash', '=', p('token_hash'))
      .where('sessions.org_id', '=', p('org_id'))
      .where('sessions.ended_at', 'is', null)
      .where('sessions.expires_at', '>', p('now'))
      .where(isInUse(p('now')))
      .where('users.status', '=', 'ACTIVE'),
  )
}

/** Not unused for longer than it may be. */
export function isInUse(now: number): Expression<SqlBool> {
  return sql<SqlBool>`sessions.last_seen_at + coalesce(sessions.idle_ms, ${sql.lit(IDLE_MS)}) > ${now}`
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
