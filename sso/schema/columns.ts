// What columns are, in the words of a table: `.addColumn('name', 'text', required)`.
import type { ColumnDefinitionBuilder } from 'kysely'

export const required = (column: ColumnDefinitionBuilder) => column.notNull()
export const key = (column: ColumnDefinitionBuilder) => column.notNull().primaryKey()
export const unique = (column: ColumnDefinitionBuilder) => column.notNull().unique()
export const refersTo = (target: string) => (column: ColumnDefinitionBuilder) => column.notNull().references(target)
