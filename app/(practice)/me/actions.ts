'use server'

import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { pleaseWait } from '@/app/auth/error-message'
import { formAction } from '@/app/auth/form-action'
import { tried } from '@/app/auth/log-in'
import { hashPassword, isPassword, typedPassword } from '@/app/auth/password'
import { passwordProblem } from '@/app/auth/password-problem'
import { toFormState } from '@/app/auth/to-form-state'
import { rowId, singleLine } from '@/app/fields'
import { keepTheme } from '@/app/theme'
import { changeOwnPassword, ownAccount } from '@/db/accounts'
import { beginAttempt, forgetFailures } from '@/db/login-attempts'
import { endOtherLogins, endOwnLogin } from '@/db/logins'
import { keepOwnPoint, removeOwnPath } from '@/db/own-attachment'
import { ownForm, ownForms, pointOf } from '@/lib/own-attachment'
import { themes } from '@/lib/theme'
import type { Viewer } from '@/lib/viewer'

const passwords = z.object({ currentPassword: typedPassword, newPassword: typedPassword })

export const changePassword = formAction(passwords, 'seeOwnAccount', async (viewer, typed, now) => {
  const account = (await ownAccount(viewer)) ?? notFound()
  const problem = await passwordProblem(typed.newPassword, [viewer.name, viewer.practiceName, account.email])
  if (problem) return { errors: { newPassword: [problem] } }
  const checked = await check(viewer, { ...typed, hash: account.passwordHash }, now)
  if (checked.refusal) return { errors: { currentPassword: [checked.refusal] } }
  if (checked.isDone) return toFormState({ ok: true }, passwordChanged)
  const after = await hashPassword(typed.newPassword)
  return toFormState(await changeOwnPassword(viewer, { before: account.passwordHash, after }, now), passwordChanged)
})

const passwordChanged = { message: 'Your password has been changed. You have been logged out everywhere else.' }

export const endOne = formAction(z.object({ loginId: rowId }), 'seeOwnAccount', async (viewer, { loginId }, now) =>
  toFormState(await endOwnLogin(viewer, { loginId }, now)),
)

export const endOthers = formAction(z.object({}), 'seeOwnAccount', async (viewer, _, now) =>
  toFormState(await endOtherLogins(viewer, now), { message: 'You are now logged in only here.' }),
)

const mean = z
  .string()
  .transform(text => Number(text.trim().replace(',', '.')))
  .refine(value => value >= 1 && value <= 7, { error: 'A number from 1 to 7.' })

/** Adds a point to the viewer's own attachment, which is theirs alone. */
export const keepPoint = formAction(
  z.object({ key: rowId, anxiety: mean, avoidance: mean, source: singleLine(80).pipe(z.string().min(1)) }),
  'keepClients',
  async (viewer, point, now) =>
    toFormState(await keepOwnPoint(viewer, point, now), { message: 'Saved, for you alone.' }),
)

const sheet = z.object({ key: rowId, form: z.enum(ownForms) }).catchall(z.string())

/** The same from a questionnaire filled in here. What it is worked out from is not kept. */
export const keepAnswers = formAction(sheet, 'keepClients', async (viewer, { key, form, ...given }, now) => {
  const { items, response } = ownForm(form)
  const answers = Object.fromEntries(
    items.flatMap(({ n }) => {
      const value = Number(given[`item-${n}`])
      return Number.isInteger(value) && value >= response.min && value <= response.max ? [[n, value]] : []
    }),
  )
  const point = pointOf(form, answers)
  if (!point.ok) return { errors: Object.fromEntries(point.open.map(n => [`item-${n}`, ['Please choose an answer.']])) }
  const { anxiety, avoidance } = point
  const outcome = await keepOwnPoint(viewer, { key, anxiety, avoidance, form }, now)
  return outcome.ok ? redirect('/me#own-attachment') : toFormState(outcome)
})

export const removePoints = formAction(z.object({}), 'keepClients', async (viewer, _, now) =>
  toFormState(await removeOwnPath(viewer, now)),
)

/** Sets the theme of this browser. */
export const chooseTheme = formAction(
  z.object({ theme: z.enum(themes) }),
  'seeOwnAccount',
  async (_viewer, { theme }) => {
    await keepTheme(theme)
    return toFormState({ ok: true })
  },
)

/** Somebody who finds the screen open gets no more tries at the password than a stranger at the login page. */
async function check(viewer: Viewer, { currentPassword, newPassword, hash }: Given, now: number): Promise<Checked> {
  const attempt = await beginAttempt({ account: `change ${viewer.personId}`, address: null }, now)
  if (!attempt.ok) return { refusal: pleaseWait(attempt.waitMinutes) }
  // The form was sent again after a lost reply: the new password is the current one by now.
  const isDone = await tried(attempt, () => isPassword(newPassword, hash))
  if (!isDone && !(await tried(attempt, () => isPassword(currentPassword, hash))))
    return { refusal: 'This is not your current password.' }
  await forgetFailures(attempt)
  return { isDone }
}

type Given = { currentPassword: string; newPassword: string; hash: string }
type Checked = { refusal: string; isDone?: undefined } | { refusal?: undefined; isDone: boolean }
