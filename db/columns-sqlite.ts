import {
  alias,
  blob,
  check,
  getTableConfig,
  index,
  integer,
  primaryKey,
  real as realColumn,
  sqliteTable,
  text as textColumn,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'

/* The columns of a practice in a file of SQLite. */

export const columnsOfSqlite = {
  table: sqliteTable,
  text: (name: string) => textColumn(name),
  integer: (name: string) => integer(name),
  boolean: (name: string) => integer(name, { mode: 'boolean' }),
  instant: (name: string) => integer(name),
  real: (name: string) => realColumn(name),
  sealed: (name: string) => blob(name, { mode: 'buffer' }),
  bytes: (name: string) => blob(name, { mode: 'buffer' }),
  json: (name: string) => textColumn(name, { mode: 'json' }),
  counted: (name: string) => integer(name).primaryKey({ autoIncrement: true }),
  alias,
  check,
  index,
  primaryKey,
  uniqueIndex,
  configOf: getTableConfig,
}
