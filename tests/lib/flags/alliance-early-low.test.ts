import { expect, test } from 'vitest'
import { allianceEarlyLow as rule } from '@/lib/flags/rules/alliance-early-low'
import { instruments } from '@/lib/instruments/catalogue'
import { defaultSettings, type Settings } from '@/lib/settings'
import { absent, alliance, episode, one, type Sheet } from '../episode'

const cut = { at: 3.2, takenOn: '2026-01-31', episodes: 34 }
const withCut = (changed: Partial<Settings['earlyLow']> = {}): Settings => ({
  ...defaultSettings,
  earlyLow: { ...defaultSettings.earlyLow, cuts: { 'wai-sr': cut }, ...changed },
})
const found = (weeks: (Sheet[] | 'missed')[], settings = withCut()) => rule.evaluate(episode(...weeks), settings)
const at = (...means: number[]) => means.map(mean => [alliance(mean)])

test('raised where the mean of sessions 3 to 5 is under the cut', () => {
  expect(one(found(at(5, 5, 3, 3.1, 3.2)))).toMatchObject({
    tier: 'note',
    sessionId: 'week-5',
    clearedBy: null,
    evidence: { mean: 3.1, ratings: 3, cut },
  })
})

test('not at the cut, whatever came before', () => {
  expect(found(at(1, 1, 3.2, 3.2, 3.2))).toEqual([])
  expect(found(at(1, 1, 3.2, 3.2, 3.19))).toHaveLength(1)
})

test('no cut, no flag: none taken, of another questionnaire, or from fewer than thirty episodes', () => {
  const low = at(1, 1, 1, 1, 1, 1)
  expect(rule.evaluate(episode(...low), defaultSettings)).toEqual([])
  expect(found(low, withCut({ cuts: { sai: cut } }))).toEqual([])
  expect(found(low, withCut({ cuts: { 'wai-sr': { ...cut, episodes: 29 } } }))).toEqual([])
  expect(found(low, withCut({ cuts: { 'wai-sr': { ...cut, episodes: 30 } } }))).toHaveLength(1)
})

test('waits until session 5 has been rated, or a later one', () => {
  expect(found(at(1, 1, 1, 1))).toEqual([])
  expect(found([...at(1, 1, 1, 1), [{ ...alliance(1), draft: true }]])).toEqual([])
  expect(found([...at(1, 1, 1, 1), 'missed'])).toEqual([])
  expect(one(found([...at(1, 1, 1, 1), 'missed', [alliance(1)]]))).toMatchObject({
    sessionId: 'week-4',
    evidence: { ratings: 2 },
  })
})

test('one rating is no mean', () => {
  const gaps = [[absent('wai-sr', 'paused')], 'missed' as const]
  expect(found([...at(1, 1), ...gaps, [alliance(1)], [alliance(1)]])).toEqual([])
})

test('clears when the mean of the latest three is above the cut, not at it', () => {
  const low = at(3, 3, 3, 3, 3)
  expect(one(found([...low, ...at(3.2, 3.2, 3.2)])).clearedBy).toBeNull()
  expect(one(found([...low, ...at(3.2, 3.2, 3.21)])).clearedBy).toBe('week-8')
  expect(one(found([...low, 'missed', ...at(3.9)])).clearedBy).toBe('week-7')
})

test('once cleared, later low ratings are other rules’ to find', () => {
  expect(one(found([...at(3, 3, 3, 3, 3), ...at(5), ...at(1, 1, 1)])).clearedBy).toBe('week-6')
})

test('sessions and how many ratings clear it are settings', () => {
  expect(one(found(at(3, 3, 5), withCut({ from: 1, to: 2 }))).evidence).toMatchObject({ from: 1, to: 2, ratings: 2 })
  expect(one(found(at(3, 3, 3, 3, 3, 5), withCut({ latest: 1 }))).clearedBy).toBe('week-6')
  expect(one(found(at(3, 3, 3, 3, 3, 3.4), withCut({ latest: 5 }))).clearedBy).toBeNull()
})

test('in words: mean, n, the cut, its date and how many episodes made it', () => {
  const { sentence, detail, clearsWhen } = rule.explain(one(found(at(4, 4, 3, 3, 2.7))).evidence, instruments)
  expect(sentence).toBe(
    'Alliance (WAI-SR) averaged 2.9 over sessions 3 to 5 (3 ratings), under 3.2: in the lowest quarter of this practice’s own episodes.',
  )
  expect(detail).toContain('set on 31 Jan 2026 from the means of 34 episodes')
  expect(clearsWhen).toBe('Clears when the mean of the latest 3 ratings is above 3.2.')
})
