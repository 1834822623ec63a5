import { describe, expect, test } from 'vitest'
import { checkEntry, checkFinal, type Entry } from '@/lib/entry'
import type { Answers } from '@/lib/instruments/answers'
import { instruments } from '@/lib/instruments/catalogue'

const about = (instrumentId: string) => ({ instrumentId, respondent: 'client', target: null }) as const
const typed = (id: string, scores: Record<string, number>, answers: Answers = {}): Entry => ({
  ...about(id),
  how: 'score-only',
  scores,
  answers,
})
const items = (id: string, answers: Answers): Entry => ({ ...about(id), how: 'items', answers })
const problems = (entry: Entry) => checkFinal(entry, instruments)

describe('what says nothing may be a draft, and is not saved', () => {
  test.each([
    ['no score', typed('core-10', {}), 'Type at least one score.'],
    ['a risk item and no score', typed('core-10', {}, { 6: 1 }), 'Type at least one score.'],
    ['no answer', items('gad-7', {}), 'Answer at least one item, or say why there are none.'],
  ])('%s', (_, entry, words) => {
    expect(checkEntry(entry, instruments)).toEqual([])
    expect(problems(entry)).toEqual([words])
  })

  test('a form that came back empty says so item by item, and a measure that is absent says why', () => {
    expect(problems(items('gad-7', { 1: 'blank' }))).toEqual([])
    expect(problems({ ...about('gad-7'), how: 'absent', why: 'declined' })).toEqual([])
  })
})

describe('a typed sum has to be one that a sheet comes to', () => {
  test.each([
    [
      'a doubled score that is odd',
      'dass-21',
      { depression: 9 },
      'Depression: no sheet of the DASS-21 can give 9. Please check it.',
    ],
    [
      'half a point where nothing is prorated',
      'phq-9',
      { total: 9.5 },
      'Total: no sheet of the PHQ-9 can give 9.5. Please check it.',
    ],
    [
      'a percentage between its steps',
      'who-5',
      { percent: 62 },
      'Percentage: no sheet of the WHO-5 can give 62. Please check it.',
    ],
  ])('%s', (_, id, scores, words) => expect(problems(typed(id, scores))).toEqual([words]))

  test.each([
    ['whole', 'core-10', { total: 14 }],
    ['prorated', 'core-10', { total: 14.4 }],
    ['a mean as it comes', 'ecr-s', { anxiety: 3.27 }],
    ['both codings', 'k10', { total_1to5: 25, total_0to4: 15 }],
    ['a sum that followed from a rounded mean', 'sai', { mean: 4.1, sum: 24.6 }],
  ])('%s', (_, id, scores) => expect(problems(typed(id, scores))).toEqual([]))
})

test('what is wrong for a draft is wrong here too, and said once', () => {
  const entry = typed('dass-21', { depression: 43 })
  expect(problems(entry)).toEqual(['Depression runs from 0 to 42.'])
  expect(problems(entry)).toEqual(checkEntry(entry, instruments))
})
