import type { SheetSource } from '../answer/source-words'
import { type History, type HistoryAssessment, type HistorySession, isOf, type Measure } from '../history'
import type { Absence } from '../instruments/answers'
import { type AskedMeasure, sameMeasure } from '../measure'

/** What a session holds of a measure: a rating, a gap (due, and missing), or nothing because it was not due. */
export type SeriesPoint = {
  session: HistorySession
  value: number | null
  /** Entered as a score, without the answers behind it. */
  isScoreOnly: boolean
  /** How the client filled it in by themselves; null where somebody typed it. */
  source: SheetSource | null
  absence: Absence | null
  isGap: boolean
}

/** What one session holds of a series. */
type Read = Pick<SeriesPoint, 'value' | 'isScoreOnly' | 'source' | 'absence'> & {
  /** A sheet was filled in, though it may come to no value. */
  isFilledIn: boolean
}

/** Reads a measure along the sessions. */
export const seriesOf = (history: History, measure: Measure): SeriesPoint[] =>
  seriesAlong(history, measure, session => {
    const assessment = session.assessments.find(one => !one.draft && isOf(measure, one))
    return readOf(assessment, assessment?.scores[measure.scale] ?? null)
  })

/** A value with what its sheet says of it, or of there being none. */
export const readOf = (
  sheet: Pick<HistoryAssessment, 'how' | 'absence' | 'source'> | undefined,
  value: number | null,
): Read => ({
  value,
  isScoreOnly: sheet?.how === 'score-only',
  source: sheet?.source ?? null,
  absence: sheet?.absence ?? null,
  isFilledIn: sheet?.absence === null,
})

/**
 * Any series along the sessions, by what is read in each of them. What was marked as missing, or came to no score, is a gap. Where
 * nothing at all was kept, the plan of that day decides whether it was due; before there was one, the ratings' own rhythm: a session
 * that comes sooner after the last rating than ratings usually do was not due. `asked` is null for what is in no plan.
 */
export function seriesAlong(
  history: History,
  asked: AskedMeasure | null,
  read: (session: HistorySession) => Read,
): SeriesPoint[] {
  const kept = history.sessions
    .map(session => ({ session, ...read(session) }))
    // Between two sessions only what was answered counts: the rest was not asked.
    .filter(({ session, isFilledIn, absence }) => session.attendance !== 'between' || isFilledIn || absence !== null)
  const usual = usualStep(kept)
  const lines = (asked && history.plan?.filter(line => sameMeasure(line, asked))) ?? []
  let step = 0
  let hasBegun = false
  return kept.map(({ isFilledIn, ...read }) => {
    const { session, value, absence } = read
    const isAttended = session.attendance === 'attended'
    const every = lines.find(({ since }) => since <= session.date)?.everySessions ?? usual
    const isDue = hasBegun && every > 0 && step + 1 >= every
    const isGap = value === null && (absence === null ? isFilledIn || isDue : absence !== 'not-due')
    if (value !== null) hasBegun = true
    step = value !== null ? 0 : step + (isAttended ? 1 : 0)
    return { ...read, isGap }
  })
}

/** The commonest number of attended sessions from one rating to the next; the smaller of two that are as common. */
function usualStep(kept: readonly { session: HistorySession; value: number | null }[]): number {
  const attended = kept.filter(
    ({ session: { attendance }, value }) => attendance === 'attended' || (value !== null && attendance !== 'between'),
  )
  const rated = attended.flatMap(({ value }, index) => (value === null ? [] : [index]))
  const steps = rated.slice(1).map((index, previous) => index - (rated[previous] ?? 0))
  const times = new Map<number, number>()
  for (const step of steps) times.set(step, (times.get(step) ?? 0) + 1)
  const [commonest] = [...times].sort(([a, often], [b, oftener]) => oftener - often || a - b)
  return commonest?.[0] ?? 1
}

/** Lines between ratings, by their place in the list of ratings. */
export type Runs = {
  /** Ratings at sessions that follow each other: one unbroken line each. A rating by itself is a run of one. */
  joined: number[][]
  /** Pairs with nothing between them but sessions where the measure was not due. */
  dotted: [number, number][]
}

/** Gaps stay gaps: what is missing is neither joined nor filled in. */
export function runsOf(standings: readonly SeriesPoint[]): Runs {
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
