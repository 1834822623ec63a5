import { expect, test } from 'vitest'
import { changeOf, verdictWords } from '@/lib/change/reliable-change'
import { instrument } from '@/lib/instruments/catalogue'
import { defaultSettings } from '@/lib/settings'
import { reliableDifference } from '../../support/reliable-difference'

const verdict = (id: string, baseline: number, value: number, settings = defaultSettings) => {
  const of = instrument(id)
  const scale = of.scales.find(each => each.id === of.primaryScale)
  if (!scale) throw new Error('no primary scale')
  return changeOf(of, scale, baseline, value, settings).verdict
}

test('the worked example of Jacobson & Truax: SD 7.5, reliability .80, a fall from 47.5 to 32.5 is reliable', () => {
  const needed = reliableDifference(7.5, 0.8)
  expect(needed).toBeCloseTo(9.3, 1)
  expect((47.5 - 32.5) / (needed / 1.96)).toBeCloseTo(3.16, 2)
})

test('CORE-10 from its clinical spread (SD 7.7, alpha .90): 6.75 at 95 %, 5.66 at 90 %', () => {
  expect(reliableDifference(7.7, 0.9)).toBeCloseTo(6.7492, 3)
  expect(reliableDifference(7.7, 0.9, 1.6449)).toBeCloseTo(5.6641, 3)
})

test('reliable from the published value on, and not one below it', () => {
  expect(verdict('core-10', 20, 15)).toBe('no-reliable-change')
  expect(verdict('core-10', 20, 14)).toBe('reliably-better')
  expect(verdict('core-10', 20, 25)).toBe('no-reliable-change')
  expect(verdict('core-10', 20, 26)).toBe('reliably-worse')
})

test('recovered is reliable and across the cut-off from the clinical side', () => {
  expect(verdict('core-10', 20, 10)).toBe('recovered')
  expect(verdict('core-10', 20, 11)).toBe('reliably-better')
  expect(verdict('core-10', 13, 10)).toBe('no-reliable-change')
  expect(verdict('core-10', 10, 2)).toBe('reliably-better')
})

test('GAD-7 is judged by 6, and by 4 where the practice chooses it', () => {
  expect(verdict('gad-7', 15, 10)).toBe('no-reliable-change')
  expect(verdict('gad-7', 15, 10, { ...defaultSettings, reliableChange: { 'gad-7': 1 } })).toBe('reliably-better')
})

test('no verdict where no value is published', () => {
  expect(verdict('wai-sr', 3, 5)).toBe('no-published-value')
  expect(verdict('ders-16', 60, 20)).toBe('no-published-value')
})

test('the words are soft', () => {
  expect(verdictWords('reliably-worse')).toContain('probably more than measurement error')
})
