import { vi } from 'vitest'

/*
 * SQLite gives rows in the order in which it found them, mostly that of an index; PostgreSQL in any. Here a query that asks for no order
 * gets the one that SQLite would not have chosen, so that whoever counted on it is seen: in every test that opens a practice in a file.
 */
vi.mock('better-sqlite3', async importOriginal => {
  const { default: Database } = await importOriginal<{ default: typeof import('better-sqlite3') }>()
  return {
    default: class extends Database {
      constructor(...about: ConstructorParameters<typeof Database>) {
        super(...about)
        this.pragma('reverse_unordered_selects = 1')
      }
    },
  }
})
