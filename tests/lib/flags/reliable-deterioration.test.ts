import { expect, test } from 'vitest'
import { reliableDeterioration as rule } from '@/lib/flags/rules/reliable-deterioration'
import { instruments } from '@/lib/instruments/catalogue'
import { defaultSettings } from '@/lib/settings'
import { absent, distress, episode, one, type Sheet } from '../episode'

const found = (...weeks: (Sheet[] | 'missed')[]) => rule.evaluate(episode(...weeks), defaultSettings)
const at = (...totals: number[]) => totals.map(total => [distress(total)])

test('a note once worse than the first by the published value, and not one below it', () => {
  expect(found(...at(15, 20))).toEqual([])
  expect(one(found(...at(15, 21)))).toMatchObject({ tier: 'note', key: 'core-10:week-2', clearedBy: null })
})

test('a typed decimal just at the value counts', () => {
  expect(found(...at(10.4, 16.4))).toHaveLength(1)
})

test('a review at two scored sessions in a row, under the same name', () => {
  expect(one(found(...at(15, 21, 22)))).toMatchObject({
    tier: 'review',
    key: 'core-10:week-2',
    sessionId: 'week-3',
    evidence: { running: 2, value: 22, baseline: 15, needed: 6 },
  })
})

test('clears once back under it; later worsening is a finding of its own', () => {
  expect(found(...at(15, 21, 20, 25)).map(each => [each.key, each.tier, each.clearedBy])).toEqual([
    ['core-10:week-2', 'note', 'week-3'],
    ['core-10:week-4', 'note', null],
  ])
})

test('missed sessions and gaps neither break the row nor count in it', () => {
  const gaps = ['missed' as const, [absent('core-10', 'declined')], [absent('core-10', 'paused')]]
  expect(one(found(...at(15, 21), ...gaps)).tier).toBe('note')
  expect(one(found(...at(15, 21), ...gaps, ...at(22))).tier).toBe('review')
})

test('one rating alone, a draft, an incomplete sheet: nothing to compare', () => {
  expect(found(...at(40))).toEqual([])
  expect(found(...at(15), [{ ...distress(30), draft: true }])).toEqual([])
  expect(found(...at(15), [{ ...distress(30), scores: { total: null } }])).toEqual([])
})

test('getting better is no finding, and neither is a scale without a published value', () => {
  expect(found(...at(30, 10))).toEqual([])
  const dysregulation = (total: number): Sheet[] => [{ instrumentId: 'ders-16', scores: { total } }]
  expect(found(dysregulation(20), dysregulation(80))).toEqual([])
})

test('in words: both scores, what was needed, at which level and from where', () => {
  const { sentence, detail, clearsWhen } = rule.explain(one(found(...at(15, 21, 22))).evidence, instruments)
  expect(sentence).toBe(
    'CORE-10 was 22 at session 3, up from 15 at the start, for 2 scored sessions in a row: probably more than measurement error.',
  )
  expect(detail).toBe('Reliable change is 6 or more (90 %; Barkham et al. (2013)). Read from 3 ratings.')
  expect(clearsWhen).toBe('Clears when the score is back under 21.')
})

test('a source that states no confidence level is quoted as such', () => {
  const worse: Sheet[][] = [5, 12].map(total => [{ instrumentId: 'phq-9', scores: { total } }])
  expect(rule.explain(one(found(...worse)).evidence, instruments).detail).toContain('level not stated')
})
