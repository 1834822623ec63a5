import { closeSync, existsSync, openSync, rmSync, writeSync } from 'node:fs'
import { asc, count, type SQL, sql } from 'drizzle-orm'
import { finish, unfinishedOf } from './durable-files'
import type { Sql } from './engine'
import { type End, headOf, lineOf, Sum } from './move-format'
import { type MovedTable, tablesInOrder } from './move-tables'
import { vault } from './open'
import { first } from './rows'
import { snapshot } from './snapshot'

/** Told now and then which part is done, from 0 to 1. */
export type OnProgress = (done: number) => void

/** So many rows are asked for at once, and held. */
const pageSize = 500

/**
 * Writes the practice that is open into a file, as it is at one moment: see move-format.ts. The file gets its name when it is whole. Gives
 * how many rows it holds. Throws a sentence where there is a file of that name, or no practice.
 */
export async function moveOut(file: string, onProgress: OnProgress = () => {}): Promise<number> {
  if (existsSync(file)) throw new Error(`${file} already exists; nothing was overwritten.`)
  const unfinished = unfinishedOf(file)
  try {
    const rows = await writeFile(unfinished, onProgress)
    finish(unfinished, file)
    return rows
  } finally {
    rmSync(unfinished, { force: true })
  }
}

async function writeFile(file: string, onProgress: OnProgress): Promise<number> {
  const fd = openSync(file, 'wx', 0o600)
  try {
    return await snapshot(tx => writeAll(tx, line => writeSync(fd, `${line}\n`), onProgress))
  } finally {
    closeSync(fd)
  }
}

async function writeAll(tx: Sql, write: (line: string) => unknown, onProgress: OnProgress): Promise<number> {
  const tables = tablesInOrder()
  const total = await countAll(tx, tables)
  const sum = new Sum()
  const add = (line: string) => {
    sum.add(line)
    write(line)
  }
  add(JSON.stringify(headOf(tables, vault().fingerprint())))
  let rows = 0
  for (const table of tables)
    for (let page = await pageAfter(tx, table, null); page.length > 0; page = await pageAfter(tx, table, page.at(-1))) {
      for (const row of page) add(lineOf(table, row))
      rows += page.length
      onProgress(rows / total)
    }
  write(JSON.stringify({ rows, sha256: sum.end() } satisfies End))
  return rows
}

async function countAll(tx: Sql, tables: readonly MovedTable[]): Promise<number> {
  let total = 0
  for (const { name, table } of tables) {
    const rows = (await first(tx.select({ n: count() }).from(table)))?.n ?? 0
    if (name === 'practices' && rows === 0) throw new Error('There is no practice here that has been set up.')
    total += rows
  }
  return total
}

type Row = Record<string, unknown>

/** The rows after one, by the bytes of their keys: what was read is not read again, however far down the table it is. */
async function pageAfter(tx: Sql, { table, keys }: MovedTable, last: Row | null | undefined): Promise<Row[]> {
  const columns = keys.map(({ column }) => column)
  const query = tx
    .select()
    .from(table)
    .orderBy(...columns.map(column => asc(column)))
    .limit(pageSize)
  return last
    ? await query.where(
        sql`${listed(columns.map(column => sql`${column}`))} > ${listed(keys.map(({ field }) => sql`${last[field]}`))}`,
      )
    : await query
}

const listed = (parts: SQL[]) => sql`(${sql.join(parts, sql`, `)})`
