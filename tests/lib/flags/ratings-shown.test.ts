import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rangesShown } from '@/lib/change/progress'
import { ruptures } from '@/lib/flags/ruptures'
import { ratings } from '@/lib/history'
import { instruments } from '@/lib/instruments/catalogue'
import { defaultSettings } from '@/lib/settings'
import { alliance, episode } from '../episode'

const measure = { instrumentId: 'wai-sr', scale: 'mean', respondent: 'client', target: null } as const

test('a rating is drawn below its range just when a possible rupture holds it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 12, max: 60 }), { minLength: 1, maxLength: 30 }), sums => {
      const history = episode(...sums.map(sum => [alliance(sum / 12)]))
      const along = ratings(history, measure)
      const values = along.map(({ value }) => value)
      const ranges = rangesShown(instruments, measure, values, defaultSettings)
      const below = along.filter(({ value }, index) => value < (ranges[index]?.pi90.low ?? value))
      const held = ruptures(history, defaultSettings).flatMap(rupture => rupture.below)
      expect(below.map(({ number }) => number)).toEqual(held.map(({ number }) => number))
    }),
  )
})
