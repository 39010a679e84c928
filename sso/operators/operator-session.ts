// An operator who is signed in in a browser: twelve hours at most, an hour without a press. Looked up on each request
// together with the operator, so that whoever was disabled is out at once.
import type { FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { cookieJar, readCookies } from '../../kit/cookie.ts'
import { randomToken, sha256 } from '../../kit/ids.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'
import { type Operator, operatorOf } from './operator.ts'

const COOKIE = 'gp_operator'
const LONGEST_MS = 12 * 60 * 60_000
const IDLE_MS = 60 * 60_000
/** Somebody who signed in elsewhere this morning has most of the day here: no more than this is taken off. */
const OLDEST_MS = 60 * 60_000
const SEEN_EVERY_MS = 60_000

export type SignedIn = { readonly operator: Operator; readonly signedInAt: number }

export type OperatorSessions = {
  /**
   * For the transaction of the sign-in.
   *
   * @param provenAt  milliseconds; when they said who they are, where that was elsewhere: whoever is let through there
   *   without being asked has not said it now. Not said: now
   * @returns the `Set-Cookie` value
   */
  open(trx: Transaction<SsoSchema>, operatorId: string, provenAt?: number): Promise<string>
  ofBrowser(request: FastifyRequest): Promise<SignedIn | undefined>
  /** For the transaction in which somebody signed in says once more who they are. @returns the `Set-Cookie` value */
  replace(trx: Transaction<SsoSchema>, request: FastifyRequest, operatorId: string): Promise<string>
  /** Ends this browser's. @returns the `Set-Cookie` value that forgets it, and whose it was */
  close(request: FastifyRequest): Promise<{ cookie: string; operator: Operator | undefined }>
}

export const operatorSessions = onePerHouse((deps): OperatorSessions => {
  const { db, clock } = deps
  const jar = cookieJar(deps.publicUrl.startsWith('https:'))
  const name = jar.name(COOKIE)

  async function ofBrowser(request: FastifyRequest): Promise<SignedIn | undefined> {
    const token = readCookies(request).get(name)
    if (token === undefined) return undefined
    const now = clock.now()
    const row = await db.kysely
      .selectFrom('operator_sessions')
      .innerJoin('operators', 'operators.id', 'operator_sessions.operator_id')
      .selectAll('operators')
      .select(['operator_sessions.last_seen_at', 'operator_sessions.created_at as signed_in_at'])
      .where('operator_sessions.token_hash', '=', sha256(token))
      .where('operator_sessions.created_at', '>', now - LONGEST_MS)
      .where('operator_sessions.last_seen_at', '>', now - IDLE_MS)
      .where('operators.disabled_at', 'is', null)
      .executeTakeFirst()
    if (row === undefined) return undefined
    if (now - row.last_seen_at > SEEN_EVERY_MS)
      await db.kysely
        .updateTable('operator_sessions')
        .set({ last_seen_at: now })
        .where('token_hash', '=', sha256(token))
        .execute()
    return { operator: operatorOf(row), signedInAt: row.signed_in_at }
  }

  async function open(trx: Transaction<SsoSchema>, operatorId: string, provenAt?: number): Promise<string> {
    const token = randomToken(32)
    const now = clock.now()
    const since = Math.min(now, Math.max(provenAt ?? now, now - OLDEST_MS))
    await trx
      .deleteFrom('operator_sessions')
      .where('created_at', '<', now - LONGEST_MS)
      .execute()
    await trx
      .insertInto('operator_sessions')
      .values({ token_hash: sha256(token), operator_id: operatorId, created_at: since, last_seen_at: now })
      .execute()
    // Strict: the page itself needs no cookie, and what it asks for comes from here.
    return jar.set(COOKIE, token, { maxAgeSeconds: LONGEST_MS / 1000, sameSite: 'Strict' })
  }

  return {
    open,
    ofBrowser,
    async replace(trx, request, operatorId) {
      const token = readCookies(request).get(name) ?? ''
      await trx.deleteFrom('operator_sessions').where('token_hash', '=', sha256(token)).execute()
      return open(trx, operatorId)
    },
    async close(request) {
      const signedIn = await ofBrowser(request)
      const token = readCookies(request).get(name)
      if (token !== undefined)
        await db.kysely.deleteFrom('operator_sessions').where('token_hash', '=', sha256(token)).execute()
      return { cookie: jar.clear(COOKIE), operator: signedIn?.operator }
    },
  }
})
