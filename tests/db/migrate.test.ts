import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyCopy } from '@/db/backup'
import { migrate } from '@/db/migrate'
import { closePractice, db, openPractice, sqlite } from '@/db/open'
import { first } from '@/db/rows'
import { logins, people, practices } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import { emptyFolder, removePractice } from '../support/folder'

let folder: string
beforeEach(async () => {
  folder = emptyFolder()
  await openPractice(folder)
  const practice = { id: 'p', name: 'P', timeZone: 'Europe/London', locale: 'en-GB', isDemo: false, createdAt: 0 }
  await writeUnattended(tx => tx.insert(practices).values(practice))
  const person = { id: 'm', practiceId: 'p', email: 'm@x.example', name: 'M', passwordHash: 'h', createdAt: 0 }
  await writeUnattended(tx => tx.insert(people).values(person))
  await writeUnattended(tx =>
    tx.insert(logins).values({ id: 'l', practiceId: 'p', personId: 'm', createdAt: 0, seenAt: 0 }),
  )
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

test('a migration that loses rows is refused before it touches the practice, and leaves no copy of what is as it was', async () => {
  const migrations = withMigration('DELETE FROM logins;')
  expect(() => migrate(sqlite(), folder, migrations)).toThrow(/lose rows of logins/)
  expect(await db().select().from(logins)).toHaveLength(1)
  expect(copies()).toEqual([])
})

test('a migration that breaks a reference is refused', async () => {
  const migrations = withMigration("UPDATE logins SET person_id = 'nobody';")
  expect(() => migrate(sqlite(), folder, migrations)).toThrow(/refer to nothing/)
  expect((await first(db().select().from(logins)))?.personId).toBe('m')
})

test('a table can be rebuilt without losing the rows that refer to it', async () => {
  const rebuild = `CREATE TABLE __new_people AS SELECT * FROM people;
--> statement-breakpoint
DROP TABLE people;
--> statement-breakpoint
ALTER TABLE __new_people RENAME TO people;
--> statement-breakpoint
CREATE UNIQUE INDEX people_id ON people (id);`
  migrate(sqlite(), folder, withMigration(rebuild))
  expect(await db().select().from(logins)).toHaveLength(1)
  expect(sqlite().pragma('foreign_keys', { simple: true })).toBe(1)
})

test('nothing is copied when there is nothing to do', () => {
  migrate(sqlite(), folder)
  expect(readdirSync(folder)).not.toContain('backups')
})

test('before an update the practice is copied, whole and under its name', () => {
  migrate(sqlite(), folder, withMigration('CREATE TABLE next (id text);'))
  const [copy = ''] = copies()
  expect(copies()).toEqual([expect.stringMatching(/^before-migration-\d+-\d+\.db$/)])
  expect(verifyCopy(path.join(folder, 'backups', copy))).toBeGreaterThan(0)
})

test('the steps of an update are told as they begin, where the database is large', () => {
  const told: string[] = []
  const tell = (line: string) => {
    told.push(line)
    // Not a copy that is called finished before it is.
    expect(told.length > 1).toBe(existsSync(path.join(folder, 'backups')) && copies().length > 0)
  }
  migrate(sqlite(), folder, withMigration('CREATE TABLE next (id text);'), { tell, from: 1 })
  expect(told).toEqual([
    expect.stringMatching(/1 of 3/),
    expect.stringMatching(/2 of 3/),
    expect.stringMatching(/3 of 3/),
  ])
  migrate(sqlite(), folder, path.join(folder, 'migrations'), { tell, from: 1 })
  expect(told).toHaveLength(3)
})

test('those of a small one are not', () => {
  const told: string[] = []
  migrate(sqlite(), folder, withMigration('CREATE TABLE next (id text);'), { tell: line => told.push(line) })
  expect(told).toEqual([])
})

test('the newest three copies from before updates are kept, and none that are empty; backups are left alone', () => {
  mkdirSync(path.join(folder, 'backups'))
  const put = (name: string, text: string) => writeFileSync(path.join(folder, 'backups', name), text)
  for (const at of [1, 2, 3]) put(`before-migration-${at}-${at}000.db`, 'x')
  put('before-migration-3-3500.db', '')
  put('before-migration-3-3600.db.unfinished-999999999', 'x')
  put(`before-migration-3-3700.db.unfinished-${process.pid}`, 'x')
  put('attune-20260101-000000.db', 'x')
  migrate(sqlite(), folder, withMigration('CREATE TABLE next (id text);'))
  const [latest = ''] = copies().filter(name => !/-[123]000\.db$|^attune/.test(name))
  expect(copies().toSorted()).toEqual(
    ['attune-20260101-000000.db', 'before-migration-2-2000.db', 'before-migration-3-3000.db', latest].toSorted(),
  )
})

test('a practice that a newer version has used is refused, and no copy of it is made', async () => {
  migrate(sqlite(), folder, withMigration('CREATE TABLE next (id text);'))
  closePractice()
  const before = copies()
  for (let start = 0; start < 2; start++) await expect(openPractice(folder)).rejects.toThrow(/used by a newer version/)
  expect(copies()).toEqual(before)
})

test('one whose last migration is another than the one shipped is refused', async () => {
  sqlite().exec('update __drizzle_migrations set created_at = created_at + 1 where rowid = 1')
  closePractice()
  await expect(openPractice(folder)).rejects.toThrow(/used by a newer version/)
})

test('a practice that was not set up yet is brought up to date without a copy', async () => {
  const fresh = emptyFolder()
  await openPractice(fresh)
  migrate(sqlite(), fresh, withMigration('CREATE TABLE next (id text);'))
  expect(readdirSync(fresh)).not.toContain('backups')
  await removePractice(fresh)
})
