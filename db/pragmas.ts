import type Database from 'better-sqlite3'

/*
 * WAL alone means synchronous=NORMAL, which loses acknowledged rows in a power cut; FULL does not. busy_timeout comes first so
 * that switching to WAL waits for another process instead of failing.
 */
const durable = [
  ['busy_timeout', 5000],
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['trusted_schema', 0],
] as const

/** Sets how the database is kept, reads each setting back, and refuses to go on with another one. */
export function setPragmas(sqlite: Database.Database, fast: boolean): void {
  for (const [name, value] of durable) {
    const wanted = fast && name === 'synchronous' ? 0 : value
    sqlite.pragma(`${name} = ${wanted}`)
    const found = sqlite.pragma(name, { simple: true })
    if (found !== wanted) throw new Error(`The database would not take ${name} = ${wanted} (it says ${String(found)}).`)
  }
}
