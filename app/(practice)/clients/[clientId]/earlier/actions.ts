'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState } from '@/app/auth/to-form-state'
import { calendarDate, rowId as id } from '@/app/fields'
import { checkbox } from '@/app/form'
import { earlierSessions, endEntryRun, lateAnswers, recordEarlierSession } from '@/db/entry-runs'
import { entriesTyped } from '@/lib/earlier-sessions'

const typed = z.looseObject({ clientId: id, key: z.string().min(1).max(128), heldOn: calendarDate, another: checkbox })

/** Records one earlier session from its day and its scores; the next one is asked for on the same page. */
export const recordEarlier = formAction(
  typed,
  'recordSessions',
  async (viewer, { clientId, key, heldOn, another, ...fields }, now) => {
    const found = await earlierSessions(viewer, clientId, now)
    const { entries, errors } = entriesTyped(found?.measures ?? [], texts(fields))
    if (Object.keys(errors).length > 0) return { errors }
    const recorded = await recordEarlierSession(viewer, { clientId, key, heldOn, entries, another }, now)
    if (recorded.ok) refresh()
    return toFormState(recorded)
  },
)

const texts = (fields: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )

/** Ends the run; its risk answers are asked about now. */
export const finishRun = formAction(
  z.object({ clientId: id, runId: id }),
  'recordSessions',
  async (viewer, { clientId, runId }, now) => {
    const ended = await endEntryRun(viewer, { runId }, now)
    if (!ended.ok) return toFormState(ended)
    const late = await lateAnswers(viewer, runId, now)
    return redirect(
      late && late.open.length + late.flags.length > 0
        ? `/clients/${clientId}/earlier/late?run=${runId}`
        : `/clients/${clientId}`,
    )
  },
)
