import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEpisode } from '@/db/access'
import { saveDraft } from '@/db/assessments'
import { timeline } from '@/db/client-pages'
import type { SessionRow } from '@/db/episode-records'
import { history, unchangedHistory } from '@/db/history'
import { keepRecords, keptRecords } from '@/db/kept-records'
import { db } from '@/db/open'
import { changePractice } from '@/db/practices'
import { reevaluateEpisode } from '@/db/reevaluate'
import { assessments } from '@/db/schema'
import { startSession } from '@/db/sessions'
import { writeUnattended } from '@/db/write-unattended'
import { instruments } from '@/lib/instruments/catalogue'
import { all, allianceOf, distress, newClient, recordWeek } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'

/* What was read of an episode is kept for the one revision that it was read at. */

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
let episodeId: string
const later = monday + 40 * day
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
  for (const [week, sum] of [48, 47, 49].entries())
    await recordWeek(practice.mara, clientId, week, [allianceOf(sum), distress({ ...all(10, 1), 6: 0 })])
  episodeId = (await openEpisode(db(), clientId))?.id ?? ''
})
afterEach(() => practice.remove())

test('an act that fails after all leaves nothing behind', async () => {
  const before = await unchangedHistory(db(), episodeId)
  const failing = writeUnattended(async tx => {
    await tx.update(assessments).set({ absence: 'declined' })
    await reevaluateEpisode(tx, { practiceId: practice.mara.practiceId, clientId, episodeId }, later)
    throw new Error('The disk is full')
  })
  await expect(failing).rejects.toThrow('The disk is full')
  expect(await unchangedHistory(db(), episodeId)).toEqual(before)
  expect(await history(db(), episodeId)).toEqual(before)
})

test('what is typed and saved after a look at the page is there at the next one', async () => {
  await timeline(practice.mara, clientId, null, later)
  const begun = await startSession(practice.mara, { clientId, key: 'one' }, later)
  if (!begun.ok) throw new Error('The session was not begun')
  const draft = { sessionId: begun.sessionId, draftVersion: 0, entries: [allianceOf(30)] }
  expect(await saveDraft(practice.mara, draft, later)).toMatchObject({ ok: true })
  expect((await timeline(practice.mara, clientId, null, later))?.history.sessions).toHaveLength(4)
  expect(await unchangedHistory(db(), episodeId)).toEqual(await history(db(), episodeId))
})

test('in another time zone days are read anew', async () => {
  await unchangedHistory(db(), episodeId)
  const before = { name: 'Test Practice', timeZone: 'Europe/London', locale: 'en-GB' }
  const after = { ...before, timeZone: 'Pacific/Kiritimati' }
  expect(await changePractice(practice.ines, { before, after }, later)).toEqual({ ok: true })
  expect(await unchangedHistory(db(), episodeId)).toEqual(await history(db(), episodeId))
})

test('the episodes that nobody asked for longest are given up first', () => {
  const row: SessionRow = ['s', '2026-01-05', 'attended', null, null, 0]
  const records = { sessions: Array.from({ length: 2500 }, () => row), sheets: new Map() }
  const place = (name: string) => ({ episodeId: name, revision: 'r', timeZone: 'Europe/London', instruments })
  for (const name of ['a', 'b', 'a', 'c']) keepRecords(place(name), 'r', records)
  expect(['a', 'b', 'c'].map(name => keptRecords(place(name)) !== null)).toEqual([true, false, true])
  expect(keptRecords({ ...place('a'), revision: 'another' })).toBeNull()
})
