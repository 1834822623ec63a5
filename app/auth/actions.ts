'use server'

import { redirect } from 'next/navigation'
import { endLogin } from '@/db/logins'
import { publicAction } from './form-action'
import { forgetLogin } from './login-cookie'
import { currentViewer } from './viewer'

/** Ends the login in the database and in the browser. Also right when it has ended already. */
export const logOut = publicAction(async () => {
  const viewer = await currentViewer()
  if (viewer) await endLogin(viewer, Date.now())
  await forgetLogin()
  redirect('/login')
})
