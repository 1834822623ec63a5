'use server'

import { notFound } from 'next/navigation'
import { z } from 'zod'
import { act } from '@/app/auth/act'
import { addressOf } from '@/app/auth/address'
import { answer } from '@/app/auth/answer'
import { hashPassword, isPassword } from '@/app/auth/password'
import { passwordProblem, typedPassword } from '@/app/auth/password-policy'
import { pleaseWait } from '@/app/auth/sentences'
import { idGiven } from '@/app/id-given'
import { keepTheme } from '@/app/theme'
import { changeOwnPassword, ownAccount } from '@/db/accounts'
import { beginAttempt, forgetFailures } from '@/db/login-attempts'
import { endOtherLogins, endOwnLogin } from '@/db/logins'
import { keepOwnPoint, removeOwnPath } from '@/db/own-attachment'
import { themes } from '@/lib/theme'
import type { Viewer } from '@/lib/viewer'

const passwords = z.object({ currentPassword: typedPassword, newPassword: typedPassword })

export const changePassword = act(passwords, 'seeOwnAccount', async (viewer, typed, now) => {
  const account = (await ownAccount(viewer)) ?? notFound()
  const problem = passwordProblem(typed.newPassword, [viewer.name, viewer.practiceName, account.email])
  if (problem) return { errors: { newPassword: [problem] } }
  const checked = await check(viewer, { ...typed, hash: account.passwordHash }, now)
  if (checked.refusal) return { errors: { currentPassword: [checked.refusal] } }
  if (checked.isDone) return answer({ ok: true }, passwordChanged)
  const after = await hashPassword(typed.newPassword)
  return answer(await changeOwnPassword(viewer, { before: account.passwordHash, after }, now), passwordChanged)
})

const passwordChanged = { message: 'Your password is changed. You have been logged out everywhere else.' }

export const endOne = act(z.object({ loginId: idGiven }), 'seeOwnAccount', async (viewer, { loginId }, now) =>
  answer(await endOwnLogin(viewer, { loginId }, now)),
)

export const endOthers = act(z.object({}), 'seeOwnAccount', async (viewer, _, now) =>
  answer(await endOtherLogins(viewer, now), { message: 'You are logged in here alone.' }),
)

const mean = z
  .string()
  .transform(text => Number(text.trim().replace(',', '.')))
  .refine(value => value >= 1 && value <= 7, { error: 'A number from 1 to 7.' })

/** Adds a point to the viewer's own attachment, which is theirs alone. */
export const keepPoint = act(
  z.object({ key: idGiven, anxiety: mean, avoidance: mean }),
  'keepClients',
  async (viewer, point, now) => answer(await keepOwnPoint(viewer, point, now), { message: 'Kept, for you alone.' }),
)

export const removePoints = act(z.object({}), 'keepClients', async (viewer, _, now) =>
  answer(await removeOwnPath(viewer, now)),
)

/** Sets the theme of this browser. */
export const chooseTheme = act(z.object({ theme: z.enum(themes) }), 'seeOwnAccount', async (_viewer, { theme }) => {
  await keepTheme(theme)
  return answer({ ok: true })
})

/** Somebody who finds the screen open gets no more tries at the password than a stranger at the login page. */
async function check(viewer: Viewer, { currentPassword, newPassword, hash }: Given, now: number): Promise<Checked> {
  const attempt = await beginAttempt({ account: `change ${viewer.personId}`, address: await addressOf() }, now)
  if (!attempt.ok) return { refusal: pleaseWait(attempt.waitMinutes) }
  // The form was sent again after a lost reply: the new password is the current one by now.
  const isDone = await isPassword(newPassword, hash)
  if (!isDone && !(await isPassword(currentPassword, hash))) return { refusal: 'This is not your current password.' }
  await forgetFailures(attempt)
  return { isDone }
}

type Given = { currentPassword: string; newPassword: string; hash: string }
type Checked = { refusal: string; isDone?: undefined } | { refusal?: undefined; isDone: boolean }
