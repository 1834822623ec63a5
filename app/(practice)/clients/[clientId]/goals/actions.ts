'use server'

import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState, toFormStateInOneMessage, toFormStateWithStored } from '@/app/auth/to-form-state'
import { calendarDate, rowId as id, isNotAhead, notAhead, singleLine } from '@/app/fields'
import { rateGoals } from '@/db/goal-ratings'
import * as goals from '@/db/goals'
import type { Outcome } from '@/db/outcome'
import type { FormState } from '@/lib/form-state'
import { type GoalAnswer, goalField, goalMoves, longestGoal, readGoalAnswer } from '@/lib/goals'

const words = { text: singleLine(longestGoal).min(1), setOn: calendarDate }
const which = { clientId: id, goalId: id, version: z.coerce.number().int().positive() }

/** Sets a goal of the open episode. */
export const setGoal = formAction(
  z.object({ clientId: id, key: z.uuid(), ...words }),
  'keepClients',
  async (viewer, input, now) =>
    isNotAhead(viewer, input.setOn, now)
      ? toFormState(await goals.setGoal(viewer, input, now))
      : { errors: { setOn: [notAhead] } },
)

/** Puts a goal differently. */
export const changeGoal = formAction(z.object({ ...which, ...words }), 'keepClients', async (viewer, input, now) => {
  if (!isNotAhead(viewer, input.setOn, now)) return { errors: { setOn: [notAhead] } }
  const outcome = await goals.changeGoal(viewer, input, now)
  return ofWhole(outcome, 'goalId') ?? toFormState(outcome)
})

/** Ends a goal. */
export const endGoal = formAction(z.object(which), 'keepClients', async (viewer, input, now) =>
  toFormStateInOneMessage(await goals.endGoal(viewer, input, now)),
)

/** Takes the end of a goal back. */
export const reopenGoal = formAction(z.object(which), 'keepClients', async (viewer, input, now) =>
  toFormStateInOneMessage(await goals.reopenGoal(viewer, input, now)),
)

/** Takes back that a goal was set, or put differently. */
export const removeGoal = formAction(z.object(which), 'keepClients', async (viewer, input, now) =>
  toFormStateInOneMessage(await goals.removeGoal(viewer, input, now)),
)

/** Moves a goal by one place. */
export const moveGoal = formAction(
  z.object({ ...which, to: z.enum(goalMoves) }),
  'keepClients',
  async (viewer, input, now) =>
    toFormStateInOneMessage(await goals.moveGoal(viewer, input, now), { message: 'The order is changed.' }),
)

/** Of ratings as they were shown; empty, and so absent from a form, where there was none. */
const mark = z
  .string()
  .max(2000)
  .optional()
  .transform(shown => shown ?? '')

/** Keeps what the client said of their goals at a session. */
export const typeRatings = formAction(
  z.looseObject({ sessionId: id, key: z.uuid(), mark }),
  'keepClients',
  async (viewer, { sessionId, key, mark, ...sent }, now) => {
    const { said, errors } = answersIn(sent)
    if (Object.keys(errors).length > 0) return { errors }
    const outcome = await rateGoals(viewer, { sessionId, key, mark, said }, now)
    return ofWhole(outcome, 'sessionId') ?? toFormStateWithStored(outcome)
  },
)

/** What is wrong with something that has no field of its own is said of the form as a whole. */
function ofWhole(outcome: Outcome, name: string): FormState | null {
  const said = !outcome.ok && outcome.why === 'invalid' ? outcome.errors[name] : undefined
  return said ? { message: said.join(' ') } : null
}

type Said = { goalId: string; answer: GoalAnswer | null }

/** What a form says of each goal that it shows. */
function answersIn(sent: Record<string, unknown>): { said: Said[]; errors: Record<string, string[]> } {
  const prefix = goalField('')
  const read = Object.entries(sent).flatMap(([name, value]) =>
    name.startsWith(prefix) ? [{ goalId: name.slice(prefix.length), answer: readGoalAnswer(String(value)) }] : [],
  )
  const wrong = read.filter(({ answer }) => answer === undefined)
  return {
    said: read.flatMap(({ goalId, answer }) => (answer === undefined ? [] : [{ goalId, answer }])),
    errors: Object.fromEntries(
      wrong.map(({ goalId }) => [goalField(goalId), ['Please choose a number from 0 to 10.']]),
    ),
  }
}
