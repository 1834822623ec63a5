import { DrizzleQueryError } from 'drizzle-orm'
import { NodePgSession } from 'drizzle-orm/node-postgres'
import type { PgPreparedQuery, PreparedQueryConfig } from 'drizzle-orm/pg-core'
import pg from 'pg'

/*
 * Drizzle wraps what the driver throws in an error whose message holds all values of the query, and the driver's own has details that quote
 * the row: whoever logs one of them logs what was recorded. Here every query loses both, in an act and outside of any.
 */

type Nothing = Record<string, never>

/** How Drizzle speaks to a connection, with errors that say nothing of values. */
export class PostgresSession extends NodePgSession<Nothing, Nothing> {
  override prepareQuery<T extends PreparedQueryConfig = PreparedQueryConfig>(
    ...about: Parameters<NodePgSession<Nothing, Nothing>['prepareQuery']>
  ): PgPreparedQuery<T> {
    const query = super.prepareQuery<T>(...about)
    const execute = query.execute.bind(query)
    return Object.assign(query, { execute: (values?: Record<string, unknown>) => withoutValues(execute(values)) })
  }
}

/** What a query gives, or the error of its driver without what may have been recorded. */
export async function withoutValues<T>(query: Promise<T>): Promise<T> {
  try {
    return await query
  } catch (error) {
    const thrown = error instanceof DrizzleQueryError ? (error.cause ?? new Error('A query failed')) : error
    throw thrown instanceof pg.DatabaseError ? plain(thrown) : thrown
  }
}

/** What PostgreSQL adds to the message of an error: rows, values, and the place of a statement that had them. */
const quoting = ['detail', 'where', 'hint', 'internalQuery'] as const

/** With the code by which others know it, and the names of table and constraint. The messages of class 22 quote a value themselves. */
function plain(error: pg.DatabaseError): pg.DatabaseError {
  for (const name of quoting) error[name] = undefined
  if (!error.code?.startsWith('22')) return error
  const message = `PostgreSQL could not take a value (${error.code})`
  const stack = error.stack?.replace(error.message, () => message)
  return Object.assign(error, { message, stack })
}
