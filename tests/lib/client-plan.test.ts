import { describe, expect, test } from 'vitest'
import type { PlanEntry } from '@/lib/battery'
import { clientPlanLines, overlayPlan, planLineWords, rhythmWords } from '@/lib/client-plan'
import { measureKey, readMeasureKey } from '@/lib/measure'

const entry = (instrumentId: string, everySessions: number, position: number): PlanEntry => ({
  instrumentId,
  respondent: 'client',
  target: null,
  everySessions,
  position,
})
const practice = [entry('wai-sr', 1, 0), entry('core-10', 1, 1), entry('dsq-40', 24, 2)]
const rhythms = (plan: readonly PlanEntry[]) => plan.map(each => [each.instrumentId, each.everySessions])

describe("a client's plan", () => {
  test('is the practice’s where nothing is the client’s own', () => expect(overlayPlan(practice, [])).toEqual(practice))

  test('lays the client’s own rhythms over it, in the practice’s order, and adds at the end', () =>
    expect(
      rhythms(overlayPlan(practice, [entry('gad-7', 4, 0), entry('dsq-40', 0, 1), entry('core-10', 4, 2)])),
    ).toEqual([
      ['wai-sr', 1],
      ['core-10', 4],
      ['dsq-40', 0],
      ['gad-7', 4],
    ]))

  test('has what is added for everybody', () => {
    const more = [...practice, entry('phq-9', 2, 3)]
    expect(rhythms(overlayPlan(more, [entry('core-10', 4, 0)]))).toContainEqual(['phq-9', 2])
  })

  test('says both rhythms where they differ', () => {
    const lines = clientPlanLines(practice, [entry('core-10', 4, 0), entry('gad-7', 2, 1), entry('dsq-40', 0, 2)])
    expect(lines.map(planLineWords)).toEqual([
      'every session',
      'every 4th session; the practice: every session',
      'not asked; the practice: every 24th session',
      'every 2nd session; the practice: not in its plan',
    ])
  })
})

test.each([
  [1, 'every session'],
  [2, 'every 2nd session'],
  [3, 'every 3rd session'],
  [11, 'every 11th session'],
  [21, 'every 21st session'],
  [0, 'not asked'],
])('a rhythm of %i: %s', (every, words) => expect(rhythmWords(every)).toBe(words))

test('a measure is read back from its key, and nothing else is', () => {
  for (const target of [null, 'mother'] as const) {
    const measure = { instrumentId: 'ecr-rs', respondent: 'client' as const, target }
    expect(readMeasureKey(measureKey(measure))).toEqual(measure)
  }
  for (const text of ['', 'ecr-rs', ':client:', 'ecr-rs:nobody:', 'ecr-rs:client:uncle', 'ecr-rs:client:mother:x'])
    expect(readMeasureKey(text)).toBeNull()
})
