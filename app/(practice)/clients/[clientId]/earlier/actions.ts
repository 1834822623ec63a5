'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState } from '@/app/auth/to-form-state'
import { calendarDate, rowId as id } from '@/app/fields'
import { checkbox, type FormState } from '@/app/form'
import { earlierSessions, endEntryRun, recordEarlierSession, safetyOfRun } from '@/db/entry-runs'
import { entriesTyped } from '@/lib/earlier-sessions'
import type { Viewer } from '@/lib/viewer'

const typed = z.looseObject({
  clientId: id,
  key: z.string().min(1).max(128),
  heldOn: calendarDate,
  another: checkbox,
  /** It is the last one of the run. */
  finish: checkbox,
})

/** Records one earlier session from its day and its scores; the next one is asked for on the same page, unless it was the last. */
export const recordEarlier = formAction(
  typed,
  'recordSessions',
  async (viewer, { clientId, key, heldOn, another, finish, ...fields }, now) => {
    const found = await earlierSessions(viewer, clientId, now)
    const { entries, errors } = entriesTyped(found?.measures ?? [], texts(fields))
    if (Object.keys(errors).length > 0) return { errors }
    const recorded = await recordEarlierSession(viewer, { clientId, key, heldOn, entries, another }, now)
    if (recorded.ok && finish) return finished(viewer, { clientId, runId: recorded.runId }, now)
    return toFormState(recorded)
  },
)

const texts = (fields: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )

/** Ends the run. */
export const finishRun = formAction(z.object({ clientId: id, runId: id }), 'recordSessions', finished)

/** Ends a run and shows what it raised: no end passes over a risk answer that is open or was recorded late. */
async function finished(
  viewer: Viewer,
  { clientId, runId }: { clientId: string; runId: string },
  now: number,
): Promise<FormState> {
  const ended = await endEntryRun(viewer, { runId }, now)
  if (!ended.ok) return toFormState(ended)
  const safety = await safetyOfRun(viewer, runId, now)
  const isToBeRead = safety !== null && safety.open.length + safety.late.length > 0
  return redirect(isToBeRead ? `/clients/${clientId}/earlier/late?run=${runId}` : `/clients/${clientId}`)
}
