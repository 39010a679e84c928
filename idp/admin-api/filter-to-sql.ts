import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import { contains, endsWith, startsWith } from '../schema/text-match.ts'
import { type Filter, invalidCriteria, type Operator } from './filter-grammar.ts'

/** How an attribute of the API is found in the database. */
export type Field =
  /** Compared as it is. */
  | { readonly kind: 'exact'; readonly column: string; readonly operators: readonly Operator[] }
  /** Compared without regard to case; the column holds it in lower case. */
  | { readonly kind: 'folded'; readonly column: string; readonly operators: readonly Operator[] }
  /** The column holds milliseconds, the expression an ISO 8601 time. */
  | { readonly kind: 'time'; readonly column: string; readonly operators: readonly Operator[] }
  /** A member of a JSON column. */
  | { readonly kind: 'json'; readonly column: string; readonly member: string; readonly operators: readonly Operator[] }
  /** Whatever condition operator and value stand for. */
  | {
      readonly kind: 'condition'
      /** `eq` alone unless said otherwise. */
      readonly operators?: readonly Operator[]
      readonly of: (value: string, operator: Operator) => Expression<SqlBool>
    }

export type FilterLanguage = {
  readonly engine: 'sqlite' | 'postgres'
  readonly field: (attribute: string) => Field | undefined
  readonly allowNot: boolean
}

export const ORDERED: readonly Operator[] = ['eq', 'gt', 'ge', 'lt', 'le', 'pr']

const COMPARISON = { eq: '=', ne: '<>', gt: '>', ge: '>=', lt: '<', le: '<=' } as const

/**
 * The condition an expression stands for.
 *
 * @throws OktaError  E0000031: an attribute or an operator that is not searched by here, or a time that is none
 */
export function filterToSql(filter: Filter, language: FilterLanguage): Expression<SqlBool> {
  if (filter.kind === 'not') {
    if (!language.allowNot) throw invalidCriteria()
    return sql<SqlBool>`not (${filterToSql(filter.part, language)})`
  }
  if (filter.kind === 'compare') return comparison(filter, language)
  const parts = filter.parts.map((part) => filterToSql(part, language))
  return sql<SqlBool>`(${sql.join(parts, filter.kind === 'and' ? sql` and ` : sql` or `)})`
}

function comparison(filter: Extract<Filter, { kind: 'compare' }>, language: FilterLanguage): Expression<SqlBool> {
  const field = language.field(filter.attribute)
  if (field === undefined) throw invalidCriteria()
  if (!(field.operators ?? ['eq']).includes(filter.operator)) throw invalidCriteria()
  if (field.kind === 'condition') return field.of(filter.value, filter.operator)
  if (field.kind === 'json') return jsonComparison(field, filter.operator, filter.value, language.engine)
  const value = field.kind === 'folded' ? filter.value.toLowerCase() : filter.value
  return compared(field.column, filter.operator, field.kind === 'time' ? timeOf(value, filter.operator) : value)
}

function compared(column: string, operator: Operator, value: string | number): RawBuilder<SqlBool> {
  if (operator === 'pr') return sql<SqlBool>`${sql.ref(column)} is not null`
  if (operator === 'sw') return startsWith(column, String(value))
  if (operator === 'ew') return endsWith(column, String(value))
  if (operator === 'co') return contains(column, String(value))
  return sql<SqlBool>`${sql.ref(column)} ${sql.raw(COMPARISON[operator])} ${value}`
}

// SQLite lowers ASCII only, so a value is also compared as it was written.
function jsonComparison(
  field: Extract<Field, { kind: 'json' }>,
  operator: Operator,
  value: string,
  engine: FilterLanguage['engine'],
): RawBuilder<SqlBool> {
  const member =
    engine === 'sqlite'
      ? sql`json_extract(${sql.ref(field.column)}, ${`$.${field.member}`})`
      : sql`(${sql.ref(field.column)}::json ->> ${field.member}::text)`
  if (operator === 'pr') return sql<SqlBool>`${member} is not null`
  if (operator === 'eq') return sql<SqlBool>`(${member} = ${value} or lower(${member}) = ${value.toLowerCase()})`
  const escaped = (text: string) => `${text.replace(/[!%_]/g, '!$&')}%`
  return sql<SqlBool>`(${member} like ${escaped(value)} escape '!' or lower(${member}) like ${escaped(value.toLowerCase())} escape '!')`
}

function timeOf(value: string, operator: Operator): number {
  if (operator === 'pr') return 0
  return parseTime(value) ?? raise()
}

function raise(): never {
  throw invalidCriteria()
}

/** `2026-11-23T10:00:00.000Z`, to the day or finer. @returns milliseconds; undefined when it is no time */
export function parseTime(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(text)) return undefined
  const time = Date.parse(text)
  return Number.isNaN(time) ? undefined : time
}
