import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { auditMarkFile, readAuditMark } from '@/db/audit-mark'
import { backUp } from '@/db/backup'
import { startLogin } from '@/db/logins'
import { closePractice, openPractice, sqlite } from '@/db/open'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let file: string
beforeEach(async () => {
  practice = await freshPractice()
  file = path.join(practice.folder, 'attune.db')
  await openPractice(practice.folder)
})
afterEach(() => practice.remove())

const newest = () => Number(sqlite().prepare('select max(seq) from audit_events').pluck().get())
const logIn = () => startLogin(practice.ines.personId, monday)
const inFolder = (name: string) => path.join(practice.folder, name)
const again = () => openPractice(practice.folder)

/** The database as it is when its log is taken away: what was not brought in yet is gone. */
function loseLog() {
  const [database, mark] = [readFileSync(file), readFileSync(auditMarkFile(practice.folder))]
  closePractice()
  writeFileSync(file, database)
  writeFileSync(auditMarkFile(practice.folder), mark)
}

describe('a database that is gone', () => {
  test.each([
    ['missing', () => rmSync(file)],
    ['empty', () => writeFileSync(file, '')],
    ['without anything in it', () => writeFileSync(file, blank())],
  ])('%s, beside keys, begins no empty practice', async (_, lose) => {
    closePractice()
    rmSync(auditMarkFile(practice.folder))
    lose()
    const left = readdirSync(practice.folder)
    await expect(again()).rejects.toThrow(/There was a practice in .*npm run restore -- FILE/s)
    expect(readdirSync(practice.folder).filter(name => !/-(wal|shm)$/.test(name))).toEqual(left)
  })

  test('beside a backup alone is refused too, and the sentence names the backup', async () => {
    const copy = inFolder('backups/attune-20260101-000000.db')
    await backUp(practice.folder, copy)
    closePractice()
    rmSync(file)
    rmSync(inFolder('keys'), { recursive: true })
    await expect(again()).rejects.toThrow(`npm run restore -- ${copy}`)
    expect(existsSync(inFolder('keys'))).toBe(false)
  })

  test('and was replaced by one without a practice is refused', async () => {
    closePractice()
    const fresh = path.join(practice.folder, 'fresh')
    await openPractice(fresh)
    closePractice()
    writeFileSync(file, readFileSync(path.join(fresh, 'attune.db')))
    await expect(again()).rejects.toThrow(/attune\.db holds no practice/)
  })

  test('was never there: a folder between its first start and the set-up opens again', async () => {
    const fresh = inFolder('fresh')
    await openPractice(fresh)
    await openPractice(fresh)
    expect(newest()).toBe(0)
  })

  const blank = () => {
    const blankFile = inFolder('blank.db')
    const made = new Database(blankFile)
    made.pragma('journal_mode = wal')
    made.close()
    return readFileSync(blankFile)
  }
})

describe('a log that was cut off', () => {
  test('is told at the next start, with what is missing and how to go on', async () => {
    const before = newest()
    await logIn()
    loseLog()
    await expect(again()).rejects.toThrow(new RegExp(`has \\d+ audit entries, and ${before + 1} were written`))
    await expect(again()).rejects.toThrow(
      /put it back into .*npm run restore -- FILE.*remove .*last-audit-entry and start again/s,
    )
    rmSync(auditMarkFile(practice.folder))
    await again()
    expect(newest()).toBeLessThanOrEqual(before)
    expect(readAuditMark(practice.folder)).toBe(newest())
  })

  test('is no such thing where the number lags or was never written', async () => {
    await logIn()
    for (const left of ['0000000000000001\n', '', '\0'.repeat(17)]) {
      closePractice()
      writeFileSync(auditMarkFile(practice.folder), left)
      await again()
      expect(readAuditMark(practice.folder)).toBe(newest())
    }
  })

  test('the number follows each act, and an act that was taken back leaves it', async () => {
    await logIn()
    expect(readAuditMark(practice.folder)).toBe(newest())
    await expect(startLogin('nobody', monday)).resolves.toBeNull()
    expect(readAuditMark(practice.folder)).toBe(newest())
  })

  test.each([
    ['is no number', () => writeFileSync(auditMarkFile(practice.folder), 'x')],
    ['has another length', () => writeFileSync(auditMarkFile(practice.folder), '99\n')],
    ['is a folder', () => mkdirSync(auditMarkFile(practice.folder))],
  ])('cannot be told where the file %s: that is refused, with how to go on', async (_, spoil) => {
    closePractice()
    rmSync(auditMarkFile(practice.folder))
    spoil()
    await expect(again()).rejects.toThrow(/last-audit-entry does not hold the number .*remove it and start again/s)
  })

  test('an act is done where the number cannot be written', async () => {
    closePractice()
    rmSync(auditMarkFile(practice.folder))
    symlinkSync(inFolder('nowhere/last-audit-entry'), auditMarkFile(practice.folder))
    await again()
    expect(await logIn()).not.toBeNull()
  })
})

test('after the practice was closed, attune.db alone holds everything', async () => {
  await logIn()
  const entries = newest()
  closePractice()
  expect(readdirSync(practice.folder).filter(name => name.startsWith('attune.db'))).toEqual(['attune.db'])
  const alone = new Database(file, { readonly: true })
  expect(alone.prepare('select max(seq) from audit_events').pluck().get()).toBe(entries)
  alone.close()
})
