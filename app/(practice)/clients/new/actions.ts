'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { act } from '@/app/auth/act'
import { answer } from '@/app/auth/answer'
import { several } from '@/app/form'
import { idGiven } from '@/app/id-given'
import { addClient } from '@/db/clients'
import { planProblem, yearProblem } from './dates-given'
import { dateGiven, detailFields, textGiven } from './fields'

const adding = z.object({
  key: z.string().min(1).max(128),
  ...detailFields,
  startedOn: dateGiven,
  reason: textGiven,
  nextSessionOn: dateGiven.optional().transform(date => date ?? null),
  /** Clients who were shown as likely the same person. */
  others: several(idGiven),
})

/** Adds a client with their first episode, and goes to their page; asks first where the viewer may have the client already. */
export const add = act(adding, 'keepClients', async (viewer, input, now) => {
  const start = yearProblem(viewer, input.startedOn, now)
  if (start) return { errors: { startedOn: [start] } }
  const next = planProblem(viewer, input.nextSessionOn, now)
  if (next) return { errors: { nextSessionOn: [next] } }
  const added = await addClient(viewer, input, now)
  if (added.ok) return redirect(`/clients/${added.clientId}`)
  return added.why === 'likely-double' ? { doubles: added.doubles, errors: {} } : answer(added)
})
