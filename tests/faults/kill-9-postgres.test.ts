import { rmSync } from 'node:fs'
import pg from 'pg'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { closePractice, openPractice } from '@/db/open'
import { withPostgres } from '../../scripts/postgres.mjs'
import { findPostgres } from '../../scripts/postgres-programs.mjs'
import { newClient } from '../support/course'
import { emptyFolder } from '../support/folder'
import { freshPractice, loginAs, monday } from '../support/practice'
import { isInServer, makeTemplate } from '../support/server'
import { times } from '../support/test-all'
import { Recording, someMoment } from './recording'
import { expectRetryToAnswerAlike, expectWhole } from './whole'

/*
 * The processes of PostgreSQL killed outright while ours saves in it. Its data are kept as they are where it is used: it waits for the disk.
 * Ours is never started again: it finds the new server by itself, and sends again what was not answered.
 */

const programs = findPostgres()
const killings = times(6, 1)

let recording: Recording | null = null
afterEach(async () => {
  await recording?.kill()
  vi.unstubAllEnvs()
})

/** Records sessions in the server of a URL, which is killed again and again at moments that nobody chose, and looks at what is there. */
async function recordWhileKilled(url: string, kill: () => Promise<void>): Promise<void> {
  vi.stubEnv('ATTUNE_TEST_DATABASE', url)
  // Its roles are its own.
  vi.stubEnv('ATTUNE_TEST_PASSWORD', undefined)
  const folder = emptyFolder()
  await makeTemplate(async () => {
    await openPractice(folder, { fast: true })
    closePractice()
  })
  rmSync(folder, { recursive: true })
  const practice = await freshPractice()
  const clientId = await newClient(practice.mara)
  closePractice()
  recording = new Recording(practice.folder, practice.mara.personId, clientId, monday)
  for (let killing = 0; killing < killings; killing++) {
    await recording.more(3)
    await someMoment(60)
    await kill()
  }
  await recording.more(3)
  const acknowledged = await recording.kill()
  await openPractice(practice.folder)
  await expectWhole(acknowledged)
  await expectRetryToAnswerAlike(await loginAs(practice.mara.personId), acknowledged.at(-1), monday)
  await practice.remove()
}

describe.runIf(isInServer && programs !== undefined)(
  'whatever was acknowledged is there, whole and once, where',
  () => {
    test('all of PostgreSQL is killed and started again', { timeout: 180_000 }, () =>
      withPostgres(programs ?? '', (url, restart) => recordWhileKilled(url, restart), true),
    )

    test('the process that saves is killed, with which PostgreSQL ends all others', { timeout: 180_000 }, () =>
      withPostgres(programs ?? '', url => recordWhileKilled(url, () => killOne(url)), true),
    )
  },
)

/** Kills a process that serves us, and waits until PostgreSQL has ended the others and taken up its data again. */
async function killOne(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  const ended = new Promise(resolve => client.once('end', resolve))
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ pid: number }>(
    "select pid from pg_stat_activity where application_name = 'attune' order by query_start desc limit 1",
  )
  const [{ pid } = { pid: 0 }] = rows
  expect(pid).toBeGreaterThan(0)
  process.kill(pid, 'SIGKILL')
  await ended
}
