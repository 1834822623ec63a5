import {
  alias,
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  doublePrecision,
  getTableConfig,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  uniqueIndex,
} from 'drizzle-orm/pg-core'

/* The columns of a practice in PostgreSQL. */

/** Put in order by its bytes, as SQLite does: in which order a practice is read must not depend on where it is kept. */
const textColumn = customType<{ data: string; driverData: string }>({ dataType: () => 'text collate "C"' })

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

export const columnsOfPostgres = {
  table: pgTable,
  /** One of some words, where they are given: the type says so, and not the database. */
  text: <const Word extends string = string>(name: string, _words?: { enum: readonly Word[] }) =>
    textColumn(name).$type<Word>(),
  integer: (name: string) => integer(name),
  boolean: (name: string) => boolean(name),
  /** Integer milliseconds UTC. */
  instant: (name: string) => bigint(name, { mode: 'number' }),
  real: (name: string) => doublePrecision(name),
  sealed: (name: string) => bytes(name),
  /** Of a hash or a salt. */
  bytes: (name: string) => bytes(name),
  /** Kept as it was written: `jsonb` would put its keys in another order, and evidence is compared as text. */
  json: (name: string) => json(name),
  /** A primary key that counts upwards by itself, with gaps. */
  counted: (name: string) => bigserial(name, { mode: 'number' }).primaryKey(),
  alias,
  check,
  index,
  primaryKey,
  uniqueIndex,
  /** What a table is made of: its columns, its primary key, what it refers to. */
  configOf: getTableConfig,
}
