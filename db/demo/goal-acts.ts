import type { GoalAnswer } from '../../lib/goals'
import { ratingsMark } from '../../lib/goals'
import type { Viewer } from '../../lib/viewer'
import { goalsOfClient, rateGoals } from '../goal-ratings'
import { changeGoal, setGoal } from '../goals'
import type { Course } from './course'
import { type Act, done, type Stage } from './stage'

type Said = { fromLast: number; answer: GoalAnswer }

/** A goal in the client's words: set so many sessions before the last, what was said of it since, and how it was put differently. */
export type GoalStory = {
  setFromLast: number
  text: string
  said: readonly Said[]
  later?: { fromLast: number; text: string; said: readonly Said[] }
}

/** What was said at one session after another, the oldest first; null where it was not asked. */
export const saidSince = (fromLast: number, ...answers: readonly (GoalAnswer | null)[]): Said[] =>
  answers.flatMap((answer, index) => (answer === null ? [] : [{ fromLast: fromLast - index, answer }]))

type Work = (viewer: Viewer, clientId: string, now: number) => Promise<void>
type As = (date: string, minutes: number, work: Work) => Act

/** Setting the goals of a client, putting them differently, and typing what was said of them at each session. */
export function goalActs(stage: Stage, goals: readonly GoalStory[], { days }: Course, as: As): Act[] {
  const onDay = (fromLast: number, minutes: number, work: (date: string) => Work) => {
    const date = days.at(-1 - fromLast)?.date
    return date ? [as(date, minutes, work(date))] : []
  }
  const wordings = goals.flatMap(({ text, said, later }) => [{ text, said }, ...(later ? [later] : [])])
  const rated = [...new Set(wordings.flatMap(({ said }) => said.map(({ fromLast }) => fromLast)))]
  return [
    ...goals.flatMap(({ setFromLast, text }) => onDay(setFromLast, 5, date => set(stage, text, date))),
    ...goals.flatMap(({ text, later }) =>
      later ? onDay(later.fromLast, 6, date => reword(text, later.text, date)) : [],
    ),
    ...rated.flatMap(fromLast => {
      const answers = wordings.flatMap(({ text, said }) =>
        said.flatMap(each => (each.fromLast === fromLast ? [{ text, answer: each.answer }] : [])),
      )
      const isHeld = days.at(-1 - fromLast)?.moment.attendance === 'attended'
      return isHeld ? onDay(fromLast, 28, date => rate(stage, date, answers)) : []
    }),
  ]
}

const set =
  (stage: Stage, text: string, setOn: string): Work =>
  async (viewer, clientId, now) => {
    done(await setGoal(viewer, { clientId, key: stage.newKey(), text, setOn }, now))
  }

const reword =
  (before: string, text: string, setOn: string): Work =>
  async (viewer, clientId, now) => {
    const goal = (await goalsNow(viewer, clientId, now)).goals.find(each => each.text === before)
    const which = { clientId, goalId: goal?.id ?? '', version: goal?.version ?? 0 }
    done(await changeGoal(viewer, { ...which, text, setOn }, now))
  }

const rate =
  (stage: Stage, date: string, answers: readonly { text: string; answer: GoalAnswer }[]): Work =>
  async (viewer, clientId, now) => {
    const { goals, history } = await goalsNow(viewer, clientId, now)
    const sessionId = history.sessions.find(session => session.date === date)?.id ?? ''
    const said = answers.map(({ text, answer }) => ({
      goalId: goals.find(each => each.text === text)?.id ?? '',
      answer,
    }))
    const mark = ratingsMark(goals, sessionId)
    done(await rateGoals(viewer, { sessionId, key: stage.newKey(), mark, said }, now))
  }

async function goalsNow(viewer: Viewer, clientId: string, now: number) {
  const view = await goalsOfClient(viewer, clientId, now)
  if (!view) throw new Error('A client of the demo is not there')
  return view
}
