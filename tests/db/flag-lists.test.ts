import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acknowledgeFlag, dismissFlag, flagsToReview, openFlagCount, resolveFlag } from '@/db/flags'
import type { Entry } from '@/lib/entry'
import { all, allianceOf, distress, newClient, recordWeek } from '../support/course'
import { day, monday as firstDay, freshPractice } from '../support/practice'

/* The list of flags: one line for one event, and what it can be filtered by. */

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
const monday = firstDay + 100 * day
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterEach(() => practice.remove())

/** The clinician's check, which says "none seen". */
const ownCheck: Entry = {
  instrumentId: 'tension-check',
  respondent: 'clinician',
  target: null,
  how: 'items',
  answers: { 1: 0, 4: 0 },
}

describe('what several rules saw in one event', () => {
  const strained = async () => {
    for (const [week, sum] of [48, 49, 47, 48, 49].entries())
      await recordWeek(practice.mara, clientId, week, [allianceOf(sum)])
    await recordWeek(practice.mara, clientId, 5, [allianceOf(28), ownCheck, distress({ ...all(10, 1), 6: 1 })])
    const { groups } = await flagsToReview(practice.mara, { show: 'open' }, monday)
    return groups
  }
  const which = ({ id, version }: { id: string; version: number }) => ({ flagId: id, version })

  test('is one line, of which the safety flag is none', async () => {
    const [safety, fall, ...others] = await strained()
    expect([safety?.lead.rule, fall?.lead.rule, others.length]).toEqual(['safety-item', 'alliance-drop', 0])
    expect(safety?.carried).toEqual([])
    expect(fall?.carried.map(({ rule }) => rule)).toEqual(['rupture-unseen'])
    expect(await openFlagCount(practice.mara)).toBe(2)
  })

  test('is acknowledged, and ended, as one', async () => {
    const [, fall] = await strained()
    if (!fall) throw new Error('no fall')
    const act = { ...which(fall.lead), carried: fall.carried.map(which) }
    expect(await acknowledgeFlag(practice.mara, { ...act, note: null }, monday)).toEqual({ ok: true })
    const [, quiet] = (await flagsToReview(practice.mara, { show: 'open' }, monday)).groups
    expect([quiet?.lead.quiet, quiet?.carried[0]?.quiet]).toEqual([true, true])
    expect(await openFlagCount(practice.mara)).toBe(1)
    const again = quiet && { ...which(quiet.lead), carried: quiet.carried.map(which), reason: 'It was the room.' }
    if (!again) throw new Error('no fall')
    expect(await resolveFlag(practice.mara, again, monday)).toEqual({ ok: true })
    expect(await resolveFlag(practice.mara, again, monday)).toEqual({ ok: true })
    const ended = (await flagsToReview(practice.mara, { show: 'ended' }, monday)).groups
    expect(ended.map(({ lead, carried }) => [lead, ...carried].map(flag => flag.ending?.reason))).toEqual([
      ['It was the room.', 'It was the room.'],
    ])
  })

  test('is left alone where one of them has changed, and where they are not about one event', async () => {
    const [safety, fall] = await strained()
    if (!safety || !fall) throw new Error('no flags')
    const stale = fall.carried.map(flag => ({ flagId: flag.id, version: flag.version + 1 }))
    const reason = 'Not of use.'
    expect(await dismissFlag(practice.mara, { ...which(fall.lead), carried: stale, reason }, monday)).toMatchObject({
      ok: false,
    })
    const other = [which(safety.lead)]
    expect(await dismissFlag(practice.mara, { ...which(fall.lead), carried: other, reason }, monday)).toMatchObject({
      ok: false,
    })
    expect((await flagsToReview(practice.mara, { show: 'ended' }, monday)).flags).toEqual([])
  })
})

test('a list is filtered by tier, rule, client, and what is acknowledged', async () => {
  const second = await newClient(practice.mara, 'K-777', 'Ada Stone')
  for (const id of [clientId, second]) await recordWeek(practice.mara, id, 0, [distress({ ...all(10, 1), 6: 1 })])
  for (const [week, sum] of [48, 49, 47, 48, 49, 28].entries())
    await recordWeek(practice.mara, second, week + 1, [allianceOf(sum)])
  const found = async (asked: Partial<Parameters<typeof flagsToReview>[1]>) =>
    (await flagsToReview(practice.mara, { show: 'open', ...asked }, monday)).flags.map(flag => flag.rule)
  expect(await found({})).toEqual(['safety-item', 'alliance-drop', 'safety-item'])
  expect(await found({ tier: 'review' })).toEqual(['alliance-drop'])
  expect(await found({ rule: 'safety-item' })).toHaveLength(2)
  expect(await found({ clientId })).toEqual(['safety-item'])
  const { byTier, rules, clients, counts } = await flagsToReview(practice.mara, { show: 'open', tier: 'note' }, monday)
  expect([byTier.map(({ count }) => count), { open: counts.open.count, ended: counts.ended.count }]).toEqual([
    [2, 1, 0],
    { open: 3, ended: 0 },
  ])
  expect([rules.map(({ id }) => id), clients.length]).toEqual([['safety-item', 'alliance-drop'], 2])
  const [drop] = (await flagsToReview(practice.mara, { show: 'open', tier: 'review' }, monday)).flags
  await acknowledgeFlag(practice.mara, { flagId: drop?.id ?? '', version: drop?.version ?? 0, note: null }, monday)
  expect(await found({ tier: 'review' })).toEqual(['alliance-drop'])
  expect(await found({ tier: 'review', hidesAcknowledged: true })).toEqual([])
})
