import { scaleOf } from '../change/progress'
import { ruptureSpanText } from '../flags/rupture-text'
import type { Rupture } from '../flags/ruptures'
import type { History, Measure } from '../history'
import { instrumentIn } from '../instruments/catalogue'
import type { Instrument } from '../instruments/instrument'
import type { Settings } from '../settings'
import { formatScore } from '../text/score'
import { type Axis, positionOn } from './axis'
import { panelTitle } from './panel-words'
import { type Expected, type Point, pointsOf, type Row, rowsOf } from './points'
import { type SeriesPoint, seriesOf } from './series'

export type Panel = {
  key: string
  measure: Measure
  /** "Alliance, client (WAI-SR item mean)". */
  title: string
  /** Which way is better; empty where neither is. */
  direction: string
  /** The ends of the scale. */
  domain: [number, number]
  points: Point[]
  runs: Runs
  /** Of the client's alliance and the practice's own measures: without cut-offs, each client is read against their own ratings. */
  band: Expected[]
  cutoffs: { at: number; label: string }[]
  ruptures: { from: number; to: number; label: string }[]
  /** The latest rating, as it is written beside the line. */
  last: string
  rows: Row[]
}

/** One measure along the sessions; null where it was never scored. */
export function panelOf(
  history: History,
  measure: Measure,
  found: readonly Rupture[],
  settings: Settings,
  axis: Axis,
): Panel | null {
  const along = seriesOf(history, measure)
  const { instruments } = history
  const points = pointsOf(along, measure, instruments, settings, positionOn(history, axis))
  const last = points.at(-1)
  if (!last) return null
  return {
    key: [measure.instrumentId, measure.scale, measure.respondent, measure.target].filter(Boolean).join(' '),
    measure,
    ...panelTitle(measure, instruments),
    points,
    runs: runsOf(along),
    band: points.flatMap(({ x, range }) => (range ? [{ x, low: range.low, high: range.high }] : [])),
    cutoffs: cutoffsOf(instrumentIn(instruments, measure.instrumentId), measure),
    ruptures: spansOf(
      history,
      found.filter(rupture => isSameSeries(rupture.measure, measure)),
      axis,
    ),
    last: formatScore(scaleOf(instruments, measure), last.value),
    rows: rowsOf(along, scaleOf(instruments, measure), points),
  }
}

/** The lines that clinically significant change is judged against; where there is none, the first that is published. */
function cutoffsOf(of: Instrument, measure: Measure): Panel['cutoffs'] {
  const all = of.cutoffs.filter(({ scale }) => scale === measure.scale)
  const judged = all.filter(({ forChange }) => forChange)
  return (judged.length > 0 ? judged : all.slice(0, 1)).map(({ at }) => ({ at, label: `cut-off ${at}` }))
}

function spansOf(history: History, found: readonly Rupture[], axis: Axis): Panel['ruptures'] {
  const place = positionOn(history, axis)
  const latest = history.sessions.at(-1)
  return found.map(rupture => {
    const { from, until, below, status } = rupture
    const end = until ?? (status === 'not-a-rupture' ? below.at(-1) : latest)
    return { from: place(from), to: place(end ?? from), label: ruptureSpanText(rupture) }
  })
}

const isSameSeries = (a: Measure, b: Measure) =>
  a.instrumentId === b.instrumentId && a.scale === b.scale && a.respondent === b.respondent && a.target === b.target

/** Lines between ratings, by their place in the list of ratings. */
type Runs = {
  /** Ratings at sessions that follow each other: one unbroken line each. A rating by itself is a run of one. */
  joined: number[][]
  /** Pairs with nothing between them but sessions where the measure was not due. */
  dotted: [number, number][]
}

/** Gaps stay gaps: what is missing is neither joined nor filled in. */
function runsOf(standings: readonly SeriesPoint[]): Runs {
  const runs: Runs = { joined: [], dotted: [] }
  let rating = -1
  let between: SeriesPoint[] = []
  for (const standing of standings) {
    if (standing.value === null) between.push(standing)
    else {
      rating += 1
      link(runs, rating, between)
      between = []
    }
  }
  return runs
}

function link(runs: Runs, rating: number, between: readonly SeriesPoint[]) {
  const run = runs.joined.at(-1)
  if (run && between.length === 0) run.push(rating)
  else runs.joined.push([rating])
  if (run && between.length > 0 && !between.some(({ isGap }) => isGap)) runs.dotted.push([rating - 1, rating])
}
