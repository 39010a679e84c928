// How long the management API takes for a list, with a hundred thousand people, ten thousand groups and a million events
// on PostgreSQL: `npm run bench -- --only lists`. Everything is asked for as a client would, over HTTP, one after another.
import crypto from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import { freePort } from '../kit/server.ts'
import { startBenchPostgres } from './bench-postgres.ts'
import type { BenchSettings } from './bench-settings.ts'
import { PEER_CPU, type PeerProcess, startPeer } from './peer-process.ts'
import { quantile, rounded } from './statistics.ts'
import { Wire } from './wire.ts'

const PEOPLE = 100_000
const GROUPS = 10_000
const EVENTS = 1_000_000
/** What a list may take. */
const LIST_MS = 50

export type ListsFacts = {
  readonly port: number
  readonly host: string
  readonly orgId: string
  readonly apiToken: string
}

export type ListRow = {
  readonly list: string
  readonly items: number
  readonly p50Ms: number | undefined
  readonly p95Ms: number | undefined
}

const search = (expression: string, more = '') => `/users?search=${encodeURIComponent(expression)}${more}`
const filtered = (list: string, expression: string, more = '') =>
  `/${list}?filter=${encodeURIComponent(expression)}${more}`

/** What an administrator, a sync and a dashboard ask for. `later`: a page from the middle. */
const LISTS: readonly { readonly list: string; readonly path: string; readonly later?: number }[] = [
  { list: 'users', path: '/users' },
  { list: 'users, the 20th page', path: '/users', later: 20 },
  { list: 'users q=ada', path: '/users?q=ada' },
  { list: 'users q of one', path: '/users?q=user77777' },
  { list: 'users filter lastUpdated gt', path: filtered('users', 'lastUpdated gt "2026-11-20T00:00:00.000Z"') },
  { list: 'users filter status', path: filtered('users', 'status eq "SUSPENDED"') },
  { list: 'users search lastName sw', path: search('profile.lastName sw "tur"') },
  { list: 'users search login co', path: search('profile.login co "77777"') },
  { list: 'users search department', path: search('profile.department eq "Department 7"') },
  {
    list: 'users search by two, sorted',
    path: search('profile.department eq "Department 7" and profile.city sw "city 1"', '&sortBy=profile.lastName'),
  },
  { list: 'users search custom number', path: search('profile.desk gt 99900') },
  { list: 'groups, 200', path: '/groups?limit=200' },
  { list: 'groups, 200, with stats', path: '/groups?limit=200&expand=stats' },
  { list: 'groups q=group 7', path: '/groups?q=group%207' },
  { list: 'groups search', path: `/groups?search=${encodeURIComponent('profile.name sw "group 12"')}` },
  { list: 'members of a large group, 200', path: '/groups/00gbench000000000001/users?limit=200' },
  { list: 'logs', path: '/logs?since=2026-01-01T00:00:00Z' },
  { list: 'logs, newest first', path: '/logs?since=2026-01-01T00:00:00Z&sortOrder=DESCENDING' },
  {
    list: 'logs of a type',
    path: filtered('logs', 'eventType eq "user.lifecycle.create"', '&since=2026-01-01T00:00:00Z&sortOrder=DESCENDING'),
  },
  {
    list: 'logs of an actor',
    path: filtered('logs', 'actor.id eq "00ubench000000077777"', '&since=2026-01-01T00:00:00Z&sortOrder=DESCENDING'),
  },
  {
    list: 'logs about a target',
    path: filtered('logs', 'target.id eq "00ubench000000077777"', '&since=2026-01-01T00:00:00Z&sortOrder=DESCENDING'),
  },
  {
    list: 'logs q of two words',
    path: '/logs?q=user77777%40acme.example%20okta&since=2026-01-01T00:00:00Z&sortOrder=DESCENDING',
  },
  { list: 'logs q of a common word', path: '/logs?q=login&since=2026-01-01T00:00:00Z&sortOrder=DESCENDING' },
]

