import type { Sql } from './open'

/** What carries out the queries and the acts of a practice. */
export type Engine = {
  /** For reading outside of an act: what is read together may be of different moments. */
  db: Sql
  /**
   * Carries out one act: all of it is kept, or nothing. Between its beginning and its end nothing is awaited but queries on `tx`. There is
   * no act within an act.
   */
  transaction<T>(work: (tx: Sql) => PromiseLike<T>): Promise<T>
  close(): void
}
