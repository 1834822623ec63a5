import { existsSync } from 'node:fs'
import { KeyStore } from './key-store'
import { keysFolder, readKeys } from './keys'
import { refuseLostKeys } from './lost-keys'
import { format, type Head, headOf, readHead, rowOf, schemaNumber } from './move-format'
import { checkedLines, linesOf } from './move-lines'
import type { OnProgress } from './move-out'
import { type MovedTable, tablesInOrder } from './move-tables'
import { closePractice, openPractice, type Sql, vault } from './open'
import { first } from './rows'
import { practices, setupCodes } from './schema'
import { Vault } from './vault'
import { writeUnattended } from './write-unattended'

/** So many rows are put in at once. */
const batchSize = 200

/**
 * Puts a practice from its file into an empty database, all of it or nothing, and closes it again. Gives how many rows it has. Throws a
 * sentence, with nothing changed, where the file is not whole or of another schema, where its keys are not in the folder, or where there is
 * a practice already.
 */
export async function moveIn(folder: string, file: string, onProgress: OnProgress = () => {}): Promise<number> {
  const rows = check(folder, file)
  await openPractice(folder, { moving: true })
  try {
    await writeUnattended(async tx => {
      await refuseFull(tx)
      // A server that was started here has made one, and there is nothing left to set up.
      await tx.delete(setupCodes)
      await putIn(tx, file, done => onProgress(done / rows))
      await refuseLostKeys(tx, vault(), folder, { all: true })
    })
    return rows
  } finally {
    closePractice()
  }
}

/** Looks at the file from its first line to its last before anything is opened. Gives how many rows it holds. */
function check(folder: string, file: string): number {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
  const lines = checkedLines(file)
  const head = readHead(lines?.first ?? '')
  if (!lines || !head)
    throw new Error(`${file} is cut short or was changed, or is no practice that was moved out. ${unchanged}`)
  checkSchema(head, file)
  checkKeys(head, folder)
  return lines.rows
}

const unchanged = 'Nothing was changed.'

function checkSchema(head: Head, file: string): void {
  const ours = headOf(tablesInOrder(), head.key)
  if (head.format > format || head.schema > schemaNumber())
    throw new Error(`${file} was written by a newer version of Attune: bring this one up to that version. ${unchanged}`)
  if (JSON.stringify(head) !== JSON.stringify(ours))
    throw new Error(
      `${file} was written by an older version of Attune: start this version once where the practice was, and move it out again. ${unchanged}`,
    )
}

function checkKeys(head: Head, folder: string): void {
  const isThere = existsSync(keysFolder(folder))
  if (isThere && new Vault(readKeys(folder, false).practice, new KeyStore(folder)).fingerprint() === head.key) return
  throw new Error(
    `The keys of this practice are not in ${keysFolder(folder)}, and they are never in the file: copy the folder keys from where the practice was. ${unchanged}`,
  )
}

async function refuseFull(tx: Sql): Promise<void> {
  const practice = await first(tx.select({ name: practices.name }).from(practices).limit(1))
  if (practice)
    throw new Error(
      `There is a practice already where this one would go, ${practice.name}: name an empty place with ATTUNE_DATA or ATTUNE_DATABASE. ${unchanged}`,
    )
}

async function putIn(tx: Sql, file: string, onRows: (done: number) => void): Promise<void> {
  const tables = new Map(tablesInOrder().map(table => [table.name, table]))
  let done = 0
  for (const { table, rows } of batchesOf(file, tables)) {
    await tx.insert(table.table).values(rows)
    done += rows.length
    onRows(done)
  }
}

type Batch = { table: MovedTable; rows: Record<string, unknown>[] }

/** Rows of one table that follow one another. */
function* batchesOf(file: string, tables: ReadonlyMap<string, MovedTable>): Generator<Batch> {
  let batch: Batch | undefined
  for (const line of rowLinesOf(file)) {
    const { table, row } = rowOf(line, tables)
    if (batch?.table === table && batch.rows.length < batchSize) {
      batch.rows.push(row)
      continue
    }
    if (batch) yield batch
    batch = { table, rows: [row] }
  }
  if (batch) yield batch
}

/** The lines between the first and the last. */
function* rowLinesOf(file: string): Generator<string> {
  let held: string | null = null
  let isFirst = true
  for (const line of linesOf(file)) {
    if (held !== null) yield held
    held = isFirst ? null : line
    isFirst = false
  }
}
