'use server'

import { z } from 'zod'
import { handedOverBy } from '@/db/handed-over'
import type { FormState } from '@/lib/form-state'
import { pleaseWait } from '../auth/error-message'
import { publicAction } from '../auth/form-action'
import { logInByPassword, logInToDemo } from '../auth/log-in'
import { keepLogin, readLoginId } from '../auth/login-cookie'
import { parse } from '../form'

const schema = z.object({ password: z.string().max(1024).optional() })

/** The first step, for whoever handed this screen over and nobody else. Their address is known here, and not to the page. */
export const logInAgain = publicAction(async (_previous, form): Promise<FormState & { asksCode?: boolean }> => {
  const parsed = parse(schema, form)
  if (!parsed.ok) return parsed.state
  const now = Date.now()
  const loginId = await readLoginId()
  const person = loginId === null ? null : await handedOverBy(loginId, now)
  if (!person) return { message: 'This took a while. Please log in anew.' }
  const { password = '' } = parsed.data
  const result = person.isDemo
    ? await logInToDemo(person.personId, now)
    : await logInByPassword({ email: person.email, password }, now)
  if (result.ok) await keepLogin(result.loginId)
  if (result.ok || result.isHalfDone) return { ok: true, asksCode: !result.ok }
  return { errors: { password: [result.waitMinutes === null ? wrong : pleaseWait(result.waitMinutes)] } }
})

const wrong = 'This is not the password.'
