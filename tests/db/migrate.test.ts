import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '@/db/migrate'
import { db, openPractice, sqlite } from '@/db/open'
import { logins, people, practices } from '@/db/schema'
import { emptyFolder, removePractice } from '../support/folder'

let folder: string
beforeEach(() => {
  folder = emptyFolder()
  openPractice(folder)
  const practice = { id: 'p', name: 'P', timeZone: 'Europe/London', locale: 'en-GB', isDemo: false, createdAt: 0 }
  db().insert(practices).values(practice).run()
  const person = { id: 'm', practiceId: 'p', email: 'm@x.example', name: 'M', passwordHash: 'h', createdAt: 0 }
  db().insert(people).values(person).run()
  db().insert(logins).values({ id: 'l', practiceId: 'p', personId: 'm', createdAt: 0, seenAt: 0 }).run()
})
afterEach(() => removePractice(folder))

/** The shipped migrations with one more behind them. */
function withMigration(text: string): string {
  const migrations = path.join(folder, 'migrations')
  cpSync('db/migrations', migrations, { recursive: true })
  const journalFile = path.join(migrations, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'))
  const tag = `${String(journal.entries.length).padStart(4, '0')}_next`
  journal.entries.push({ idx: journal.entries.length, version: '6', when: Date.now() + 1e9, tag, breakpoints: true })
  writeFileSync(journalFile, JSON.stringify(journal))
  writeFileSync(path.join(migrations, `${tag}.sql`), text)
  return migrations
}

const copies = () => readdirSync(path.join(folder, 'backups'))

test('a migration that loses rows is refused before it touches the practice, and a copy was set aside', () => {
  const migrations = withMigration('DELETE FROM logins;')
  expect(() => migrate(sqlite(), folder, migrations)).toThrow(/lose rows of logins/)
  expect(db().select().from(logins).all()).toHaveLength(1)
  expect(copies()).toHaveLength(1)
})

test('a migration that breaks a reference is refused', () => {
  const migrations = withMigration("UPDATE logins SET person_id = 'nobody';")
  expect(() => migrate(sqlite(), folder, migrations)).toThrow(/refer to nothing/)
  expect(db().select().from(logins).get()?.personId).toBe('m')
})

test('a table can be rebuilt without losing the rows that refer to it', () => {
  const rebuild = `CREATE TABLE __new_people AS SELECT * FROM people;
--> statement-breakpoint
DROP TABLE people;
--> statement-breakpoint
ALTER TABLE __new_people RENAME TO people;
--> statement-breakpoint
CREATE UNIQUE INDEX people_id ON people (id);`
  migrate(sqlite(), folder, withMigration(rebuild))
  expect(db().select().from(logins).all()).toHaveLength(1)
  expect(sqlite().pragma('foreign_keys', { simple: true })).toBe(1)
})

test('nothing is copied when there is nothing to do', () => {
  migrate(sqlite(), folder)
  expect(readdirSync(folder)).not.toContain('backups')
})
