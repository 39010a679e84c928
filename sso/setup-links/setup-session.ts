// A browser that opened a setup link and proved its mailbox. It is asked for its link each time, so a link that was
// revoked or ran out ends it.
import type { FastifyRequest } from 'fastify'
import { cookieJar, readCookies } from '../../kit/cookie.ts'
import { randomToken, sha256 } from '../../kit/ids.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { onePerHouse } from '../one-per-house.ts'
import { type SetupLink, setupLinkOf } from './setup-link.ts'

const COOKIE = 'gp_setup'
/** After a night the mailbox is asked again. */
const SESSION_MS = 12 * 60 * 60_000
const SEEN_EVERY_MS = 60_000

export type SetupSessions = {
  /** @returns the `Set-Cookie` value */
  open(link: SetupLink): Promise<string>
  /** The live link this browser is inside by. */
  ofBrowser(request: FastifyRequest): Promise<SetupLink | undefined>
}

export const setupSessions = onePerHouse((deps): SetupSessions => {
  const { db, clock } = deps
  const jar = cookieJar(deps.publicUrl.startsWith('https:'))
  const name = jar.name(COOKIE)

  return {
    async open(link) {
      const token = randomToken(32)
      const now = clock.now()
      await db.transaction(async (trx) => {
        await trx.deleteFrom('setup_sessions').where('expires_at', '<', now).execute()
        await trx
          .insertInto('setup_sessions')
          .values({ token_hash: sha256(token), link_id: link.id, created_at: now, expires_at: now + SESSION_MS })
          .execute()
        const seen = { last_seen_at: now, ...(link.provenAt === null ? { proven_at: now } : {}) }
        await trx.updateTable('setup_links').set(seen).where('id', '=', link.id).execute()
        await writeAudit(trx, now, {
          actor: link.id,
          action: 'setup.opened',
          target: { type: 'setup_link', id: link.id },
          organizationId: link.organizationId,
          detail: { email: link.email },
        })
      })
      return jar.set(COOKIE, token, { maxAgeSeconds: SESSION_MS / 1000 })
    },

    async ofBrowser(request) {
      const token = readCookies(request).get(name)
      if (token === undefined) return undefined
      const now = clock.now()
      const row = await db.kysely
        .selectFrom('setup_sessions')
        .innerJoin('setup_links', 'setup_links.id', 'setup_sessions.link_id')
        .selectAll('setup_links')
        .where('setup_sessions.token_hash', '=', sha256(token))
        .where('setup_sessions.expires_at', '>', now)
        .where('setup_links.revoked_at', 'is', null)
        .where('setup_links.expires_at', '>', now)
        .executeTakeFirst()
      if (row === undefined) return undefined
      if (now - (row.last_seen_at ?? 0) > SEEN_EVERY_MS)
        await db.kysely.updateTable('setup_links').set({ last_seen_at: now }).where('id', '=', row.id).execute()
      return setupLinkOf(row)
    },
  }
})
