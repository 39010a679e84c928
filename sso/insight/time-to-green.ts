// How long it takes from an invitation to people who sign in: the number a guide is measured by.
import { sql } from 'kysely'
import type { SsoDeps } from '../sso-deps.ts'
import type { Period } from './statistics.ts'

export type SetUp = {
  readonly connectionId: string
  readonly organizationId: string
  readonly organization: string
  readonly invitedAt: number
  /** When the invited mailbox was first proven; null: nobody came. */
  readonly openedAt: number | null
  /** When a version of it first went live after that; null: not yet. */
  readonly liveAt: number | null
}

export type TimeToGreen = {
  /** Of those that are live: from the invitation, and from the first visit. Milliseconds. */
  readonly medianMs: number | null
  readonly medianFromOpenedMs: number | null
  /** Those whose first invitation was in the period, the newest first. */
  readonly setUps: readonly SetUp[]
}

const MOST = 200

export async function readTimeToGreen({ db }: SsoDeps, { from, to, organizationId }: Period): Promise<TimeToGreen> {
  const invited = sql<number>`min(setup_links.created_at)`
  let query = db.kysely
    .selectFrom('setup_links')
    .innerJoin('organizations', 'organizations.id', 'setup_links.organization_id')
    .select((eb) => [
      'setup_links.connection_id as connectionId',
      'setup_links.organization_id as organizationId',
      'organizations.name as organization',
      invited.as('invitedAt'),
      eb.fn.min('setup_links.proven_at').as('openedAt'),
      eb
        .selectFrom('connection_versions')
        .select((sub) => sub.fn.min('live_at').as('live'))
        .whereRef('connection_versions.connection_id', '=', 'setup_links.connection_id')
        .as('liveAt'),
    ])
    .where('setup_links.step', 'is', null)
    .where('setup_links.created_by', '<>', 'system')
    .groupBy(['setup_links.connection_id', 'setup_links.organization_id', 'organizations.name'])
    .having(invited, '>=', from)
    .having(invited, '<', to)
    .orderBy(invited, 'desc')
    .limit(MOST)
  if (organizationId !== undefined) query = query.where('setup_links.organization_id', '=', organizationId)
  const rows = await query.execute()
  const setUps = rows.map((row) => ({
    ...row,
    liveAt: row.liveAt !== null && row.liveAt >= row.invitedAt ? row.liveAt : null,
  }))
  return {
    medianMs: median(setUps.flatMap(({ invitedAt, liveAt }) => (liveAt === null ? [] : [liveAt - invitedAt]))),
    medianFromOpenedMs: median(
      setUps.flatMap(({ openedAt, liveAt }) =>
        liveAt === null || openedAt === null ? [] : [Math.max(0, liveAt - openedAt)],
      ),
    ),
    setUps,
  }
}

function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}
