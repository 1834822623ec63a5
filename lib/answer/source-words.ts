import { writtenInstant } from '../dates'
import { languageName } from '../text/language'
import type { AnswerWay } from './request'

/** By which way a client answered, as a clinician reads it. */
const wayText: Readonly<Record<AnswerWay, string>> = {
  handover: 'on the clinician’s screen',
  tablet: 'on a tablet of the practice',
  phone: 'on their phone in the practice',
  link: 'through a link',
}

export type SheetSource = { way: AnswerWay; language: string; sentAt: number }

/** "Filled in by the client through a link, 3 Feb 2026, 14:05; read in German (de)." */
export function sourceText({ way, language, sentAt }: SheetSource, locale: string, timeZone: string): string {
  return `Filled in by the client ${wayText[way]}, ${writtenInstant(sentAt, locale, timeZone)}; read in ${languageName(language)}.`
}
