import { expect, test } from 'vitest'
import { rules } from '@/lib/flags/rules'
import { allianceDrop } from '@/lib/flags/rules/alliance-drop'
import { defaultAt, settingAt, settingGroups, settingRange, withNumbers } from '@/lib/setting-fields'
import { defaultSettings, settingsSchema } from '@/lib/settings'

const paths = settingGroups.flatMap(({ fields }) => fields.map(({ path }) => path))

/** Set elsewhere, or not at all. */
const otherwise = ['level.note', 'level.review']

const numbersIn = (place: unknown, path: string[] = []): string[] =>
  typeof place === 'number'
    ? [path.join('.')]
    : typeof place === 'object' && place !== null
      ? Object.entries(place).flatMap(([name, held]) => numbersIn(held, [...path, name]))
      : []

test('every number of the settings can be set, once, or is said to be fixed', () => {
  const ofAll = paths.filter(path => !path.startsWith('priorSpread.byInstrument.'))
  expect([...ofAll, ...otherwise].sort()).toEqual(numbersIn(defaultSettings).sort())
  expect(new Set(paths).size).toBe(paths.length)
})

test('a number put at its path is found there, and nothing else is changed', () => {
  for (const path of paths) {
    const usual = defaultAt(path)
    const changed = withNumbers(defaultSettings, usual === null ? {} : { [path]: usual })
    expect(settingsSchema.parse(changed)).toEqual(defaultSettings)
  }
  const wider = settingsSchema.parse(withNumbers(defaultSettings, { 'drift.limit': 5 }))
  expect(settingAt(wider, 'drift.limit')).toBe(5)
  expect(wider).toEqual({ ...defaultSettings, drift: { ...defaultSettings.drift, limit: 5 } })
  expect(() => settingAt(defaultSettings, 'drift.nothing')).toThrow()
})

test('an instrument has a spread of its own until its field is left empty', () => {
  const path = 'priorSpread.byInstrument.wai-sr'
  const own = settingsSchema.parse(withNumbers(defaultSettings, { [path]: 0.12 }))
  expect(own.priorSpread).toEqual({ share: 0.0875, byInstrument: { 'wai-sr': 0.12 } })
  expect([settingAt(own, path), settingAt(own, 'priorSpread.byInstrument.sai')]).toEqual([0.12, null])
  const again = settingsSchema.parse(withNumbers(own, { 'priorSpread.share': 0.1 }))
  expect(again.priorSpread).toEqual({ share: 0.1, byInstrument: {} })
})

test('what may be typed is said by the schema, for every number that may be set', () => {
  for (const path of paths) expect(settingRange(path)).toMatch(/^A (whole )?number from \d+(\.\d+)? to \d+(\.\d+)?\.$/)
  expect(settingRange('ceiling.running')).toBe('A whole number from 2 to 12.')
  expect(settingRange('tension.tense')).toBe('A whole number from 1 to 4.')
  expect(settingRange('priorSpread.byInstrument.sai')).toBe('A number from 0.02 to 0.3.')
  expect(() => settingRange('priorSpread')).toThrow()
})

test('two numbers are held against each other only where each of them may be set, whatever else is wrong', () => {
  const wrong = (numbers: Record<string, number>) =>
    settingsSchema.safeParse(withNumbers(defaultSettings, numbers)).error?.issues.map(issue => issue.path.join('.'))
  expect(wrong({ 'earlyLow.from': 6, 'earlyLow.to': 5, 'earlyLow.latest': Number.NaN, 'drift.limit': 99 })).toEqual([
    'drift.limit',
    'earlyLow.latest',
    'earlyLow.to',
  ])
  expect(wrong({ 'earlyLow.from': 60, 'earlyLow.to': 5 })).toEqual(['earlyLow.from'])
})

test('what is fixed is called fixed wherever it is spoken of', () => {
  const said = allianceDrop.weakness
  expect(said).toContain('The levels (.05 and .01) are Attune’s own and fixed')
  // Whatever else a rule calls a setting is one.
  for (const { id, weakness } of rules) expect(weakness, id).not.toMatch(/levels?[^.;]*\bsettings?\b/i)
})
