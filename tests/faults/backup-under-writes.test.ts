import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backUp, verifyCopy } from '@/db/backup'
import { closePractice, openPractice, sqlite } from '@/db/open'
import { newClient } from '../support/course'
import { freshPractice, monday } from '../support/practice'

/** So many pages that several commits come between the first and the last of them. */
const megabytes = 64

let practice: Awaited<ReturnType<typeof freshPractice>>
let recorder: ChildProcess
let acknowledged = 0
beforeEach(async () => {
  practice = await freshPractice()
  const clientId = await newClient(practice.mara)
  await openPractice(practice.folder, { fast: true })
  sqlite().exec('create table ballast (page blob)')
  const fill = sqlite().prepare('insert into ballast values (randomblob(1048576))')
  for (let count = 0; count < megabytes; count++) fill.run()
  closePractice()
  recorder = record(clientId)
})
afterEach(async () => {
  // The loader runs the script in a process of its own; the group is killed as a whole.
  if (recorder.pid && recorder.exitCode === null) process.kill(-recorder.pid, 'SIGKILL')
  await practice.remove()
})

/** Records one session after another, as fast as the disk allows. */
function record(clientId: string): ChildProcess {
  const args = ['node_modules/tsx/dist/cli.mjs', 'tests/faults/recorder.ts']
  const about = [practice.folder, practice.mara.personId, clientId, String(monday)]
  const child = spawn(process.execPath, [...args, ...about], { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  child.stdout.on('data', (lines: Buffer) => {
    acknowledged += lines.toString().split('\n').length - 1
  })
  return child
}

test('a backup is done while somebody saves without a pause, and holds what was saved before it began', {
  timeout: 180_000,
}, async () => {
  await expect.poll(() => acknowledged, { timeout: 60_000 }).toBeGreaterThan(2)
  const target = path.join(practice.folder, 'backups', 'copy.db')
  let meanwhile = 0
  // Half way it waits until somebody has saved three times, however slow the machine is.
  const onProgress = (done: number) => {
    if (done >= 0.5 && meanwhile === 0) meanwhile = threeMoreSaved()
  }
  const { rows } = await backUp(practice.folder, target, { limit: 60_000, onProgress })
  expect(meanwhile, 'nobody saved meanwhile').toBeGreaterThanOrEqual(3)
  expect(verifyCopy(target)).toBe(rows)
  expect(readdirSync(path.dirname(target))).toEqual(['copy.db'])
})

/** Waits, with all of this process, until so many more sessions are in the database; gives how many. */
function threeMoreSaved(): number {
  const live = new Database(path.join(practice.folder, 'attune.db'), { readonly: true })
  const count = () => Number(live.prepare('select count(*) from sessions').pluck().get())
  const before = count()
  const still = new Int32Array(new SharedArrayBuffer(4))
  for (let tries = 0; tries < 3000 && count() < before + 3; tries++) Atomics.wait(still, 0, 0, 20)
  const more = count() - before
  live.close()
  return more
}

test('one that is killed leaves nothing that stays', { timeout: 180_000 }, async () => {
  const place = path.join(practice.folder, 'backups')
  const script = path.join(practice.folder, 'back-up.ts')
  const target = path.join(place, 'killed.db')
  const stop = "{ onProgress: () => process.kill(process.pid, 'SIGKILL') }"
  writeFileSync(
    script,
    `import { backUp } from '${path.resolve('db/backup')}'\nbackUp('${practice.folder}', '${target}', ${stop})\n`,
  )
  const killed = spawn(process.execPath, ['--import', 'tsx', script], { stdio: 'ignore' })
  await once(killed, 'exit')
  expect(readdirSync(place)).toContainEqual(expect.stringMatching(/^killed\.db\.unfinished-\d+$/))
  expect(readdirSync(place)).not.toContain('killed.db')
  await backUp(practice.folder, path.join(place, 'copy.db'))
  expect(readdirSync(place)).toEqual(['copy.db'])
})
