import { expect, test } from 'vitest'
import { cusum } from '@/lib/change/cusum'
import { allianceDecline as rule } from '@/lib/flags/rules/alliance-decline'
import { allianceMeasures, judgedRatings, ruptures } from '@/lib/flags/ruptures'
import { instruments } from '@/lib/instruments/catalogue'
import { defaultSettings } from '@/lib/settings'
import { absent, alliance, episode, one, type Sheet } from '../episode'
import { calm, slowDecline } from './courses'

const found = (...weeks: (Sheet[] | 'missed')[]) => rule.evaluate(episode(...weeks), defaultSettings)
const up = Array.from({ length: 6 }, () => [alliance(4.2)])

/** The sum along an episode without drops, worked out beside the rule. */
function sumsOf(weeks: Sheet[][]): number[] {
  const wai = one(allianceMeasures(instruments).filter(each => each.instrumentId === 'wai-sr'))
  const errors = judgedRatings(episode(...weeks), wai, defaultSettings).map(({ rating, range }) =>
    range ? (rating.value - range.mean) / range.sd : null,
  )
  return cusum(errors, defaultSettings.drift).map(({ sum }) => sum)
}

test('a slow decline without a single drop is raised where the sum passes the limit, and not one rating earlier', () => {
  expect(ruptures(episode(...slowDecline), defaultSettings)).toEqual([])
  const passes = sumsOf(slowDecline).findIndex(sum => sum > 4)
  expect(passes).toBeGreaterThan(6)
  expect(found(...slowDecline.slice(0, passes))).toEqual([])
  expect(one(found(...slowDecline.slice(0, passes + 1)))).toMatchObject({
    tier: 'review',
    key: `wai-sr:week-${passes + 1}`,
    sessionId: `week-${passes + 1}`,
    clearedBy: null,
  })
})

test('allowance and limit are settings', () => {
  const drift = (changed: Partial<typeof defaultSettings.drift>) =>
    rule.evaluate(episode(...slowDecline), { ...defaultSettings, drift: { ...defaultSettings.drift, ...changed } })
  expect(drift({ limit: 12 })).toEqual([])
  expect(drift({ allowance: 2 })).toEqual([])
  const passesOne = sumsOf(slowDecline).findIndex(sum => sum > 1) + 1
  expect(drift({ limit: 1 })[0]?.key).toBe(`wai-sr:week-${passesOne}`)
})

test('goes on under one name, with the newest rating that added to the sum', () => {
  const went = one(found(...slowDecline))
  const sums = sumsOf(slowDecline)
  expect(went).toMatchObject({
    sessionId: 'week-21',
    evidence: { number: 21, sum: sums.at(-1), allowance: 0.5, limit: 4 },
  })
  expect(one(found(...slowDecline, [alliance(4)])).sessionId).toBe('week-21')
})

test('clears when the sum is back at 0, and not before', () => {
  const weeks = [...slowDecline, ...up]
  const back = sumsOf(weeks).findIndex((sum, index) => index > 20 && sum === 0)
  expect(one(found(...weeks.slice(0, back))).clearedBy).toBeNull()
  expect(one(found(...weeks.slice(0, back + 1))).clearedBy).toBe(`week-${back + 1}`)
  expect(one(found(...weeks)).clearedBy).toBe(`week-${back + 1}`)
})

test('a drop, however deep and long, is left to its own flags', () => {
  expect(found(...calm, [alliance(1)], [alliance(1)], [alliance(1)], [alliance(1)], [alliance(1)])).toEqual([])
  expect(found(...calm, [alliance(1)], [alliance(4)], [alliance(1)], [alliance(4)])).toEqual([])
})

test('steady, growing and few ratings are no decline', () => {
  expect(found(...Array.from({ length: 40 }, (_, week) => [alliance(4 + (week % 3) / 12)]))).toEqual([])
  expect(found(...slowDecline.toReversed())).toEqual([])
  expect(found([alliance(5)], [alliance(3)], [alliance(1)])).toEqual([])
})

test('missed and paused sessions, and drafts, neither add to the sum nor take from it', () => {
  const gaps = ['missed' as const, [absent('wai-sr', 'paused')], [{ ...alliance(1), draft: true }]]
  const spread = slowDecline.flatMap((week, index) => (index % 5 === 2 ? [week, ...gaps] : [week]))
  const dense = one(found(...slowDecline)).evidence
  expect(one(found(...spread)).evidence).toMatchObject({ sum: sumsOf(slowDecline).at(-1) })
  const overHow = (of: unknown) => /over \d+ ratings/.exec(rule.explain(of, instruments).sentence)?.[0]
  expect(overHow(one(found(...spread)).evidence)).toBe(overHow(dense))
})

test('in words: from where to where, over how many ratings, by how much against which limit', () => {
  const { sentence, detail, clearsWhen } = rule.explain(one(found(...slowDecline)).evidence, instruments)
  expect(sentence).toMatch(
    /^Alliance \(WAI-SR\) has slowly declined with no single drop, from 4\.\d expected at session \d+ to 2\.8 at session 21: over \d+ ratings the shortfall adds up to \d\.\d standard deviations, past the limit of 4\.$/,
  )
  expect(detail).toContain('less an allowance of 0.5')
  expect(clearsWhen).toContain('back to 0')
})
