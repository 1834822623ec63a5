import { createHash } from 'node:crypto'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { z } from 'zod'
import { readJson } from '../lib/text/json'
import { shipped } from './migrate'
import type { MovedTable } from './move-tables'

/*
 * The file by which a practice moves from one engine to another: lines of JSON. The first says of which schema it is and names the columns
 * of each table; then a line for each row, an array of its table's name and its values; the last says how many rows there are, with the
 * SHA-256 of all lines before it. Instants are ms since 1970 in UTC, encrypted values base64. Keys are not in it.
 */

/** The schema of this version, as the number of its migrations. Those of SQLite are counted for both engines: it has had all of them. */
export const schemaNumber = (): number => readMigrationFiles({ migrationsFolder: shipped() }).length

const headSchema = z.object({
  attune: z.literal('practice'),
  format: z.int(),
  schema: z.int(),
  /** Tells by which practice key the encrypted values were made. */
  key: z.string(),
  tables: z.record(z.string(), z.array(z.string())),
})
export type Head = z.infer<typeof headSchema>

/** Another one for every change of what is described above. */
export const format = 1

const endSchema = z.object({ rows: z.int(), sha256: z.string() })
export type End = z.infer<typeof endSchema>

export const headOf = (tables: readonly MovedTable[], key: string): Head => ({
  attune: 'practice',
  format,
  schema: schemaNumber(),
  key,
  tables: Object.fromEntries(tables.map(({ name, columns }) => [name, columns.map(column => column.name)])),
})

/** What the first line says, or the last one; null where the line is none of that kind. */
export const readHead = (line: string): Head | null => headSchema.safeParse(readJson(line)).data ?? null
export const readEnd = (line: string): End | null => endSchema.safeParse(readJson(line)).data ?? null

type Row = Record<string, unknown>

/** The line of a row, as a query of its table gives it. */
export const lineOf = ({ name, columns }: MovedTable, row: Row): string =>
  JSON.stringify([name, ...columns.map(({ field }) => written(row[field]))])

const written = (value: unknown) => (Buffer.isBuffer(value) ? value.toString('base64') : value)

const rowLine = z.tuple([z.string()], z.unknown())

/** The row of a line, as an insert into its table takes it. */
export function rowOf(line: string, tables: ReadonlyMap<string, MovedTable>): { table: MovedTable; row: Row } {
  const [name, ...values] = rowLine.parse(readJson(line))
  const table = tables.get(name)
  if (table?.columns.length !== values.length) throw new Error(`A line is no row of a table: ${name}`)
  return { table, row: Object.fromEntries(table.columns.map((column, at) => [column.field, read(column, values[at])])) }
}

const read = ({ isBytes }: { isBytes: boolean }, value: unknown) =>
  isBytes && value !== null ? Buffer.from(z.base64().parse(value), 'base64') : value

/** The sum of the lines before the last one. */
export class Sum {
  readonly #hash = createHash('sha256')

  add(line: string): void {
    this.#hash.update(`${line}\n`)
  }

  end = () => this.#hash.digest('hex')
}
