import { type Goal, goalAnswerText, goalRange, isRatedOn, ratingAt } from '../goals'
import { atOccasion, type History, type HistorySession, isNotHeld, nothingAsked } from '../history'
import { type Axis, positionOn } from './axis'
import { atOlder, type DrawnPanel } from './panel'
import type { Row } from './points'
import { runsOf, type SeriesPoint, seriesAlong } from './series'

/** A goal as a small panel, known by its words. */
export type GoalPanel = DrawnPanel & { isSmall: true }

/** One goal along the sessions at which it held; null where no number was ever given. Nothing is read into it. */
function goalPanel(history: History, goal: Goal, axis: Axis): GoalPanel | null {
  const along = seriesAlong(held(history, goal), null, session => readAt(goal, session))
  const place = positionOn(history, axis)
  const points = along.flatMap(({ session, value }) =>
    value === null
      ? []
      : [
          {
            ...{ sessionId: session.id, number: session.number, date: session.date, x: place(session), value },
            ...{ changed: null, isBelow: false, range: null },
          },
        ],
  )
  const last = points.at(-1)
  if (!last) return null
  return {
    ...{ key: `goal ${goal.id}`, title: goal.text, direction: '', domain: [goalRange.min, goalRange.max] },
    ...{ points, runs: runsOf(along), band: [], cutoffs: [], ruptures: [], isSmall: true },
    last: String(last.value),
    note: goal.endedOn === null ? atOlder(history, last) : `${goal.isReworded ? 'put differently' : 'ended'} since`,
    rows: along.flatMap(standing => rowOf(goal, standing)),
  }
}

/** Every goal that was rated, in their order; one that was put differently has a panel of its own, before the newer words. */
export const goalPanels = (history: History, goals: readonly Goal[], axis: Axis): GoalPanel[] =>
  goals.flatMap(goal => goalPanel(history, goal, axis) ?? [])

const held = (history: History, goal: Goal): History => ({
  ...history,
  sessions: history.sessions.filter(session => isRatedOn(goal, session)),
})

function readAt(goal: Goal, { id }: HistorySession) {
  const answer = ratingAt(goal, id)?.answer
  const value = typeof answer === 'number' ? answer : null
  return { value, isScoreOnly: false, source: null, absence: null, isFilledIn: answer !== undefined }
}

function rowOf(goal: Goal, { session, value, isGap }: SeriesPoint): Row[] {
  const { number, date, attendance, id } = session
  const of = { number, date, range: '' }
  if (value !== null) return [{ ...of, value: String(value), brief: String(value), mark: penText(goal, id) }]
  const answer = ratingAt(goal, id)?.answer
  if (answer !== undefined) return [{ ...of, value: '', brief: '', mark: goalAnswerText(answer) }]
  if (!isGap) return []
  return [{ ...of, value: '', brief: '', mark: isNotHeld(attendance) ? nothingAsked(attendance) : 'not rated' }]
}

/** Whose pen it was, and what was typed beside the client's own. */
function penText({ ratings }: Goal, sessionId: string): string {
  const by = (pen: 'client' | 'clinician') =>
    ratings.find(each => each.sessionId === sessionId && each.ratedBy === pen)?.answer
  const [own, typed] = [by('client'), by('clinician')]
  if (own === undefined) return 'typed by the clinician'
  return typed === undefined || typed === own ? 'by the client' : `by the client; typed as ${goalAnswerText(typed)}`
}

/** A goal on a report: its words, and the first and the latest of what was said of it. */
export type GoalSaid = { id: string; text: string; said: string }

/** Every goal of the episode, rated or not, in the words of a report. */
export function goalsSaid(history: History, goals: readonly Goal[], isForClient: boolean): GoalSaid[] {
  const rated = new Map(goalPanels(history, goals, 'session').map(panel => [panel.key, panel.points]))
  return goals.flatMap(goal => {
    const points = rated.get(`goal ${goal.id}`) ?? []
    // Words that were replaced before anybody rated them say nothing to anybody.
    if (points.length === 0 && goal.isReworded) return []
    const [first, last] = [points[0], points.at(-1)]
    const words = first && last ? saidText(first, last, isForClient) : 'not rated yet'
    const end = goal.isReworded ? ', put differently since' : goal.endedOn === null ? '' : ', ended since'
    return [{ id: goal.id, text: goal.text, said: `${words}${end}.` }]
  })
}

type Rated = { value: number; number: number | null; date: string }

function saidText(first: Rated, last: Rated, isForClient: boolean): string {
  const isOne = first === last
  if (isForClient) return isOne ? `you put it at ${last.value}` : `${first.value} at first, ${last.value} most recently`
  return isOne
    ? `${last.value} ${atOccasion(last)}`
    : `${first.value} ${atOccasion(first)}, ${last.value} ${atOccasion(last)}`
}
