import { existsSync, readFileSync, statSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backUp, verifyCopy } from '@/db/backup'
import { db, openPractice } from '@/db/open'
import { practices } from '@/db/schema'
import { emptyFolder, removePractice } from '../support/folder'

let folder: string
beforeEach(() => {
  folder = emptyFolder()
  openPractice(folder)
  const practice = {
    id: 'p',
    name: 'Elm Street',
    timeZone: 'Europe/London',
    locale: 'en-GB',
    isDemo: false,
    createdAt: 0,
  }
  db().insert(practices).values(practice).run()
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
  await expect(backUp(folder, target())).rejects.toThrow(/exists already/)
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
