'use server'

import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState } from '@/app/auth/to-form-state'
import { calendarDate, rowId as id, multiLine, yearProblem } from '@/app/fields'
import { followPracticePlan, setClientMeasure } from '@/db/client-plans'
import * as pauses from '@/db/measure-pauses'
import { readMeasureKey } from '@/lib/measure'

const rhythm = 'A whole number of sessions from 0 to 200.'

const measure = z
  .string()
  .max(80)
  .transform((text, context) => {
    const read = readMeasureKey(text)
    if (read) return read
    context.addIssue('Please choose a measure.')
    return z.NEVER
  })
/** All measures where none is named. */
const oneOrAll = measure.optional().transform(one => one ?? null)

const change = { clientId: id, key: z.uuid(), mark: z.string().max(64) }
const everySessions = z
  .string({ error: rhythm })
  .trim()
  .regex(/^\d{1,3}$/, rhythm)
  .transform(Number)
  .pipe(z.number().max(200, rhythm))

/** How often this client is asked a measure. */
export const setMeasure = formAction(
  z.object({ ...change, measure, everySessions }),
  'keepClients',
  async (viewer, input, now) => toFormState(await setClientMeasure(viewer, input, now)),
)

/** Gives one measure, or all, back to the practice's plan. */
export const followPractice = formAction(
  z.object({ ...change, measure: oneOrAll }),
  'keepClients',
  async (viewer, input, now) => toFormState(await followPracticePlan(viewer, input, now)),
)

const pausing = z.object({
  clientId: id,
  key: z.uuid(),
  measure: oneOrAll,
  fromOn: calendarDate,
  untilOn: calendarDate,
  reason: multiLine(300).min(1),
})

/** One measure of the client, or all, are not asked until a day. */
export const pause = formAction(pausing, 'keepClients', async (viewer, input, now) => {
  const slip = yearProblem(viewer, input.untilOn, now)
  return slip ? { errors: { untilOn: [slip] } } : toFormState(await pauses.pauseMeasures(viewer, input, now))
})

const which = z.object({ clientId: id, pauseId: id })

/** Ends a pause before its day. */
export const askAgain = formAction(which, 'keepClients', async (viewer, input, now) =>
  toFormState(await pauses.endPause(viewer, input, now)),
)

/** Takes back that a pause was ended. */
export const pauseAgain = formAction(which, 'keepClients', async (viewer, input, now) =>
  toFormState(await pauses.pauseAgain(viewer, input, now)),
)
