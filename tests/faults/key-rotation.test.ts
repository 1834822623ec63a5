import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyStoreFolder } from '@/db/key-store'
import { closePractice, db, openPractice } from '@/db/open'
import { erasedKeys } from '@/db/schema'
import { type Filled, filledPractice } from '../support/filled-practice'
import { practiceNumbers } from '../support/practice-numbers'

let practice: Filled
let before: Awaited<ReturnType<typeof practiceNumbers>>
beforeEach(async () => {
  practice = await filledPractice()
  before = await practiceNumbers()
  closePractice()
})
afterEach(() => practice.remove())

/** In a process of its own, which kills itself at that point. Gives how many of them it took. */
function changeUntilDone(point: 'wrapped' | 'changed'): number {
  for (let round = 1; ; round++) {
    const args = ['--import', 'tsx', 'tests/faults/rotator.ts', practice.folder, point, String(round)]
    const { stdout, signal, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect([stdout, signal, stderr]).toEqual(stdout === '' ? ['', 'SIGKILL', ''] : ['done\n', null, ''])
    if (stdout !== '') return round
  }
}

const endings = () => readdirSync(keyStoreFolder(practice.folder)).map(name => name.split('.').at(-1))

test('a change of the practice key that is killed at each key goes on, and loses nothing', {
  timeout: 240_000,
}, async () => {
  expect(changeUntilDone('wrapped')).toBe(5)
  await openPractice(practice.folder)
  expect(await practiceNumbers()).toEqual(before)
  expect(endings()).toEqual(['key', 'key', 'key', 'key'])
})

test('so does one of the clients’ keys, each of which is destroyed that was', { timeout: 240_000 }, async () => {
  expect(changeUntilDone('changed')).toBe(5)
  await openPractice(practice.folder)
  expect(await practiceNumbers()).toEqual(before)
  expect(endings().toSorted()).toEqual([...Array(4).fill('destroyed'), ...Array(4).fill('key')])
  expect(await db().select().from(erasedKeys)).toHaveLength(4)
})
