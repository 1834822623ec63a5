import { expect, test } from 'vitest'
import { itemChanges } from '@/lib/item-changes'
import { historyOf } from './client-history'

const gad = (first: number, second: number | 'blank' = 0) => ({
  instrumentId: 'gad-7',
  answers: { 1: first, 2: second },
})

test('each item first, last time and now', () => {
  const [changes] = itemChanges(historyOf([[gad(3, 'blank')], [gad(2)], [], [gad(1, 2)]]))
  expect(changes).toMatchObject({
    instrument: { id: 'gad-7' },
    first: { number: 1 },
    previous: { number: 2 },
    latest: { number: 4 },
  })
  expect(changes?.items.slice(0, 3)).toMatchObject([
    { n: 1, first: 3, previous: 2, latest: 1 },
    { n: 2, first: 'blank', previous: 0, latest: 2 },
    { n: 3, first: null, previous: null, latest: null },
  ])
})

test('one sheet has nothing before it', () =>
  expect(itemChanges(historyOf([[gad(3)]]))).toMatchObject([
    { first: { number: 1 }, previous: null, latest: { number: 1 }, moved: null },
  ]))

test('what moved most is between the first sheet and the latest, whatever the one between says', () => {
  const [changes] = itemChanges(historyOf([[gad(3, 0)], [gad(0, 3)], [gad(1, 0)]]))
  expect(changes?.moved).toEqual({
    most: [{ n: 1, cue: expect.any(String), from: 3, to: 1, towards: 'better' }],
    asMuch: 0,
  })
})

test('drafts, absences and typed scores have no items', () =>
  expect(
    itemChanges(
      historyOf([
        [
          { ...gad(3), draft: true },
          { instrumentId: 'core-10', absence: 'declined' },
          { instrumentId: 'phq-9', how: 'score-only' },
        ],
      ]),
    ),
  ).toEqual([]))

test('whom a sheet is about keeps series apart', () => {
  const about = (target: 'mother' | 'father') => ({ instrumentId: 'ecr-rs', target, answers: { 1: 4 } })
  const changes = itemChanges(historyOf([[about('mother')], [about('father')], [about('mother')]]))
  expect(changes.map(({ target, first, latest }) => [target, first.number, latest.number])).toEqual([
    ['mother', 1, 3],
    ['father', 2, 2],
  ])
})
