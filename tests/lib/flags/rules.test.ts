import { expect, test } from 'vitest'
import { evaluate, ruleById, rules } from '@/lib/flags/rules'
import { instrument, instruments } from '@/lib/instruments/catalogue'
import { defaultSettings, type Settings } from '@/lib/settings'
import { oneInN, plural } from '@/lib/text/number-words'
import { decimalsApart, formatScore } from '@/lib/text/score'
import { alliance, distress, episode, tension } from '../episode'
import { ownCheck, slowDecline } from './courses'

const eventful = episode(
  [alliance(4), distress(12)],
  [alliance(4.1), distress(14)],
  [alliance(3.9), distress(13)],
  [alliance(4), distress(15)],
  [alliance(2.5), distress(19, 1), tension(3, 0), ownCheck(0)],
  [alliance(2.4), distress(22), tension(3, 1, 'clinician')],
  [alliance(2.4)],
  [alliance(2.6)],
)

const atCeiling = episode(...[5, 5, 5, 5, 4.9, 4.8].map(mean => [alliance(mean)]))
const noGain = episode(...Array.from({ length: 12 }, () => [distress(20)]))
const declining = episode(...slowDecline)
const settings: Settings = {
  ...defaultSettings,
  earlyLow: { ...defaultSettings.earlyLow, cuts: { 'wai-sr': { at: 4.5, takenOn: '2026-01-31', episodes: 30 } } },
}

test('each rule that ships finds what it is for, says so in words, and says why it may be wrong', () => {
  const found = [eventful, atCeiling, noGain, declining].flatMap(each => evaluate(each, settings))
  for (const rule of rules) {
    const theirs = found.filter(each => each.rule === rule.id)
    expect(theirs.length, rule.id).toBeGreaterThan(0)
    for (const { evidence } of theirs) {
      const { short, ...sentences } = rule.explain(JSON.parse(JSON.stringify(evidence)), instruments, 42)
      const words = Object.values(sentences)
      // It may stand beside newer numbers, so it says of which session it is.
      expect(sentences.sentence).toMatch(/sessions? \d/)
      expect(
        words.every(text => /^[A-Z].*\.$/.test(text)),
        words.join(' | '),
      ).toBe(true)
      // One line of a list, in numbers.
      expect(short).toMatch(/^[A-Z].*\d/)
      expect(short.length, short).toBeLessThanOrEqual(36)
      expect([short, ...words].join(' ')).not.toMatch(/NaN|undefined|null|patient|diagnos/)
    }
    expect(rule.weakness.length).toBeGreaterThan(0)
    expect(rule.citations.length).toBeGreaterThan(0)
    expect(ruleById(rule.id)).toBe(rule)
  }
})

test('each rule says by the practice’s settings what raises and what clears it', () => {
  for (const rule of rules)
    for (const text of Object.values(rule.criteria(settings))) {
      expect(text).toMatch(/^[A-Z].*\.$/)
      expect(text).not.toMatch(/NaN|undefined|null|patient|diagnos/)
    }
  const raised = (id: string, by = settings) => ruleById(id)?.criteria(by).raised
  expect(raised('rupture-unrepaired', { ...settings, ruptureWindow: 4 })).toContain('4 ratings')
  expect(raised('alliance-decline', { ...settings, drift: { allowance: 0.7, limit: 5 } })).toMatch(/0\.7.* 5 standard/)
  expect(raised('no-reliable-gain', { ...settings, noGain: { sessions: 9 } })).toContain('9 attended sessions')
  expect(raised('alliance-early-low')).toContain('WAI-SR 4.50, from 30 episodes')
  expect(raised('alliance-early-low', defaultSettings)).toContain('not set a cut yet')
})

test('reading the same history twice gives the same findings', () => {
  expect(evaluate(eventful, defaultSettings)).toEqual(evaluate(structuredClone(eventful), defaultSettings))
})

test('an episode without a session, or without a sheet, has no finding', () => {
  expect(evaluate(episode(), defaultSettings)).toEqual([])
  expect(evaluate(episode([], 'missed', []), defaultSettings)).toEqual([])
})

test('scores are spoken of in the way of their scale', () => {
  const scale = (id: string, name: string) => {
    const found = instrument(id).scales.find(each => each.id === name)
    if (!found) throw new Error(`no scale ${name}`)
    return found
  }
  expect(formatScore(scale('wai-sr', 'mean'), 4)).toBe('4.0')
  expect(formatScore(scale('wai-sr', 'mean'), 3.28, { decimals: 2 })).toBe('3.28')
  expect(formatScore(scale('core-10', 'total'), 14)).toBe('14')
  expect(formatScore(scale('core-10', 'total'), 14.44)).toBe('14.4')
  expect(decimalsApart(2.9, 3.3)).toBe(1)
  expect(decimalsApart(3.26, 3.3)).toBe(2)
})

test.each([
  [0.049, 'about 1 in 20'],
  [0.1, 'about 1 in 10'],
  [0.0052, 'about 1 in 190'],
  [0.0048, 'about 1 in 200'],
  [0.0001, 'fewer than 1 in 1,000'],
])('a chance of %f is %s', (chance, words) => {
  expect(oneInN(chance)).toBe(words)
})

test('counts agree with their noun', () => {
  expect([plural(1, 'rating'), plural(3, 'rating')]).toEqual(['1 rating', '3 ratings'])
})
