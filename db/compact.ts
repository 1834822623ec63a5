import type Database from 'better-sqlite3'
import { codeOf } from './integrity'

/**
 * Writes a database anew without its free pages. Earlier versions left what they removed in those; from then on what is removed is
 * overwritten. It needs as much room on the disk as the database has; where that is missing, the practice goes on without.
 */
export function compact(sqlite: Database.Database): void {
  try {
    sqlite.exec('vacuum')
  } catch (error) {
    if (!(error instanceof Error) || !codeOf(error).startsWith('SQLITE_FULL')) throw error
    console.error(
      'There is too little room on the disk to write the database anew without what was removed in earlier versions.',
    )
  }
}
