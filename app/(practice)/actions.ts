'use server'

import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { formAction, rpcAction } from '@/app/auth/form-action'
import { toFormState } from '@/app/auth/to-form-state'
import { rowId } from '@/app/fields'
import { clientsToFind } from '@/db/client-pages'
import { readNotices } from '@/db/notices'

/**
 * Whom the viewer can go to; asked for when the palette opens, and where there are too many, for what is typed in it. With the key under which
 * a session that is begun there is sent: browsers make none at an address without HTTPS.
 */
export const findClients = rpcAction(z.string().max(100), 'readClients', async (viewer, typed, now) => ({
  ok: true as const,
  recordKey: randomUUID(),
  ...(await clientsToFind(viewer, typed, now)),
}))

const noticeIds = z
  .string()
  .transform(text => text.split(','))
  .pipe(z.array(rowId).max(100))

/** The viewer has read what they were told, which is shown no more. */
export const markNoticesRead = formAction(z.object({ noticeIds }), 'readNotices', async (viewer, read, now) =>
  toFormState(await readNotices(viewer, read, now), { message: 'Marked as read.' }),
)
