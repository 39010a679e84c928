// What an application was given at a sign-in: its code, its access tokens and its refresh family are one row. Each
// operation is one statement, so two nodes or two tabs can never both win.
//
// As at Okta, a grant outlives the browser session it came from and ends with the person: who is not ACTIVE any more
// has no codes, tokens or refresh families. Refreshing also asks whether the person is still assigned to the app.
//
// Every grant that is read brings the person's profile as it is now, so claims need no statement of their own.
import { sql } from 'kysely'
import { prepared } from '../../kit/database.ts'
import type { Grant, GrantStore, NewGrant, Site } from '../../openid/house.ts'
import { ProtocolError } from '../../openid/protocol-error.ts'
import { turnBounds } from '../../openid/refresh-token.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { GrantRow } from '../schema/idp-schema.ts'

/** Where a grant's row says it belongs. */
export type GrantPlace = { readonly orgId: string; readonly siteKey: string }

/** The person as read together with a grant: `grant.detail.person`. */
export type GrantPerson = { readonly profile: Readonly<Record<string, unknown>>; readonly updatedAt: number }

const MOST_REVOKED_CHARS = 8_000

type Named = { id: string; org: string; site: string }
type WithPerson = Pick<GrantRow, 'grant_json'> & { profile_json: string; user_updated_at: number }
type Turn = Named & {
  generation: number
  now: number
  moves: number
  graceFrom: number
  usedAfter: number
}

/** @param placeOf  which org and authorization server a site stands for */
export function authorizationGrants({ db, clock }: IdpDeps, placeOf: (site: Site) => GrantPlace): GrantStore {
  const { kysely } = db

  const insert = prepared<GrantRow, unknown>(db, (p) =>
    kysely.insertInto('grants').values({
      id: p('id'),
      org_id: p('org_id'),
      site_key: p('site_key'),
      client_id: p('client_id'),
      user_id: p('user_id'),
      session_id: p('session_id'),
      code_hash: p('code_hash'),
      code_expires_at: p('code_expires_at'),
      generation: 0,
      created_at: p('created_at'),
      grant_json: p('grant_json'),
    }),
  )

  // A code used again turns its time negative: that is how one statement tells the first use from the others.
  const take = prepared<
    { hash: string; org: string; site: string; now: number },
    WithPerson & { code_used_at: number }
  >(db, (p) =>
    kysely
      .updateTable('grants')
      .set({ code_used_at: sql`case when code_used_at is null then ${p('now')} else -abs(code_used_at) end` })
      .where('code_hash', '=', p('hash'))
      .where('org_id', '=', p('org'))
      .where('site_key', '=', p('site'))
      .where('code_expires_at', '>', p('now'))
      .where('revoked_at', 'is', null)
      .where(personIsActive)
      .returning(['grant_json', sql<number>`code_used_at`.as('code_used_at'), ...personColumns]),
  )

  // Asked only when there is no such code here: was it brought to the wrong one of the org's servers?
  const isOfAnother = prepared<{ hash: string; org: string; site: string; now: number }, Pick<GrantRow, 'site_key'>>(
    db,
    (p) =>
      kysely
        .selectFrom('grants')
        .select('site_key')
        .where('code_hash', '=', p('hash'))
        .where('org_id', '=', p('org'))
        .where('site_key', '!=', p('site'))
        .where('code_expires_at', '>', p('now'))
        .where('code_used_at', 'is', null)
        .where('revoked_at', 'is', null),
  )

  const find = prepared<Named, WithPerson & Pick<GrantRow, 'generation' | 'revoked_token_ids'>>(db, (p) =>
    kysely
      .selectFrom('grants')
      .innerJoin('users', 'users.id', 'grants.user_id')
      .select([
        'grant_json',
        'generation',
        'revoked_token_ids',
        'users.profile_json',
        'users.updated_at as user_updated_at',
      ])
      .where('grants.id', '=', p('id'))
      .where('grants.org_id', '=', p('org'))
      .where('site_key', '=', p('site'))
      .where('revoked_at', 'is', null)
      .where('users.status', '=', 'ACTIVE'),
  )

  // `moves` is 1 when this use advances the family. Shown one generation late within the grace period, nothing moves;
  // shown later than that, the token was copied and the whole family ends.
  const turn = prepared<Turn, WithPerson & { generation: number; revoked_at: number | null }>(db, (p) =>
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
      .where('org_id', '=', p('org'))
      .where('site_key', '=', p('site'))
      .where('generation', '>=', p('generation'))
      .where('revoked_at', 'is', null)
      .where(sql<boolean>`coalesce(refresh_used_at, created_at) > ${p('usedAfter')}`)
      .where(personIsActive)
      .where(personIsAssigned)
      .returning(['grant_json', 'generation', 'revoked_at', ...personColumns]),
  )

  const revoke = prepared<Named & { now: number }, unknown>(db, (p) =>
    kysely
      .updateTable('grants')
      .set({ revoked_at: p('now') })
      .where('id', '=', p('id'))
      .where('org_id', '=', p('org'))
      .where('site_key', '=', p('site'))
      .where('revoked_at', 'is', null),
  )

  // A client that ends its tokens one by one for ever has no use for the grant either.
  const endToken = prepared<Named & { token: string; now: number }, unknown>(db, (p) =>
    kysely
      .updateTable('grants')
      .set({
        revoked_token_ids: sql`coalesce(revoked_token_ids || ' ', '') || ${p('token')}`,
        revoked_at: sql`case when length(coalesce(revoked_token_ids, '')) > ${sql.lit(MOST_REVOKED_CHARS)}
          then ${p('now')} else revoked_at end`,
      })
      .where('id', '=', p('id'))
      .where('org_id', '=', p('org'))
      .where('site_key', '=', p('site'))
      .where('revoked_at', 'is', null),
  )

  const named = (site: Site, id: string): Named => {
    const { orgId, siteKey } = placeOf(site)
    return { id, org: orgId, site: siteKey }
  }

  return {
    async save(site, fresh) {
      await insert(grantRow(placeOf(site), fresh))
    },
    async takeCode(site, hash, now) {
      const { orgId, siteKey } = placeOf(site)
      const [row] = await take({ hash, org: orgId, site: siteKey, now })
      if (row === undefined && (await isOfAnother({ hash, org: orgId, site: siteKey, now })).length > 0)
        throw new ProtocolError('invalid_grant', 'mismatched_authorization_server', 'The code is of another server.')
      return row && { grant: grantOf(row), firstUse: row.code_used_at > 0 }
    },
    async find(site, id) {
      const [row] = await find(named(site, id))
      if (row === undefined) return undefined
      const grant = { ...grantOf(row), refreshGeneration: row.generation }
      return row.revoked_token_ids === null
        ? grant
        : { ...grant, revokedAccessTokens: row.revoked_token_ids.split(' ') }
    },
    async rotate(site, id, generation, options) {
      const [row] = await turn({ ...named(site, id), generation, ...turnBounds(options) })
      if (row === undefined) return undefined
      return row.revoked_at === null ? { grant: grantOf(row), generation: row.generation } : 'reuse'
    },
    async revoke(site, id, now) {
      await revoke({ ...named(site, id), now })
    },
    async revokeAccessToken(site, id, tokenId) {
      await endToken({ ...named(site, id), token: tokenId, now: clock.now() })
    },
  }
}

