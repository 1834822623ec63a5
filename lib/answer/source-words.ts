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

/** How the client filled a sheet in by themselves. */
export type SheetSource = {
  way: AnswerWay
  language: string
  sentAt: number
  /** When a clinician corrected it last; null where it says what was sent. */
  correctedAt: number | null
  /** Of the sheet: a correction names the one that it replaces. */
  version: number
}

/** "Filled in by the client through a link, 3 Feb 2026, 14:05; read in German (de)." */
export function sourceText({ way, language, sentAt }: SheetSource, locale: string, timeZone: string): string {
  return `Filled in by the client ${wayText[way]}, ${writtenInstant(sentAt, locale, timeZone)}; read in ${languageName(language)}.`
}

/** The same in few words, and without a day: "filled in by the client through a link, corrected since". */
export const filledInText = ({ way, correctedAt }: SheetSource): string =>
  `filled in by the client ${wayText[way]}${correctedAt === null ? '' : ', corrected since'}`

type Correction = { at: number; byName?: string | null; reason?: string | null }

/** "Corrected 4 Feb 2026, 9:10 by Mara Lindqvist: one line too low." */
export function correctionText({ at, byName, reason }: Correction, locale: string, timeZone: string): string {
  return `Corrected ${writtenInstant(at, locale, timeZone)}${byName ? ` by ${byName}` : ''}${reason ? `: ${reason}` : ''}.`
}
