import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { client } from '@/db/client-pages'
import { db } from '@/db/open'
import { changeSettings, practiceSettings, previewSettings } from '@/db/practice-settings'
import { beginRereading, type Reader, readerHere, readOn, rereadingOf } from '@/db/rereading'
import { goOnReading, readElsewhere } from '@/db/rereading-run'
import { flags } from '@/db/schema'
import { threadReader } from '@/db/thread-reader'
import { writeUnattended } from '@/db/write-unattended'
import { defaultSettings } from '@/lib/settings'
import { allianceOf, newClient, recordWeek } from '../support/course'
import { expectFactsInStep } from '../support/facts-in-step'
import { day, freshPractice, monday } from '../support/practice'

/* Reading a whole practice again beside whatever else happens in it. */

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(async () => {
  readElsewhere(null)
  await practice.remove()
})

const later = monday + 90 * day
/** Ratings so unlike each other that a fall among them is none. */
const wide = { ...defaultSettings, priorSpread: { share: 0.3, byInstrument: {} } }
const fall = [50, 51, 50, 49, 51, 36]

async function courses(count: number): Promise<string[]> {
  const ids: string[] = []
  for (let number = 0; number < count; number++) {
    const id = await newClient(practice.mara, `K-${number}`, null)
    for (const [week, sum] of fall.entries()) await recordWeek(practice.mara, id, week, [allianceOf(sum)])
    ids.push(id)
  }
  return ids
}

const openRules = async (clientId: string) =>
  (await client(practice.mara, clientId, later))?.flags.filter(({ state }) => state === 'open').map(({ rule }) => rule)

/** Sets other settings, with nobody there to read by them yet. */
async function setWide() {
  readElsewhere({ ...readerHere, read: () => new Promise(() => {}) })
  const { mark } = await practiceSettings(practice.ines)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let isWaiting = true
  const changed = changeSettings(practice.ines, { mark, settings: wide }, later).finally(() => {
    isWaiting = false
  })
  // What is kept takes as long as it takes; only the patience of the act is passed over.
  while (isWaiting) {
    await vi.advanceTimersByTimeAsync(500)
    await new Promise(setImmediate)
  }
  expect(await changed).toEqual({ ok: true })
  vi.useRealTimers()
  readElsewhere(null)
}

test('whoever changed the settings does not wait for a large practice, and sees how far it is', async () => {
  await courses(2)
  await setWide()
  expect(await rereadingOf(db(), practice.ines.practiceId)).toMatchObject({ read: 0, total: 2 })
})

test('it goes on where it was after a restart', async () => {
  const [first = '', ...others] = await courses(22)
  await setWide()
  const stopped: Reader = {
    ...readerHere,
    read: (practiceId, afterId) => {
      if (afterId !== '') throw new Error('The power was cut')
      return readerHere.read(practiceId, afterId)
    },
  }
  await expect(readOn(practice.ines.practiceId, stopped, later)).rejects.toThrow('The power was cut')
  expect(await rereadingOf(db(), practice.ines.practiceId)).toMatchObject({ read: 20, total: 22 })
  expect(await openRules(first)).toEqual([])
  expect(await openRules(others.at(-1) ?? '')).toEqual(['alliance-drop'])
  await goOnReading(practice.ines.practiceId, later)
  expect(await rereadingOf(db(), practice.ines.practiceId)).toBeUndefined()
  expect(await openRules(others.at(-1) ?? '')).toEqual([])
  await expectFactsInStep()
})

test('what is saved while it reads is not overwritten by what it read before', async () => {
  const [id = ''] = await courses(1)
  await setWide()
  const overtaken: Reader = {
    ...readerHere,
    read: async (practiceId, afterId) => {
      const slice = await readerHere.read(practiceId, afterId)
      if (afterId === '') await recordWeek(practice.mara, id, 7, [allianceOf(12)])
      return slice
    },
  }
  await readOn(practice.ines.practiceId, overtaken, later)
  await expectFactsInStep()
  expect((await client(practice.mara, id, later))?.histories[0]?.sessions).toHaveLength(7)
})

test('a second change while it reads begins anew, and the last one holds', async () => {
  const [id = ''] = await courses(1)
  await setWide()
  const interrupted: Reader = {
    ...readerHere,
    read: async (practiceId, afterId) => {
      const slice = await readerHere.read(practiceId, afterId)
      if (slice.count > 0 && (await rereadingOf(db(), practiceId))?.startedAt === later)
        await writeUnattended(tx => beginRereading(tx, practiceId, later + 1))
      return slice
    },
  }
  await readOn(practice.ines.practiceId, interrupted, later)
  expect(await openRules(id)).toEqual([])
  expect(await rereadingOf(db(), practice.ines.practiceId)).toBeUndefined()
})

test('another thread finds what this one would, with a connection that cannot write', async () => {
  await courses(3)
  const { practiceId } = practice.ines
  await setWide()
  const reader = threadReader()
  const [here, there] = [await readerHere.read(practiceId, ''), await reader.read(practiceId, '')]
  expect(there).toEqual(JSON.parse(JSON.stringify(here)))
  expect(there.changed).toHaveLength(3)
  expect(await reader.preview(practiceId, '', defaultSettings)).toEqual(
    await readerHere.preview(practiceId, '', defaultSettings),
  )
  const before = await db().select().from(flags)
  readElsewhere(reader)
  await previewSettings(practice.ines, wide)
  expect(await db().select().from(flags)).toEqual(before)
  await goOnReading(practiceId, later)
  await vi.waitFor(async () => expect(await rereadingOf(db(), practiceId)).toBeUndefined(), 20_000)
  await expectFactsInStep()
}, 60_000)
