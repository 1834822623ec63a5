import { filledInText } from '../answer/source-words'
import { isClientAlliance, rangesShown, scaleOf } from '../change/progress'
import { beyondError, changeOf, type Verdict } from '../change/reliable-change'
import { absenceText, isNotHeld, type Measure, nothingAsked } from '../history'
import { instrumentIn } from '../instruments/catalogue'
import type { Instrument, Scale } from '../instruments/instrument'
import type { Settings } from '../settings'
import { formatScore } from '../text/score'
import type { SeriesPoint } from './series'

/** The range, 90 %, that the rating at `x` is read against. */
export type Expected = { x: number; low: number; high: number }

export type Point = {
  sessionId: string
  number: number | null
  date: string
  x: number
  value: number
  /** Which way it lies from the start, where that is probably more than measurement error; null where it is not, or cannot be said. */
  changed: 'better' | 'worse' | null
  /** Of the client's alliance: below its range. */
  isBelow: boolean
  /** Null with fewer than three earlier ratings, and for measures that are read against published values instead. */
  range: { low: number; high: number } | null
}

type Position = (session: SeriesPoint['session']) => number

/** The ratings of a measure with what each of them says, given only those before it. */
export function pointsOf(
  along: readonly SeriesPoint[],
  measure: Measure,
  instruments: readonly Instrument[],
  settings: Settings,
  place: Position,
): Point[] {
  const rated = along.flatMap(({ session, value }) => (value === null ? [] : [{ session, value }]))
  const values = rated.map(({ value }) => value)
  const [baseline] = values
  if (baseline === undefined) return []
  const of = instrumentIn(instruments, measure.instrumentId)
  const scale = scaleOf(instruments, measure)
  const isAlliance = isClientAlliance(of, measure)
  // A practice's own measure has nothing else that it could be read against.
  const ranges = isAlliance || of.practiceOwn ? rangesShown(instruments, measure, values, settings) : []
  return rated.map(({ session, value }, index) => {
    const range = ranges[index] ?? null
    const { verdict } = changeOf(of, scale, baseline, value, settings)
    return {
      sessionId: session.id,
      number: session.number,
      date: session.date,
      x: place(session),
      value,
      changed: direction[verdict] ?? null,
      isBelow: isAlliance && range !== null && value < range.pi90.low,
      range: range && { low: range.pi90.low, high: range.pi90.high },
    }
  })
}

const direction: Partial<Record<Verdict, 'better' | 'worse'>> = {
  'reliably-better': 'better',
  recovered: 'better',
  'reliably-worse': 'worse',
}

/** One line of a panel's table; `value` and `range` are empty where there is none, and `brief` is the value as it is written elsewhere. */
export type Row = {
  number: number | null
  date: string
  value: string
  brief: string
  range: string
  mark: string
  /** How the client filled it in by themselves; left out where somebody typed it. */
  filledIn?: string
}

/** Every rating and every gap, in session order. Sessions where nothing was due have no line. */
export function rowsOf(along: readonly SeriesPoint[], scale: Scale, points: readonly Point[]): Row[] {
  const bySession = new Map(points.map(point => [point.sessionId, point]))
  const written = (value: number) => formatScore(scale, value, { decimals: 2 })
  return along.flatMap(standing => {
    const { number, date, id } = standing.session
    const point = bySession.get(id)
    if (!point)
      return standing.isGap || standing.absence
        ? [{ number, date, value: '', brief: '', range: '', mark: whyNone(standing) }]
        : []
    const range = point.range ? `${written(point.range.low)} to ${written(point.range.high)}` : ''
    const [value, brief] = [written(point.value), formatScore(scale, point.value)]
    const filledIn = standing.source ? { filledIn: filledInText(standing.source) } : {}
    return [{ number, date, value, brief, range, mark: marksOf(point, standing), ...filledIn }]
  })
}

const marksOf = ({ isBelow, changed }: Point, { isScoreOnly }: SeriesPoint) =>
  [
    isBelow && 'below its expected range',
    changed && `${changed} than at the start, ${beyondError}`,
    isScoreOnly && 'entered as a score',
  ]
    .filter(Boolean)
    .join(', ')

function whyNone({ session: { attendance }, absence }: SeriesPoint): string {
  if (absence) return absenceText[absence]
  return isNotHeld(attendance) ? nothingAsked(attendance) : 'no score'
}
