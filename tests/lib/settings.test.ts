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

const cut = { at: 3.2, takenOn: '2026-01-31', episodes: 30 }
const earlyLow = { ...defaultSettings.earlyLow, cuts: { 'wai-sr': cut } }

test('a cut of the practice’s own is kept with its date and its episodes', () => {
  expect(settingsSchema.parse({ ...defaultSettings, earlyLow })).toEqual({ ...defaultSettings, earlyLow })
})

test.each([
  ['level.note', { level: { note: 0.5, review: 0.01 } }],
  ['level.review', { level: { note: 0.01, review: 0.05 } }],
  ['priorSpread.share', { priorSpread: { share: 0, byInstrument: {} } }],
  ['priorSpread.byInstrument.wai-sr', { priorSpread: { share: 0.1, byInstrument: { 'wai-sr': 2 } } }],
  ['drift.allowance', { drift: { allowance: -1, limit: 4 } }],
  ['drift.limit', { drift: { allowance: 0.5, limit: 0 } }],
  ['ruptureWindow', { ruptureWindow: 0 }],
  ['ceiling.running', { ceiling: { running: 1, below: 2 } }],
  ['ceiling.below', { ceiling: { running: 3, below: 0 } }],
  ['noGain.sessions', { noGain: { sessions: 0 } }],
  ['earlyLow.to', { earlyLow: { ...earlyLow, from: 5, to: 5 } }],
  ['earlyLow.cuts.wai-sr.episodes', { earlyLow: { ...earlyLow, cuts: { 'wai-sr': { ...cut, episodes: 29 } } } }],
  ['earlyLow.cuts.wai-sr.takenOn', { earlyLow: { ...earlyLow, cuts: { 'wai-sr': { ...cut, takenOn: 'today' } } } }],
  ['tension.tense', { tension: { ...defaultSettings.tension, tense: 5 } }],
  ['tension.calm', { tension: { ...defaultSettings.tension, calm: 2 } }],
  ['tension.resolved', { tension: { ...defaultSettings.tension, unresolved: 3 } }],
  ['reliableChange.gad-7', { reliableChange: { 'gad-7': -1 } }],
  ['highAttachment', { highAttachment: 3 }],
])('%s has bounds', (path, changed) => {
  const read = settingsSchema.safeParse({ ...defaultSettings, ...changed })
  expect(read.error?.issues.map(issue => issue.path.join('.'))).toEqual([path])
})
