'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { publicAction } from '@/app/auth/form-action'
import { logInByPasskey } from '@/app/auth/log-in'
import { keepLogin } from '@/app/auth/login-cookie'
import { askPasskey } from '@/app/auth/passkey'
import { safePath } from '@/app/auth/viewer'
import { type FormState, parse } from '@/app/form'

/** Gives what a passkey is asked that logs in by itself. */
export const askLogIn = publicAction(async (): Promise<FormState & { options?: string }> => {
  const options = await askPasskey('log-in', null)
  return options ? { ok: true, options } : { message: 'Passkeys cannot be used at this address.' }
})

const signed = z.object({ response: z.string().max(60_000), next: z.string().max(2000).optional() })

/** Logs in whoever's passkey answered. */
export const passkeyLogIn = publicAction(async (_previous, form): Promise<FormState> => {
  const parsed = parse(signed, form)
  if (!parsed.ok) return parsed.state
  const result = await logInByPasskey(parsed.data.response, Date.now())
  if (!result.ok) return { message: 'This passkey does not belong to an account here.' }
  await keepLogin(result.loginId)
  return redirect(safePath(parsed.data.next) ?? '/')
})
