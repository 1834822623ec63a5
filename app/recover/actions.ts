'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { publicAction } from '@/app/auth/form-action'
import { endLoginHere } from '@/app/auth/log-in'
import { keepLogin } from '@/app/auth/login-cookie'
import { typedPassword } from '@/app/auth/password'
import { recoverByCode } from '@/app/auth/recover'
import { emailAddress } from '@/app/fields'
import { type FormState, parse, valuesOf } from '@/app/form'
import { hasPractice } from '@/db/practices'

const schema = z.object({ email: emailAddress, code: z.string().max(64), password: typedPassword })

/** Sets an administrator's new password and logs them in, for whoever holds the code from the terminal. */
export const setNewPassword = publicAction(async (_previous, form): Promise<FormState> => {
  if (!(await hasPractice())) redirect('/setup')
  const parsed = parse(schema, form)
  if (!parsed.ok) return parsed.state
  const result = await recoverByCode(parsed.data, Date.now())
  if (!result.ok) return { errors: result.errors, values: valuesOf(form) }
  await endLoginHere(Date.now())
  await keepLogin(result.loginId)
  return redirect('/')
})
