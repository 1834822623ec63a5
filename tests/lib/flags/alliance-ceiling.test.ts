import { describe, expect, test } from 'vitest'
import { allianceCeiling as rule } from '@/lib/flags/rules/alliance-ceiling'
import { instruments } from '@/lib/instruments/catalogue'
import { defaultSettings } from '@/lib/settings'
import { absent, alliance, episode, one, type Sheet } from '../episode'

const found = (...weeks: (Sheet[] | 'missed')[]) => rule.evaluate(episode(...weeks), defaultSettings)
const at = (...means: number[]) => means.map(mean => [alliance(mean)])
const gaps = ['missed' as const, [absent('wai-sr', 'paused')], [{ ...alliance(1), draft: true }]]

describe('every rating at the maximum', () => {
  test('from the third on, and not at the second or just under the maximum', () => {
    expect(found(...at(5, 5))).toEqual([])
    expect(found(...at(5, 5, 4.9))).toEqual([])
    expect(found(...at(4.9, 5, 5, 5, 5))).toEqual([])
    expect(one(found(...at(5, 5, 5)))).toMatchObject({
      tier: 'note',
      key: 'wai-sr:at:week-1',
      sessionId: 'week-3',
      clearedBy: null,
    })
  })

  test('is said once: more of the same is no news', () => {
    expect(found(...at(5, 5, 5, 5, 5, 5))).toEqual(found(...at(5, 5, 5)))
  })

  test('gaps neither count nor break it', () => {
    expect(found(...at(5, 5), ...gaps)).toEqual([])
    expect(one(found(...at(5, 5), ...gaps, ...at(5))).sessionId).toBe('week-6')
  })

  test('clears at the first rating off the maximum', () => {
    expect(one(found(...at(5, 5, 5, 5), ...gaps, ...at(4.9))).clearedBy).toBe('week-8')
  })

  test('each questionnaire has a maximum of its own', () => {
    const sai = (mean: number): Sheet[] => [{ instrumentId: 'sai', scores: { mean } }]
    expect(found(sai(5), sai(5), sai(5))).toHaveLength(1)
    expect(found(sai(5), [alliance(5)], sai(5), [alliance(5)])).toEqual([])
  })
})

describe('a fall from it', () => {
  const fallen = (...means: number[]) => found(...at(...means)).filter(each => each.key.includes(':off:'))

  test('at the second rating running below, after three or more at the maximum', () => {
    expect(fallen(5, 5, 5, 4.9)).toEqual([])
    expect(fallen(5, 5, 4.9, 4.8)).toEqual([])
    expect(fallen(5, 5, 5, 4.9, 5, 4.9)).toEqual([])
    expect(one(fallen(5, 5, 5, 4.9, 4.8))).toMatchObject({
      key: 'wai-sr:off:week-4',
      tier: 'note',
      sessionId: 'week-5',
      clearedBy: null,
      evidence: { atMax: 3, below: 2, value: 4.8, number: 5 },
    })
  })

  test('also where the first ratings were lower', () => {
    expect(one(fallen(4, 5, 5, 5, 5, 4.9, 4.9)).evidence).toMatchObject({ atMax: 4 })
  })

  test('clears when a rating is back at the maximum, and can come again', () => {
    expect(fallen(5, 5, 5, 4.9, 4.8, 4.7, 5).map(each => each.clearedBy)).toEqual(['week-7'])
    expect(fallen(5, 5, 5, 4.9, 4.8, 5, 5, 5, 4.9, 4.9).map(each => [each.key, each.clearedBy])).toEqual([
      ['wai-sr:off:week-4', 'week-6'],
      ['wai-sr:off:week-9', null],
    ])
  })
})

test('how many ratings it takes is a setting', () => {
  const settings = { ...defaultSettings, ceiling: { running: 5, below: 1 } }
  const keys = (...means: number[]) => rule.evaluate(episode(...at(...means)), settings).map(each => each.key)
  expect(keys(5, 5, 5, 5)).toEqual([])
  expect(keys(5, 5, 5, 5, 5, 4)).toEqual(['wai-sr:at:week-1', 'wai-sr:off:week-6'])
})

test('in words', () => {
  const [all, off] = found(...at(5, 5, 5, 4.9, 4.8)).map(each => rule.explain(each.evidence, instruments))
  expect(all?.sentence).toBe(
    'All 3 alliance ratings (WAI-SR) up to session 3 were at 5.0, the maximum: such ratings carry little information.',
  )
  expect(all?.clearsWhen).toBe('Clears at the first rating below 5.0.')
  expect(off?.sentence).toBe(
    'After 3 ratings in a row at 5.0, the maximum, the alliance (WAI-SR) was below it at 2 ratings in a row: 4.8 at session 5.',
  )
  expect(off?.clearsWhen).toBe('Clears when a rating is back at 5.0.')
})