/** @returns a row a list; nothing where PostgreSQL cannot run */
export async function benchLists(settings: BenchSettings): Promise<readonly ListRow[]> {
  const postgres = await startBenchPostgres(path.join(settings.dataDirectory, 'lists-postgres'))
  try {
    const url = await postgres.freshDatabase('lists')
    const peer = await startLists(url)
    try {
      await fill(settings, url, peer.facts)
      const rows: ListRow[] = []
      for (const { list, path: asked, later } of LISTS) rows.push(await measure(settings, peer, list, asked, later))
      return rows
    } finally {
      await peer.stop()
    }
  } finally {
    await postgres.stop()
  }
}

export function listsTable(rows: readonly ListRow[]): string {
  const lines = rows.map(
    ({ list, items, p50Ms, p95Ms }) =>
      `| ${list} | ${items} | ${p50Ms} | ${p95Ms} | ${(p95Ms ?? Number.NaN) <= LIST_MS ? 'yes' : 'no'} |`,
  )
  return [
    `| list of the management API | items | p50 ms | p95 ms | within ${LIST_MS} ms |`,
    '|---|---:|---:|---:|---|',
    ...lines,
  ].join('\n')
}

async function startLists(databaseUrl: string): Promise<PeerProcess<ListsFacts>> {
  const port = await freePort()
  const masterKey = crypto.randomBytes(32).toString('base64url')
  const env = { DATABASE_URL: databaseUrl, MASTER_KEY: masterKey, PORT: String(port) }
  return startPeer<ListsFacts>('peers/gatepass-lists.ts', { port, cpu: PEER_CPU, health: '/livez', env })
}

async function measure(
  settings: BenchSettings,
  { facts }: PeerProcess<ListsFacts>,
  list: string,
  asked: string,
  later = 0,
): Promise<ListRow> {
  const wire = new Wire(facts.port, facts.host)
  let address = asked
  for (let page = 0; page < later; page++) address = (await ask(wire, facts, address)).next ?? address
  const times: number[] = []
  let items = 0
  for (let n = 0; n < (settings.quick ? 12 : 30); n++) {
    const answer = await ask(wire, facts, address)
    items = answer.items
    if (n > 1) times.push(answer.ms)
  }
  wire.close()
  times.sort((a, b) => a - b)
  const row = { list, items, p50Ms: rounded(quantile(times, 0.5), 1), p95Ms: rounded(quantile(times, 0.95), 1) }
  settings.progress(`lists · ${list}: ${items} items, p50 ${row.p50Ms} ms, p95 ${row.p95Ms} ms`)
  return row
}

