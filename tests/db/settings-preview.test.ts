import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { client } from '@/db/client-pages'
import { earlyCuts, renewEarlyCut } from '@/db/early-cut'
import { db } from '@/db/open'
import { changeSettings, practiceSettings, previewProgress, previewSettings } from '@/db/practice-settings'
import { previewsGoingOn } from '@/db/preview-progress'
import { flagEvents, flags } from '@/db/schema'
import { defaultSettings } from '@/lib/settings'
import { allianceOf, newClient, recordWeek } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

const later = monday + 90 * day
const course = async (code: string, sums: readonly number[]) => {
  const clientId = await newClient(practice.mara, code, null)
  for (const [week, sum] of sums.entries()) await recordWeek(practice.mara, clientId, week, [allianceOf(sum)])
  return clientId
}
/** Ratings so unlike each other that a fall among them is none. */
const wide = { ...defaultSettings, priorSpread: { share: 0.3, byInstrument: {} } }

test('what a change would do to the open flags is told before it is kept, and is what it then does', async () => {
  const clientId = await course('K-1', [50, 51, 50, 49, 51, 36])
  const open = async () =>
    (await client(practice.mara, clientId, later))?.flags
      .filter(flag => flag.state === 'open')
      .map(flag => flag.rule) ?? []
  expect(await open()).toEqual(['alliance-drop'])
  const rows = { flags: await db().select().from(flags), events: await db().select().from(flagEvents) }
  expect(await previewSettings(practice.ines, wide)).toMatchObject([{ rule: 'alliance-drop', adds: 0, clears: 1 }])
  expect({ flags: await db().select().from(flags), events: await db().select().from(flagEvents) }).toEqual(rows)
  const { mark } = await practiceSettings(practice.ines)
  await changeSettings(practice.ines, { mark, settings: wide }, later)
  expect(await open()).toEqual([])
  expect(await previewSettings(practice.ines, defaultSettings)).toMatchObject([
    { rule: 'alliance-drop', adds: 1, clears: 0 },
  ])
  expect(await previewSettings(practice.ines, wide)).toEqual([])
})

test('a preview that another one follows, or that nobody waits for any more, is given up and shows no part of it', async () => {
  await course('K-1', [50, 51, 50, 49, 51, 36])
  const [first, second] = await Promise.all([
    previewSettings(practice.ines, wide),
    previewSettings(practice.ines, wide),
  ])
  expect([first, second]).toEqual([null, [expect.objectContaining({ clears: 1 })]])

  const clock = vi
    .spyOn(Date, 'now')
    .mockReturnValueOnce(later)
    .mockReturnValue(later + 76_000)
  expect(await previewSettings(practice.ines, wide)).toBeNull()
  clock
    .mockReset()
    .mockReturnValueOnce(later)
    .mockReturnValue(later + 74_000)
  expect(await previewSettings(practice.ines, wide)).toHaveLength(1)
  clock.mockRestore()
})

test('asking how far a preview is keeps it going', async () => {
  previewsGoingOn().set(practice.ines.personId, { read: 20, total: 40, askedAt: monday })
  expect(await previewProgress(practice.ines, later)).toEqual({ read: 20, total: 40 })
  expect(await previewProgress(practice.mara, later)).toBeNull()
  expect(previewsGoingOn().get(practice.ines.personId)?.askedAt).toBe(later)
  previewsGoingOn().clear()
})

test('a preview is an administrator’s, and numbers alone', async () => {
  await course('K-1', [50, 51, 50, 49, 51, 36])
  expect(await previewSettings(practice.mara, wide)).toEqual([])
  expect(JSON.stringify(await previewSettings(practice.ines, wide))).not.toContain('K-1')
})

test('a cut needs thirty episodes; then it is the lowest quarter, dated, and raises its note', async () => {
  for (let index = 0; index < 29; index++)
    await course(`K-${index}`, [40, 40, 40 + (index % 12), 40 + (index % 12), 40 + (index % 12)])
  expect(await earlyCuts(practice.ines)).toMatchObject([{ instrumentId: 'wai-sr', episodes: 29, cut: null }])
  expect(await renewEarlyCut(practice.ines, 'wai-sr', later)).toMatchObject({ ok: false, why: 'invalid' })
  const low = await course('K-low', [40, 40, 25, 25, 25])
  expect(await renewEarlyCut(practice.mara, 'wai-sr', later)).toEqual({ ok: false, why: 'not-found' })
  expect(await renewEarlyCut(practice.ines, 'wai-sr', later)).toEqual({ ok: true })
  const [cut] = await earlyCuts(practice.ines)
  expect(cut?.cut).toMatchObject({ takenOn: '2026-04-05', episodes: 30 })
  expect(cut?.cut?.at).toBeGreaterThan(40 / 12)
  expect(cut?.cut?.at).toBeLessThan(45 / 12)
  const raised = (await client(practice.mara, low, later))?.flags.map(flag => [flag.rule, flag.tier])
  expect(raised).toContainEqual(['alliance-early-low', 'note'])
  expect(await earlyCuts(practice.mara)).toEqual([])
}, 60_000)
