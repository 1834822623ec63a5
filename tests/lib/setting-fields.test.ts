import { expect, test } from 'vitest'
import { defaultAt, settingAt, settingGroups, withNumbers } from '@/lib/setting-fields'
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
  expect([...paths, ...otherwise].sort()).toEqual(numbersIn(defaultSettings).sort())
  expect(new Set(paths).size).toBe(paths.length)
})

test('a number put at its path is found there, and nothing else is changed', () => {
  for (const path of paths) {
    const changed = withNumbers(defaultSettings, { [path]: defaultAt(path) })
    expect(settingsSchema.parse(changed)).toEqual(defaultSettings)
  }
  const wider = settingsSchema.parse(withNumbers(defaultSettings, { 'drift.limit': 5 }))
  expect(settingAt(wider, 'drift.limit')).toBe(5)
  expect(wider).toEqual({ ...defaultSettings, drift: { ...defaultSettings.drift, limit: 5 } })
  expect(() => settingAt(defaultSettings, 'drift.nothing')).toThrow()
})