const personIsActive = sql<boolean>`exists (select 1 from users where users.id = grants.user_id and users.status = 'ACTIVE')`

const personIsAssigned = sql<boolean>`exists (
  select 1 from apps where apps.org_id = grants.org_id and apps.client_id = grants.client_id and (
    apps.implicit_assignment = 1
    or exists (select 1 from app_users where app_users.app_id = apps.id and app_users.user_id = grants.user_id)
    or exists (
      select 1 from app_groups join group_members on group_members.group_id = app_groups.group_id
      where app_groups.app_id = apps.id and group_members.user_id = grants.user_id)))`

const personColumns = [
  sql<string>`(select profile_json from users where users.id = grants.user_id)`.as('profile_json'),
  sql<number>`(select updated_at from users where users.id = grants.user_id)`.as('user_updated_at'),
] as const

function grantRow({ orgId, siteKey }: GrantPlace, { grant, codeHash }: NewGrant): GrantRow {
  return {
    id: grant.id,
    org_id: orgId,
    site_key: siteKey,
    client_id: grant.clientId,
    user_id: grant.subject,
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
    revoked_token_ids: null,
  }
}

function grantOf(row: WithPerson): Grant {
  const grant = JSON.parse(row.grant_json) as Grant
  const person: GrantPerson = { profile: JSON.parse(row.profile_json), updatedAt: row.user_updated_at }
  return { ...grant, detail: { ...grant.detail, person } }
}
