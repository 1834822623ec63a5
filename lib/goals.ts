import type { Respondent } from './instruments/answers'

/*
 * Goals in the client's own words, and how far each was reached, from 0 (not at all) to 10 (wholly). Each is read against itself alone: no
 * mean is made of them, no rule reads them, and no number of one client says anything of another's.
 */

/** So many can be worked towards at a time. */
export const mostGoals = 5

/** In characters: as long as can be read out and rated at once. */
export const longestGoal = 160

/** The ends of the scale, in whole numbers. */
export const goalRange = { min: 0, max: 10 } as const

/** What was said of a goal at a session: a number, or that none was given. */
export type GoalAnswer = number | 'blank' | 'declined'

export const goalMoves = ['up', 'down'] as const
export type GoalMove = (typeof goalMoves)[number]

export type GoalRating = {
  sessionId: string
  /** Whose pen: the client's own, or the clinician's, who typed what the client said. */
  ratedBy: Respondent
  answer: GoalAnswer
}

export type Goal = {
  id: string
  text: string
  /** Calendar date on which it was agreed. */
  setOn: string
  /** Calendar date on which it was ended or put differently; null while it is worked towards. */
  endedOn: string | null
  /** What it was before it was put differently. */
  changedFromId: string | null
  /** It was put differently, and its newer words are a goal of their own. */
  isReworded: boolean
  version: number
  ratings: readonly GoalRating[]
}

/** A session's rating, where there are two pens the client's own; undefined where there is none. */
export const ratingAt = ({ ratings }: Pick<Goal, 'ratings'>, sessionId: string): GoalRating | undefined =>
  ratings.find(each => each.sessionId === sessionId && each.ratedBy === 'client') ??
  ratings.find(each => each.sessionId === sessionId)

/** Those that are worked towards, in their order. */
export const openGoals = <Of extends Pick<Goal, 'endedOn'>>(goals: readonly Of[]): Of[] =>
  goals.filter(({ endedOn }) => endedOn === null)

/** Whether a goal could be rated at a session of that day: it was agreed by then and not ended before, or has a rating of that session. */
export const isRatedOn = (goal: Goal, session: { id: string; date: string }): boolean =>
  (goal.setOn <= session.date && (goal.endedOn === null || session.date < goal.endedOn)) ||
  ratingAt(goal, session.id) !== undefined

/** "7", "left blank", "declined". */
export function goalAnswerText(answer: GoalAnswer): string {
  if (typeof answer === 'number') return String(answer)
  return answer === 'blank' ? 'left blank' : 'declined'
}

/** What a form sends of a goal that was not asked: an empty field would not be sent at all, and what was typed before would stay. */
export const notAsked = 'not-asked'

/** What a form says of a goal: one of the whole numbers of the scale, or of the words; not asked is null, all else undefined. */
export function readGoalAnswer(text: string): GoalAnswer | null | undefined {
  if (text === notAsked) return null
  if (text === 'blank' || text === 'declined') return text
  const value = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN
  return value >= goalRange.min && value <= goalRange.max ? value : undefined
}

/** Changes with whatever was said of goals at one session: by it a form says what it was made from. */
export const ratingsMark = (goals: readonly Pick<Goal, 'id' | 'ratings'>[], sessionId: string): string =>
  goals
    .flatMap(({ id, ratings }) =>
      ratings.filter(each => each.sessionId === sessionId).map(({ ratedBy, answer }) => `${id} ${ratedBy} ${answer}`),
    )
    .toSorted()
    .join('; ')

/** What stands for the goals among the measures that a client is asked. */
export const goalsAsked = 'goals'

/** The name of a goal's field in a form. */
export const goalField = (goalId: string) => `goal.${goalId}`
