import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { timeline } from '@/db/client-pages'
import { endEpisode } from '@/db/episodes'
import { addPin, changePin, removePin } from '@/db/event-pins'
import { db } from '@/db/open'
import { auditEvents } from '@/db/schema'
import { newClient } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
let pinId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
  const added = await addPin(
    practice.mara,
    { clientId, key: randomUUID(), happenedOn: '2026-01-06', text: 'new job' },
    monday,
  )
  pinId = added.ok ? added.pinId : ''
})
afterEach(() => practice.remove())

const conflict = { ok: false, why: 'conflict' }
const pins = async () =>
  (await timeline(practice.mara, clientId, null, monday))?.pins.map(({ happenedOn, text, version }) => [
    happenedOn,
    text,
    version,
  ])
const audited = async () =>
  (await db().select().from(auditEvents).orderBy(auditEvents.seq))
    .filter(({ act }) => act.startsWith('pin.'))
    .map(({ act, subjectId }) => [act, subjectId])

const change = (version: number, text = 'new flat', happenedOn = '2026-01-08') =>
  changePin(practice.mara, { clientId, pinId, version, happenedOn, text }, monday)

test('an event is corrected, once from the version that was read, with an entry in the audit', async () => {
  expect(await change(1)).toEqual({ ok: true })
  expect(await pins()).toEqual([['2026-01-08', 'new flat', 2]])
  expect(await change(1, 'typed in another tab')).toEqual(conflict)
  expect(await pins()).toEqual([['2026-01-08', 'new flat', 2]])
  expect(await audited()).toEqual([
    ['pin.add', pinId],
    ['pin.change', pinId],
  ])
})

test('it stays within its episode', async () => {
  expect(await change(1, 'too early', '2025-12-31')).toMatchObject({
    why: 'invalid',
    errors: { happenedOn: [expect.any(String)] },
  })
  expect(await pins()).toEqual([['2026-01-06', 'new job', 1]])
})

test('it is removed as it was read, and not when it was corrected meanwhile', async () => {
  await change(1)
  expect(await removePin(practice.mara, { clientId, pinId, version: 1 }, monday)).toEqual(conflict)
  expect(await removePin(practice.mara, { clientId, pinId, version: 2 }, monday)).toEqual({ ok: true })
  expect(await pins()).toEqual([])
  expect((await audited()).at(-1)).toEqual(['pin.remove', pinId])
})

test('a change to what another tab has removed is refused beside the words, and removing it again changes nothing', async () => {
  await removePin(practice.mara, { clientId, pinId, version: 1 }, monday)
  expect(await change(1)).toMatchObject({ why: 'invalid', errors: { text: [expect.stringMatching('removed')] } })
  expect(await removePin(practice.mara, { clientId, pinId, version: 1 }, monday)).toEqual({ ok: true })
  expect((await audited()).filter(([act]) => act === 'pin.remove')).toHaveLength(1)
})

test('it is not moved past the end of its episode; its words can still be mended', async () => {
  const episode = (await timeline(practice.mara, clientId, null, monday))?.episodes[0]
  const ending = { endedOn: '2026-01-07', endKind: 'completed' as const, reason: null }
  await endEpisode(practice.mara, { episodeId: episode?.id ?? '', version: 1, ...ending }, monday + 9 * day)
  expect(await change(1)).toMatchObject({ errors: { happenedOn: [expect.stringMatching('after')] } })
  expect(await change(1, 'new job in town', '2026-01-06')).toEqual({ ok: true })
})

test('an event of one client is not reached through another', async () => {
  const other = await newClient(practice.mara, 'K-002')
  await removePin(practice.mara, { clientId: other, pinId, version: 1 }, monday)
  const moved = { clientId: other, pinId, version: 1, happenedOn: '2026-01-08', text: 'x' }
  expect(await changePin(practice.mara, moved, monday)).toMatchObject({ why: 'invalid' })
  expect(await pins()).toEqual([['2026-01-06', 'new job', 1]])
})
