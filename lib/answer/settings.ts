import { z } from 'zod'
import { isDate } from '../dates'
import { ownLanguages } from '../instruments/own-wordings/own-wording'

/*
 * What a practice sets about clients who answer by themselves. Texts that a client reads are kept by the language they are written in;
 * nothing is said to a client in a language in which nobody of the practice wrote it.
 */

/** Whom a client can call: "Crisis line", "day and night", "0800 111 0 111". */
const crisisLine = z.strictObject({
  who: z.string().min(1).max(80),
  when: z.string().max(80),
  number: z.string().min(1).max(40),
})
export type CrisisLine = z.output<typeof crisisLine>

/** Whether somebody can call it: no number has fewer digits than three, in whatever numerals they are. */
export const isNumberToCall = (text: string): boolean => (text.match(/\p{Nd}/gu) ?? []).length >= 3

/** More numbers than these are not read by somebody in need of one. */
export const mostCrisisLines = 4

/** Lets questionnaires with a risk item be answered outside the practice: nobody may be asked one before both were written. */
const riskArrangements = z.strictObject({
  /** What the client reads beside such a questionnaire. */
  clientReads: z.string().min(1).max(500),
  /** For the practice alone: who looks at the answers, and when. */
  whoLooks: z.string().min(1).max(500),
})
export type RiskArrangement = z.output<typeof riskArrangements>

/** A clock time of the practice, "09:00". */
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const openHours = z
  .strictObject({ from: clock, to: clock })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'Later than it opens.' })
export type OpenHours = z.output<typeof openHours>

const tag = z.string().min(2).max(35)

export const answerSettingsSchema = z.strictObject({
  /** By language: shown to every client on the page of thanks, and on every page of a questionnaire with a risk item. */
  crisisLines: z.record(tag, z.array(crisisLine).max(mostCrisisLines)),
  /** By language: when answers are read, as the client is told. Our own sentence where it is left out. */
  whenRead: z.record(tag, z.string().min(1).max(300)),
  riskArrangements: z.record(tag, riskArrangements),
  /** When somebody of the practice is there, Monday to Sunday; null on a day when nobody is. */
  hours: z.array(openHours.nullable()).length(7),
  /** Days beside those on which nobody is there, as YYYY-MM-DD. */
  closedDays: z.array(z.string().refine(isDate)).max(100),
  /** Working hours after which answers that nobody looked at are told to the administrators, as a number. */
  unseenAfterHours: z.int().min(1).max(80),
  /** Who is told of a Safety flag beside the responsible clinician where nobody covers for them; null for nobody. */
  deputyId: z.string().nullable(),
  /** Whether a client sees their own scores once they have sent their answers. */
  showsScores: z.boolean(),
})
export type AnswerSettings = z.output<typeof answerSettingsSchema>

const weekday: OpenHours = { from: '09:00', to: '17:00' }

export const defaultAnswerSettings: AnswerSettings = {
  crisisLines: {},
  whenRead: {},
  riskArrangements: {},
  hours: [weekday, weekday, weekday, weekday, weekday, null, null],
  closedDays: [],
  unseenAfterHours: 8,
  deputyId: null,
  showsScores: false,
}

/** What was written for a language (BCP 47 tag), or else for the language without its region: German of Austria reads German. */
function writtenIn<T>(texts: Readonly<Record<string, T>>, language: string): T | null {
  const [base = language] = language.split('-')
  return texts[language] ?? texts[base] ?? null
}

/** Something that the practice wrote, and the language it is written in. */
export type Written<T> = { said: T; language: string }

/**
 * The numbers in the first of these languages in which there are any, or else in any in which the practice wrote some: a number can be called
 * by whoever reads another language, and none is no help. Null where there are none at all.
 */
export function crisisLinesFor(
  settings: AnswerSettings,
  languages: readonly string[],
): Written<readonly CrisisLine[]> | null {
  const written = Object.keys(settings.crisisLines).toSorted()
  const language = [...languages, ...written].find(each => crisisLinesIn(settings, each).length > 0)
  return language === undefined ? null : { said: crisisLinesIn(settings, language), language }
}

/** What clients read beside questions about risk, in the first of these languages in which it was written; null where it was in none. */
export function riskTextFor(settings: AnswerSettings, languages: readonly string[]): Written<string> | null {
  for (const language of languages) {
    const arrangement = riskArrangementIn(settings, language)
    if (arrangement) return { said: arrangement.clientReads, language }
  }
  return null
}

/** The numbers that a client who reads this language is shown; none where nobody wrote any in it. */
export const crisisLinesIn = (settings: AnswerSettings, language: string): readonly CrisisLine[] =>
  writtenIn(settings.crisisLines, language) ?? []

/** When answers are read, in the practice's own words; null where our own sentence says it. */
export const whenReadIn = (settings: AnswerSettings, language: string): string | null =>
  writtenIn(settings.whenRead, language)

/** What was written so that risk items may be asked outside the practice in this language; null where they may not. */
export const riskArrangementIn = (settings: AnswerSettings, language: string): RiskArrangement | null =>
  writtenIn(settings.riskArrangements, language)

/** Whether a link for home can be made in this language: without a number to call nobody is asked anything where no one is beside them. */
export const mayLinkIn = (settings: AnswerSettings, language: string): boolean =>
  crisisLinesIn(settings, language).length > 0

/** Those in which a practice can write to clients: ours, those of the wordings it has loaded, and any in which it wrote before. */
export const languagesToWriteIn = (settings: AnswerSettings, wordingLanguages: readonly string[]): string[] => {
  const written = [settings.crisisLines, settings.whenRead, settings.riskArrangements].flatMap(Object.keys)
  return [...new Set([...ownLanguages, ...wordingLanguages, ...written])]
}
