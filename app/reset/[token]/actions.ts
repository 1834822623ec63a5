'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { publicAction } from '@/app/auth/form-action'
import { endLoginHere } from '@/app/auth/log-in'
import { keepLogin } from '@/app/auth/login-cookie'
import { typedPassword } from '@/app/auth/password'
import { resetByLink } from '@/app/auth/reset'
import { checkbox, type FormState, parse, valuesOf } from '@/app/form'

const schema = z.object({ token: z.string().max(200), password: typedPassword, isLost: checkbox })

/** Sets the new password of whoever holds the link, and leads on to their second factor, or logs them in. */
export const resetPassword = publicAction(async (_previous, form): Promise<FormState> => {
  const parsed = parse(schema, form)
  if (!parsed.ok) return parsed.state
  const result = await resetByLink(parsed.data, Date.now())
  if ('isOver' in result)
    return { values: valuesOf(form), message: 'This link was used, or has ended. Ask for a new one.' }
  if (!result.ok) return { errors: result.errors, values: valuesOf(form) }
  await endLoginHere(Date.now())
  if (result.loginId === null) return redirect('/login/code')
  await keepLogin(result.loginId)
  return redirect('/')
})
