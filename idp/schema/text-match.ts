import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** `column` begins with `text`. Signs that mean something to LIKE mean themselves. */
export function startsWith(column: string, text: string): RawBuilder<SqlBool> {
  return like(column, `${escaped(text)}%`)
}

export function endsWith(column: string, text: string): RawBuilder<SqlBool> {
  return like(column, `%${escaped(text)}`)
}

export function contains(column: string, text: string): RawBuilder<SqlBool> {
  return like(column, `%${escaped(text)}%`)
}

function like(column: string, pattern: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '!'`
}

function escaped(text: string): string {
  return text.replace(/[!%_]/g, '!$&')
}