/** One page. When the minute's calls are used up it waits for the next minute, as a client should. */
async function ask(wire: Wire, facts: ListsFacts, address: string) {
  const headers = { authorization: `SSWS ${facts.apiToken}` }
  for (;;) {
    const begun = performance.now()
    const answer = await wire.request('GET', `/api/v1${address}`, headers)
    const ms = performance.now() - begun
    if (answer.status === 429) {
      await new Promise((go) => setTimeout(go, Number(answer.headers['x-rate-limit-reset']) * 1000 - Date.now() + 100))
      continue
    }
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status} ${answer.body.slice(0, 200)}`)
    const next = /<https?:\/\/[^/]+\/api\/v1([^>]+)>; rel="next"/.exec(answer.headers.link ?? '')?.[1]
    return { ms, items: (JSON.parse(answer.body) as unknown[]).length, next }
  }
}

/** Written past the API, which would take an hour: the same rows it writes. */
async function fill(settings: BenchSettings, url: string, { orgId }: ListsFacts): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('set search_path to idp')
    await client.query("set synchronous_commit to 'off'")
    for (const [what, statement] of FILLING) {
      settings.progress(`lists · ${what}`)
      await client.query(statement.replaceAll('$ORG', `'${orgId}'`))
    }
  } finally {
    await client.end()
  }
}

const FIRST_NAMES = "(array['Ada','Alan','Grace','Emmy','Kurt','Sofja','Carl','Leonhard','Maria','Henri'])"
const LAST_NAMES =
  "(array['Lovelace','Turing','Hopper','Noether','Gödel','Kowalewskaja','Gauss','Euler','Agnesi','Poincaré'])"
const SINCE = Date.parse('2026-09-01T00:00:00.000Z')
const id = (prefix: string, n: string) => `'${prefix}bench' || lpad((${n})::text, 12, '0')`

const FILLING: readonly (readonly [string, string])[] = [
  [
    `${PEOPLE} people`,
    `insert into users (id, org_id, login, login_key, email_key, first_name_key, last_name_key, status, profile_json,
       created_at, updated_at, activated_at, status_changed_at)
     select ${id('00u', 'n')}, $ORG, login, login, login, lower(first_name), lower(last_name),
       case when n % 50 = 0 then 'DEPROVISIONED' when n % 33 = 0 then 'SUSPENDED' else 'ACTIVE' end,
       json_build_object('secondEmail', null, 'mobilePhone', null, 'login', login, 'email', login, 'firstName', first_name,
         'lastName', last_name, 'department', 'Department ' || n % 40, 'city', 'City ' || n % 300, 'title', 'Engineer',
         'desk', n)::text, at, at, at, at
     from (select n, 'user' || n || '@acme.example' as login, ${SINCE} + n * 70000::bigint as at,
       ${FIRST_NAMES}[1 + n % 10] as first_name, ${LAST_NAMES}[1 + (n / 10) % 10] as last_name
       from generate_series(1, ${PEOPLE}) as n) as people`,
  ],
  [
    'what their profiles say',
    `insert into profile_values (org_id, user_id, name, entry, number_value)
     select org_id, users.id, key, key || '=' || left(lower(value), 200), case when key = 'desk' then value::float end
     from users, json_each_text(profile_json::json)
     where org_id = $ORG and value is not null and key not in ('login', 'email', 'firstName', 'lastName')
     on conflict do nothing`,
  ],
  [
    'an attribute of the org’s own',
    `insert into profile_attributes (org_id, subject, part, name, definition_json, created_at, updated_at)
     values ($ORG, 'user', 'custom', 'desk', '{"title":"Desk","type":"integer"}', 0, 0)`,
  ],
  [
    `${GROUPS} groups`,
    `insert into groups (id, org_id, type, name, name_key, profile_json, created_at, updated_at, membership_updated_at)
     select ${id('00g', 'n')}, $ORG, 'OKTA_GROUP', 'Group ' || n, 'group ' || n,
       json_build_object('name', 'Group ' || n, 'description', null)::text, ${SINCE} + n, ${SINCE} + n, ${SINCE} + n
     from generate_series(1, ${GROUPS}) as n`,
  ],
  [
    'their members',
    `insert into group_members (org_id, group_id, user_id, created_at)
     select $ORG, groups.id, users.id, 0 from users join groups on groups.org_id = users.org_id and groups.type = 'BUILT_IN'
       where users.org_id = $ORG
     union select $ORG, ${id('00g', '1 + n % 10000')}, ${id('00u', 'n')}, 0 from generate_series(1, ${PEOPLE}) as n
     union select $ORG, ${id('00g', '1')}, ${id('00u', 'n')}, 0 from generate_series(1, 30000) as n
     on conflict do nothing`,
  ],
  [
    `${EVENTS} events`,
    `insert into system_log (uuid, org_id, published, event_type, severity, display_message, actor_id, actor_json,
       client_json, outcome_result, target_json, transaction_json, debug_json, words)
     select gen_random_uuid()::text, $ORG, ${SINCE} + n * 7000::bigint, type, 'INFO', 'User login to Okta',
       person, party, '{"ipAddress":"203.0.113.7"}', outcome,
       '[' || party || ']',
       '{}', '{}', ' ' || concat_ws(' ', type, replace(type, '.', ' '), 'user login to okta', lower(person), login,
         'user' || m, 'acme', 'example', lower(outcome), '203.0.113.7') || ' '
     from (select *, '{"id":"' || person || '","type":"User","alternateId":"' || login || '","displayName":"' || login || '"}'
       as party from (select n, m, ${id('00u', 'm')} as person, 'user' || m || '@acme.example' as login,
       case when n % 1000 = 0 then 'user.lifecycle.create' when n % 3 = 0 then 'user.authentication.sso'
         else 'user.session.start' end as type, case when n % 20 = 0 then 'FAILURE' else 'SUCCESS' end as outcome
       from (select n, 1 + (n * 7919::bigint) % ${PEOPLE} as m from generate_series(1, ${EVENTS}) as n) as numbers) as people) as events`,
  ],
  ['statistics, as autovacuum would make them', 'vacuum analyze'],
]
