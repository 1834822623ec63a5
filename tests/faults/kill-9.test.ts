import { afterEach, beforeEach, test } from 'vitest'
import { closePractice, openPractice } from '@/db/open'
import { newClient } from '../support/course'
import { day, freshPractice, loginAs, monday } from '../support/practice'
import { times } from '../support/test-all'
import { type Acknowledged, Recording, someMoment } from './recording'
import { expectRetryToAnswerAlike, expectWhole } from './whole'

/* Our own process killed while it saves: in a file, and in a server where the tests run in one. */

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
let recording: Recording | null = null
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
  closePractice()
})
afterEach(async () => {
  await recording?.kill()
  await practice.remove()
})

const killings = times(6, 1)

test('whatever was acknowledged before a kill -9 is there afterwards, whole and once', {
  timeout: 120_000,
}, async () => {
  const all: Acknowledged[] = []
  for (let killing = 0; killing < killings; killing++) {
    all.push(...(await recordUntilKilled(monday + killing * 400 * day)))
    await openPractice(practice.folder)
    await expectWhole(all)
    closePractice()
  }
  await openPractice(practice.folder)
  const now = monday + killings * 400 * day
  await expectRetryToAnswerAlike(await loginAs(practice.mara.personId, now), all.at(-1), now)
})

/** Records sessions, and is killed at a moment nobody chose, a few sessions in. */
async function recordUntilKilled(from: number): Promise<readonly Acknowledged[]> {
  recording = new Recording(practice.folder, practice.mara.personId, clientId, from)
  await recording.more(3)
  await someMoment(60)
  return recording.kill()
}
