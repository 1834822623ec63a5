import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordAssessments } from '@/db/assessments'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { setNextSession } from '@/db/clients'
import { beginEpisode, endEpisode, reopenEpisode } from '@/db/episodes'
import { nextClient } from '@/db/next-session'
import { db } from '@/db/open'
import { sessionToRecord } from '@/db/session-entry'
import { undoVoid, voidSession } from '@/db/session-voids'
import { startSession } from '@/db/sessions'
import { all, distress, newClient } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterEach(() => practice.remove())

const view = async (now = monday) => {
  const found = await client(practice.mara, clientId, now)
  if (!found) throw new Error('The client is not there')
  return found
}
const plan = async (nextSessionOn: string) =>
  setNextSession(practice.mara, { clientId, version: (await view()).version, nextSessionOn }, monday)
const next = async () => {
  const [row] = await caseload(practice.mara, monday)
  const shown = (await view()).nextSessionOn
  expect(row?.nextSessionOn).toBe(shown)
  return shown
}
const episode = async () => {
  const [{ id: episodeId = '', version = 0 } = {}] = (await view()).episodes
  return { episodeId, version }
}
const end = async () =>
  endEpisode(practice.mara, { ...(await episode()), endedOn: '2026-01-05', endKind: 'completed', reason: null }, monday)

test('a session that is saved takes the appointment of its day, and void gives it back until it is brought back', async () => {
  await plan('2026-01-05')
  const begun = await startSession(practice.mara, { clientId, key: randomUUID() }, monday)
  if (!begun.ok) throw new Error('The session was not begun')
  const { sessionId } = begun
  expect(await next()).toBe('2026-01-05')
  const sent = { sessionId, version: 1, draftVersion: 0, key: 'k', entries: [distress({ ...all(10, 1), 6: 0 })] }
  expect((await recordAssessments(practice.mara, sent, monday)).ok).toBe(true)
  expect(await next()).toBeNull()
  const { version = 0, draftVersion = 0 } = (await sessionToRecord(practice.mara, sessionId, monday))?.session ?? {}
  await voidSession(practice.mara, { sessionId, version, draftVersion, reason: 'Another client', safety: [] }, monday)
  expect(await next()).toBe('2026-01-05')
  await undoVoid(practice.mara, { sessionId }, monday)
  expect(await next()).toBeNull()
  expect(await plan('2026-01-05')).toMatchObject({ ok: false, errors: { nextSessionOn: [/already saved/] } })
})

test('an ended episode has no next session; reopened it has the one that is still ahead, begun anew none', async () => {
  await plan('2026-01-12')
  expect((await end()).ok).toBe(true)
  expect(await next()).toBeNull()
  expect((await reopenEpisode(practice.mara, await episode(), monday)).ok).toBe(true)
  expect(await next()).toBe('2026-01-12')
  await end()
  expect((await reopenEpisode(practice.mara, await episode(), monday + 8 * day)).ok).toBe(true)
  expect(await next()).toBeNull()
  await plan('2026-01-12')
  await end()
  await beginEpisode(practice.mara, { clientId, key: 'k', startedOn: '2026-01-06', reason: null }, monday)
  expect(await next()).toBeNull()
})

test('of those who wait, one whose session was begun without an appointment is next, wherever the practice is kept', async () => {
  await plan('2026-01-05')
  const [waiting, begun] = [clientId, await newClient(practice.mara, 'Z-1')]
  await setNextSession(practice.mara, { clientId: begun, version: 1, nextSessionOn: null }, monday)
  expect((await nextClient(db(), practice.mara, begun, '2026-01-05'))?.id).toBe(waiting)
  await startSession(practice.mara, { clientId: begun, key: 'begun' }, monday)
  expect((await nextClient(db(), practice.mara, 'nobody', '2026-01-05'))?.id).toBe(begun)
})
