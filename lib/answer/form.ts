import { isAnswerIn, isNumberField } from '../instruments/answer-range'
import type { Answers, Target } from '../instruments/answers'
import { shuffledItems } from '../instruments/display-order'
import type { Instrument, Item } from '../instruments/instrument'
import { clientImpressionWording } from '../instruments/own-wordings/client-impression-wording'
import {
  localesOfOwn,
  notValidated,
  type OwnLanguage,
  type OwnWording,
  type OwnWordings,
  ownLanguages,
} from '../instruments/own-wordings/own-wording'
import { tensionCheckWording } from '../instruments/own-wordings/tension-check-wording'
import { askedItems, responseOf } from '../instruments/scoring'
import type { Wording } from '../instruments/wording'
import { languageTag } from '../text/language'
import type { AnswerOccasion } from './request'
import { type Unaskable, unaskableText } from './unaskable'
import { whom } from './whom'

/*
 * A questionnaire as its client sees it: in the words of a wording that the practice has loaded, or in our own where the questions are ours.
 * The cues of the library help whoever copies a paper form and are never shown as if they were a question.
 */

export type FormItem = {
  n: number
  /** What is printed above it; null where nothing is. */
  heading: string | null
  text: string
  /** What may be chosen, as it is printed and in that order; none where a number is typed. */
  options: readonly { value: number; label: string }[]
  /** Where a number is typed. */
  range: { min: number; max: number; step: number; lowest: string; highest: string } | null
  /** Asked only where that item is answered at this value or above. */
  onlyIf: Item['onlyIf'] | null
  /** In the client's own words, which run as they were written. */
  isOwnWords?: true
  /** What may be chosen are numbers that stand side by side: what the lowest and the highest of them mean. */
  scale?: { lowest: string; highest: string }
}

export type AnswerForm = {
  instrumentId: string
  target: Target | null
  title: string
  /** Whom it is about, and what the wording says above all of it; null where there is neither. */
  instruction: string | null
  /** In the order in which they are shown. */
  items: readonly FormItem[]
  /** The copyright line of a wording; of our own questions, that they are not validated. */
  footer: string
  /** BCP 47 tag of its words, and the way in which they run. */
  language: string
  direction: 'ltr' | 'rtl'
}

type About = {
  instrument: Instrument
  target: Target | null
  language: string
  /** Of the request: by it items are shuffled, the same each time they are shown. */
  requestId: string
  /** The day of the session that it is about; null where it is about none or the latest. */
  sessionOn: string | null
}

/** The form in a language, or in the same one of another region; null where it cannot be asked in it (`askable` says why). */
export function answerForm(about: About, wordings: readonly Wording[]): AnswerForm | null {
  const { instrument, language } = about
  if (askable(instrument, wordings, language) !== null) return null
  const own = ownWordingIn(instrument, language)
  if (own) return ownForm(about, own)
  const wording = inLanguage(wordings, language)
  return wording ? loadedForm(about, wording) : null
}

/** Why clients cannot be asked this measure in a language, in plain words; null where they can. */
export function askable(instrument: Instrument, wordings: readonly Wording[], language: string): string | null {
  const why = unaskable(instrument, wordings, language)
  return why && unaskableText(why, instrument.abbreviation, language)
}

/** The same as what it is. */
export function unaskable(instrument: Instrument, wordings: readonly Wording[], language: string): Unaskable | null {
  if (!instrument.respondents.includes('client')) return 'not-for-clients'
  if (ownWordingIn(instrument, language)) return null
  const wording = inLanguage(wordings, language)
  if (!wording) return ownWordings[instrument.id] ? 'not-ours' : 'no-wording'
  if (instrument.hasTarget && !ownLanguageOf(language)) return 'whom-unsaid'
  const missing = clientItems(instrument).filter(item => !item.unscored && !isWorded(instrument, item, wording))
  return missing.length === 0 ? null : 'not-whole'
}

/** The languages in which a measure can be asked: those of our own words, or of the wordings that are loaded. */
export const askableLanguages = (instrument: Instrument, wordings: readonly Wording[]): string[] =>
  (ownWordings[instrument.id] ? [...ownLanguages] : wordings.map(({ language }) => language)).filter(
    language => askable(instrument, wordings, language) === null,
  )

/** Why it cannot be asked for an occasion, in plain words; null where it can: one about a session has to come after it. */
export const occasionRefusal = (
  { abbreviation, timeframe }: Pick<Instrument, 'abbreviation' | 'timeframe'>,
  occasion: AnswerOccasion,
): string | null =>
  occasion === 'next-session' && timeframe === 'this session'
    ? `${abbreviation} asks about a session that has been held. Ask it for that session, or between sessions.`
    : null

/**
 * Of the answers that were given, those to items that the client is asked: an item that hangs on another one is not, once that is answered
 * otherwise.
 */
export function askedAnswers(instrument: Instrument, given: Answers): Answers {
  const asked = askedItems(instrument, 'client', given)
  return Object.fromEntries(asked.flatMap(({ n }) => (given[n] === undefined ? [] : [[n, given[n]]])))
}

