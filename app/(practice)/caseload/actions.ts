'use server'

import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState } from '@/app/auth/to-form-state'
import { rowId, singleLine } from '@/app/fields'
import { checkbox } from '@/app/form'
import { savedQueryOf, savedViewOf } from '@/components/caseload/url-state'
import { changeView, dropView, keepView } from '@/db/saved-views'

const name = singleLine(40).min(1)

/** Read as a view and written anew, so that nothing else can be kept: no search text, whatever is sent. */
const query = z
  .string()
  .max(500)
  .default('')
  .transform(text => savedQueryOf(savedViewOf(text)))

/** Keeps the present view of the caseload under a name. */
export const saveView = formAction(z.object({ name, query }), 'readClients', async (viewer, input, now) =>
  toFormState(await keepView(viewer, input, now)),
)

/** Gives one of the person's views another name and, where that is ticked, the present filter, order and columns. */
export const editView = formAction(
  z.object({ viewId: rowId, name, query, takesPresent: checkbox }),
  'readClients',
  async (viewer, { viewId, name, query, takesPresent }, now) =>
    toFormState(await changeView(viewer, { viewId, name, query: takesPresent ? query : undefined }, now)),
)

/** Deletes one of the person's views. */
export const deleteView = formAction(z.object({ viewId: rowId }), 'readClients', async (viewer, input, now) =>
  toFormState(await dropView(viewer, input, now)),
)
