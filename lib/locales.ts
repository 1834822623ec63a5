import { shortDate } from './dates'

/*
 * Whose way of writing dates and numbers a practice can follow. Attune speaks English; among these only places that write a point
 * before the decimals, because the sentences of flags and reports do.
 */
export const locales = ['en-GB', 'en-IE', 'en-150', 'en-US', 'en-CA', 'en-AU', 'en-NZ', 'en-IN'] as const
export type Locale = (typeof locales)[number]

/** "United Kingdom: 3 Feb 2026", with the date as it is written there. */
export function localeName(locale: Locale): string {
  const region = new Intl.DisplayNames('en', { type: 'region' }).of(locale.slice('en-'.length))
  return `${region}: ${shortDate('2026-02-03', locale)}`
}

/** Each with its name, to choose from. */
export const namedLocales = () => locales.map(locale => ({ locale, name: localeName(locale) }))

/** The first locale offered among those a browser asks for (`Accept-Language`); British English when there is none. */
export const localeAsked = (header: string | null): Locale =>
  (header ?? '')
    .split(',')
    .map(part => part.split(';')[0]?.trim())
    .flatMap(asked => locales.find(locale => locale.toLowerCase() === asked?.toLowerCase()) ?? [])[0] ?? 'en-GB'
