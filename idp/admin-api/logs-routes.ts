import type { Expression, SqlBool } from 'kysely'
import { validationFailed } from '../okta-error.ts'
import { contains } from '../schema/text-match.ts'
import { wordSought } from '../system-log/event-words.ts'
import type { LogEvent, LogParty } from '../system-log/log-event.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, isoTime } from './api-call.ts'
import { type Filter, parseFilter } from './filter-grammar.ts'
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
  const { where, words } = conditionOf(deps, query)
  const events = await systemLogStore(deps.db.kysely).list(call.org.id, {
    since: readTime(query, 'since') ?? call.now - WEEK_MS,
    ...(until === undefined ? {} : { until }),
    ...(where === undefined ? {} : { where }),
    words,
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

/** What is asked for: words every event must have, and whatever else. */
function conditionOf(
  deps: AdminApiDeps,
  query: ReadonlyMap<string, string>,
): { where: Expression<SqlBool> | undefined; words: string[] } {
  const words = keywords(query.get('q') ?? '')
  const text = query.get('filter')
  if (!text) return { where: undefined, words }
  const filter = parseFilter(text)
  const where = filterToSql(filter, { engine: deps.db.engine, field: logField, allowNot: true })
  return { where, words: [...words, ...wordsOf(filter)] }
}

/** Ids that must be somewhere in the event are words of it, and found by that; the filter itself says where. */
function wordsOf(filter: Filter): string[] {
  if (filter.kind === 'and') return filter.parts.flatMap(wordsOf)
  if (filter.kind !== 'compare' || filter.operator !== 'eq' || filter.attribute !== 'target.id') return []
  const word = wordSought(filter.value)
  return /^[a-z0-9]+$/.test(word) ? [word] : []
}

function logField(attribute: string): Field | undefined {
  const columns: Record<string, string> = {
    eventType: 'event_type',
    uuid: 'uuid',
    severity: 'severity',
    'actor.id': 'actor_id',
    'outcome.result': 'outcome_result',
    'outcome.reason': 'outcome_reason',
  }
  if (attribute === 'published') return { kind: 'time', column: 'published', operators: ORDERED }
  if (attribute === 'target.id')
    return { kind: 'condition', operators: ['eq'], of: (id) => contains('target_json', `"id":${JSON.stringify(id)}`) }
  const column = Object.hasOwn(columns, attribute) ? columns[attribute] : undefined
  return column === undefined ? undefined : { kind: 'exact', column, operators: ['eq', 'ne', 'sw', 'ew', 'co', 'pr'] }
}

/** Up to ten words of up to forty characters, each a word of the event. */
function keywords(q: string): string[] {
  const words = q.split(/\s+/).filter((word) => word !== '')
  if (words.length > 10 || words.some((word) => word.length > 40))
    throw validationFailed('q', ['q: At most 10 words of at most 40 characters'])
  return words.map(wordSought)
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
