import type { SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { Sql } from './open'

/**
 * The rows of a query as they come from the database, each an array in the order of its columns, checked by a schema. For what is read by
 * thousands: to make a row into an object of named columns takes longer than to read it. The query is in SQL that every engine knows.
 */
export const rows = async <Row extends z.ZodType>(tx: Sql, query: SQL, row: Row): Promise<z.output<Row>[]> =>
  z.array(row).parse(await tx.values(query))

/** The first row of a query, or undefined. A query of which more than a few rows may come says `limit(1)` itself. */
export async function first<Row>(query: PromiseLike<readonly Row[]>): Promise<Row | undefined> {
  const [row] = await query
  return row
}

/** How many rows an insert, an update or a delete has changed. */
export async function changed(query: PromiseLike<unknown>): Promise<number> {
  return outcome.parse(await query)
}

/** What a driver says that a statement has done. */
const outcome = z.union([
  z.object({ changes: z.int() }).transform(({ changes }) => changes),
  z.object({ rowCount: z.int() }).transform(({ rowCount }) => rowCount),
])
