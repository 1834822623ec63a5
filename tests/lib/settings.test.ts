import { expect, test } from 'vitest'
import { instrument, instruments } from '@/lib/instruments/catalogue'
import { defaultSettings, priorSpread, reliableChangeOf, settingsSchema } from '@/lib/settings'

test('what a practice starts with is valid', () => {
  expect(settingsSchema.parse(defaultSettings)).toEqual(defaultSettings)
})

test('the prior spread is a share of the scale, or of an instrument’s own', () => {
  expect(priorSpread(defaultSettings, 'wai-sr', [1, 5])).toBeCloseTo(0.35, 10)
  const own = { ...defaultSettings, priorSpread: { share: 0.1, byInstrument: { 'wai-sr': 0.2 } } }
  expect(priorSpread(own, 'wai-sr', [1, 5])).toBeCloseTo(0.8, 10)
  expect(priorSpread(own, 'core-10', [0, 40])).toBeCloseTo(4, 10)
})

test('reliable change is the first published value unless the practice chose another; none where none is published', () => {
  expect(reliableChangeOf(defaultSettings, instrument('core-10'))?.value).toBe(6)
  expect(reliableChangeOf({ ...defaultSettings, reliableChange: { 'gad-7': 1 } }, instrument('gad-7'))?.value).toBe(4)
  expect(reliableChangeOf(defaultSettings, instrument('wai-sr'))).toBeUndefined()
})

test('every published value names its source', () => {
  for (const { reliableChange } of instruments)
    for (const { source, value } of reliableChange) expect(source.length * value).toBeGreaterThan(0)
})
