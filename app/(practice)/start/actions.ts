'use server'

import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState } from '@/app/auth/to-form-state'
import { bringBackFirstDays, dismissFirstDays, sayWorkingAlone, takeBackWorkingAlone } from '@/db/first-days'
import { changePracticePlan } from '@/db/measure-plans'
import { defaultPlan } from '@/lib/battery'
import { lighterPlan } from '@/lib/first-days'

const chosen = z.object({ mark: z.string(), plan: z.enum(['house', 'lighter']) })

/** Takes one of the two plans of the house. Each takes the other back. */
export const choosePlan = formAction(chosen, 'managePractice', async (viewer, { mark, plan }, now) => {
  const entries = plan === 'house' ? defaultPlan : lighterPlan
  return toFormState(await changePracticePlan(viewer, { mark, entries }, now), {
    message: 'Saved. It applies from the next session on.',
  })
})

export const sayAlone = formAction(z.object({}), 'managePractice', async (viewer, _, now) =>
  toFormState(await sayWorkingAlone(viewer, now), { message: 'Noted: you work alone.' }),
)

export const takeBackAlone = formAction(z.object({}), 'managePractice', async (viewer, _, now) =>
  toFormState(await takeBackWorkingAlone(viewer, now), { message: 'Undone.' }),
)

export const dismiss = formAction(z.object({}), 'seeFirstDays', async (viewer, _, now) =>
  toFormState(await dismissFirstDays(viewer, now), { message: 'Put away. You will find the list under Your account.' }),
)

export const bringBack = formAction(z.object({}), 'seeFirstDays', async (viewer, _, now) =>
  toFormState(await bringBackFirstDays(viewer, now), { message: 'The list of the first days is shown again.' }),
)
