import { beyondError } from '../change/reliable-change'
import { absenceText, nothingAsked } from '../history'
import type { Scale } from '../instruments/instrument'
import { formatScore } from '../text/score'
import type { Point } from './points'
import type { SeriesPoint } from './series'

/** One line of a panel's table; `value` and `range` are empty where there is none. */
export type Row = { number: number; date: string; value: string; range: string; mark: string }

/** Every rating and every gap, in session order. Sessions where nothing was due have no line. */
export function rowsOf(along: readonly SeriesPoint[], scale: Scale, points: readonly Point[]): Row[] {
  const bySession = new Map(points.map(point => [point.sessionId, point]))
  const written = (value: number) => formatScore(scale, value, { decimals: 2 })
  return along.flatMap(standing => {
    const { number, date, id } = standing.session
    const point = bySession.get(id)
    if (!point)
      return standing.isGap || standing.absence ? [{ number, date, value: '', range: '', mark: whyNone(standing) }] : []
    const range = point.range ? `${written(point.range.low)} to ${written(point.range.high)}` : ''
    return [{ number, date, value: written(point.value), range, mark: marksOf(point, standing) }]
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
  return attendance === 'attended' ? 'no score' : nothingAsked(attendance)
}
