// Lists are read newest first, a page at a time. The cursor is the id of the last row seen, so rows that arrive
// meanwhile shift nothing.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'

export const listingQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Rows per page.'),
  after: z.string().max(64).optional().describe('`next` of the page before.'),
})

export type Listing = z.infer<typeof listingQuery>

export function listingOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().describe('Give it as `after` for the next page; null on the last one.'),
  })
}

/** Condition: a column holds what was typed, wherever and however it is written large or small. */
export function holdsText(column: string, typed: string): RawBuilder<boolean> {
  const pattern = `%${typed.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return sql`lower(${sql.ref(column)}) like ${pattern} escape '\\'`
}

/** Condition on rows of `table` that come after `id` when sorted by `column` and id, newest first. */
export function olderThan(table: string, column: string, id: string): RawBuilder<boolean> {
  const row = sql`${sql.ref(`${table}.${column}`)}, ${sql.ref(`${table}.id`)}`
  return sql`(${row}) < (select ${sql.ref(column)}, id from ${sql.table(table)} as seen where id = ${id})`
}

/** @param rows  one more than asked for, when there are that many */
export function pageOf<R extends { id: string }, T>(rows: R[], listing: Listing, item: (row: R) => T) {
  const shown = rows.slice(0, listing.limit)
  return { items: shown.map(item), next: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null }
}
