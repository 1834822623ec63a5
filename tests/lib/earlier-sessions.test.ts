import { expect, test } from 'vitest'
import { askedScales, entriesTyped, isSessionTyped, nextDay, type ScoredMeasure } from '@/lib/earlier-sessions'
import { instrumentIn, instruments } from '@/lib/instruments/catalogue'

const of = (id: string): ScoredMeasure => ({
  instrument: instrumentIn(instruments, id),
  respondent: 'client',
  target: null,
})
const measures = [of('wai-sr'), of('core-10')]
const about = { respondent: 'client', target: null, how: 'score-only' } as const

test('the next day lies as far on as the last two were apart; after one alone a week', () => {
  expect(nextDay([])).toBeNull()
  expect(nextDay(['2025-03-03'])).toBe('2025-03-10')
  expect(nextDay(['2025-03-03', '2025-03-17'])).toBe('2025-03-31')
  expect(nextDay(['2025-03-17', '2025-03-03'])).toBe('2025-03-10')
})

test('scores and risk items come to one entry a form; a form without any is left out', () => {
  const typed = {
    'score.wai-sr.client..mean': '3,9',
    'score.core-10.client..total': '14',
    'risk.core-10.client..6': '0',
  }
  expect(entriesTyped(measures, typed)).toEqual({
    errors: {},
    entries: [
      { ...about, instrumentId: 'wai-sr', scores: { mean: 3.9 }, answers: {} },
      { ...about, instrumentId: 'core-10', scores: { total: 14 }, answers: { 6: 0 } },
    ],
  })
  expect(entriesTyped(measures, { 'score.wai-sr.client..mean': ' ' })).toEqual({ errors: {}, entries: [] })
})

test('a score does not stand for a risk item: it is asked for by itself, and may have been left blank', () => {
  const typed = { 'score.core-10.client..total': '14' }
  expect(Object.keys(entriesTyped(measures, typed).errors)).toEqual(['risk.core-10.client..6'])
  const blank = entriesTyped(measures, { ...typed, 'risk.core-10.client..6': '-' })
  expect(blank.entries).toMatchObject([{ scores: { total: 14 }, answers: { 6: 'blank' } }])
})

test('what is no number is said beside its field', () => {
  const typed = { 'score.wai-sr.client..mean': 'many', 'risk.core-10.client..6': 'x' }
  expect(Object.keys(entriesTyped(measures, typed).errors)).toEqual([
    'score.wai-sr.client..mean',
    'risk.core-10.client..6',
  ])
})

test('what a form cannot come to is said beside its field, one sentence for each', () => {
  const typed = {
    'score.wai-sr.client..mean': '6',
    'score.core-10.client..total': '−3',
    'risk.core-10.client..6': '7',
  }
  expect(entriesTyped(measures, typed).errors).toEqual({
    'score.wai-sr.client..mean': ['This runs from 1 to 5. Please check it.'],
    'score.core-10.client..total': ['This runs from 0 to 40. Please check it.'],
    'risk.core-10.client..6': ['Answers run from 0 to 4. Please check it.'],
  })
  const half = { 'score.core-10.client..total': '14.55', 'risk.core-10.client..6': '0.5' }
  expect(Object.keys(entriesTyped(measures, half).errors)).toEqual(Object.keys(half))
})

test('a risk item without its score is asked for the score, beside its field', () => {
  expect(entriesTyped(measures, { 'risk.core-10.client..6': '2' }).errors).toEqual({
    'score.core-10.client..total': ['Type the score of this form as well.'],
  })
})

test('a day alone is no session that could be lost', () => {
  expect(
    isSessionTyped([
      ['heldOn', '2026-01-05'],
      ['score.wai-sr.client..mean', ' '],
    ]),
  ).toBe(false)
  expect(isSessionTyped([['risk.core-10.client..6', '3']])).toBe(true)
})

test('what charts and rules read is asked first, and every form has something to ask', () => {
  expect(askedScales(instrumentIn(instruments, 'wai-sr'))[0]?.id).toBe('mean')
  for (const instrument of instruments.filter(({ scales }) => scales.length > 0))
    expect(askedScales(instrument).length).toBeGreaterThan(0)
})
