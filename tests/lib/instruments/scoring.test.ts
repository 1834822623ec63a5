import { describe, expect, test } from 'vitest'
import { riskReadings } from '@/lib/answer/risk'
import type { Answer, Answers } from '@/lib/instruments/answers'
import { instrument } from '@/lib/instruments/catalogue'
import { weightsOf } from '@/lib/instruments/key'
import {
  askedItems,
  bandOf,
  checkAnswers,
  leastAnswered,
  responseOf,
  score,
  scoredItems,
} from '@/lib/instruments/scoring'
import { smallForm } from './forms'

/** Every item answered alike, but for those that are not. */
const sheet = (id: string, answer: number, but: Answers = {}): Answers => ({
  ...Object.fromEntries(instrument(id).items.map(item => [item.n, answer])),
  ...but,
})

/** The first so many items of a scale, left out for one reason. */
function without(id: string, scale: string, count: number, why: Answer | undefined): Answers {
  const parts = instrument(id).scales.filter(each => each.id === scale)
  const items = parts.flatMap(each => weightsOf(instrument(id), each)).slice(0, count)
  return Object.fromEntries(items.map(each => [each.item, why]))
}

const scaleOf = (id: string, scale: string, answers: Answers) =>
  score(instrument(id), answers).find(each => each.scale === scale)

describe('how many items may be missing', () => {
  test.each([
    ['core-om', 'clinical_score_x10', 3, 'published'],
    ['core-om', 'total_mean', 3, 'published'],
    ['core-om', 'problems', 1, 'published'],
    ['core-om', 'functioning', 1, 'published'],
    ['core-om', 'wellbeing', 0, 'complete'],
    ['core-om', 'risk', 0, 'complete'],
    ['k10', 'total_1to5', 2, 'house'],
    ['k10', 'total_0to4', 2, 'house'],
    ['k6', 'total', 1, 'house'],
    ['dass-21', 'stress', 1, 'house'],
    ['who-5', 'percent', 1, 'house'],
    ['sai', 'mean', 1, 'house'],
    ['ecr-s', 'anxiety', 1, 'house'],
    ['raas', 'close', 1, 'house'],
    ['raas', 'close_depend', 2, 'house'],
    ['ders-36', 'total', 7, 'house'],
    ['ders-18', 'clarity', 0, 'complete'],
    ['phq-9', 'total', 0, 'complete'],
    ['gad-7', 'total', 0, 'complete'],
    ['rq', 'model_of_self', 0, 'complete'],
    ['core-10', 'total', 1, 'published'],
    ['wai-sr', 'task', 0, 'complete'],
    ['wai-sr', 'total', 2, 'house'],
    ['wai-sr', 'mean', 2, 'house'],
    ['ders-16', 'clarity', 0, 'complete'],
    ['ders-16', 'strategies', 1, 'house'],
    ['ders-16', 'total', 3, 'house'],
    ['ecr-r', 'anxiety', 3, 'house'],
    ['ecr-rs', 'anxiety', 0, 'complete'],
    ['ecr-rs', 'avoidance', 1, 'house'],
    ['dsq-40', 'pseudo_altruism', 0, 'complete'],
    ['dsq-40', 'mature', 1, 'house'],
    ['dsq-40', 'immature', 4, 'house'],
  ] as const)('%s %s: %i (score %s), and not one more', (id, scale, borne, rule) => {
    for (const why of ['blank', 'declined', undefined] as const) {
      const atLimit = sheet(id, 1, without(id, scale, borne, why))
      const beyond = sheet(id, 1, without(id, scale, borne + 1, why))
      expect(scaleOf(id, scale, atLimit)).toMatchObject({ rule, value: expect.any(Number) })
      expect(scaleOf(id, scale, beyond)).toMatchObject({ rule: 'incomplete', value: null })
    }
  })

  test('what is missing counts as the mean of what is there', () => {
    expect(scaleOf('core-10', 'total', sheet('core-10', 2, { 1: 'blank' }))?.value).toBe(20)
    expect(scaleOf('core-10', 'total', { ...sheet('core-10', 0), 2: 4, 3: 4, 4: 'declined', 5: 3 })?.value).toBeCloseTo(
      30 / 9,
      8,
    )
    expect(scaleOf('wai-sr', 'mean', sheet('wai-sr', 4, { 1: 'blank', 2: 2 }))?.value).toBeCloseTo(42 / 11, 8)
  })

  test('both codings of the K10 lie ten apart, with an item missing too', () => {
    for (const but of [{}, { 1: 'blank' as const, 2: 4 }]) {
      const value = (scale: string) => scaleOf('k10', scale, sheet('k10', 3, but))?.value ?? 0
      expect(value('total_1to5') - value('total_0to4')).toBeCloseTo(10, 8)
    }
  })

  test('the DASS-21 is doubled once, prorated or not', () => {
    expect(scaleOf('dass-21', 'depression', sheet('dass-21', 1))?.value).toBe(14)
    expect(scaleOf('dass-21', 'depression', sheet('dass-21', 1, { 3: 'blank' }))?.value).toBe(14)
  })

  test('a score is not rounded', () => {
    expect(scaleOf('ecr-r', 'anxiety', sheet('ecr-r', 1))?.value).toBe(5 / 3)
    expect(scaleOf('core-om', 'clinical_score_x10', sheet('core-om', 0))?.value).toBe(320 / 34)
  })

  test('an empty sheet has no score, not a score of nothing', () => {
    for (const { value, answered } of score(instrument('core-10'), {})) expect([value, answered]).toEqual([null, 0])
  })

  test('nothing is asked of a scale that cannot be asked', () => {
    const one = smallForm({ missing: { rule: 'at-most', items: 9, source: 'x' } })
    expect(one.scales.map(scale => leastAnswered(one, scale))).toEqual([1, 1])
    expect(score(one, {}).map(each => each.rule)).toEqual(['incomplete', 'incomplete'])
  })
})

