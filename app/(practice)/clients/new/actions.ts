'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState } from '@/app/auth/to-form-state'
import {
  birthDate,
  calendarDate,
  detailFields,
  isNotAhead,
  notAhead,
  optionalText,
  planProblem,
  rowId,
  yearProblem,
} from '@/app/fields'
import { checkboxes } from '@/app/form'
import { addClient } from '@/db/clients'
import { besideFields } from '@/lib/form-state'

const adding = z.object({
  key: z.string().min(1).max(128),
  ...detailFields,
  startedOn: calendarDate,
  reason: optionalText,
  nextSessionOn: calendarDate.optional().transform(date => date ?? null),
  /** Clients who were shown as likely the same person. */
  others: checkboxes(rowId),
})

/** Adds a client with their first episode, and goes to their page; asks first where the viewer may have the client already. */
export const add = formAction(
  adding,
  'keepClients',
  async (viewer, input, now) => {
    const added = await addClient(viewer, input, now)
    if (added.ok) return redirect(`/clients/${added.clientId}`)
    return added.why === 'likely-double' ? { doubles: added.doubles, errors: {} } : toFormState(added)
  },
  (viewer, read, now) => {
    const [start, born] = [read('startedOn', calendarDate), read('birthDate', birthDate)]
    return besideFields({
      startedOn: start === undefined ? null : yearProblem(viewer, start, now),
      nextSessionOn: planProblem(viewer, read('nextSessionOn', calendarDate) ?? null, now),
      birthDate: born === undefined || isNotAhead(viewer, born, now) ? null : notAhead,
    })
  },
)
