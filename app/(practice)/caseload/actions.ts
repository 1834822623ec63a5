'use server'

import { z } from 'zod'
import { act } from '@/app/auth/act'
import { answer } from '@/app/auth/answer'
import { ticked } from '@/app/form'
import { idGiven } from '@/app/id-given'
import { lineTyped } from '@/app/typed-text'
import { savedQueryOf, savedViewOf } from '@/components/caseload/url-state'
import { changeView, dropView, keepView } from '@/db/saved-views'

const name = lineTyped(40).min(1)

/** Read as a view and written anew, so that nothing else can be kept: no search text, whatever is sent. */
const query = z
  .string()
  .max(500)
  .default('')
  .transform(text => savedQueryOf(savedViewOf(text)))

/** Keeps the present view of the caseload under a name. */
export const saveView = act(z.object({ name, query }), 'readClients', async (viewer, input, now) =>
  answer(await keepView(viewer, input, now)),
)

/** Gives one of the person's views another name and, where that is ticked, the present filter, order and columns. */
export const editView = act(
  z.object({ viewId: idGiven, name, query, takesPresent: ticked }),
  'readClients',
  async (viewer, { viewId, name, query, takesPresent }, now) =>
    answer(await changeView(viewer, { viewId, name, query: takesPresent ? query : undefined }, now)),
)

/** Deletes one of the person's views. */
export const deleteView = act(z.object({ viewId: idGiven }), 'readClients', async (viewer, input, now) =>
  answer(await dropView(viewer, input, now)),
)
