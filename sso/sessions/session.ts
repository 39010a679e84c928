// A browser that signed in. The cookie holds a random token, the database its hash; everything an application was
// given hangs on the session's id (`sid` in its tokens), so ending the session ends all of it.
import type { FastifyRequest } from 'fastify'
import type { Compilable } from 'kysely'
import { type CookieJar, cookieJar, readCookies } from '../../kit/cookie.ts'
import { prepared, preparedWrite } from '../../kit/database.ts'
import { newId, randomToken, sha256 } from '../../kit/ids.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { SsoDeps } from '../sso-deps.ts'

export const SESSION_COOKIE = 'gp_session'
/** Whatever happens, the company's Okta is asked again after a day. */
const SESSION_MS = 24 * 60 * 60 * 1000

/** The live session of a browser, with the words its person is known by. */
export type Session = {
  readonly id: string
  readonly accountId: string
  readonly email: string | null
  readonly name: string | null
}

/** A session about to be written, and the token for the browser's cookie. */
export type OpenedSession = { readonly id: string; readonly token: string; readonly write: Compilable }

export type SessionStore = {
  /** The live session whose cookie this browser shows. No cookie: no query. */
  ofBrowser(request: FastifyRequest): Promise<Session | undefined>
  /** A new session; a new token is made at every sign-in (ASVS 7.2.4). */
  open(accountId: string, connectionId: string): OpenedSession
  /** The same person signed in again: the session goes on under a new token, the old cookie is worth nothing now. */
  renew(session: Session, connectionId: string): OpenedSession
  /** The write that ends a session. */
  ending(sessionId: string): Compilable
  /** @returns false when there was no such live session */
  end(sessionId: string): Promise<boolean>
  readonly cookies: CookieJar
}

type Opening = { id: string; token_hash: string; account_id: string; connection_id: string; now: number; until: number }

export const sessionStore = onePerHouse((deps: SsoDeps): SessionStore => {
  const { kysely } = deps.db
  const cookies = cookieJar(deps.publicUrl.startsWith('https:'))
  const cookieName = cookies.name(SESSION_COOKIE)

  const byToken = prepared<{ hash: string; now: number }, Session>(deps.db, (p) =>
    kysely
      .selectFrom('sessions')
      .leftJoin('accounts', 'accounts.id', 'sessions.account_id')
      .select(['sessions.id', 'sessions.account_id as accountId', 'accounts.email', 'accounts.name'])
      .where('token_hash', '=', p('hash'))
      .where('ended_at', 'is', null)
      .where('expires_at', '>', p('now')),
  )

  const insert = preparedWrite<Opening>((p) =>
    kysely.insertInto('sessions').values({
      id: p('id'),
      token_hash: p('token_hash'),
      account_id: p('account_id'),
      connection_id: p('connection_id'),
      created_at: p('now'),
      expires_at: p('until'),
    }),
  )

  const renewal = preparedWrite<Opening>((p) =>
    kysely
      .updateTable('sessions')
      .set({ token_hash: p('token_hash'), connection_id: p('connection_id'), expires_at: p('until') })
      .where('id', '=', p('id'))
      .where('ended_at', 'is', null),
  )

  const ending = preparedWrite<{ id: string; now: number }>((p) =>
    kysely
      .updateTable('sessions')
      .set({ ended_at: p('now') })
      .where('id', '=', p('id'))
      .where('ended_at', 'is', null),
  )

  const opened = (id: string, accountId: string, connectionId: string, write: typeof insert): OpenedSession => {
    const token = randomToken(32)
    const now = deps.clock.now()
    const row = { id, token_hash: sha256(token), account_id: accountId, connection_id: connectionId }
    return { id, token, write: write({ ...row, now, until: now + SESSION_MS }) }
  }

  return {
    cookies,
    async ofBrowser(request) {
      const token = readCookies(request).get(cookieName)
      if (token === undefined) return undefined
      const [session] = await byToken({ hash: sha256(token), now: deps.clock.now() })
      return session
    },
    open: (accountId, connectionId) => opened(newId('ses'), accountId, connectionId, insert),
    renew: (session, connectionId) => opened(session.id, session.accountId, connectionId, renewal),
    ending: (id) => ending({ id, now: deps.clock.now() }),
    async end(id) {
      const result = await kysely.executeQuery(ending({ id, now: deps.clock.now() }))
      return (result.numAffectedRows ?? 0n) > 0n
    },
  }
})
