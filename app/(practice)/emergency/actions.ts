'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState, toFormStateInOneMessage } from '@/app/auth/to-form-state'
import { multiLine, optionalText, rowId, singleLine } from '@/app/fields'
import { leaveCareTeam } from '@/db/care-team'
import { endEmergency, openInEmergency } from '@/db/emergencies'
import { reviewEmergency } from '@/db/emergency-reviews'

/** Long enough to say what is at stake. */
const reason = multiLine(1000).min(10, 'Say in a few words what has happened, and why it cannot wait.')

/** Opens a colleague's client in an emergency, and goes to their page. */
export const open = formAction(
  z.object({ key: z.uuid(), code: singleLine(32).min(1), reason }),
  'openInEmergency',
  async (viewer, asked, now) => {
    const opened = await openInEmergency(viewer, asked, now)
    return opened.ok ? redirect(`/clients/${opened.clientId}`) : toFormState(opened)
  },
)

/** Ends what was opened in an emergency. */
export const end = formAction(z.object({ placeId: rowId }), 'openInEmergency', async (viewer, which, now) => {
  const outcome = await endEmergency(viewer, which, now)
  if (!outcome.ok) return toFormStateInOneMessage(outcome)
  // What the browser remembers of the client's pages is open no more.
  revalidatePath('/', 'layout')
  return toFormState(outcome, { message: 'Ended: the record is closed to you again.' })
})

/** Ends what somebody else opened, of one of one's own clients. */
export const endForOther = formAction(z.object({ placeId: rowId }), 'keepClients', async (viewer, { placeId }, now) =>
  toFormStateInOneMessage(await leaveCareTeam(viewer, { membershipId: placeId }, now)),
)

/** Says what somebody else found of it. */
export const review = formAction(
  z.object({ placeId: rowId, finding: z.enum(['needed', 'not-needed']), note: optionalText }),
  'reviewEmergencies',
  async (viewer, found, now) => toFormState(await reviewEmergency(viewer, found, now)),
)
