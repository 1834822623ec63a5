'use server'

import { refresh, revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState } from '@/app/auth/to-form-state'
import { rowId, singleLine } from '@/app/fields'
import { checkbox } from '@/app/form'
import { eraseClient } from '@/db/erasure'

const erasing = z.object({
  clientId: rowId,
  version: z.coerce.number().int().positive(),
  mark: z.string().max(64),
  code: singleLine(32).min(1),
  early: checkbox,
})

/** Erases a client for good, and goes to the caseload, which says so. */
export const erase = formAction(erasing, 'keepClients', async (viewer, { early, ...sent }, now) => {
  const erased = await eraseClient(viewer, { ...sent, isEarly: early }, now)
  if (erased.ok) {
    // What the browser remembers of any page may still name the client.
    revalidatePath('/', 'layout')
    return redirect('/caseload?notice=client-erased')
  }
  if (erased.why !== 'conflict') return toFormState(erased)
  refresh()
  return { conflict: true, message: changedSince }
})

const changedSince =
  'Something about this client was changed since this page was opened, so nothing was erased. The page shows it as it is now: look through it again, then erase.'
