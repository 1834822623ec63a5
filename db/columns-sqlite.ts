import {
  alias,
  blob,
  check,
  customType,
  getTableConfig,
  index,
  integer,
  primaryKey,
  real as realColumn,
  sqliteTable,
  text as textColumn,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { readJson } from '../lib/text/json'

/* The columns of a practice in a file of SQLite. */

/** A text that is damaged is undefined, which fits no schema: it must not keep back the rows beside it. */
const jsonColumn = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: JSON.stringify,
  fromDriver: text => readJson(text) ?? undefined,
})

export const columnsOfSqlite = {
  table: sqliteTable,
  text: (name: string) => textColumn(name),
  integer: (name: string) => integer(name),
  boolean: (name: string) => integer(name, { mode: 'boolean' }),
  instant: (name: string) => integer(name),
  real: (name: string) => realColumn(name),
  sealed: (name: string) => blob(name, { mode: 'buffer' }),
  bytes: (name: string) => blob(name, { mode: 'buffer' }),
  json: (name: string) => jsonColumn(name),
  counted: (name: string) => integer(name).primaryKey({ autoIncrement: true }),
  alias,
  check,
  index,
  primaryKey,
  uniqueIndex,
  configOf: getTableConfig,
}
