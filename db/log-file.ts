import type Database from 'better-sqlite3'

/**
 * The log beside a database (`-wal`). It holds pages as they were before they were overwritten, and keeps them until it is emptied: what
 * is erased has to leave it too.
 */
export class WriteAheadLog {
  readonly #sqlite: Database.Database
  #isDue = false

  constructor(sqlite: Database.Database) {
    this.#sqlite = sqlite
  }

  /** Has it emptied after the commit that is under way. */
  emptySoon(): void {
    this.#isDue = true
  }

  /** After a commit. Somebody who still reads an earlier moment holds it; then it is emptied after the next commit, or at the latest at stop. */
  settle(): void {
    if (!this.#isDue) return
    const wait = this.#sqlite.pragma('busy_timeout', { simple: true })
    this.#sqlite.pragma('busy_timeout = 100')
    try {
      const busy = this.#sqlite.pragma('wal_checkpoint(truncate)', { simple: true })
      this.#isDue = busy !== 0
    } catch {
      // A full disk: what is saved is saved, and the log is emptied after a later commit.
    } finally {
      this.#sqlite.pragma(`busy_timeout = ${Number(wait)}`)
    }
  }
}
