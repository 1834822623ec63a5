import type Database from 'better-sqlite3'

/** So many statements are kept. Those with lists of ids differ by the length of the list, so that there are more than are written. */
const mostKept = 400

/**
 * The same database, with each statement prepared once and used again. What asks for its queries prepares them anew each time, which takes
 * longer than many of them do.
 */
export function withStatementCache(sqlite: Database.Database): Database.Database {
  const kept = new Map<string, Database.Statement>()
  const prepare = (source: string): Database.Statement => {
    const statement = kept.get(source) ?? sqlite.prepare(source)
    // The one that was used last comes last, and what was not used for longest is given up first.
    kept.delete(source)
    kept.set(source, statement)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return statement
  }
  return Object.assign(Object.create(sqlite), { prepare })
}
