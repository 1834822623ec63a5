import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { client } from '@/db/client-pages'
import { db } from '@/db/open'
import { reevaluateAfterUpgrade } from '@/db/reevaluate'
import { assessments, flagEvents, flags, practices } from '@/db/schema'
import { startPractice } from '@/db/start'
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
const readByEarlierSoftware = () => db().update(practices).set({ rulesetVersion: 'expected-range 1' }).run()

test('a practice that is made by these rules has nothing to read again', () => {
  const events = db().select().from(flagEvents).all()
  expect(reevaluateAfterUpgrade(later)).toBe(0)
  expect(db().select().from(flagEvents).all()).toEqual(events)
})

test('after an update the flags are those of the new rules, and say what these find', async () => {
  const found = await shown()
  expect(found?.map(([rule]) => rule)).toEqual(['reliable-deterioration'])
  const [flag] = db().select().from(flags).all()
  const earlier = { ...Object(flag?.evidence), baseline: 1 }
  db().update(flags).set({ ruleVersion: 0, evidence: earlier }).run()
  expect(await shown()).not.toEqual(found)

  readByEarlierSoftware()
  expect(reevaluateAfterUpgrade(later)).toBe(1)
  expect(await shown()).toEqual(found)
  expect(db().select().from(flags).where(eq(flags.ruleVersion, 0)).all()).toEqual([])
})

test('it is done once', () => {
  readByEarlierSoftware()
  expect(reevaluateAfterUpgrade(later)).toBe(1)
  expect(reevaluateAfterUpgrade(later)).toBe(0)
})

test('an episode that cannot be read does not keep the practice from starting, and is tried again', () => {
  readByEarlierSoftware()
  db().update(assessments).set({ instrumentId: 'no-such-form' }).run()
  vi.stubEnv('ATTUNE_DATA', practice.folder)
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  startPractice()
  expect(said.mock.calls.flat().join()).toMatch(/could not be updated/)
  expect(db().select({ readBy: practices.rulesetVersion }).from(practices).get()?.readBy).toBe('expected-range 1')
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})
