import { expect, test } from 'vitest'
import { rangesAlong, scaleOf } from '@/lib/change/progress'
import { ruptureUnseen as rule } from '@/lib/flags/rules/rupture-unseen'
import { ruptureKinds } from '@/lib/flags/rupture-judgement'
import { instruments } from '@/lib/instruments/catalogue'
import { defaultSettings } from '@/lib/settings'
import { absent, alliance, episode, one, type Sheet } from '../episode'
import { calm, ownCheck, withWords, word } from './courses'

const found = (...weeks: (Sheet[] | 'missed')[]) => rule.evaluate(episode(...calm, ...weeks), defaultSettings)
const unseen = [alliance(2.5), ownCheck(0)]
const wai = scaleOf(instruments, { instrumentId: 'wai-sr', scale: 'mean' })
const low = rangesAlong('wai-sr', wai, [4, 4.1, 3.9, 4, 4.1, 3], defaultSettings).at(-1)?.pi90.low ?? Number.NaN

test('raised where the client’s rating fell and the clinician marked "none seen"', () => {
  expect(one(found(unseen))).toMatchObject({
    tier: 'review',
    key: 'wai-sr:week-6',
    sessionId: 'week-6',
    clearedBy: null,
    evidence: { value: 2.5, number: 6, ratings: 5 },
  })
})

test('not at the lower limit, and just under it', () => {
  expect(found([alliance(low + 1e-6), ownCheck(0)])).toEqual([])
  expect(found([alliance(low - 1e-6), ownCheck(0)])).toHaveLength(1)
})

test.each([
  ['no check', []],
  ['a check without a mark', [ownCheck()]],
  ['a mark left blank', [ownCheck('blank')]],
  ['withdrawal seen', [ownCheck(1)]],
  ['confrontation seen', [ownCheck(2)]],
  ['both seen', [ownCheck(3)]],
  ['a check that is a draft', [{ ...ownCheck(0), draft: true }]],
  ['a check declined', [{ ...absent('tension-check', 'declined'), respondent: 'clinician' as const }]],
  ['a check paused', [{ ...absent('tension-check', 'paused'), respondent: 'clinician' as const }]],
  ['the client’s own check', [{ ...ownCheck(0), respondent: 'client' as const }]],
])('%s is not "none seen"', (_, checks: Sheet[]) => {
  expect(found([alliance(2.5), ...checks])).toEqual([])
})

test('the check of another session does not count, nor does a fall with too few ratings before it', () => {
  expect(found([alliance(2.5)], [alliance(2.5), ownCheck(0)])).toEqual([])
  const short = episode([alliance(4)], [alliance(4)], [alliance(1), ownCheck(0)])
  expect(rule.evaluate(short, defaultSettings)).toEqual([])
})

test('a draft rating and a missed session are no fall', () => {
  expect(found([{ ...alliance(2.5), draft: true }, ownCheck(0)])).toEqual([])
  expect(found('missed', [ownCheck(0)])).toEqual([])
})

test('clears when a rating is back, and not at another low one', () => {
  expect(one(found(unseen, 'missed', [alliance(4)])).clearedBy).toBe('week-8')
  expect(one(found(unseen, [alliance(2.5)])).clearedBy).toBeNull()
})

test.each(ruptureKinds)('clears when the clinician says what it was: %s', kind => {
  const history = withWords(episode(...calm, unseen, [alliance(2.5)]), word(6, kind, '2026-02-10'))
  const cleared = one(rule.evaluate(history, defaultSettings))
  expect(cleared).toMatchObject({ clearedBy: 'week-6', evidence: { word: kind } })
  expect(rule.explain(cleared.evidence, instruments).sentence).toMatch(
    /It has since been called (a rupture \(|no rupture)/,
  )
})

test('in words: the fall, what was likely, what the check says', () => {
  const { sentence, detail } = rule.explain(one(found(unseen)).evidence, instruments)
  expect(sentence).toBe(
    `Alliance (WAI-SR) fell to 2.5 at session 6, where ${low.toFixed(1)} or more was likely, and the clinician’s own check of that session says “none seen”.`,
  )
  expect(detail).toContain('Judged by the 5 ratings before,')
})
