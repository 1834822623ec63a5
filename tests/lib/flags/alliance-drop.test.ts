import { describe, expect, test } from 'vitest'
import { rangesAlong, scaleOf } from '@/lib/change/progress'
import { allianceDrop } from '@/lib/flags/rules/alliance-drop'
import { ruptureUnrepaired } from '@/lib/flags/rules/rupture-unrepaired'
import { allianceMeasures, ruptures } from '@/lib/flags/ruptures'
import { instruments } from '@/lib/instruments/catalogue'
import { defaultSettings } from '@/lib/settings'
import { absent, alliance, episode, one, type Sheet } from '../episode'

const steady = [4, 4.1, 3.9, 4, 4.1]
const calm = steady.map(mean => [alliance(mean)])
const wai = one(allianceMeasures(instruments).filter(each => each.instrumentId === 'wai-sr'))
const range = rangesAlong('wai-sr', scaleOf(instruments, wai), [...steady, 3], defaultSettings).at(-1)
if (!range) throw new Error('five ratings make a range')
const { pi90, pi98 } = range

const drops = (...weeks: (Sheet[] | 'missed')[]) => allianceDrop.evaluate(episode(...weeks), defaultSettings)
const unrepaired = (...weeks: (Sheet[] | 'missed')[]) => ruptureUnrepaired.evaluate(episode(...weeks), defaultSettings)
const low = [alliance(pi90.low - 0.01)]

describe('a drop', () => {
  test('is raised below the lower 5 % limit, and not at it', () => {
    expect(drops(...calm, [alliance(pi90.low + 1e-6)])).toEqual([])
    expect(one(drops(...calm, [alliance(pi90.low - 1e-6)]))).toMatchObject({
      tier: 'note',
      key: 'wai-sr:week-6',
      sessionId: 'week-6',
      clearedBy: null,
    })
  })

  test('is a review below the lower 1 % limit', () => {
    expect(one(drops(...calm, [alliance(pi98.low + 1e-6)])).tier).toBe('note')
    expect(one(drops(...calm, [alliance(pi98.low - 1e-6)])).tier).toBe('review')
  })

  test('is a review at two in a row, and stays one finding under one name', () => {
    const found = one(drops(...calm, low, low))
    expect(found).toMatchObject({ tier: 'review', key: 'wai-sr:week-6', sessionId: 'week-7' })
    expect(found.evidence).toMatchObject({ inARow: 2, number: 7, low: pi90.low, high: pi90.high, ratings: 5 })
  })

  test('clears at the first rating back in range, and its evidence is still the drop', () => {
    const found = one(drops(...calm, low, [alliance(pi90.low)]))
    expect(found).toMatchObject({ clearedBy: 'week-7', sessionId: 'week-6', tier: 'note' })
  })

  test('is judged against the range before it: a range that got used to low ratings does not clear it', () => {
    const worn = Array.from({ length: 12 }, () => [alliance(pi90.low - 0.05)])
    expect(one(drops(...calm, ...worn)).clearedBy).toBeNull()
  })

  test('after one is back in range, the next is a finding of its own', () => {
    const found = drops(...calm, [alliance(2)], [alliance(4)], [alliance(4)], [alliance(2)])
    expect(found.map(each => [each.key, each.clearedBy])).toEqual([
      ['wai-sr:week-6', 'week-7'],
      ['wai-sr:week-9', null],
    ])
  })

  test('is not looked for under fewer than three earlier ratings', () => {
    expect(drops([alliance(5)], [alliance(5)], [alliance(1)])).toEqual([])
    expect(drops([alliance(5)], [alliance(5)], [alliance(5)], [alliance(1)])).toHaveLength(1)
  })

  test('missed sessions, paused or declined sheets and drafts are gaps, not ratings', () => {
    const gaps = [
      'missed' as const,
      [absent('wai-sr', 'paused')],
      [absent('wai-sr', 'declined')],
      [{ ...alliance(1), draft: true }],
      [{ ...alliance(1), scores: { mean: null } }],
    ]
    expect(drops(...calm, ...gaps)).toEqual([])
    expect(one(drops(...calm, ...gaps, low, ...gaps, low)).evidence).toMatchObject({ inARow: 2, ratings: 5 })
  })

  test('the clinician’s own impression is never read as the client’s rating', () => {
    const own: Sheet = { ...alliance(1), respondent: 'clinician' }
    expect(drops(...calm, [own])).toEqual([])
  })
})

