'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { rememberDevice } from '@/app/auth/device'
import { pleaseWait } from '@/app/auth/error-message'
import { publicAction } from '@/app/auth/form-action'
import { keepLogin } from '@/app/auth/login-cookie'
import { hashPassword, typedPassword } from '@/app/auth/password'
import { passwordProblem } from '@/app/auth/password-problem'
import { emailAddress, personName, timeZone } from '@/app/fields'
import { checkbox, type FieldReader, type FormState, fieldReader, parse, valuesOf } from '@/app/form'
import { startLogin } from '@/db/logins'
import { createPractice, hasPractice } from '@/db/practices'
import { checkSetupCode } from '@/db/setup-code'
import { defaultPlan } from '@/lib/battery'
import { besideFields } from '@/lib/form-state'
import { locales } from '@/lib/locales'
import type { Role } from '@/lib/viewer'

const schema = z.object({
  code: z.string().max(64),
  practice: personName,
  timeZone,
  locale: z.enum(locales),
  name: personName,
  email: emailAddress,
  password: typedPassword,
  isClinician: checkbox,
})

const taken = '/login?taken=1'

/** Sets the practice up, once, for whoever holds the one-time code, and logs them in: the password was typed a moment ago. */
export const setUp = publicAction(async (_previous, form): Promise<FormState> => {
  if (await hasPractice()) return redirect(taken)
  const parsed = parse(schema, form)
  const weak = await passwordErrors(fieldReader(form))
  if (!parsed.ok) return { ...parsed.state, errors: { ...weak, ...parsed.state.errors } }
  // A try at the code is counted, so it is made once all else is right.
  const refusal = Object.keys(weak).length > 0 ? weak : await codeErrors(parsed.data)
  // Somebody else set the practice up in the same moment: theirs is kept, and this code was used up by it.
  if (refusal && (await hasPractice())) return redirect(taken)
  if (refusal) return { errors: refusal, values: valuesOf(form) }
  const created = await create(parsed.data)
  if (!created.ok) return redirect(taken)
  await logIn(created.personId, parsed.data.email)
  return redirect('/start')
})

async function passwordErrors(read: FieldReader): Promise<Record<string, string[]>> {
  const password = read('password', typedPassword)
  const names = [read('practice', personName), read('name', personName), read('email', emailAddress)]
  return besideFields({
    password:
      password === undefined
        ? null
        : await passwordProblem(
            password,
            names.flatMap(name => name ?? []),
          ),
  })
}

async function codeErrors({ code }: z.output<typeof schema>): Promise<Record<string, string[]> | null> {
  const check = await checkSetupCode(code, Date.now())
  if (check.ok) return null
  return {
    code: [check.waitMinutes === null ? 'This is not the code in the terminal.' : pleaseWait(check.waitMinutes)],
  }
}

async function create({ practice, timeZone, locale, name, email, password, isClinician }: z.output<typeof schema>) {
  const roles: Role[] = isClinician ? ['admin', 'clinician'] : ['admin']
  const person = { name, email, roles, passwordHash: await hashPassword(password) }
  return createPractice({ name: practice, timeZone, locale, isDemo: false, plan: defaultPlan, person }, Date.now())
}

async function logIn(personId: string, email: string): Promise<void> {
  const loginId = await startLogin(personId, Date.now())
  if (loginId === null) return
  await rememberDevice(email)
  await keepLogin(loginId)
}
