// Sessions seen from elsewhere: a person looks at their own, an administrator at anybody's.
import type { Kysely } from 'kysely'
import type { IdpSchema } from '../schema/idp-schema.ts'
import { isInUse } from './org-session.ts'

/** A live session. Times are milliseconds. */
export type LiveSession = {
  readonly id: string
  readonly userId: string
  readonly login: string
  readonly amr: readonly string[]
  readonly createdAt: number
  readonly authTime: number
  readonly factorAt: number | null
  readonly lastSeenAt: number
  readonly expiresAt: number
  readonly userAgent: string | null
  readonly ip: string | null
}

/** @param db  the database, or the transaction to be part of */
export function sessionStore(db: Kysely<IdpSchema>) {
  const alive = (orgId: string, now: number) =>
    db
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .selectAll('sessions')
      .select('users.login')
      .where('sessions.org_id', '=', orgId)
      .where('sessions.ended_at', 'is', null)
      .where('sessions.expires_at', '>', now)
      .where(isInUse(now))
      .where('users.status', '=', 'ACTIVE')

  const endWhere = (orgId: string, now: number) =>
    db.updateTable('sessions').set({ ended_at: now }).where('org_id', '=', orgId).where('ended_at', 'is', null)

  return {
    async byId(orgId: string, sessionId: string, now: number): Promise<LiveSession | undefined> {
      const row = await alive(orgId, now).where('sessions.id', '=', sessionId).executeTakeFirst()
      return row && asLive(row)
    },

    /** The one used last is first. */
    async ofPerson(orgId: string, userId: string, now: number): Promise<LiveSession[]> {
      const rows = await alive(orgId, now)
        .where('sessions.user_id', '=', userId)
        .orderBy('sessions.last_seen_at', 'desc')
        .limit(100)
        .execute()
      return rows.map(asLive)
    },

    /** Goes on as if it had just been used; no longer than it may live at all. */
    async refresh(orgId: string, sessionId: string, now: number): Promise<void> {
      await db
        .updateTable('sessions')
        .set({ last_seen_at: now })
        .where('org_id', '=', orgId)
        .where('id', '=', sessionId)
        .execute()
    },

    /** @returns false when it was no live session of theirs */
    async end(orgId: string, userId: string, sessionId: string, now: number): Promise<boolean> {
      const ended = endWhere(orgId, now).where('id', '=', sessionId).where('user_id', '=', userId)
      return (await ended.executeTakeFirst()).numUpdatedRows > 0n
    },

    async endOthers(orgId: string, userId: string, keep: string, now: number): Promise<void> {
      await endWhere(orgId, now).where('user_id', '=', userId).where('id', '!=', keep).execute()
    },
  }
}

type Row = {
  id: string
  user_id: string
  login: string
  amr_json: string
  created_at: number
  auth_time: number
  factor_at: number | null
  last_seen_at: number
  expires_at: number
  user_agent: string | null
  ip: string | null
}

function asLive(row: Row): LiveSession {
  return {
    id: row.id,
    userId: row.user_id,
    login: row.login,
    amr: JSON.parse(row.amr_json),
    createdAt: row.created_at,
    authTime: row.auth_time,
    factorAt: row.factor_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    userAgent: row.user_agent,
    ip: row.ip,
  }
}
