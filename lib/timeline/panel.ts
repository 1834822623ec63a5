import { scaleOf } from '../change/progress'
import { ruptureSpanText } from '../flags/rupture-text'
import type { Rupture } from '../flags/ruptures'
import type { History, Measure } from '../history'
import { instrumentIn } from '../instruments/catalogue'
import type { Instrument } from '../instruments/instrument'
import type { Settings } from '../settings'
import { type Axis, placeOf } from './axis'
import { titleOf, writtenValue } from './panel-words'
import { type Expected, type Point, pointsOf } from './points'
import { type Row, rowsOf } from './rows'
import { type Runs, runsOf } from './runs'
import { seriesOf } from './series'

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
  const points = pointsOf(along, measure, instruments, settings, placeOf(history, axis))
  const last = points.at(-1)
  if (!last) return null
  return {
    key: [measure.instrumentId, measure.scale, measure.respondent, measure.target].filter(Boolean).join(' '),
    measure,
    ...titleOf(measure, instruments),
    points,
    runs: runsOf(along),
    band: points.flatMap(({ x, range }) => (range ? [{ x, low: range.low, high: range.high }] : [])),
    cutoffs: cutoffsOf(instrumentIn(instruments, measure.instrumentId), measure),
    ruptures: spansOf(
      history,
      found.filter(rupture => isSame(rupture.measure, measure)),
      axis,
    ),
    last: writtenValue(scaleOf(instruments, measure), last.value, 'short'),
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
  const place = placeOf(history, axis)
  const latest = history.sessions.at(-1)
  return found.map(rupture => {
    const { from, until, below, status } = rupture
    const end = until ?? (status === 'not-a-rupture' ? below.at(-1) : latest)
    return { from: place(from), to: place(end ?? from), label: ruptureSpanText(rupture) }
  })
}

const isSame = (a: Measure, b: Measure) =>
  a.instrumentId === b.instrumentId && a.scale === b.scale && a.respondent === b.respondent && a.target === b.target
