'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState, toFormStateInOneMessage } from '@/app/auth/to-form-state'
import { calendarDate, multiLine, rowId } from '@/app/fields'
import { checkbox, checkboxes } from '@/app/form'
import { transferClients, undoTransfer } from '@/db/transfers'
import { plural } from '@/lib/text/number-words'

const asked = z.object({
  key: z.uuid(),
  fromId: rowId,
  toId: rowId,
  mark: z.string().max(100),
  all: checkbox,
  clientId: checkboxes(rowId).pipe(z.array(rowId).max(10_000)),
  reason: multiLine(1000).min(1),
  lastOn: calendarDate.optional().transform(date => date ?? null),
})

/** Transfers clients to a colleague: those that are ticked, or all. */
export const transfer = formAction(asked, 'transferClients', async (viewer, { all, clientId, ...sent }, now) => {
  const outcome = await transferClients(viewer, { ...sent, clientIds: all ? null : clientId }, now)
  if (!outcome.ok) return toFormState(outcome)
  // What the browser remembers of any page may be open no more.
  revalidatePath('/', 'layout')
  return toFormState(outcome, { message: `${plural(outcome.count, 'client')} transferred.` })
})

/** Takes a transfer back. */
export const undo = formAction(z.object({ transferId: rowId }), 'transferClients', async (viewer, which, now) =>
  toFormStateInOneMessage(await undoTransfer(viewer, which, now)),
)
