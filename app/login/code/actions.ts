'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { publicAction } from '@/app/auth/form-action'
import { endLoginHere } from '@/app/auth/log-in'
import { keepLogin } from '@/app/auth/login-cookie'
import { askPasskey, signedPasskey } from '@/app/auth/passkey'
import { logInBySecondStep, readFirstStep } from '@/app/auth/second-step'
import { safePath } from '@/app/auth/viewer'
import { rowId } from '@/app/fields'
import { type FormState, parse, valuesOf } from '@/app/form'
import { passkeysFor } from '@/db/passkeys'

/** Over a page there is nowhere to go on to, and it is somebody's. */
const place = { next: z.string().max(2000).optional(), personId: rowId.optional() }
const schema = z.object({ code: z.string().max(64), ...place })

/** Takes the code of whoever's password was right, and logs them in. */
export const sendCode = publicAction(async (_previous, form): Promise<FormState> => {
  const parsed = parse(schema, form)
  if (!parsed.ok) return parsed.state
  const { next, ...typed } = parsed.data
  const result = await logInBySecondStep(typed, Date.now())
  if ('isOver' in result) return { message: isOver }
  if (!result.ok) return { errors: { code: [result.error] }, values: valuesOf(form) }
  return goOn(result.loginId, next)
})

/** Gives what a passkey of whoever's password was right is asked. */
export const askSecondStep = publicAction(async (): Promise<FormState & { options?: string }> => {
  const begun = await readFirstStep()
  const options = begun && (await askPasskey('second-step', await passkeysFor(begun.personId)))
  return options ? { ok: true, options } : { message: isOver }
})

const signed = z.object({ response: z.string().max(60_000), ...place })

/** Takes what it answered, and logs them in. */
export const sendPasskey = publicAction(async (_previous, form): Promise<FormState> => {
  const parsed = parse(signed, form)
  if (!parsed.ok) return parsed.state
  const { next, personId, response } = parsed.data
  const begun = await readFirstStep()
  const shown = await signedPasskey('second-step', response)
  if (!shown || shown.personId !== begun?.personId) return { message: notTheirs }
  const result = await logInBySecondStep({ passkey: shown.passkey, personId }, Date.now())
  if ('isOver' in result) return { message: isOver }
  return result.ok ? goOn(result.loginId, next) : { message: sentAgain }
})

const isOver = 'This took a while. Please log in with your password again.'
const sentAgain = 'This passkey was used a moment ago. Please try again.'
const notTheirs = 'This passkey does not belong to the account that you log in to.'

async function goOn(loginId: string, next: string | undefined): Promise<FormState> {
  await endLoginHere(Date.now(), loginId)
  await keepLogin(loginId)
  return next === undefined ? { ok: true } : redirect(safePath(next) ?? '/')
}