describe('a drop in words', () => {
  const words = (...weeks: Sheet[][]) => allianceDrop.explain(one(drops(...calm, ...weeks)).evidence, instruments)

  test('says what happened, against what, from how many ratings', () => {
    const { sentence, detail, clearsWhen } = words([alliance(2.9)])
    expect(sentence).toBe(
      `Alliance (WAI-SR) fell to 2.9 at session 6; this client’s usual range was ${pi90.low.toFixed(1)} to ${pi90.high.toFixed(1)}.`,
    )
    expect(detail).toMatch(/^Judged by the 5 ratings before, about 1 in \d+ would be this low\.$/)
    expect(clearsWhen).toBe(
      `Clears at a rating of ${pi90.low.toFixed(1)} or above, or when you record that it was no rupture.`,
    )
  })

  test('a second one in a row is called that', () => {
    expect(words(low, [alliance(2.9)]).sentence).toContain(
      'was 2.9 at session 7, the second rating in a row below range',
    )
  })

  test('a rating that rounds to the limit is written so that the two can be told apart', () => {
    const { sentence } = words([alliance(pi90.low - 0.004)])
    expect(sentence).toContain(`fell to ${(pi90.low - 0.004).toFixed(2)} `)
    expect(sentence).toContain(`range was ${pi90.low.toFixed(2)} to`)
  })

  test('evidence of another shape is refused rather than put into words', () => {
    expect(() => allianceDrop.explain({ value: 'low' }, instruments)).toThrow()
  })
})

describe('not back in range', () => {
  test('is raised at the third rating after the drop, not at the second', () => {
    expect(unrepaired(...calm, low, low, low)).toEqual([])
    expect(one(unrepaired(...calm, low, low, low, low))).toMatchObject({
      tier: 'review',
      key: 'wai-sr:week-6',
      sessionId: 'week-9',
      clearedBy: null,
      evidence: { from: 6, ratingsSince: 3, ratings: 5 },
    })
  })

  test('counts ratings, not weeks', () => {
    expect(unrepaired(...calm, low, 'missed', low, [absent('wai-sr', 'paused')], low)).toEqual([])
  })

  test('clears at one rating back in range; one that is back in time raises nothing', () => {
    expect(unrepaired(...calm, low, low, low, [alliance(4)])).toEqual([])
    const found = one(unrepaired(...calm, low, low, low, low, [alliance(4)]))
    expect(found).toMatchObject({ clearedBy: 'week-10', sessionId: 'week-9', evidence: { ratingsSince: 3 } })
  })

  test('is not called a rupture', () => {
    const { sentence } = ruptureUnrepaired.explain(one(unrepaired(...calm, low, low, low, low)).evidence, instruments)
    expect(sentence).toContain('not back in range after 3 ratings')
    expect(sentence).not.toMatch(/rupture/i)
  })

  test('once it is back, the sentence says when', () => {
    const found = one(unrepaired(...calm, low, low, low, low, [alliance(4)]))
    expect(ruptureUnrepaired.explain(found.evidence, instruments).sentence).toContain(
      'fell at session 6 and was back in range at session 10, after 3 ratings that were not',
    )
  })
})

describe('a drop that goes on', () => {
  const goesOn = (count: number) => Array.from({ length: count }, () => low)

  test('keeps its tier, points to the other flag, and leaves newer ratings to it', () => {
    const third = one(drops(...calm, ...goesOn(3)))
    const later = [4, 5, 9].map(count => one(drops(...calm, ...goesOn(count))))
    for (const found of later) {
      expect(found).toMatchObject({ tier: 'review', key: third.key, sessionId: third.sessionId, date: third.date })
      expect(found.evidence).toEqual(later[0]?.evidence)
    }
    expect(one(unrepaired(...calm, ...goesOn(9))).sessionId).toBe('week-14')
    const sentence = allianceDrop.explain(later[0]?.evidence, instruments).sentence
    expect(sentence).toContain('the third rating in a row below range')
    expect(sentence).toContain('Later ratings are under “Alliance not back in range”.')
    expect(allianceDrop.explain(third.evidence, instruments).sentence).not.toContain('not back in range')
  })

  test('says so only once there is the other flag to point to', () => {
    const settings = { ...defaultSettings, ruptureWindow: 5 }
    const history = episode(...calm, ...goesOn(5))
    expect(ruptureUnrepaired.evaluate(history, settings)).toEqual([])
    expect(one(allianceDrop.evaluate(history, settings)).evidence).toMatchObject({ inARow: 5 })
  })
})

test('possible ruptures are open, back in range or not back', () => {
  const states = (...weeks: Sheet[][]) =>
    ruptures(episode(...calm, ...weeks), defaultSettings).map(each => [each.state, each.ratingsSince])
  expect(states()).toEqual([])
  expect(states(low)).toEqual([['open', 0]])
  expect(states(low, low, low)).toEqual([['open', 2]])
  expect(states(low, low, low, low)).toEqual([['not-back', 3]])
  expect(states(low, low, low, low, [alliance(4)])).toEqual([['back-in-range', 4]])
})
