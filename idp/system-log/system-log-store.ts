import crypto from 'node:crypto'
import type { Expression, Kysely, Selectable, SqlBool } from 'kysely'
import type { IdpSchema, SystemLogRow } from '../schema/idp-schema.ts'
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

    /** @param page.after  time and uuid of the last one seen; since and until are milliseconds, until excluded */
    async list(
      orgId: string,
      page: {
        since: number
        until?: number
        where?: Expression<SqlBool>
        after?: readonly [string | number, string]
        descending: boolean
        limit: number
      },
    ): Promise<LogEvent[]> {
      const direction = page.descending ? 'desc' : 'asc'
      let query = db
        .selectFrom('system_log')
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
