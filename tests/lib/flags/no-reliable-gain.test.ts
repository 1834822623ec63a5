import { expect, test } from 'vitest'
import { noReliableGain as rule } from '@/lib/flags/rules/no-reliable-gain'
import { instruments } from '@/lib/instruments/catalogue'
import { defaultSettings } from '@/lib/settings'
import { absent, alliance, distress, episode, one, type Sheet } from '../episode'

const found = (...weeks: (Sheet[] | 'missed')[]) => rule.evaluate(episode(...weeks), defaultSettings)
const same = (count: number, ...sheets: Sheet[]) => Array.from({ length: count }, () => sheets)
const worry = (total: number): Sheet => ({ instrumentId: 'gad-7', scores: { total } })

test('raised at the twelfth attended session, not at the eleventh', () => {
  expect(found(...same(11, distress(20)))).toEqual([])
  expect(one(found(...same(12, distress(20))))).toMatchObject({
    tier: 'note',
    key: 'distress',
    sessionId: 'week-12',
    clearedBy: null,
    evidence: {
      sessions: 12,
      measures: [{ instrumentId: 'core-10', baseline: 20, value: 20, ratings: 12, needed: 6 }],
    },
  })
})

test('missed sessions do not count; attended ones without a sheet do', () => {
  expect(found(...same(11, distress(20)), 'missed', 'missed')).toEqual([])
  const seldom = [[distress(20)], ...same(10, alliance(4)), [distress(20)]]
  expect(one(found(...seldom)).evidence).toMatchObject({ sessions: 12, measures: [{ ratings: 2 }] })
})

test('not where the first score is under the cut-off', () => {
  expect(found(...same(12, distress(10.9)))).toEqual([])
  expect(found(...same(12, distress(11)))).toHaveLength(1)
})

test('one below the reliable-change value is no improvement; the value is', () => {
  expect(found(...same(11, distress(20)), [distress(14.5)])).toHaveLength(1)
  expect(found(...same(11, distress(20)), [distress(14)])).toEqual([])
})

test('an improvement in any distress measure is one, and an early one counts', () => {
  expect(found([distress(20), worry(9)], ...same(10, distress(20)), [distress(20), worry(3)])).toEqual([])
  expect(found([distress(20)], [distress(12)], ...same(12, distress(20)))).toEqual([])
})

test('clears at the first reliable improvement', () => {
  const weeks = [...same(12, distress(20)), 'missed' as const, [distress(15)]]
  expect(one(found(...weeks)).clearedBy).toBeNull()
  expect(one(found(...weeks, [distress(14)], [distress(20)])).clearedBy).toBe('week-15')
})

test('is said again only when as many sessions more have gone by', () => {
  expect(found(...same(23, distress(20)))).toEqual(found(...same(12, distress(20))))
  expect(one(found(...same(24, distress(20))))).toMatchObject({ sessionId: 'week-24', evidence: { sessions: 24 } })
})

test('paused and declined sheets, drafts and incomplete ones are not scores', () => {
  const gaps = [
    [absent('core-10', 'paused')],
    [{ ...distress(2), draft: true }],
    [{ ...distress(2), scores: { total: null } }],
  ]
  expect(one(found(...same(9, distress(20)), ...gaps, [distress(20)])).evidence).toMatchObject({
    sessions: 13,
    measures: [{ ratings: 10 }],
  })
  expect(found(...same(12, absent('core-10', 'paused')))).toEqual([])
})

test('after how many sessions is a setting', () => {
  const settings = { ...defaultSettings, noGain: { sessions: 4 } }
  expect(rule.evaluate(episode(...same(3, distress(20))), settings)).toEqual([])
  expect(rule.evaluate(episode(...same(4, distress(20))), settings)).toHaveLength(1)
})

test('in words: sessions, each measure from where to where, what would be enough', () => {
  const { sentence, detail } = rule.explain(one(found(...same(12, distress(20), worry(12)))).evidence, instruments)
  expect(sentence).toBe(
    'After 12 attended sessions, no distress measure had reliably improved on its start: CORE-10 20, from 20 (12 ratings); GAD-7 12, from 12 (12 ratings).',
  )
  expect(detail).toMatch(/: CORE-10 6 \(cut-off 11\); GAD-7 6 \(cut-off \d+\)\.$/)
})
