import { type History, isOf, type Measure, ratings } from '../history'
import { instrument, instruments } from '../instruments/catalogue'
import type { Scale } from '../instruments/instrument'
import { priorSpread, type Settings } from '../settings'
import { type ExpectedRange, expectedRange, expectedRanges } from './expected-range'
import { type Change, changeOf } from './reliable-change'

export type MeasureProgress = {
  measure: Measure
  value: number
  /** The scored rating before; null at the first. */
  previous: number | null
  baseline: number
  change: Change
  /** Scored ratings up to and with this one. */
  n: number
  /** What the earlier ratings made likely; null when there were too few. */
  range: ExpectedRange | null
  below: boolean
}

/** The scale of a measure. Throws when the instrument has none of that name. */
export function scaleOf(measure: Measure): Scale {
  const found = instrument(measure.instrumentId).scales.find(scale => scale.id === measure.scale)
  if (!found) throw new Error(`${measure.instrumentId} has no scale ${measure.scale}`)
  return found
}

/** What these earlier ratings of a measure make likely for the next one. */
export const rangeAfter = (measure: Measure, earlier: readonly number[], settings: Settings): ExpectedRange | null =>
  expectedRange(earlier, endsAndPrior(measure, settings))

/** For each of a measure's ratings, what those before it make likely. */
export const rangesAlong = (
  measure: Measure,
  values: readonly number[],
  settings: Settings,
): (ExpectedRange | null)[] => expectedRanges(values, endsAndPrior(measure, settings))

function endsAndPrior(measure: Measure, settings: Settings) {
  const [min, max] = scaleOf(measure).range
  return { min, max, prior: priorSpread(settings, measure.instrumentId, [min, max]) }
}

/** How a measure stands at one session; null when it has no score there. */
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
  const earlier = all.slice(0, at).map(each => each.value)
  const range = rangeAfter(measure, earlier, settings)
  const { value } = rating
  return {
    measure,
    value,
    previous: earlier.at(-1) ?? null,
    baseline: first.value,
    change: changeSinceStart(measure, at, first.value, value, settings),
    n: at + 1,
    range,
    below: range !== null && value < range.low90,
  }
}

function changeSinceStart(measure: Measure, at: number, baseline: number, value: number, settings: Settings): Change {
  const change = changeOf(instrument(measure.instrumentId), scaleOf(measure), baseline, value, settings)
  return at === 0 ? { ...change, verdict: 'baseline' } : change
}

/** The measures of an episode that are drawn, in the order of the catalogue: those with at least one saved assessment. */
export function measuresOf(history: History): Measure[] {
  const held = history.sessions.flatMap(session =>
    session.assessments.filter(each => !each.draft && each.absence === null),
  )
  return instruments.flatMap(({ id, drawn }) => {
    const theirs = held.filter(each => each.instrumentId === id)
    const distinct = theirs.filter(({ respondent, target }, index) => {
      const measure = { instrumentId: id, scale: '', respondent, target }
      return theirs.findIndex(each => isOf(measure, each)) === index
    })
    return distinct.flatMap(({ respondent, target }) =>
      drawn.map(scale => ({ instrumentId: id, scale, respondent, target })),
    )
  })
}
