import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changePracticePlan, planMark, practicePlan } from '@/db/measure-plans'
import { defaultPlan } from '@/lib/battery'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

const alliance = { instrumentId: 'wai-sr', respondent: 'client' as const, target: null, everySessions: 1 }
const tension = { instrumentId: 'tension-check', respondent: 'clinician' as const, target: null, everySessions: 1 }
const closeness = {
  instrumentId: 'ecr-rs',
  respondent: 'client' as const,
  target: 'partner' as const,
  everySessions: 12,
}

const change = async (entries: Parameters<typeof changePracticePlan>[1]['entries']) =>
  changePracticePlan(practice.ines, { mark: planMark(await practicePlan(practice.ines)), entries }, monday)

describe("the practice's measure plan", () => {
  test('is at first what the house proposes', async () => {
    expect(await practicePlan(practice.ines)).toEqual(defaultPlan)
  })

  test('is kept as it is set, in its order', async () => {
    expect(await change([tension, closeness, alliance])).toEqual({ ok: true })
    expect(await practicePlan(practice.ines)).toEqual([
      { ...tension, position: 0 },
      { ...closeness, position: 1 },
      { ...alliance, position: 2 },
    ])
    expect(await change([alliance])).toEqual({ ok: true })
    expect(await practicePlan(practice.ines)).toEqual([{ ...alliance, position: 0 }])
  })

  test('changed by two at once: the second is told and changes nothing', async () => {
    const mark = planMark(await practicePlan(practice.ines))
    await changePracticePlan(practice.ines, { mark, entries: [alliance] }, monday)
    expect(await changePracticePlan(practice.ines, { mark, entries: [tension] }, monday)).toEqual({
      ok: false,
      why: 'conflict',
    })
    expect(await practicePlan(practice.ines)).toMatchObject([alliance])
  })

  test.each([
    ['a measure twice', [alliance, { ...alliance, everySessions: 4 }], 'entries.1'],
    ['an unknown instrument', [{ ...alliance, instrumentId: 'horoscope' }], 'entries.0'],
    [
      'a respondent the instrument has no form for',
      [tension, { ...alliance, respondent: 'clinician' as const }],
      'entries.1',
    ],
    ['a target where there is none', [{ ...alliance, target: 'mother' as const }], 'entries.0'],
    ['no target where there must be one', [{ ...closeness, target: null }], 'entries.0'],
  ])('refuses %s', async (_, entries, field) => {
    expect(await change(entries)).toMatchObject({
      ok: false,
      why: 'invalid',
      errors: { [field]: [expect.any(String)] },
    })
    expect(await practicePlan(practice.ines)).toEqual(defaultPlan)
  })

  test("is an administrator's to change", async () => {
    const mark = planMark(await practicePlan(practice.ines))
    expect(await changePracticePlan(practice.mara, { mark, entries: [alliance] }, monday)).toEqual({
      ok: false,
      why: 'not-found',
    })
  })
})
