import type { SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { Sql } from './open'

/**
 * The rows of a query as they come from the database, each an array in the order of its columns, checked by a schema. For what is read by
 * thousands: to make a row into an object of named columns takes longer than to read it. The query is in SQL that every engine knows.
 */
export const rows = <Row extends z.ZodType>(tx: Sql, query: SQL, row: Row): z.output<Row>[] =>
  z.array(row).parse(tx.values(query))
