import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backUp, verifyCopy } from '@/db/backup'
import { closePractice, openPractice } from '@/db/open'
import { practices } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import { emptyFolder, removePractice } from '../support/folder'

let folder: string
beforeEach(async () => {
  folder = emptyFolder()
  await openPractice(folder)
  const practice = {
    id: 'p',
    name: 'Elm Street',
    timeZone: 'Europe/London',
    locale: 'en-GB',
    isDemo: false,
    createdAt: 0,
  }
  await writeUnattended(tx => tx.insert(practices).values(practice))
})
afterEach(() => removePractice(folder))

const target = () => path.join(folder, 'backups', 'copy.db')

test('copies a practice in use, rows that are still in the write-ahead log included', async () => {
  const { rows } = await backUp(folder, target())
  expect(rows).toBeGreaterThan(0)
  expect(readFileSync(target(), 'latin1')).toContain('Elm Street')
  expect(verifyCopy(target())).toBe(rows)
})

test('never overwrites', async () => {
  await backUp(folder, target())
  await expect(backUp(folder, target())).rejects.toThrow(/already exists/)
})

test('leaves nothing behind when there is no practice', async () => {
  await expect(backUp(path.join(folder, 'elsewhere'), target())).rejects.toThrow(/no practice/)
  expect(existsSync(target())).toBe(false)
})

test('a damaged copy is told as one', async () => {
  await backUp(folder, target())
  truncateSync(target(), Math.floor(statSync(target()).size / 2))
  expect(() => verifyCopy(target())).toThrow()
})

test('the keys are not in a backup', async () => {
  await backUp(folder, target())
  const secrets = ['practice.key', 'login.secret'].map(file =>
    readFileSync(path.join(folder, 'keys', file), 'utf8').trim(),
  )
  const copy = readFileSync(target(), 'latin1')
  for (const secret of secrets) {
    expect(copy).not.toContain(secret)
    expect(copy).not.toContain(Buffer.from(secret, 'base64').toString('latin1'))
  }
})

test('a backup is for its owner alone, also in a folder that others can look into', async () => {
  const mask = process.umask(0o022)
  await backUp(folder, target())
  process.umask(mask)
  expect(statSync(target()).mode & 0o777).toBe(0o600)
})

test('a folder that is not there is refused and not made, but for the practice’s own', async () => {
  const elsewhere = path.join(folder, 'stick')
  await expect(backUp(folder, path.join(elsewhere, 'copy.db'))).rejects.toThrow(
    `There is no folder ${elsewhere}. Is the disk or stick that it is on connected?`,
  )
  expect(existsSync(elsewhere)).toBe(false)
  writeFileSync(elsewhere, '')
  await expect(backUp(folder, path.join(elsewhere, 'copy.db'))).rejects.toThrow(/is a file/)
  await backUp(folder, target())
  expect(existsSync(target())).toBe(true)
})

test('a copy that takes too long is given up and leaves nothing', async () => {
  await expect(backUp(folder, target(), { limit: 0 })).rejects.toThrow(/was stopped/)
  expect(readdirSync(path.dirname(target()))).toEqual([])
})

test('says how far it has come', async () => {
  const steps: number[] = []
  await backUp(folder, target(), { onProgress: done => steps.push(done) })
  expect(steps.length).toBeGreaterThan(0)
  expect(steps.every(done => done >= 0 && done <= 1)).toBe(true)
})

test('what killed backups left is cleaned up; what one that lives is making, and whatever else is there, stays', async () => {
  mkdirSync(path.dirname(target()))
  const left = [
    'attune-1.db.unfinished',
    'attune-1.db.unfinished-999999999',
    'attune-1.db.unfinished-999999999-journal',
  ]
  const stays = [`attune-2.db.unfinished-${process.ppid}`, 'my.unfinished', 'attune-0.db']
  for (const name of [...left, ...stays]) writeFileSync(path.join(path.dirname(target()), name), 'x')
  await backUp(folder, target())
  expect(readdirSync(path.dirname(target())).toSorted()).toEqual([...stays, 'copy.db'].toSorted())
})

test('a practice that was not set up yet is not backed up', async () => {
  const fresh = emptyFolder()
  await openPractice(fresh)
  await expect(backUp(fresh, path.join(fresh, 'backups', 'copy.db'))).rejects.toThrow(/has not been set up yet/)
  await removePractice(fresh)
})

test('a damaged practice is told by its own name', async () => {
  closePractice()
  const file = path.join(folder, 'attune.db')
  const pages = readFileSync(file)
  writeFileSync(file, pages.fill(7, 4096 * 2, pages.length - 4096))
  await expect(backUp(folder, target())).rejects.toThrow(`${file} is damaged. Stop Attune,`)
  expect(readdirSync(path.dirname(target()))).toEqual([])
})

test('a backup of a practice that is not in use leaves no log beside it', async () => {
  closePractice()
  await backUp(folder, target())
  expect(readdirSync(folder).filter(name => name.startsWith('attune.db'))).toEqual(['attune.db'])
})

test('work that was left in the log is in the copy', async () => {
  const left = emptyFolder()
  for (const name of ['attune.db', 'attune.db-wal']) copyFileSync(path.join(folder, name), path.join(left, name))
  const { file } = await backUp(left, path.join(left, 'backups', 'copy.db'))
  expect(readFileSync(file, 'latin1')).toContain('Elm Street')
  await removePractice(left)
})
