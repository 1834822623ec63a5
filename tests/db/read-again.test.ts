import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { client } from '@/db/client-pages'
import { db } from '@/db/open'
import { beginAfterUpdate } from '@/db/rereading'
import { goOnReadingAny, readElsewhere } from '@/db/rereading-run'
import { first } from '@/db/rows'
import { assessments, flagEvents, flags, practices } from '@/db/schema'
import { startPractice } from '@/db/start'
import { writeUnattended } from '@/db/write-unattended'
import { newClient, recordWeek, worry } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
  await recordWeek(practice.mara, clientId, 0, [worry(5)])
  await recordWeek(practice.mara, clientId, 1, [worry(14)])
})
afterEach(() => practice.remove())

const later = monday + 60 * day
const shown = async () => (await client(practice.mara, clientId, later))?.flags.map(flag => [flag.rule, flag.sentence])
const readByEarlierSoftware = async () =>
  await writeUnattended(tx => tx.update(practices).set({ rulesetVersion: 'expected-range 1' }))

test('a practice that is made by these rules has nothing to read again', async () => {
  const events = await db().select().from(flagEvents)
  expect(await beginAfterUpdate(later)).toBe(false)
  await goOnReadingAny(later)
  expect(await db().select().from(flagEvents)).toEqual(events)
})

test('after an update the flags are those of the new rules, and say what these find', async () => {
  const found = await shown()
  expect(found?.map(([rule]) => rule)).toEqual(['reliable-deterioration'])
  const [flag] = await db().select().from(flags)
  const earlier = { ...Object(flag?.evidence), baseline: 1 }
  await writeUnattended(tx => tx.update(flags).set({ ruleVersion: 0, evidence: earlier }))
  expect(await shown()).not.toEqual(found)

  await readByEarlierSoftware()
  expect(await beginAfterUpdate(later)).toBe(true)
  await goOnReadingAny(later)
  expect(await shown()).toEqual(found)
  expect(await db().select().from(flags).where(eq(flags.ruleVersion, 0))).toEqual([])
})

test('it is done once', async () => {
  await readByEarlierSoftware()
  expect(await beginAfterUpdate(later)).toBe(true)
  await goOnReadingAny(later)
  expect(await beginAfterUpdate(later)).toBe(false)
})

test('an episode that cannot be read does not keep the practice from starting, and is tried again', async () => {
  await readByEarlierSoftware()
  await writeUnattended(tx => tx.update(assessments).set({ instrumentId: 'no-such-form' }))
  vi.stubEnv('ATTUNE_DATA', practice.folder)
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  await startPractice()
  await vi.waitFor(() => expect(said.mock.calls.flat().join()).toMatch(/could not be read again/), 10_000)
  readElsewhere(null)
  expect((await first(db().select({ readBy: practices.rulesetVersion }).from(practices)))?.readBy).toBeNull()
  expect(await beginAfterUpdate(later)).toBe(true)
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})
