import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareTowardsWorse } from '@/lib/change/share-of-range'
import { instruments } from '@/lib/instruments/catalogue'

const scale = (id: string) => {
  const found = instruments.find(each => each.id === id)
  const primary = found?.scales.find(each => each.id === found.primaryScale)
  if (!primary) throw new Error(`no scale of ${id}`)
  return primary
}

test('the best well-being there is comes after a CORE-10 of 25', () => {
  const [best, worst] = [shareTowardsWorse(scale('who-5'), 100), shareTowardsWorse(scale('who-5'), 4)]
  const core = shareTowardsWorse(scale('core-10'), 25)
  expect(best).toBe(0)
  expect(worst).toBe(0.96)
  expect(core).toBe(0.625)
})

test('an alliance of 2.5 of 1 to 5 lies further towards worse than 5 of 1 to 7', () => {
  const wai = shareTowardsWorse(scale('wai-sr'), 2.5) ?? 0
  const sai = shareTowardsWorse({ range: [1, 7], higherIs: 'better' }, 5) ?? 1
  expect(wai).toBeGreaterThan(sai)
})

test('where neither end is better there is no share', () =>
  expect(shareTowardsWorse({ range: [1, 7], higherIs: 'neither' }, 4)).toBeNull())

const range = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 120 })).map(([min, span]) => ({
  min,
  max: min + span,
}))
const higherIs = fc.constantFrom('better' as const, 'worse' as const)

describe('whichever way a scale runs', () => {
  test('turning it and its scores gives the same shares, and so the same order', () => {
    fc.assert(
      fc.property(range, higherIs, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), ({ min, max }, way, at) => {
        const scores = at.map(share => min + share * (max - min))
        const turned = way === 'better' ? 'worse' : 'better'
        const one = scores.map(score => shareTowardsWorse({ range: [min, max], higherIs: way }, score))
        const other = scores.map(score => shareTowardsWorse({ range: [min, max], higherIs: turned }, min + max - score))
        for (const [index, share] of one.entries()) expect(other[index]).toBeCloseTo(share ?? Number.NaN, 6)
      }),
    )
  })

  test('the ends are 0 and 1, and all else is between them', () => {
    fc.assert(
      fc.property(range, higherIs, fc.double({ min: 0, max: 1, noNaN: true }), ({ min, max }, way, at) => {
        const share = (score: number) => shareTowardsWorse({ range: [min, max], higherIs: way }, score) ?? Number.NaN
        expect([share(min), share(max)].toSorted()).toEqual([0, 1])
        expect(share(min + at * (max - min))).toBeGreaterThanOrEqual(0)
        expect(share(min + at * (max - min))).toBeLessThanOrEqual(1)
      }),
    )
  })
})
