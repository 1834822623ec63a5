import { afterEach, beforeEach, expect, test } from 'vitest'
import { client } from '@/db/client-pages'
import { db } from '@/db/open'
import { changeSettings, practiceSettings } from '@/db/practice-settings'
import { practiceSettings as table } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import { defaultSettings } from '@/lib/settings'
import { newClient, recordWeek, worry } from '../support/course'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

/** GAD-7's second published value: 4 instead of 6. */
const stricter = { ...defaultSettings, reliableChange: { 'gad-7': 1 } }

test('are the defaults until something is set; the newest holds, and what held before stays known', async () => {
  const before = await practiceSettings(practice.mara)
  expect(before.settings).toEqual(defaultSettings)
  expect(await changeSettings(practice.ines, { mark: before.mark, settings: stricter }, monday)).toEqual({ ok: true })
  const after = await practiceSettings(practice.mara)
  expect(after.settings).toEqual(stricter)
  await changeSettings(practice.ines, { mark: after.mark, settings: defaultSettings }, monday)
  expect((await practiceSettings(practice.mara)).settings).toEqual(defaultSettings)
  expect(await db().select().from(table)).toHaveLength(2)
})

test('changing them reads every episode again', async () => {
  const clientId = await newClient(practice.mara)
  await recordWeek(practice.mara, clientId, 0, [worry(5)])
  await recordWeek(practice.mara, clientId, 1, [worry(10)])
  const flags = async () => (await client(practice.mara, clientId, monday))?.flags.map(flag => [flag.rule, flag.state])
  expect(await flags()).toEqual([])
  const { mark } = await practiceSettings(practice.ines)
  await changeSettings(practice.ines, { mark, settings: stricter }, monday)
  expect(await flags()).toEqual([['reliable-deterioration', 'open']])
  const back = await practiceSettings(practice.ines)
  await changeSettings(practice.ines, { mark: back.mark, settings: defaultSettings }, monday)
  expect(await flags()).toEqual([['reliable-deterioration', 'withdrawn']])
})

test('changed by two at once: the second is told and changes nothing', async () => {
  const { mark } = await practiceSettings(practice.ines)
  await changeSettings(practice.ines, { mark, settings: stricter }, monday)
  expect(await changeSettings(practice.ines, { mark, settings: defaultSettings }, monday)).toEqual({
    ok: false,
    why: 'conflict',
  })
  expect((await practiceSettings(practice.ines)).settings).toEqual(stricter)
})

test("are an administrator's to change", async () => {
  const { mark } = await practiceSettings(practice.mara)
  expect(await changeSettings(practice.mara, { mark, settings: stricter }, monday)).toEqual({
    ok: false,
    why: 'not-found',
  })
})

test('what was stored by an earlier version has the defaults for what it did not know', async () => {
  const { level, ...earlier } = stricter
  const row = {
    id: 'first',
    practiceId: practice.ines.practiceId,
    changedBy: practice.ines.personId,
    changedAt: monday,
  }
  await writeUnattended(tx => tx.insert(table).values({ ...row, settings: earlier }))
  expect((await practiceSettings(practice.ines)).settings).toEqual({ ...stricter, level })
})
