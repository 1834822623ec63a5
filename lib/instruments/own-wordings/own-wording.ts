/** The languages in which our own questions are written for clients. */
export const ownLanguages = ['en', 'de', 'ar'] as const
export type OwnLanguage = (typeof ownLanguages)[number]

/** By what dates are written in each. Digits are those of telephone numbers in all of them. */
export const localesOfOwn: Readonly<Record<OwnLanguage, string>> = { en: 'en-GB', de: 'de-DE', ar: 'ar-u-nu-latn' }

/** What stands beside our own words where no native reader has signed them yet; null where one has. */
const notSigned: Readonly<Record<OwnLanguage, string | null>> = {
  en: null,
  de: 'Diese deutsche Fassung hat noch niemand geprüft, dessen Muttersprache Deutsch ist.',
  ar: 'هذه الترجمة العربية لم يراجعها بعد شخص لغته الأم العربية.',
}

/** That no native reader has signed our own words in a language, said in it; null where one has, or they are not there. */
export const unsignedNote = (language: string): string | null =>
  notSigned[ownLanguages.find(each => each === language) ?? 'en']

/** Questions of our own for a client: not cues and no third party's words. */
export type OwnWording = {
  title: string
  /** What to think of. `sessionOn`: the day of the session it is about, written in this language; null where it is the latest. */
  instruction: (sessionOn: string | null) => string
  items: Readonly<Record<number, string>>
  /** The words of the answers, from the lowest on: of all items, or by item where they differ. */
  answers: readonly string[] | Readonly<Record<number, readonly string[]>>
}

export type OwnWordings = Readonly<Record<OwnLanguage, OwnWording>>

/** Said under each of them: nobody has tested what they measure. */
export const notValidated: Readonly<Record<OwnLanguage, string>> = {
  en: 'Questions by Attune. Not a validated questionnaire.',
  de: 'Fragen von Attune. Kein geprüfter Fragebogen.',
  ar: 'أسئلة من Attune. ليست استبيانًا مُتحقَّقًا منه علميًا.',
}
