import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeSecret } from '@/db/durable-files'
import { openPractice } from '@/db/open'
import { checkSetupCode, forgetSetupCode, setupCode } from '@/db/setup-code'
import { migratedFolder, removePractice } from '../support/folder'
import { monday } from '../support/practice'

let folder: string
beforeEach(async () => {
  folder = await migratedFolder()
  await openPractice(folder, { fast: true })
})
afterEach(async () => {
  forgetSetupCode()
  await removePractice(folder)
})

const file = () => path.join(folder, 'setup-code')

test('a code file that was cut short opens nothing and is made anew', async () => {
  for (const left of ['', '\n', 'ABCD-E']) {
    writeFileSync(file(), left)
    expect(await checkSetupCode(left || '!!!', monday)).toEqual({ ok: false, waitMinutes: null })
    expect(await setupCode()).toMatch(/^([A-Z2-7]{4}-){2}[A-Z2-7]{4}$/)
  }
})

test('the code stays the same over a restart and is for the owner of the folder alone', async () => {
  expect(await setupCode()).toBe(await setupCode())
  expect(statSync(file()).mode & 0o777).toBe(0o600)
})

test('a secret never takes the place of another file', () => {
  writeSecret(path.join(folder, 'one'), 'first')
  expect(() => writeSecret(path.join(folder, 'one'), 'second')).toThrow(/EEXIST/)
  expect(readFileSync(path.join(folder, 'one'), 'utf8')).toBe('first\n')
})