test('the tenth question of the PHQ-9 is in no score and keeps none from being', () => {
  const nine = { ...sheet('phq-9', 2), 10: undefined }
  expect(scaleOf('phq-9', 'total', nine)).toMatchObject({ value: 18, rule: 'complete' })
  expect(scaleOf('phq-9', 'total', { ...nine, 10: 3 })?.value).toBe(18)
})

test('reversed items are turned where they are scored, and nowhere else', () => {
  const core = instrument('core-10')
  const [total] = core.scales
  const items = total ? scoredItems(core, total, { 1: 1, 2: 1, 3: 'blank' }) : []
  expect(items.slice(0, 4)).toEqual([
    { n: 1, weight: 1, value: 1 },
    { n: 2, weight: 1, value: 3 },
    { n: 3, weight: 1, value: null },
    { n: 4, weight: 1, value: null },
  ])
})

describe('safety items', () => {
  const state = (id: string, answers: Answers) => riskReadings(instrument(id), answers).map(each => each.state)

  test.each([
    ['phq-9', 9],
    ['core-10', 6],
  ])('%s item %i is clear at 0, raised above, and not seen where there is no answer', (id, item) => {
    expect(state(id, { [item]: 0 })).toEqual(['clear'])
    expect(state(id, { [item]: 1 })).toEqual(['raised'])
    expect(state(id, { [item]: instrument(id).response.max })).toEqual(['raised'])
    for (const answer of ['blank', 'declined', undefined] as const)
      expect(state(id, { [item]: answer })).toEqual(['not-seen'])
    expect(state(id, {})).toEqual(['not-seen'])
  })

  test('it is read even where too much is missing for a score', () => {
    expect(riskReadings(instrument('phq-9'), { 9: 2 })).toEqual([
      { item: 9, cue: 'death / self-harm', answer: 2, state: 'raised' },
    ])
  })

  test('the CORE-OM has six, each read by itself', () => {
    const answers = { 6: 0, 9: 1, 16: 4, 22: 0, 24: 'declined' } as const
    expect(state('core-om', answers)).toEqual(['clear', 'raised', 'raised', 'clear', 'not-seen', 'not-seen'])
    expect(instrument('core-om').safetyItems.map(each => each.item)).toEqual([6, 9, 16, 22, 24, 34])
  })

  test('instruments without one have nothing to say', () => {
    for (const id of ['gad-7', 'wai-sr', 'tension-check']) expect(state(id, {})).toEqual([])
  })
})

describe('what is asked', () => {
  const check = instrument('tension-check')
  const asked = (respondent: 'client' | 'clinician', answers: Answers) =>
    askedItems(check, respondent, answers).map(item => item.n)

  test('the kind of tension is for the clinician; the rest only where there was any', () => {
    expect(asked('client', {})).toEqual([1])
    expect(asked('client', { 1: 0 })).toEqual([1])
    expect(asked('client', { 1: 'declined' })).toEqual([1])
    expect(asked('client', { 1: 1 })).toEqual([1, 2, 3])
    expect(asked('clinician', {})).toEqual([1, 4])
    expect(asked('clinician', { 1: 4 })).toEqual([1, 2, 3, 4])
  })

  test('an item may have answers of its own', () => {
    expect(check.items.map(item => responseOf(check, item).max)).toEqual([4, 1, 4, 3])
  })
})

describe('a sheet is checked against its form', () => {
  const complaints = (id: string, respondent: 'client' | 'clinician', answers: Answers) =>
    checkAnswers(instrument(id), respondent, answers)

  test('answers in range and reasons for none are fine', () => {
    expect(complaints('gad-7', 'client', { 1: 0, 2: 3, 3: 'blank', 4: 'declined' })).toEqual([])
  })

  test.each([4, -1, 1.5])('an answer of %d is not', answer => {
    expect(complaints('gad-7', 'client', { 1: answer })).toEqual([
      `Item 1: answers run from 0 to 3, and ${answer} is not one of them.`,
    ])
  })

  test('nor is an item that the form does not have, or that this respondent is not asked', () => {
    expect(complaints('gad-7', 'client', { 8: 1 })).toEqual(['Item 8 is not asked here.'])
    expect(complaints('tension-check', 'client', { 1: 2, 4: 1 })).toEqual(['Item 4 is not asked here.'])
    expect(complaints('tension-check', 'client', { 1: 0, 3: 4 })).toEqual(['Item 3 is not asked here.'])
  })
})

describe('bands', () => {
  test.each([
    [0, 'healthy'],
    [10, 'low'],
    [11, 'mild'],
    [14.4, 'mild'],
    [14.5, 'moderate'],
    [40, 'severe'],
  ])('a CORE-10 of %d is %s', (value, label) => expect(bandOf(instrument('core-10'), 'total', value)).toBe(label))

  test('the first of two sets is the one that is read', () =>
    expect(bandOf(instrument('k10'), 'total_1to5', 20)).toBe('moderate'))
  test('there are none for another coding', () => expect(bandOf(instrument('k10'), 'total_0to4', 20)).toBeNull())
  test('there are none for the alliance', () => expect(bandOf(instrument('wai-sr'), 'total', 50)).toBeNull())
})
