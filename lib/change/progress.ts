import { type History, isFilledIn, isOf, type Measure, ratings } from '../history'
import { instrumentIn } from '../instruments/catalogue'
import type { Instrument, Scale } from '../instruments/instrument'
import { priorSpread, type Settings } from '../settings'
import { type ExpectedRange, expectedRange, expectedRanges, standingRanges } from './expected-range'
import { type Change, changeOf } from './reliable-change'

export type MeasureProgress = {
  measure: Measure
  scale: Scale
  value: number
  /** The scored rating before; null at the first. */
  previous: number | null
  baseline: number
  change: Change
  /** Scored ratings up to and with this one. */
  n: number
  /** The range it is read against; null when there were too few earlier ratings. */
  range: ExpectedRange | null
  below: boolean
}

/** The scale of a measure, among the instruments that a practice has. Throws when there is none of that name. */
export function scaleOf(instruments: readonly Instrument[], { instrumentId, scale: id }: Scored): Scale {
  const found = instrumentIn(instruments, instrumentId).scales.find(scale => scale.id === id)
  if (!found) throw new Error(`${instrumentId} has no scale ${id}`)
  return found
}

type Scored = Pick<Measure, 'instrumentId' | 'scale'>

/** For each rating on one scale of an instrument, what those before it make likely. */
export const rangesAlong = (
  instrumentId: string,
  scale: Scale,
  values: readonly number[],
  settings: Settings,
): readonly (ExpectedRange | null)[] => expectedRanges(values, ratingScale(instrumentId, scale, settings))

/** What a client says of the alliance: the rules read it, and a fall in it may be a rupture. */
export const isClientAlliance = ({ domain }: Pick<Instrument, 'domain'>, { respondent }: Pick<Measure, 'respondent'>) =>
  domain === 'alliance' && respondent === 'client'

/** For each rating of a measure, the range that it is read against wherever it is shown. */
export function rangesShown(
  instruments: readonly Instrument[],
  measure: Measure,
  values: readonly number[],
  settings: Settings,
): readonly (ExpectedRange | null)[] {
  const { isAlliance, scale } = readBy(instruments, measure, settings)
  return isAlliance ? standingRanges(values, scale) : expectedRanges(values, scale)
}

/** The same of the last rating alone, without the ranges before it where they tell nothing of it. */
function lastRangeShown(
  instruments: readonly Instrument[],
  measure: Measure,
  values: readonly number[],
  settings: Settings,
): ExpectedRange | null {
  const { isAlliance, scale } = readBy(instruments, measure, settings)
  return isAlliance ? (standingRanges(values, scale).at(-1) ?? null) : expectedRange(values.slice(0, -1), scale)
}

function readBy(instruments: readonly Instrument[], measure: Measure, settings: Settings) {
  const of = instrumentIn(instruments, measure.instrumentId)
  const scale = ratingScale(of.id, scaleOf(instruments, measure), settings)
  return { isAlliance: isClientAlliance(of, measure), scale }
}

function ratingScale(instrumentId: string, { range: [min, max] }: Scale, settings: Settings) {
  return { min, max, priorSd: priorSpread(settings, instrumentId, [min, max]) }
}

/** The progress of a measure at one session; null when it has no score there. */
export function progressAt(
  history: History,
  measure: Measure,
  sessionId: string,
  settings: Settings,
): MeasureProgress | null {
  const all = ratings(history, measure)
  const at = all.findIndex(rating => rating.sessionId === sessionId)
  const [rating, first] = [all[at], all[0]]
  if (!rating || !first) return null
  const values = all.slice(0, at + 1).map(each => each.value)
  const scale = scaleOf(history.instruments, measure)
  const range = lastRangeShown(history.instruments, measure, values, settings)
  const { value } = rating
  const of = instrumentIn(history.instruments, measure.instrumentId)
  const change = changeOf(of, scale, first.value, value, settings)
  return {
    measure,
    scale,
    value,
    previous: values.at(-2) ?? null,
    baseline: first.value,
    change: at === 0 ? { ...change, verdict: 'baseline' } : change,
    n: at + 1,
    range,
    below: range !== null && value < range.pi90.low,
  }
}

/** The measures of an episode that are drawn, in the order of the library: those with at least one saved assessment. */
export function measuresOf(history: History): Measure[] {
  const held = history.sessions.flatMap(session => session.assessments.filter(isFilledIn))
  return history.instruments.flatMap(({ id, charted }) => {
    const theirs = held.filter(each => each.instrumentId === id)
    const distinct = theirs.filter(({ respondent, target }, index) => {
      const measure = { instrumentId: id, scale: '', respondent, target }
      return theirs.findIndex(each => isOf(measure, each)) === index
    })
    return distinct.flatMap(({ respondent, target }) =>
      charted.map(scale => ({ instrumentId: id, scale, respondent, target })),
    )
  })
}
