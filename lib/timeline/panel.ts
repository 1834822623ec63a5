import { scaleOf } from '../change/progress'
import { ruptureSpanText } from '../flags/rupture-text'
import type { Rupture } from '../flags/ruptures'
import { atOccasion, type History, type Measure } from '../history'
import { instrumentIn } from '../instruments/catalogue'
import type { Domain, Instrument, Scale } from '../instruments/instrument'
import type { Settings } from '../settings'
import { formatScore } from '../text/score'
import { type Axis, positionOn } from './axis'
import { panelTitle } from './panel-words'
import { type Expected, type Point, pointsOf, type Row, rowsOf } from './points'
import { type Runs, runsOf, seriesOf } from './series'

export type Panel = {
  key: string
  measure: Measure
  /** What its instrument is about. */
  about: Domain
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
  /** Its session where that is not the newest, and what it is read against: its expected range, or how it has changed. */
  note: string
  rows: Row[]
}

/** What is drawn of a panel, whatever it is about. */
export type DrawnPanel = Omit<Panel, 'measure' | 'about'> & {
  /** With little height, and without levels between its ends. */
  isSmall?: boolean
}

/** Whether there is a line to draw: a value by itself is none, and is written as text. */
export const isSeries = ({ points }: Pick<Panel, 'points'>): boolean => points.length > 1

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
  const of = instrumentIn(instruments, measure.instrumentId)
  const scale = scaleOf(instruments, measure)
  const last = points.at(-1)
  if (!last) return null
  return {
    key: [measure.instrumentId, measure.scale, measure.respondent, measure.target].filter(Boolean).join(' '),
    measure,
    about: of.domain,
    ...panelTitle(measure, instruments),
    points,
    runs: runsOf(along),
    band: points.flatMap(({ x, range }) => (range ? [{ x, low: range.low, high: range.high }] : [])),
    cutoffs: cutoffsOf(of, measure),
    ruptures: spansOf(
      history,
      found.filter(rupture => isSameSeries(rupture.measure, measure)),
      axis,
    ),
    last: formatScore(scale, last.value),
    note: [atOlder(history, last), noteOf(last, scale)].filter(Boolean).join(', '),
    rows: rowsOf(along, scale, points),
  }
}

/** Which session a rating is of, where others took place after it. */
export function atOlder({ sessions }: History, point: Point): string {
  const newest = sessions.findLastIndex(({ attendance }) => attendance === 'attended')
  const at = sessions.findIndex(({ id }) => id === point.sessionId)
  return at < newest || point.number === null ? atOccasion(point) : ''
}

function noteOf({ range, changed }: Point, scale: Scale): string {
  if (range) return `usual ${formatScore(scale, range.low)}–${formatScore(scale, range.high)}`
  return changed ? `probably ${changed}` : ''
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
