import { type History, type HistorySession, isOf, type Measure } from '../history'
import type { Absence } from '../instruments/answers'

/** What a session holds of a measure: a rating, a gap (due, and missing), or nothing because it was not due. */
export type SeriesPoint = {
  session: HistorySession
  value: number | null
  /** Entered as a score, without the answers behind it. */
  isScoreOnly: boolean
  absence: Absence | null
  isGap: boolean
}

/**
 * Reads a measure along the sessions. What was marked as missing is a gap. Where nothing at all was kept, the measure's own
 * rhythm decides: a session that comes sooner after the last rating than ratings usually do was not due; any other is a gap.
 */
export function seriesOf(history: History, measure: Measure): SeriesPoint[] {
  const kept = history.sessions.map(session => ({ session, ...found(session, measure) }))
  const usual = usualStep(kept)
  let step = 0
  let hasBegun = false
  return kept.map(({ session, value, isScoreOnly, absence }) => {
    const isAttended = session.attendance === 'attended'
    const isDue = hasBegun && step + 1 >= usual
    const isGap = value === null && (absence === null ? isDue : absence !== 'not-due')
    if (value !== null) hasBegun = true
    step = value !== null ? 0 : step + (isAttended ? 1 : 0)
    return { session, value, isScoreOnly, absence, isGap }
  })
}

function found(session: HistorySession, measure: Measure): Pick<SeriesPoint, 'value' | 'isScoreOnly' | 'absence'> {
  const assessment = session.assessments.find(one => !one.draft && isOf(measure, one))
  const value = assessment?.scores[measure.scale] ?? null
  return { value, isScoreOnly: assessment?.how === 'score-only', absence: assessment?.absence ?? null }
}

/** The commonest number of attended sessions from one rating to the next; the smaller of two that are as common. */
function usualStep(kept: readonly { session: HistorySession; value: number | null }[]): number {
  const attended = kept.filter(({ session, value }) => session.attendance === 'attended' || value !== null)
  const rated = attended.flatMap(({ value }, index) => (value === null ? [] : [index]))
  const steps = rated.slice(1).map((index, previous) => index - (rated[previous] ?? 0))
  const times = new Map<number, number>()
  for (const step of steps) times.set(step, (times.get(step) ?? 0) + 1)
  const [commonest] = [...times].sort(([a, often], [b, oftener]) => oftener - often || a - b)
  return commonest?.[0] ?? 1
}
