'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { publicAction } from '@/app/auth/form-action'
import { acceptByLink } from '@/app/auth/invitation'
import { endLoginHere } from '@/app/auth/log-in'
import { keepLogin } from '@/app/auth/login-cookie'
import { typedPassword } from '@/app/auth/password'
import { type FormState, parse, valuesOf } from '@/app/form'

const schema = z.object({ token: z.string().max(200), password: typedPassword })

/** Sets the password of whoever was invited and logs them in, for who holds the link. */
export const setFirstPassword = publicAction(async (_previous, form): Promise<FormState> => {
  const parsed = parse(schema, form)
  if (!parsed.ok) return parsed.state
  const accepted = await acceptByLink(parsed.data, Date.now())
  if ('isOver' in accepted)
    return { values: valuesOf(form), message: 'This link was used, or has ended. Ask for a new one.' }
  if (!accepted.ok) return { errors: accepted.errors, values: valuesOf(form) }
  await endLoginHere(Date.now())
  await keepLogin(accepted.loginId)
  return redirect('/')
})
