// With the customer's API token: the token itself first, then the app and the authorization server as they stand in Okta.
// The question itself keeps the token alive: Okta revokes one that was not used for thirty days.
import { z } from 'zod'
import type { ActiveConnection } from '../connections/connection.ts'
import type { KeptOktaToken } from '../connections/okta-token-store.ts'
import { type ManagementApi, managementApi } from '../okta/management-api.ts'
import { type Around, findingOf } from '../setup-steps/finding.ts'
import { asked } from './asked.ts'
import { differs, holds, type Looked, unknown } from './drift-check.ts'
import type { DriftDeps } from './drift-deps.ts'
import { lookAtApp } from './look-at-app.ts'
import { lookAtServer } from './look-at-server.ts'

export type TokenLook = {
  readonly looked: readonly Looked[]
  /** What the token may read, by name. */
  readonly rights: readonly string[]
  /** It was used: Okta keeps it thirty days more. */
  readonly used: boolean
}

export type LookingByToken = {
  readonly api: ManagementApi
  readonly connection: ActiveConnection
  readonly around: Around
}

const PATIENCE_MS = 5_000
const DAY_MS = 24 * 60 * 60_000
/** Of the thirty days Okta gives it: a week is left to do something. */
const WORRY_DAYS = 23

/** @param before  what it could read before; when it was last used */
export async function lookByToken(
  deps: DriftDeps,
  connection: ActiveConnection,
  token: KeptOktaToken,
  around: Around,
  before: { readonly rights: readonly string[]; readonly usedAt: number | null },
): Promise<TokenLook> {
  const api = managementApi(deps, { ...token, patienceMs: PATIENCE_MS })
  const owner = await asked(api.get('/api/v1/users/me', me))
  if (!('got' in owner)) {
    const found = tokenFinding(owner.no, around)
    const lastUse = Math.max(before.usedAt ?? 0, token.keptAt)
    const looked =
      found === undefined ? unusedFor(deps.clock.now() - lastUse, owner.why, around) : differs('api-token', [found])
    return { looked: [looked, ...UNSEEN.map((check) => unknown(check, owner.why))], rights: [], used: false }
  }
  const login = { name: 'Made by', value: owner.got.profile.login }
  const alive = holds('api-token', [
    login,
    { name: 'Alive', value: 'used just now, so Okta keeps it thirty days more' },
  ])
  const { rights, looked } = await lookAtRights(deps, api, around, before.rights)
  const looking = { api, connection, around }
  return {
    looked: [alive, looked, ...(await lookAtApp(looking)), ...(await lookAtServer(looking))],
    rights,
    used: true,
  }
}

const me = z.object({ profile: z.object({ login: z.string().catch('somebody') }) })

const UNSEEN = ['app', 'secrets', 'assignments', 'tile', 'policy', 'groups-claim'] as const

function tokenFinding(no: string, around: Around) {
  if (no === 'dead token') return findingOf({ okta: ['E0000011'], facts: {} }, around)
  return no === 'not allowed' ? findingOf({ okta: ['E0000006'], facts: {} }, around) : undefined
}

function unusedFor(ms: number, why: string, around: Around): Looked {
  const days = Math.floor(ms / DAY_MS)
  if (days < WORRY_DAYS) return unknown('api-token', why)
  return differs('api-token', [findingOf({ reason: 'api_token_about_to_die', facts: { days } }, around)])
}

/** What it is there for: to read these. People and groups it could always read, or it would not have been kept. */
const RIGHTS = {
  people: () => '/api/v1/users?limit=1',
  groups: () => '/api/v1/groups?limit=1',
  applications: () => '/api/v1/apps?limit=1',
  'the System Log': (now: number) => `/api/v1/logs?limit=1&since=${new Date(now - 60_000).toISOString()}`,
}
const ALWAYS: readonly string[] = ['people', 'groups']

async function lookAtRights(deps: DriftDeps, api: ManagementApi, around: Around, before: readonly string[]) {
  const tried = await Promise.all(
    Object.entries(RIGHTS).map(async ([name, path]) => ({
      name,
      answer: await asked(api.list(path(deps.clock.now()), z.unknown(), 1)),
    })),
  )
  const rights = tried.filter(({ answer }) => 'got' in answer).map(({ name }) => name)
  const refused = tried.filter(({ answer }) => 'no' in answer && answer.no === 'not allowed').map(({ name }) => name)
  const lost = refused.filter((name) => ALWAYS.includes(name) || before.includes(name))
  const looked =
    lost.length === 0
      ? holds('token-rights', [{ name: 'May read', value: rights.join(', ') || 'nothing we asked for' }])
      : differs('token-rights', [lostFinding(lost, around)])
  return { rights, looked }
}

function lostFinding(lost: readonly string[], around: Around) {
  const facts = { expected: [...new Set([...ALWAYS, ...lost])].join(', '), found: lost.join(', ') }
  const finding = findingOf({ reason: 'api_token_lost_rights', facts }, around)
  // Nobody signs in by it.
  return finding && { ...finding, mild: true }
}
