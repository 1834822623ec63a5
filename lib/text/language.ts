/** The tag of a language that is not known, by BCP 47. A wording is kept only once somebody has said which it is. */
export const noLanguage = 'und'

/** A language tag (BCP 47) in its usual spelling, en-GB; null when it is none. */
export function languageTag(given: string | undefined): string | null {
  try {
    // Some files have the underscore of the names of locales.
    const [language = noLanguage] = Intl.getCanonicalLocales(given?.replaceAll('_', '-'))
    return language === noLanguage || language.length > 35 ? null : language
  } catch {
    return null
  }
}

/** "German (de)": a language tag in words, where the platform knows it. */
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(tag)
  return name ? `${name} (${tag})` : tag
}

/** What may be chosen where a file does not say its language. */
export const commonLanguages: readonly string[] = [
  ...[
    'ar',
    'bg',
    'cs',
    'da',
    'de',
    'el',
    'en',
    'en-GB',
    'en-US',
    'es',
    'et',
    'fa',
    'fi',
    'fr',
    'he',
    'hi',
    'hr',
    'hu',
    'it',
    'ja',
  ],
  ...[
    'ko',
    'lt',
    'lv',
    'nb',
    'nl',
    'pl',
    'pt',
    'pt-BR',
    'ro',
    'ru',
    'sk',
    'sl',
    'sr',
    'sv',
    'tr',
    'uk',
    'ur',
    'vi',
    'zh',
  ],
]
