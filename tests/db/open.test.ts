import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { whyNot } from '@/db/integrity'
import { closePractice, db, openPractice, sqlite, vault } from '@/db/open'
import { auditEvents, clients, people, practices } from '@/db/schema'
import { settingsInForce } from '@/db/settings'
import { writeUnattended } from '@/db/write-unattended'
import { defaultSettings } from '@/lib/settings'
import { emptyFolder, removePractice } from '../support/folder'

let folder: string
beforeEach(() => {
  folder = emptyFolder()
})
afterEach(() => removePractice(folder))

const practice = { id: 'p', name: 'P', timeZone: 'Europe/London', locale: 'en-GB', isDemo: false, createdAt: 0 }

test('waits for the disk at every commit, keeps foreign keys and overwrites what is removed', async () => {
  await openPractice(folder)
  const read = (name: string) => sqlite().pragma(name, { simple: true })
  const names = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout', 'trusted_schema', 'secure_delete']
  expect(names.map(read)).toEqual(['wal', 2, 1, 5000, 0, 1])
})

test('the database and both keys are for their owner alone', async () => {
  await openPractice(folder)
  const modes = ['attune.db', 'keys/practice.key', 'keys/login.secret'].map(
    file => statSync(path.join(folder, file)).mode & 0o777,
  )
  expect(modes).toEqual([0o600, 0o600, 0o600])
})

test('refuses to open a practice whose key is gone, and makes no new one', async () => {
  await openPractice(folder)
  await writeUnattended(tx => tx.insert(practices).values(practice))
  closePractice()
  rmSync(path.join(folder, 'keys/practice.key'))
  await expect(openPractice(folder)).rejects.toThrow(/missing/)
  expect(existsSync(path.join(folder, 'keys/practice.key'))).toBe(false)
})

test('refuses a key that belongs to another practice', async () => {
  await openPractice(folder)
  await writeUnattended(tx => tx.insert(practices).values(practice))
  const { keyId } = vault().newKey('c')
  const client = {
    id: 'c',
    practiceId: 'p',
    code: 'K-1',
    keyId,
    status: 'in-therapy' as const,
    createdAt: 0,
  }
  await writeUnattended(tx => tx.insert(clients).values(client))
  closePractice()
  writeFileSync(path.join(folder, 'keys/practice.key'), Buffer.alloc(32, 7).toString('base64'))
  await expect(openPractice(folder)).rejects.toThrow(/does not belong/)
})

test('refuses a damaged file instead of starting afresh', async () => {
  writeFileSync(path.join(folder, 'attune.db'), 'this is not a database, however long it may be')
  await expect(openPractice(folder)).rejects.toThrow(/not a database/)
  expect(readFileSync(path.join(folder, 'attune.db'), 'utf8')).toMatch(/^this is not/)
})

test('a practice opens again with what was in it', async () => {
  await openPractice(folder)
  await writeUnattended(tx => tx.insert(practices).values(practice))
  closePractice()
  await openPractice(folder)
  expect(await db().select().from(practices)).toHaveLength(1)
})

test('an act that throws leaves nothing behind', async () => {
  await openPractice(folder)
  const failing = () =>
    writeUnattended(async tx => {
      await tx.insert(practices).values(practice)
      throw new Error('half way')
    })
  await expect(failing()).rejects.toThrow('half way')
  expect(await db().select().from(practices)).toEqual([])
})

test('audit events can be neither changed nor removed', async () => {
  await openPractice(folder)
  await writeUnattended(tx => tx.insert(practices).values(practice))
  await writeUnattended(tx => tx.insert(auditEvents).values({ practiceId: 'p', happenedAt: 0, act: 'test' }))
  await expect(writeUnattended(tx => tx.update(auditEvents).set({ act: 'other' }))).rejects.toThrow(/never changed/)
  await expect(writeUnattended(tx => tx.delete(auditEvents))).rejects.toThrow(/never removed/)
  expect(await db().values(sql`select act from audit_events`)).toEqual([['test']])
})

test('a full disk and a folder that cannot be written to are told in a sentence', () => {
  const failing = (code: string) => whyNot(Object.assign(new Error('disk I/O error'), { code }), '/practice')
  expect(failing('SQLITE_FULL')).toBe('The disk that holds /practice is full, or cannot be relied on (SQLITE_FULL).')
  expect(failing('SQLITE_CANTOPEN')).toBe('Attune cannot write to /practice (SQLITE_CANTOPEN).')
  expect(whyNot(new Error('The key file is missing.'), '/practice')).toBe('The key file is missing.')
})

test('settings that are no JSON any more are passed over', async () => {
  await openPractice(folder)
  await writeUnattended(tx => tx.insert(practices).values(practice))
  const person = { id: 'a', practiceId: 'p', email: 'a@attune.example', name: 'A', passwordHash: 'x', createdAt: 0 }
  await writeUnattended(tx => tx.insert(people).values(person))
  sqlite().exec(`insert into practice_settings (id, practice_id, settings, changed_by, changed_at)
    values ('s', 'p', '{"reliableChange":{"gad-7', 'a', 0)`)
  expect(await settingsInForce(db(), 'p')).toEqual({ settings: defaultSettings, isOlder: true })
})
