import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { writeSecret } from '@/db/durable-files'
import { closePractice, db, openPractice } from '@/db/open'
import { refusals, setupCodes } from '@/db/schema'
import { checkSetupCode, setupCode } from '@/db/setup-code'
import { writeUnattended } from '@/db/write-unattended'
import { emptyFolder, migratedFolder, removePractice } from '../support/folder'
import { monday } from '../support/practice'
import { isInServer } from '../support/server'

let folder: string
beforeEach(async () => {
  folder = await migratedFolder()
  await openPractice(folder, { fast: true })
})
afterEach(() => removePractice(folder))

const wrong = { ok: false, waitMinutes: null }
const minute = 60_000

async function restart(where = folder): Promise<string> {
  closePractice()
  await openPractice(where, { fast: true })
  return (await setupCode()) ?? ''
}

test('the code stays the same over a restart, which forgets the wrong tries', async () => {
  const code = await setupCode()
  for (let tries = 0; tries < 5; tries++) await checkSetupCode('wrong', monday)
  expect(await checkSetupCode(code ?? '', monday)).toEqual({ ok: false, waitMinutes: 15 })
  expect(await restart()).toBe(code)
  expect(await checkSetupCode(code ?? '', monday)).toEqual({ ok: true })
})

test('tries at once are counted one after another', async () => {
  await setupCode()
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => checkSetupCode('wrong', monday)))
  expect(outcomes.filter(outcome => !outcome.ok && outcome.waitMinutes === null)).toHaveLength(5)
})

test('what was tried, and a right code, count for nothing once a quarter of an hour has passed', async () => {
  const code = (await setupCode()) ?? ''
  for (let at = 0; at < 5; at++) {
    expect(await checkSetupCode('wrong', monday + at * minute)).toEqual(wrong)
    if (at < 4) expect(await checkSetupCode(code, monday + at * minute)).toEqual({ ok: true })
  }
  expect(await checkSetupCode('wrong', monday + 5 * minute)).toEqual({ ok: false, waitMinutes: 10 })
  expect(await checkSetupCode('wrong', monday + 15 * minute)).toEqual(wrong)
})

test('whoever reads the database without the keys finds no code in it', async () => {
  const code = (await setupCode()) ?? ''
  const kept = JSON.stringify(await db().select().from(setupCodes))
  expect(kept).toMatch(/sealedCode/)
  expect(kept).not.toContain(code)
  expect(kept).not.toContain(Buffer.from(code).toString('base64'))
  expect(kept).not.toContain(JSON.stringify([...Buffer.from(code)]).slice(1, -1))
})

test('a server that was never started, or a code that was altered, lets nobody in', async () => {
  expect(await checkSetupCode('', monday)).toEqual(wrong)
  await setupCode()
  await writeUnattended(tx => tx.update(setupCodes).set({ sealedCode: Buffer.alloc(40) }))
  await expect(checkSetupCode('', monday)).rejects.toThrow()
})

test('the file in which earlier versions kept a code goes: it would be of no use', async () => {
  const file = path.join(folder, 'setup-code')
  writeFileSync(file, 'ABCD-EFGH-IJKL\n')
  await setupCode()
  expect(existsSync(file)).toBe(false)
  expect(await checkSetupCode('ABCD-EFGH-IJKL', monday)).toEqual(wrong)
})

test.skipIf(isInServer)('where the keys of a file were lost before it was set up, there is another code', async () => {
  const code = await setupCode()
  closePractice()
  rmSync(path.join(folder, 'keys'), { recursive: true })
  const other = await restart()
  expect(other).toMatch(/^([A-Z2-7]{4}-){2}[A-Z2-7]{4}$/)
  expect(other).not.toBe(code)
  expect(await checkSetupCode(other, monday)).toEqual({ ok: true })
})

describe.runIf(isInServer)('at two servers', () => {
  /** A folder of another machine, with copies of those keys that are named. */
  function machine(...copied: string[]): string {
    const other = emptyFolder()
    onTestFinished(() => rmSync(other, { recursive: true, force: true }))
    for (const name of copied) cpSync(path.join(folder, 'keys', name), path.join(other, 'keys', name))
    return other
  }
  const both = ['practice.key', 'login.secret']

  test('there is one code, and the tries are counted together', async () => {
    const code = (await setupCode()) ?? ''
    const other = machine(...both)
    expect(await restart(other)).toBe(code)
    for (let tries = 0; tries < 3; tries++) await checkSetupCode('wrong', monday)
    await openPractice(folder, { fast: true })
    for (let tries = 0; tries < 2; tries++) expect(await checkSetupCode('wrong', monday)).toEqual(wrong)
    expect(await checkSetupCode(code, monday)).toEqual({ ok: false, waitMinutes: 15 })
    await openPractice(other, { fast: true })
    expect(await checkSetupCode(code, monday + 16 * minute)).toEqual({ ok: true })
  })

  test.each([
    ['no keys', []],
    ['another login.secret', ['practice.key']],
  ])('one with %s says so, before anything is sealed by it', async (_, copied) => {
    const code = await setupCode()
    const other = machine(...copied)
    await expect(restart(other)).rejects.toThrow(`The keys in ${path.join(other, 'keys')} are not those of the server`)
    expect(await restart()).toBe(code)
  })
})

test('wrong codes are counted, before there is a practice that they belong to', async () => {
  await setupCode()
  for (const at of [0, 1]) await checkSetupCode('AAAA-BBBB-CCCC', monday + at)
  expect(await db().select().from(refusals)).toMatchObject([
    { kind: 'setup-code', count: 2, practiceId: null, firstAt: monday, lastAt: monday + 1 },
  ])
})

test('a secret never takes the place of another file', () => {
  writeSecret(path.join(folder, 'one'), 'first')
  expect(() => writeSecret(path.join(folder, 'one'), 'second')).toThrow(/EEXIST/)
  expect(readFileSync(path.join(folder, 'one'), 'utf8')).toBe('first\n')
})
