import crypto from 'node:crypto'
import {
  type Expression,
  type Kysely,
  PostgresAdapter,
  type RawBuilder,
  type Selectable,
  type SqlBool,
  sql,
} from 'kysely'
import type { IdpSchema, SystemLogRow } from '../schema/idp-schema.ts'
import { contains } from '../schema/text-match.ts'
import { wordsOfEvent } from './event-words.ts'
import { type LogEvent, type NewLogEvent, sentenceOf } from './log-event.ts'

/** @param db  the database, or the transaction the event is part of: what did not happen is not in the log */
export function systemLogStore(db: Kysely<IdpSchema>) {
  return {
    async write(orgId: string, events: readonly NewLogEvent[], now: number): Promise<void> {
      if (events.length === 0) return
      await db
        .insertInto('system_log')
        .values(events.map((event) => asRow(orgId, event, now)))
        .execute()
    },

    /** For `db.together`: the same write, not yet run. */
    writing(orgId: string, event: NewLogEvent, now: number) {
      return db.insertInto('system_log').values(asRow(orgId, event, now))
    },

    /**
     * Forgets the oldest events from before `before`.
     *
     * @param most  this many at once: a delete of millions would hold everybody up
     * @returns how many there were
     */
    async forget(before: number, most: number): Promise<number> {
      const { numDeletedRows } = await db
        .deleteFrom('system_log')
        .where('uuid', 'in', (eb) =>
          eb.selectFrom('system_log').select('uuid').where('published', '<', before).orderBy('published').limit(most),
        )
        .executeTakeFirst()
      return Number(numDeletedRows)
    },

    /**
     * @param page.after  time and uuid of the last one seen; since and until are milliseconds, until excluded
     * @param page.words  each a word of the event, as `wordSought` makes them
     */
    async list(orgId: string, page: LogPage): Promise<LogEvent[]> {
      const { words = [] } = page
      const rare = words.length > 0 && (await areRare(db, orgId, words))
      const from = rare ? withWordsFirst(db, orgId, words) : db.selectFrom('system_log').where(hasWords(db, words))
      const direction = page.descending ? 'desc' : 'asc'
      let query = from
        .selectAll()
        .where('org_id', '=', orgId)
        .where('published', '>=', page.since)
        .orderBy('published', direction)
        .orderBy('uuid', direction)
        .limit(page.limit)
      if (page.until !== undefined) query = query.where('published', '<', page.until)
      if (page.where !== undefined) query = query.where(page.where)
      if (page.after !== undefined) {
        const [at, uuid] = page.after
        const beyond = page.descending ? '<' : '>'
        query = query.where((eb) =>
          eb.or([
            eb('published', beyond, Number(at)),
            eb.and([eb('published', '=', Number(at)), eb('uuid', beyond, uuid)]),
          ]),
        )
      }
      return (await query.execute()).map(asEvent)
    },
  }
}

export type LogPage = {
  readonly since: number
  readonly until?: number
  readonly words?: readonly string[]
  readonly where?: Expression<SqlBool>
  readonly after?: readonly [string | number, string]
  readonly descending: boolean
  readonly limit: number
}

// Words of a few events are best looked up, those of many met while walking through time. PostgreSQL has to be told
// which they are: it keeps count of the frequent ones alone. SQLite has no such index and walks.
const RARE = 5_000

async function areRare(db: Kysely<IdpSchema>, orgId: string, words: readonly string[]): Promise<boolean> {
  if (!isPostgres(db)) return false
  const found = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('system_log')
        .select(sql<number>`1`.as('one'))
        .where('org_id', '=', orgId)
        .where(hasWords(db, words))
        .limit(RARE + 1)
        .as('found'),
    )
    .select((eb) => eb.fn.countAll<number | string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(found.n) <= RARE
}

function withWordsFirst(db: Kysely<IdpSchema>, orgId: string, words: readonly string[]) {
  return db
    .with(
      (cte) => cte('found').materialized(),
      (eb) => eb.selectFrom('system_log').selectAll().where('org_id', '=', orgId).where(hasWords(db, words)),
    )
    .selectFrom('found as system_log')
}

function hasWords(db: Kysely<IdpSchema>, words: readonly string[]): RawBuilder<SqlBool> {
  if (words.length === 0) return sql<SqlBool>`1 = 1`
  if (isPostgres(db)) return sql<SqlBool>`string_to_array(words, ' ') @> ${words}::text[]`
  return sql<SqlBool>`(${sql.join(
    words.map((word) => contains('words', ` ${word} `)),
    sql` and `,
  )})`
}

function isPostgres(db: Kysely<IdpSchema>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

function asRow(orgId: string, event: NewLogEvent, now: number): SystemLogRow {
  const displayMessage = event.displayMessage ?? sentenceOf(event.eventType)
  return {
    uuid: timeOrderedUuid(now),
    org_id: orgId,
    published: now,
    event_type: event.eventType,
    severity: event.severity ?? (event.outcome?.result === 'FAILURE' ? 'WARN' : 'INFO'),
    display_message: displayMessage,
    actor_id: event.actor.id,
    actor_json: JSON.stringify(event.actor),
    client_json: JSON.stringify(event.client ?? {}),
    outcome_result: event.outcome?.result ?? 'SUCCESS',
    outcome_reason: event.outcome?.reason ?? null,
    target_json: JSON.stringify(event.target ?? []),
    transaction_json: JSON.stringify(event.transaction ?? {}),
    debug_json: JSON.stringify(event.debugData ?? {}),
    words: wordsOfEvent(event, displayMessage),
  }
}

function asEvent(row: Selectable<SystemLogRow>): LogEvent {
  const transaction = JSON.parse(row.transaction_json)
  return {
    uuid: row.uuid,
    published: row.published,
    eventType: row.event_type,
    severity: row.severity,
    displayMessage: row.display_message,
    actor: JSON.parse(row.actor_json),
    client: JSON.parse(row.client_json),
    outcome: {
      result: row.outcome_result,
      ...(row.outcome_reason === null ? {} : { reason: row.outcome_reason }),
    },
    target: JSON.parse(row.target_json),
    ...(transaction.id === undefined ? {} : { transaction }),
    debugData: JSON.parse(row.debug_json),
  }
}

let counter = 0

/** UUID version 7 (RFC 9562 §5.7), with a counter behind the time, so that events of one moment keep their order. */
function timeOrderedUuid(now: number): string {
  counter = (counter + 1) % 0x1000
  const bytes = crypto.randomBytes(8)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x80
  const time = now.toString(16).padStart(12, '0')
  const tail = bytes.toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${tail.slice(0, 4)}-${tail.slice(4)}`
}
