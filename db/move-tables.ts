import { type AnyColumn, getTableColumns, getTableName, is, Table } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { configOf } from './columns'
import * as schema from './schema'

/** A table as it moves: its columns by the names that the program and the database have for them, and those of its primary key. */
export type MovedTable = {
  name: string
  table: PgTable
  columns: readonly { field: string; name: string; isBytes: boolean }[]
  keys: readonly { field: string; column: PgColumn }[]
  /** The column that the database knows by a name. */
  columnOf: (name: string) => PgColumn | undefined
}

/**
 * Every table of the practice, each after those that it refers to: in this order rows can be put in. Else by name, so that the order is the
 * same wherever it is asked for.
 */
export function tablesInOrder(): MovedTable[] {
  const inOrder = new Set<PgTable>()
  const visit = (table: PgTable) => {
    if (inOrder.has(table)) return
    byName(referredTo(table).filter(other => other !== table)).forEach(visit)
    inOrder.add(table)
  }
  byName(Object.values<unknown>(schema).filter(isTable)).forEach(visit)
  return [...inOrder].map(moved)
}

const referredTo = (table: PgTable) => configOf(table).foreignKeys.map(key => key.reference().foreignTable)

/** By the bytes of their names. */
const byName = (tables: readonly PgTable[]) => tables.toSorted((a, b) => (getTableName(a) < getTableName(b) ? -1 : 1))

/** What the schema exports beside tables are lists of words. */
const isTable = (value: unknown): value is PgTable => is(value, Table)

function moved(table: PgTable): MovedTable {
  const { primaryKeys, columns } = configOf(table)
  const keys = primaryKeys[0]?.columns ?? columns.filter(column => column.primary)
  const named = Object.entries(getTableColumns(table))
  const fieldOf = (column: AnyColumn) => named.find(([, each]) => each.name === column.name)?.[0] ?? ''
  return {
    name: getTableName(table),
    table,
    columns: named.map(([field, column]) => ({ field, name: column.name, isBytes: isBytes(column) })),
    keys: keys.map(column => ({ field: fieldOf(column), column })),
    columnOf: wanted => columns.find(({ name }) => name === wanted),
  }
}

const isBytes = (column: PgColumn) => ['blob', 'bytea'].includes(column.getSQLType())
