import { type Expression, type SqlBool, sql } from 'kysely'
import { validationFailed } from '../okta-error.ts'
import { contains } from '../schema/text-match.ts'
import { wordSought } from '../system-log/event-words.ts'
import type { LogEvent, LogParty } from '../system-log/log-event.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, isoTime } from './api-call.ts'
import { parseFilter } from './filter-grammar.ts'
import { type Field, filterToSql, ORDERED, parseTime } from './filter-to-sql.ts'
import { readAfter, readLimit, sendPageOf } from './paging.ts'

export const logsRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/logs', scope: 'okta.logs.read', run: listLogs },
]

const WEEK_MS = 7 * 24 * 60 * 60 * 1000

/** Ascending and without an end the list is a poll: there is always a next page, sometimes an empty one. */
async function listLogs(deps: AdminApiDeps, call: ApiCall) {
  const { query } = call
  const limit = readLimit(query, 100, 1000)
  const descending = query.get('sortOrder')?.toUpperCase() === 'DESCENDING'
  const until = readTime(query, 'until')
  const after = readAfter(query, 'time')
  const where = conditionOf(deps, query)
  const events = await systemLogStore(deps.db.kysely).list(call.org.id, {
    since: readTime(query, 'since') ?? call.now - WEEK_MS,
    ...(until === undefined ? {} : { until }),
    ...(where === undefined ? {} : { where }),
    ...(after === undefined ? {} : { after }),
    descending,
    limit: limit + 1,
  })
  const endless = !descending && until === undefined
  return sendPageOf({ ...call, limit, endless }, events, (event) => [event.published, event.uuid]).map(eventView)
}

function readTime(query: ReadonlyMap<string, string>, name: string): number | undefined {
  const text = query.get(name)
  if (text === undefined || text === '') return undefined
  const time = parseTime(text)
  if (time === undefined) throw validationFailed(name, [`${name}: Must be an ISO 8601 time`])
  return time
}

function conditionOf(deps: AdminApiDeps, query: ReadonlyMap<string, string>): Expression<SqlBool> | undefined {
  const filter = query.get('filter')
  const q = query.get('q')
  const conditions: Expression<SqlBool>[] = []
  const { engine } = deps.db
  if (filter)
    conditions.push(
      filterToSql(parseFilter(filter), { engine, field: (attribute) => logField(engine, attribute), allowNot: true }),
    )
  if (q) conditions.push(keywords(engine, q))
  return conditions.length === 0 ? undefined : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`
}

function logField(engine: Engine, attribute: string): Field | undefined {
  const columns: Record<string, string> = {
    eventType: 'event_type',
    uuid: 'uuid',
    severity: 'severity',
    'actor.id': 'actor_id',
    'outcome.result': 'outcome_result',
    'outcome.reason': 'outcome_reason',
  }
  if (attribute === 'published') return { kind: 'time', column: 'published', operators: ORDERED }
  if (attribute === 'target.id') return { kind: 'condition', operators: ['eq'], of: (id) => aboutTarget(engine, id) }
  const column = Object.hasOwn(columns, attribute) ? columns[attribute] : undefined
  return column === undefined ? undefined : { kind: 'exact', column, operators: ['eq', 'ne', 'sw', 'ew', 'co', 'pr'] }
}

type Engine = AdminApiDeps['db']['engine']

/** Up to ten words of up to forty characters, each a word of the event. */
function keywords(engine: Engine, q: string): Expression<SqlBool> {
  const words = q.split(/\s+/).filter((word) => word !== '')
  if (words.length > 10 || words.some((word) => word.length > 40))
    throw validationFailed('q', ['q: At most 10 words of at most 40 characters'])
  return words.length === 0 ? sql<SqlBool>`1 = 1` : hasWords(engine, words.map(wordSought))
}

/** The words find the events, the rest says that it is the target they are about. */
function aboutTarget(engine: Engine, id: string): Expression<SqlBool> {
  const exactly = contains('target_json', `"id":${JSON.stringify(id)}`)
  return sql<SqlBool>`(${hasWords(engine, [wordSought(id)])} and ${exactly})`
}

function hasWords(engine: Engine, words: readonly string[]): Expression<SqlBool> {
  if (engine === 'postgres') return sql<SqlBool>`string_to_array(words, ' ') @> ${words}::text[]`
  return sql<SqlBool>`(${sql.join(
    words.map((word) => contains('words', ` ${word} `)),
    sql` and `,
  )})`
}

function eventView(event: LogEvent) {
  return {
    uuid: event.uuid,
    published: isoTime(event.published),
    eventType: event.eventType,
    version: '0',
    severity: event.severity,
    legacyEventType: null,
    displayMessage: event.displayMessage,
    actor: party(event.actor),
    client: {
      userAgent: {
        rawUserAgent: event.client?.userAgent ?? null,
        os: 'Unknown',
        browser: 'UNKNOWN',
      },
      zone: 'null',
      device: 'Unknown',
      id: null,
      ipAddress: event.client?.ipAddress ?? null,
      geographicalContext: null,
    },
    authenticationContext: { authenticationStep: 0, externalSessionId: event.transaction?.sessionId ?? null },
    outcome: { result: event.outcome.result, reason: event.outcome.reason ?? null },
    target: event.target?.length ? event.target.map(party) : null,
    transaction: {
      type: 'WEB',
      id: event.transaction?.id ?? null,
      detail:
        event.transaction?.requestApiTokenId === undefined
          ? {}
          : { requestApiTokenId: event.transaction.requestApiTokenId },
    },
    debugContext: { debugData: event.debugData ?? {} },
    securityContext: { asNumber: null, asOrg: null, isp: null, domain: null, isProxy: null },
    request: {
      ipChain:
        event.client?.ipAddress === undefined ? [] : [{ ip: event.client.ipAddress, version: 'V4', source: null }],
    },
  }
}

function party(named: LogParty) {
  return { ...named, detailEntry: null }
}
