// What an application was given at a sign-in: its code, its access tokens and its refresh family, one row. Each
// operation is one statement, so two nodes or two tabs can never both win.
import { type Compilable, sql } from 'kysely'
import { prepared, preparedWrite } from '../../kit/database.ts'
import type { Grant, GrantStore, NewGrant } from '../../openid/house.ts'
import { turnBounds } from '../../openid/refresh-token.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { GrantRow } from '../schema/sso-schema.ts'

export type SsoGrants = GrantStore & {
  /** The insert alone, for the transaction that admits a person. */
  insert(fresh: NewGrant): Compilable
}

type Taken = Pick<GrantRow, 'grant_json' | 'code_used_at'>
type Found = Pick<GrantRow, 'grant_json' | 'generation'>
type Turned = Pick<GrantRow, 'grant_json' | 'generation' | 'revoked_at'>
type Turn = {
  id: string
  site: string
  generation: number
  now: number
  moves: number
  graceFrom: number
  usedAfter: number
}

// Disabling a connection ends its sessions; one that was being opened at that moment is caught here.
const sessionLives = sql<boolean>`exists (select 1 from sessions where sessions.id = grants.session_id
  and sessions.ended_at is null and not exists (select 1 from connections
    where connections.id = sessions.connection_id and connections.status = 'disabled'))`

export const grantStore = onePerHouse(({ db }): SsoGrants => {
  const { kysely } = db

  const insert = preparedWrite<GrantRow>((p) =>
    kysely.insertInto('grants').values({
      id: p('id'),
      site_key: p('site_key'),
      client_id: p('client_id'),
      account_id: p('account_id'),
      session_id: p('session_id'),
      code_hash: p('code_hash'),
      code_expires_at: p('code_expires_at'),
      generation: 0,
      created_at: p('created_at'),
      grant_json: p('grant_json'),
    }),
  )

  // A code used again turns its time negative: that is how one statement tells the first use from the others.
  const take = prepared<{ hash: string; site: string; now: number }, Taken>(db, (p) =>
    kysely
      .updateTable('grants')
      .set({ code_used_at: sql`case when code_used_at is null then ${p('now')} else -abs(code_used_at) end` })
      .where('code_hash', '=', p('hash'))
      .where('site_key', '=', p('site'))
      .where('code_expires_at', '>', p('now'))
      .where('revoked_at', 'is', null)
      .where(sessionLives)
      .returning(['grant_json', 'code_used_at']),
  )

  const find = prepared<{ id: string; site: string }, Found>(db, (p) =>
    kysely
      .selectFrom('grants')
      .select(['grant_json', 'generation'])
      .where('id', '=', p('id'))
      .where('site_key', '=', p('site'))
      .where('revoked_at', 'is', null)
      .where(sessionLives),
  )

  // `moves` is 1 when this use advances the family. Shown one generation late within the grace period, nothing moves;
  // shown later than that, the token was copied and the whole family ends.
  const turn = prepared<Turn, Turned>(db, (p) =>
    kysely
      .updateTable('grants')
      .set({
        generation: sql`case when generation = ${p('generation')} then generation + ${p('moves')} else generation end`,
        rotated_at: sql`case when generation = ${p('generation')} and ${p('moves')} = 1 then ${p('now')} else rotated_at end`,
        revoked_at: sql`case when generation = ${p('generation')}
          or (generation = ${p('generation')} + 1 and rotated_at > ${p('graceFrom')}) then revoked_at else ${p('now')} end`,
        refresh_used_at: p('now'),
      })
      .where('id', '=', p('id'))
      .where('site_key', '=', p('site'))
      .where('generation', '>=', p('generation'))
      .where('revoked_at', 'is', null)
      .where(sql<boolean>`coalesce(refresh_used_at, created_at) > ${p('usedAfter')}`)
      .where(sessionLives)
      .returning(['grant_json', 'generation', 'revoked_at']),
  )

  const revoke = prepared<{ id: string; site: string; now: number }, unknown>(db, (p) =>
    kysely
      .updateTable('grants')
      .set({ revoked_at: p('now') })
      .where('id', '=', p('id'))
      .where('site_key', '=', p('site'))
      .where('revoked_at', 'is', null),
  )

  return {
    insert: (fresh) => insert(grantRow(fresh)),
    async save(_site, fresh) {
      await kysely.executeQuery(insert(grantRow(fresh)))
    },
    async takeCode(site, hash, now) {
      const [row] = await take({ hash, site: site.key, now })
      return row && { grant: grantOf(row), firstUse: (row.code_used_at ?? 0) > 0 }
    },
    async find(site, id) {
      const [row] = await find({ id, site: site.key })
      return row && { ...grantOf(row), refreshGeneration: row.generation }
    },
    async rotate(site, id, generation, options) {
      const [row] = await turn({ id, site: site.key, generation, ...turnBounds(options) })
      if (row === undefined) return undefined
      return row.revoked_at === null ? { grant: grantOf(row), generation: row.generation } : 'reuse'
    },
    async revoke(site, id, now) {
      await revoke({ id, site: site.key, now })
    },
  }
})

function grantRow({ grant, codeHash }: NewGrant): GrantRow {
  return {
    id: grant.id,
    site_key: grant.siteKey,
    client_id: grant.clientId,
    account_id: grant.subject,
    session_id: grant.sessionId,
    code_hash: codeHash,
    code_expires_at: grant.codeExpiresAt,
    code_used_at: null,
    generation: 0,
    rotated_at: null,
    refresh_used_at: null,
    revoked_at: null,
    created_at: grant.createdAt,
    grant_json: JSON.stringify(grant),
  }
}

function grantOf(row: Pick<GrantRow, 'grant_json'>): Grant {
  return JSON.parse(row.grant_json) as Grant
}
