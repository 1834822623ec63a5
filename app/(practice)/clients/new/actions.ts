'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { act } from '@/app/auth/act'
import { answer } from '@/app/auth/answer'
import { addClient } from '@/db/clients'
import { isNotAhead, notAhead, planProblem, startProblem } from './dates-given'
import { dateGiven, detailFields, textGiven } from './fields'

const adding = z.object({
  key: z.string().min(1).max(128),
  ...detailFields,
  startedOn: dateGiven,
  reason: textGiven,
  nextSessionOn: dateGiven.optional().transform(date => date ?? null),
})

/** Adds a client with their first episode, and goes to their page. */
export const add = act(adding, 'keepClients', async (viewer, input, now) => {
  if (input.birthDate && !isNotAhead(viewer, input.birthDate, now)) return { errors: { birthDate: [notAhead] } }
  const start = startProblem(viewer, input, now)
  if (start) return { errors: { startedOn: [start] } }
  const next = planProblem(viewer, input.nextSessionOn, now)
  if (next) return { errors: { nextSessionOn: [next] } }
  const added = await addClient(viewer, input, now)
  return added.ok ? redirect(`/clients/${added.clientId}`) : answer(added)
})
