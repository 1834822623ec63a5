import { spawnSync } from 'node:child_process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keysInDatabase } from '@/db/key-move'
import { db, openPractice } from '@/db/open'
import { removePractice } from '../support/folder'
import { practiceNumbers } from '../support/practice-numbers'
import { numbersOf, practiceOf } from '../support/released-schema'

let folder: string
beforeEach(() => {
  folder = practiceOf('schema-0007')
})
afterEach(() => removePractice(folder))

/** In a process of its own, which kills itself at that point. */
function openUntilKilled(point: 'key' | 'moved'): boolean {
  const args = ['--import', 'tsx', 'tests/faults/opener.ts', folder, point]
  const { stdout, signal } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect([stdout, signal]).toEqual(stdout === '' ? ['', 'SIGKILL'] : ['done\n', null])
  return stdout !== ''
}

test('a move of the keys that is killed again and again goes on where it was, and loses nothing', {
  timeout: 240_000,
}, async () => {
  let rounds = 0
  do rounds++
  while (!openUntilKilled('key') && !openUntilKilled('moved'))
  expect(rounds).toBeGreaterThan(2)
  await openPractice(folder)
  expect(await keysInDatabase(db())).toEqual({ clients: [], points: [] })
  expect(await practiceNumbers()).toEqual(numbersOf('schema-0007'))
})
