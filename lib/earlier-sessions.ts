import { addDays, daysBetween } from './dates'
import type { Entry } from './entry'
import { isAnswerIn, rangeText } from './instruments/answer-range'
import type { Respondent, Target } from './instruments/answers'
import type { Instrument, Item, Scale } from './instruments/instrument'
import { impossibleScales } from './instruments/possible-score'
import { responseOf } from './instruments/scoring'
import { formatEnds } from './text/score'

/** A measure whose printed scores are typed in, with its risk items beside them. */
export type ScoredMeasure = { instrument: Instrument; respondent: Respondent; target: Target | null }

const week = 7

/** The day that comes next in a run of earlier sessions: as far from the last as that was from the one before, else a week. */
export function nextDay(days: readonly string[]): string | null {
  const [last, before] = days.toReversed()
  if (last === undefined) return null
  const step = before === undefined ? week : daysBetween(before, last)
  return addDays(last, step > 0 ? step : week)
}

/** The scores that are asked of a form: what charts and rules read first, then the others that are drawn. */
export function askedScales({ scales, primaryScale, charted }: Instrument): Scale[] {
  const asked = scales.filter(({ id }) => id === primaryScale || charted.includes(id))
  return (asked.length > 0 ? asked : scales).toSorted(
    (a, b) => Number(b.id === primaryScale) - Number(a.id === primaryScale),
  )
}

/** The items that no score can replace. */
export const riskItems = ({ items, safetyItems }: Instrument): Item[] =>
  items.filter(({ n }) => safetyItems.some(({ item }) => item === n))

const scoredMeasureName = ({ instrument, respondent, target }: ScoredMeasure) =>
  [instrument.id, respondent, target ?? ''].join('.')

/** The names of a measure's fields in a form. */
export const scoreField = (measure: ScoredMeasure, scale: string) => `score.${scoredMeasureName(measure)}.${scale}`
export const riskField = (measure: ScoredMeasure, item: number) => `risk.${scoredMeasureName(measure)}.${item}`

/** Whether a form holds more of a session than its day. */
export const isSessionTyped = (typed: Iterable<readonly [field: string, value: unknown]>): boolean =>
  [...typed].some(([field, value]) => /^(score|risk)\./.test(field) && typeof value === 'string' && value.trim() !== '')

type Read = { entries: Entry[]; errors: Record<string, string[]> }

/**
 * The entries that typed fields come to: one for each measure of which a score was typed. `errors` has a sentence under each field
 * that holds no number or one that its scale does not have, and under what was passed over: a risk item beside its score, or a score
 * beside its risk item.
 */
export function entriesTyped(measures: readonly ScoredMeasure[], typed: { readonly [field: string]: string }): Read {
  const read = measures.map(measure => measureTyped(measure, typed))
  return {
    entries: read.flatMap(({ entry }) => entry ?? []),
    errors: Object.assign({}, ...read.map(({ errors }) => errors)),
  }
}

function measureTyped(measure: ScoredMeasure, typed: { readonly [field: string]: string }) {
  const { instrument, respondent, target } = measure
  const { scores, errors: ofScores } = scoresTyped(measure, typed)
  const isScored = Object.keys(scores).length + Object.keys(ofScores).length > 0
  const { answers, errors: ofRisks } = risksTyped(measure, typed, isScored)
  const errors: Read['errors'] = { ...ofScores, ...ofRisks }
  const isAnswered = Object.keys(answers).length > 0
  const [first] = askedScales(instrument)
  if (isAnswered && !isScored && first) errors[scoreField(measure, first.id)] = ['Type the score of this form as well.']
  const about = { instrumentId: instrument.id, respondent, target }
  return { errors, entry: isScored || isAnswered ? { ...about, how: 'score-only' as const, scores, answers } : null }
}

function scoresTyped(measure: ScoredMeasure, typed: { readonly [field: string]: string }) {
  const { instrument } = measure
  const errors: Read['errors'] = {}
  const scores: Record<string, number> = {}
  for (const { id, range } of instrument.scales) {
    const field = scoreField(measure, id)
    const text = typed[field]?.trim()
    if (!text) continue
    const value = numberIn(text)
    const [low, high] = range
    if (value === null) errors[field] = ['This is not a number.']
    else if (value < low || value > high) errors[field] = [`This runs from ${formatEnds(low, high)}. Please check it.`]
    else scores[id] = value
  }
  for (const { id } of impossibleScales(instrument, scores))
    errors[scoreField(measure, id)] = [
      `No sheet of the ${instrument.abbreviation} can give ${scores[id]}. Please check it.`,
    ]
  return { scores, errors }
}

function risksTyped(measure: ScoredMeasure, typed: { readonly [field: string]: string }, isScored: boolean) {
  const { instrument } = measure
  const errors: Read['errors'] = {}
  const answers: Record<number, number | 'blank'> = {}
  for (const item of riskItems(instrument)) {
    const field = riskField(measure, item.n)
    const text = typed[field]?.trim()
    const value = text ? numberIn(text) : null
    const range = responseOf(instrument, item)
    if (text === '-' || text === '–') answers[item.n] = 'blank'
    else if (text && value === null) errors[field] = ['A number, or - where it was left blank.']
    else if (value !== null && !isAnswerIn(range, value))
      errors[field] = [`Answers run from ${rangeText(range)}. Please check it.`]
    else if (value !== null) answers[item.n] = value
    else if (isScored)
      errors[field] = ['A score does not show this item. Type its answer, or - where it was left blank.']
  }
  return { answers, errors }
}

function numberIn(text: string): number | null {
  const plain = text.replace(',', '.').replace('−', '-')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}
