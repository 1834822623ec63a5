'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction, publicAction, rpcAction } from '@/app/auth/form-action'
import { toFormState } from '@/app/auth/to-form-state'
import { rowId } from '@/app/fields'
import { clientsToFind } from '@/db/client-pages'
import { endLogin } from '@/db/logins'
import { readNotices } from '@/db/notices'
import { forgetLogin } from '../auth/login-cookie'
import { currentViewer } from '../auth/viewer'

/** Whom the viewer can go to; asked for when the palette opens, and where there are too many, for what is typed in it. */
export const findClients = rpcAction(z.string().max(100), 'readClients', async (viewer, typed, now) => ({
  ok: true as const,
  ...(await clientsToFind(viewer, typed, now)),
}))

const noticeIds = z
  .string()
  .transform(text => text.split(','))
  .pipe(z.array(rowId).max(100))

/** The viewer has read what they were told, which is shown no more. */
export const markNoticesRead = formAction(z.object({ noticeIds }), 'seeOwnAccount', async (viewer, read, now) =>
  toFormState(await readNotices(viewer, read, now), { message: 'Marked as read.' }),
)

/** Ends the login in the database and in the browser. Also right when it has ended already. */
export const logOut = publicAction(async () => {
  const viewer = await currentViewer()
  if (viewer) await endLogin(viewer, Date.now())
  await forgetLogin()
  redirect('/login')
})