/** Whether something is an answer to an item that clients are asked. */
export function canAnswer(instrument: Instrument, n: number, answer: unknown): boolean {
  const item = clientItems(instrument).find(each => each.n === n)
  if (!item) return false
  if (typeof answer === 'number') return isAnswerIn(responseOf(instrument, item), answer)
  return answer === 'blank' || answer === 'declined'
}

const ownWordings: Readonly<Record<string, OwnWordings>> = {
  'tension-check': tensionCheckWording,
  'client-impression': clientImpressionWording,
}

/** The language of our own sentences that this one is, where it is one of them. */
const ownLanguageOf = (language: string) => ownLanguages.find(each => each === baseOf(language))

function ownWordingIn({ id }: Instrument, language: string): { words: OwnWording; tag: OwnLanguage } | null {
  const tag = ownLanguageOf(language)
  const words = tag && ownWordings[id]?.[tag]
  return words ? { words, tag } : null
}

const baseOf = (language: string) => language.split('-')[0]

/** In just that language, else in one that differs by its region alone. Never in another one. */
const inLanguage = (wordings: readonly Wording[], language: string): Wording | undefined =>
  wordings.find(each => each.language === language) ?? wordings.find(each => baseOf(each.language) === baseOf(language))

/** Whether two tags name one language, of whichever region. */
export const isSameLanguage = (a: string, b: string): boolean => baseOf(a) === baseOf(b)

const clientItems = ({ items }: Instrument) => items.filter(({ askedOf }) => askedOf !== 'clinician')

/** Whether a wording has the question and each of its answers. */
function isWorded(instrument: Instrument, item: Item, { items }: Wording): boolean {
  const found = items.find(({ n }) => n === item.n)
  if (!found) return false
  const range = responseOf(instrument, item)
  return isNumberField(range) || found.options.length > 0
}

function ownForm(
  { instrument, target, sessionOn }: About,
  { words, tag }: { words: OwnWording; tag: OwnLanguage },
): AnswerForm {
  const labels = (n: number) => (isList(words.answers) ? words.answers : (words.answers[n] ?? []))
  return {
    instrumentId: instrument.id,
    target,
    title: words.title,
    instruction: words.instruction(sessionOn && longDay(sessionOn, tag)),
    items: clientItems(instrument).map(item => ({
      n: item.n,
      heading: null,
      text: words.items[item.n] ?? '',
      options: labels(item.n).map((label, at) => ({ value: responseOf(instrument, item).min + at, label })),
      range: null,
      onlyIf: item.onlyIf ?? null,
    })),
    footer: notValidated[tag],
    language: tag,
    direction: directionOf(tag),
  }
}

const isList = (answers: OwnWording['answers']): answers is readonly string[] => Array.isArray(answers)

const longDay = (date: string, language: OwnLanguage) =>
  new Intl.DateTimeFormat(localesOfOwn[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  )

function loadedForm({ instrument, target, requestId }: About, wording: Wording): AnswerForm {
  const tag = ownLanguageOf(wording.language)
  const about = target && tag ? whom[tag][target] : null
  const items = clientItems(instrument).filter(item => isWorded(instrument, item, wording))
  const shown = instrument.shuffled ? shuffledItems(items, requestId) : items
  const { instruction, headingOf } = instrument.shuffled ? sharedHeading(wording) : eachHeading(wording)
  return {
    instrumentId: instrument.id,
    target,
    title: wording.title,
    instruction: [about, instruction].filter(each => each !== null).join(' ') || null,
    items: shown.map(item => loadedItem(instrument, item, wording, headingOf)),
    footer: wording.copyright,
    language: wording.language,
    direction: directionOf(wording.language),
  }
}

type HeadingOf = (n: number) => string | null

const eachHeading = ({ items }: Wording): { instruction: null; headingOf: HeadingOf } => ({
  instruction: null,
  headingOf: n => items.find(each => each.n === n)?.heading ?? null,
})

/** Where items change places, what is printed above the first stands above all. */
function sharedHeading(wording: Wording): { instruction: string | null; headingOf: HeadingOf } {
  const headings = [...new Set(wording.items.flatMap(({ heading }) => heading ?? []))]
  if (headings.length > 1) return eachHeading(wording)
  return { instruction: headings[0] ?? null, headingOf: () => null }
}

function loadedItem(instrument: Instrument, item: Item, { items }: Wording, headingOf: HeadingOf): FormItem {
  const { text = '', options = [] } = items.find(({ n }) => n === item.n) ?? {}
  const range = responseOf(instrument, item)
  const isTyped = isNumberField(range)
  const ends = [range.min, range.max].map(value => options.find(each => each.value === value)?.label ?? '')
  return {
    n: item.n,
    heading: headingOf(item.n),
    text,
    options: isTyped ? [] : options.map(({ value, label }) => ({ value, label: label || String(value) })),
    range: isTyped
      ? { min: range.min, max: range.max, step: range.step, lowest: ends[0] ?? '', highest: ends[1] ?? '' }
      : null,
    onlyIf: item.onlyIf ?? null,
  }
}

const rightToLeft: readonly (string | undefined)[] = ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Adlm', 'Rohg', 'Nkoo']

/** The way in which the words of a language run, by the script that it is usually written in where its tag names none. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const tag = languageTag(language)
  return tag !== null && rightToLeft.includes(new Intl.Locale(tag).maximize().script) ? 'rtl' : 'ltr'
}
