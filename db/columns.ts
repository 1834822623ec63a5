import { columnsOfPostgres } from './columns-postgres'
import { columnsOfSqlite } from './columns-sqlite'
import { databaseUrl } from './database-url'

/*
 * Of what columns the schema is made: those of the engine that the practice is kept in, chosen once, when the program starts. Whichever it
 * is, they are typed as those of PostgreSQL, so that what one engine alone can do does not compile, and what the other alone can do fails
 * in the tests.
 */

/** The one place where a type says what is not: each column holds the same values in both engines, and is asked in the same words. */
const inFile = columnsOfSqlite as unknown as typeof columnsOfPostgres

export const {
  table,
  text,
  integer,
  boolean,
  instant,
  real,
  sealed,
  bytes,
  json,
  counted,
  alias,
  check,
  index,
  primaryKey,
  uniqueIndex,
  configOf,
} = databaseUrl() === undefined ? inFile : columnsOfPostgres
