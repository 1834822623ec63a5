'use server'

import { z } from 'zod'
import { act } from '@/app/auth/act'
import { answer } from '@/app/auth/answer'
import { bringBackFirstDays, dismissFirstDays, sayWorkingAlone, takeBackWorkingAlone } from '@/db/first-days'
import { changePracticePlan } from '@/db/measure-plans'
import { defaultPlan } from '@/lib/battery'
import { lighterPlan } from '@/lib/first-session'

const chosen = z.object({ mark: z.string(), plan: z.enum(['house', 'lighter']) })

/** Takes one of the two plans of the house. Each takes the other back. */
export const choosePlan = act(chosen, 'managePractice', async (viewer, { mark, plan }, now) => {
  const entries = plan === 'house' ? defaultPlan : lighterPlan
  return answer(await changePracticePlan(viewer, { mark, entries }, now), {
    message: 'Saved. It holds from the next session on.',
  })
})

export const sayAlone = act(z.object({}), 'managePractice', async (viewer, _, now) =>
  answer(await sayWorkingAlone(viewer, now), { message: 'Noted: you work alone.' }),
)

export const takeBackAlone = act(z.object({}), 'managePractice', async (viewer, _, now) =>
  answer(await takeBackWorkingAlone(viewer, now), { message: 'Taken back.' }),
)

export const dismiss = act(z.object({}), 'seeFirstDays', async (viewer, _, now) =>
  answer(await dismissFirstDays(viewer, now), { message: 'Put away. You find the list under My account.' }),
)

export const bringBack = act(z.object({}), 'seeFirstDays', async (viewer, _, now) =>
  answer(await bringBackFirstDays(viewer, now), { message: 'The first days are shown again.' }),
)
