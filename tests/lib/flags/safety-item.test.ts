import { expect, test } from 'vitest'
import { safetyItem as rule } from '@/lib/flags/rules/safety-item'
import { instruments } from '@/lib/instruments/catalogue'
import { defaultSettings } from '@/lib/settings'
import { absent, answered, distress, episode, one, type Sheet } from '../episode'

const found = (...weeks: Sheet[][]) => rule.evaluate(episode(...weeks), defaultSettings)

test('any answer above 0 on a risk item is raised; 0 is not', () => {
  expect(found([distress(12, 0)])).toEqual([])
  expect(one(found([distress(12, 1)]))).toMatchObject({
    tier: 'safety',
    key: 'core-10:client:6=1:week-1',
    evidence: { item: 6, answer: 1, highest: 4 },
  })
  expect(one(found([answered('phq-9', { 9: 1 })])).evidence).toMatchObject({
    instrumentId: 'phq-9',
    item: 9,
    highest: 3,
  })
})

test('left blank or declined is not 0, and not raised either', () => {
  for (const answer of ['blank', 'declined'] as const)
    expect(found([{ ...distress(12), answers: { 6: answer } }])).toEqual([])
  expect(found([answered('core-10', {})])).toEqual([])
  expect(found([absent('core-10', 'declined')])).toEqual([])
})

test('a draft raises it at once, and the sheet saved over it is the same finding', () => {
  const draft = found([{ ...distress(12, 2), draft: true }])
  expect(found([distress(12, 2)])).toEqual(draft)
})

test('where draft and saved sheet differ, the higher answer stands', () => {
  const both = [distress(12, 1), { ...distress(12, 3), draft: true }]
  expect(one(found(both)).evidence).toMatchObject({ answer: 3 })
  expect(found(both.toReversed())).toEqual(found(both))
})

test('a score-only sheet is read by its risk item', () => {
  expect(found([{ ...distress(12, 1), how: 'score-only' }])).toHaveLength(1)
})

test('no later answer clears it: only a person does', () => {
  expect(found([distress(12, 1)], [distress(2, 0)], [distress(1, 0)]).map(each => each.clearedBy)).toEqual([null])
})

test('each session is a finding of its own, and correcting one session takes only that one away', () => {
  expect(found([distress(12, 1)], [distress(12, 2)]).map(each => each.key)).toEqual([
    'core-10:client:6=1:week-1',
    'core-10:client:6=2:week-2',
  ])
  expect(one(found([distress(12, 0)], [distress(12, 2)])).sessionId).toBe('week-2')
})

test('in words: the answer, the item by its cue, the session', () => {
  expect(rule.explain(one(found([distress(12, 1)])).evidence, instruments).sentence).toBe(
    'Answered 1 of 4 on the risk item of CORE-10 (plans to end life) at session 1.',
  )
})
