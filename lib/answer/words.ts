import { localesOfOwn, type OwnLanguage, ownLanguages } from '../instruments/own-wordings/own-wording'
import type { AnswerWords } from './words/answer-words'
import { ar } from './words/ar'
import { de } from './words/de'
import { en } from './words/en'

/** A language in which our own pages speak to a client, by its tag: that of our own questions. */
export type AnswerLanguage = OwnLanguage

const words: Readonly<Record<AnswerLanguage, AnswerWords>> = { en, de, ar }

export const wordsIn = (language: AnswerLanguage): AnswerWords => words[language]

/** The one of ours that a tag (BCP 47) asks for, whatever its region; null where it is none of them. */
export const answerLanguageOf = (tag: string | null | undefined): AnswerLanguage | null =>
  ownLanguages.find(each => each === tag?.split('-')[0]?.toLowerCase()) ?? null

/** The first of ours that a browser asks for (`Accept-Language`); English where there is none. */
export const answerLanguageAsked = (header: string | null): AnswerLanguage =>
  (header ?? '').split(',').flatMap(part => answerLanguageOf(part.split(';')[0]?.trim()) ?? [])[0] ?? 'en'

/** "Wednesday 25 November, 18:42", in the words of the language. */
export function answerInstant(instant: number, language: AnswerLanguage, timeZone: string): string {
  const how = { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const
  return new Intl.DateTimeFormat(localesOfOwn[language], { ...how, timeZone }).format(instant)
}

/** "Friday 4 December" of an instant. */
export function answerDay(instant: number, language: AnswerLanguage, timeZone: string): string {
  const how = { weekday: 'long', day: 'numeric', month: 'long' } as const
  return new Intl.DateTimeFormat(localesOfOwn[language], { ...how, timeZone }).format(instant)
}
