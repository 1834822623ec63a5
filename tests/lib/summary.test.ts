import { describe, expect, test } from 'vitest'
import { summarise, summarySchema } from '@/lib/client-summary'
import { defaultSettings } from '@/lib/settings'
import { absent, alliance, closeness, distress, episode, type Sheet } from './episode'

const summary = (...weeks: (Sheet[] | 'missed')[]) => summarise(episode(...weeks), defaultSettings)
const calm = [4, 4.1, 3.9, 4, 4.1].map(mean => [alliance(mean)])

test('an episode that has only begun', () => {
  expect(summary()).toEqual({
    sessions: 0,
    lastSession: null,
    style: null,
    alliance: null,
    ratings: 0,
    distress: null,
    openRupture: null,
  })
})

test('what is kept of a full one can be read back', () => {
  const full = summary(...calm, [alliance(2), distress(20), closeness(5, 3)])
  expect(summarySchema.parse(JSON.parse(JSON.stringify(full)))).toEqual(full)
  expect(full).toMatchObject({ sessions: 6, ratings: 6, lastSession: { id: 'week-6', number: 6, date: '2026-02-09' } })
})

describe('alliance', () => {
  test('declined is a gap; missed and not due are not', () => {
    const found = summary([alliance(4)], 'missed', [absent('wai-sr', 'declined')], [absent('wai-sr', 'not-due')], [])
    expect(found.alliance?.points).toEqual([
      { number: 1, value: 4 },
      { number: 3, value: null },
      { number: 5, value: null },
    ])
  })

  test('the band stands from the fourth rating on, and a mark below it is named', () => {
    const found = summary(...calm, [alliance(2)]).alliance
    expect(found?.band.map(each => each.number)).toEqual([4, 5, 6])
    expect(found?.below).toEqual([6])
    expect(found).toMatchObject({ instrumentId: 'wai-sr', scale: 'mean', min: 1, max: 5 })
  })

  test('the last 24 sessions are shown', () => {
    const long = Array.from({ length: 30 }, () => [alliance(4)])
    const found = summary(...long).alliance
    expect(found?.points.map(each => each.number)).toEqual(Array.from({ length: 24 }, (_, index) => index + 7))
    expect(found?.band).toHaveLength(24)
  })
})

describe('distress', () => {
  test('the newest score and how it stands against the first', () => {
    expect(summary([distress(20)], [distress(13)]).distress).toMatchObject({
      short: 'CORE-10',
      value: 13,
      difference: -7,
      verdict: 'reliably-better',
    })
  })

  test('the first has no difference', () => {
    expect(summary([distress(20)]).distress).toMatchObject({ difference: null, verdict: 'baseline' })
  })

  test('of two questionnaires the newer sheet speaks', () => {
    const worry: Sheet = { instrumentId: 'gad-7', scores: { total: 9 } }
    expect(summary([distress(20)], [worry]).distress?.short).toBe('GAD-7')
  })
})

describe('of two sessions of one day the newer speaks', () => {
  const oneDay = (...weeks: Sheet[][]) => {
    const history = episode(...weeks)
    return summarise(
      { ...history, sessions: history.sessions.map(each => ({ ...each, date: '2026-01-05' })) },
      defaultSettings,
    )
  }
  const low: Sheet = { instrumentId: 'phq-9', scores: { total: 24 } }

  test('of distress, whichever form stands first in the library', () => {
    expect(oneDay([distress(14)], [low]).distress).toMatchObject({ short: 'PHQ-9', value: 24 })
    expect(oneDay([low], [distress(14)]).distress).toMatchObject({ short: 'CORE-10', value: 14 })
  })
  test('of attachment', () => {
    const shorter: Sheet = { instrumentId: 'ecr-s', scores: { anxiety: 6, avoidance: 6 } }
    expect(oneDay([closeness(2, 2)], [shorter]).style?.region).toBe('fearful')
    expect(oneDay([shorter], [closeness(2, 2)]).style?.region).toBe('secure')
  })
})

test('where the newest scores lie on their scales, 1 the worst', () => {
  const { alliance: rated, distress: found } = summary([alliance(4), distress(10)])
  expect([rated?.share, found?.share]).toEqual([0.25, 0.25])
})

test('a line that was kept before shares were is read all the same', () => {
  const { share: _, ...before } = summary([distress(10)]).distress ?? { share: null }
  const kept = { ...summary([distress(10)]), distress: before }
  expect(summarySchema.parse(kept).distress?.share).toBeNull()
})

test('style is the newest point on the map', () => {
  expect(summary([closeness(6, 6)], [closeness(2, 6)]).style).toMatchObject({
    region: 'dismissing',
    date: '2026-01-12',
  })
})

test('a possible rupture shows while it is open or not back, and no longer', () => {
  const low = [alliance(2)]
  expect(summary(...calm, low).openRupture).toEqual({ since: '2026-02-09', number: 6, state: 'open' })
  expect(summary(...calm, low, low, low, low).openRupture?.state).toBe('not-back')
  expect(summary(...calm, low, [alliance(4)]).openRupture).toBeNull()
})

test('a second low rating is still held against the range from before the fall, which the first one made wide', () => {
  const kept = summary(...calm, [alliance(2)], [alliance(3)]).alliance
  expect(kept?.below).toEqual([6, 7])
  const [before, after] = [6, 7].map(session => kept?.band.find(({ number }) => number === session))
  expect(after).toEqual({ ...before, number: 7 })
})
