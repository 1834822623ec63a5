import type { SQL } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** A connection or a transaction on it: what a query needs. Typed as PostgreSQL, whichever engine it is: see columns.ts. */
export type Sql = PgDatabase<PgQueryResultHKT> & {
  /** The rows of a query, each an array in the order of its columns. */
  values(query: SQL): PromiseLike<unknown[][]>
  /**
   * What is written at the end of the act, in this order, after all else that it does: before its outcome is given, or it is not given. It
   * has the audit to itself until the act has ended.
   */
  afterwards?: Afterwards[]
  /** Has the rest of an act see and write the rows of a practice that is only being made, where a server shows those of one alone: see wall.ts. */
  enter?(practiceId: string): PromiseLike<unknown>
}

/** Something that is written at the end of an act. */
export type Afterwards = (tx: Sql) => PromiseLike<unknown>

/**
 * What an act has to itself while it is carried out. In a file all of them have everything, since acts take turns; in a server
 * - `practice`: everything. What may not go wrong whoever else is at work.
 * - `look`: nothing. It reads what there was when it began, and its audit entries are kept before it gives anything.
 * - a question that gives the names of what it changes, a client's id above all: those alone, while others change something else. It is
 *   asked while nobody has the practice, and not at all in a file.
 */
export type Hold = 'practice' | 'look' | Names
export type Names = (tx: Sql) => PromiseLike<readonly string[]>

/** What carries out the queries and the acts of a practice. */
export type Engine = {
  /** For reading outside of an act: what is read together may be of different moments. */
  db: Sql
  /**
   * Carries out one act: all of it is kept, or nothing. Between its beginning and its end nothing is awaited but queries on `tx`, and it
   * may be carried out again where another one was in its way. There is no act within an act.
   */
  transaction<T>(hold: Hold, work: (tx: Sql) => PromiseLike<T>): Promise<T>
  /**
   * Said within an act that erases: once it is kept, what it erased is in no log beside the database either. A server has its own ways,
   * which are its operator's.
   */
  emptyLog(): void
  /** Throws where the database does not answer, or has another schema than this version. */
  check(): Promise<void>
  /** Gives the connections back. What is under way comes to its end, or to nothing. */
  close(): void
}
