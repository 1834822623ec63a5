import './supported-node'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Afterwards, Engine, Sql } from './engine'
import { WriteAheadLog } from './log-file'
import { withStatementCache } from './statement-cache'
import { asAct, Turns } from './turns'

/**
 * A practice in a file: acts take turns on one connection, and what is read outside of them is read on another one, which never sees half
 * an act. `drivers` are what statements are prepared on.
 */
export function sqliteEngine(file: Database.Database): Engine & { drivers: readonly Database.Database[] } {
  const reader = readingConnection(file.name)
  const [forActs, forReading] = [withStatementCache(file), withStatementCache(reader)]
  const log = new WriteAheadLog(file)
  return {
    db: sqlOn(forReading),
    transaction: transactionsOn(forActs, 'begin immediate', () => log.settle()),
    emptyLog: () => log.emptySoon(),
    // Its schema is as it was when it was opened: what would change it is refused while it is open, or waits.
    check: async () => void forReading.prepare('select 1 from practices').get(),
    close: () => reader.close(),
    drivers: [forActs, forReading],
  }
}

/** Transactions that only read, each of one moment, on a connection of their own. */
export const readingTransactions = (file: string): Engine['transaction'] =>
  transactionsOn(withStatementCache(readingConnection(file)), 'begin')

/** Reads what there is at one moment, on a connection for this alone. */
export async function readOnce<T>(file: string, work: (tx: Sql) => PromiseLike<T>): Promise<T> {
  const reader = readingConnection(file)
  try {
    return await transactionsOn(reader, 'begin')('look', work)
  } finally {
    reader.close()
  }
}

/** A connection that cannot write. */
function readingConnection(file: string): Database.Database {
  const reader = new Database(file, { readonly: true, fileMustExist: true })
  reader.pragma('busy_timeout = 5000')
  reader.pragma('trusted_schema = 0')
  return reader
}

/** With the columns, the other place where types say PostgreSQL and SQLite answers: see columns.ts. */
const sqlOn = (sqlite: Database.Database): Sql => drizzle(sqlite) as unknown as Sql

/** An act is immediate, because one that reads first and writes later fails when another writer came in between. */
function transactionsOn(
  sqlite: Database.Database,
  begin: 'begin' | 'begin immediate',
  afterCommit: () => void = () => {},
): Engine['transaction'] {
  const tx = sqlOn(sqlite)
  const turns = new Turns()
  return (_, work) =>
    asAct(() =>
      turns.take(async () => {
        sqlite.exec(begin)
        const afterwards: Afterwards[] = []
        try {
          const result = await work(Object.assign(tx, { afterwards }))
          for (const note of afterwards) await note(tx)
          sqlite.exec('commit')
          afterCommit()
          return result
        } catch (error) {
          if (sqlite.inTransaction) sqlite.exec('rollback')
          throw error
        }
      }),
    )
}
