import { addDays, daysBetween } from './dates'
import type { Entry } from './entry'
import type { Respondent, Target } from './instruments/answers'
import type { Instrument, Item, Scale } from './instruments/instrument'

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
export function askedScales({ scales, primary, drawn }: Instrument): Scale[] {
  const asked = scales.filter(({ id }) => id === primary || drawn.includes(id))
  return (asked.length > 0 ? asked : scales).toSorted((a, b) => Number(b.id === primary) - Number(a.id === primary))
}

/** The items that no score can stand for. */
export const riskItems = ({ items, safetyItems }: Instrument): Item[] =>
  items.filter(({ n }) => safetyItems.some(({ item }) => item === n))

const nameOf = ({ instrument, respondent, target }: ScoredMeasure) =>
  [instrument.id, respondent, target ?? ''].join('.')

/** The names of a measure's fields in a form. */
export const scoreField = (measure: ScoredMeasure, scale: string) => `score.${nameOf(measure)}.${scale}`
export const riskField = (measure: ScoredMeasure, item: number) => `risk.${nameOf(measure)}.${item}`

type Read = { entries: Entry[]; errors: Record<string, string[]> }

/**
 * The entries that typed fields come to: one for each measure of which a score was typed. `errors` has a sentence under each field
 * that holds no number, and under each risk item that was passed over beside its score.
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
  const errors: Record<string, string[]> = {}
  const scores: Record<string, number> = {}
  for (const { id } of instrument.scales) {
    const text = typed[scoreField(measure, id)]?.trim()
    if (!text) continue
    const value = numberIn(text)
    if (value === null) errors[scoreField(measure, id)] = ['This is not a number.']
    else scores[id] = value
  }
  const isScored = Object.keys(scores).length > 0
  const answers: Record<number, number | 'blank'> = {}
  for (const { n } of riskItems(instrument)) {
    const field = riskField(measure, n)
    const text = typed[field]?.trim()
    const value = text ? numberIn(text) : null
    if (text === '-' || text === '–') answers[n] = 'blank'
    else if (text && value === null) errors[field] = ['A number, or - where it was left blank.']
    else if (value !== null) answers[n] = value
    else if (isScored)
      errors[field] = ['A score does not show this item. Type its answer, or - where it was left blank.']
  }
  const isTyped = isScored || Object.keys(answers).length > 0
  const about = { instrumentId: instrument.id, respondent, target }
  return { errors, entry: isTyped ? { ...about, how: 'score-only' as const, scores, answers } : null }
}

function numberIn(text: string): number | null {
  const plain = text.replace(',', '.').replace('−', '-')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}
