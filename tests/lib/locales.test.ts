import { expect, test } from 'vitest'
import { localeAsked, localeName, locales } from '@/lib/locales'

test.each([
  ['en-US,en;q=0.9', 'en-US'],
  ['de-DE,de;q=0.9,EN-ie;q=0.8', 'en-IE'],
  ['de-DE', 'en-GB'],
  ['', 'en-GB'],
  [null, 'en-GB'],
])('a browser that asks for %s is offered %s', (header, locale) => {
  expect(localeAsked(header)).toBe(locale)
})

test('each is told apart by its place, and shows a date of its own', () => {
  expect(new Set(locales.map(localeName)).size).toBe(locales.length)
  expect(localeName('en-US')).toBe('United States: Feb 3, 2026')
  expect(localeName('en-GB')).toBe('United Kingdom: 3 Feb 2026')
})

test('all write decimals as the sentences of flags do', () => {
  for (const locale of locales) expect((2.5).toLocaleString(locale)).toBe('2.5')
})
