'use server'

import { refresh } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { tryOwn } from '@/app/auth/own-password'
import { hashPassword, isPassword, typedPassword } from '@/app/auth/password'
import { passwordProblem, type Strength } from '@/app/auth/password-problem'
import { toFormState } from '@/app/auth/to-form-state'
import { rowId, singleLine } from '@/app/fields'
import { keepTheme } from '@/app/theme'
import { changeOwnPassword, ownAccount } from '@/db/accounts'
import { chooseDailyMail } from '@/db/daily-mail'
import { endHandover } from '@/db/handovers'
import { endOtherLogins, endOwnLogin } from '@/db/logins'
import { keepOwnPoint, removeOwnPath } from '@/db/own-attachment'
import { ownForm, ownForms, pointOf } from '@/lib/own-attachment'
import { themes } from '@/lib/theme'

const passwords = z.object({ currentPassword: typedPassword, newPassword: typedPassword })

export const changePassword = formAction(passwords, 'seeOwnAccount', async (viewer, typed, now) => {
  const account = (await ownAccount(viewer)) ?? notFound()
  const strength: Strength = viewer.secondFactor.isOn ? 'withSecondFactor' : 'alone'
  const names = [viewer.name, viewer.practiceName, account.email]
  const problem = await passwordProblem(typed.newPassword, names, strength)
  if (problem) return { errors: { newPassword: [problem] } }
  const mismatch = 'This is not your current password.'
  const { found, refusal } = await tryOwn(viewer, { find: () => passwordOf(typed, account), mismatch }, now)
  if (refusal) return { errors: { currentPassword: [refusal] } }
  // The form was sent again after a lost reply.
  if (found === 'new') return toFormState({ ok: true }, passwordChanged)
  const after = await hashPassword(typed.newPassword)
  const change = { before: account.passwordHash, after, strength }
  return toFormState(await changeOwnPassword(viewer, change, now), passwordChanged)
})

const passwordChanged = { message: 'Your password has been changed. You have been logged out everywhere else.' }

export const endOne = formAction(z.object({ loginId: rowId }), 'seeOwnAccount', async (viewer, { loginId }, now) =>
  toFormState(await endOwnLogin(viewer, { loginId }, now)),
)

export const endOthers = formAction(z.object({}), 'seeOwnAccount', async (viewer, _, now) =>
  toFormState(await endOtherLogins(viewer, now), { message: 'You are now logged in only here.' }),
)

/** Ends, from here, that a client has a screen of the viewer's. */
export const endHandedOver = formAction(z.object({ handoverId: rowId }), 'seeOwnAccount', async (viewer, sent, now) => {
  const ended = await endHandover(viewer, sent, now)
  if (ended.ok) refresh()
  return toFormState(ended, { message: 'Ended. Nothing can be answered on that screen any more.' })
})

const hourOfDay = z
  .string()
  .regex(/^(none|\d|1\d|2[0-3])$/, 'Please choose one of those offered.')
  .transform(chosen => (chosen === 'none' ? null : Number(chosen)))

/** Chooses at which hour the viewer is mailed the day's counts. */
export const chooseMailHour = formAction(z.object({ hour: hourOfDay }), 'keepClients', async (viewer, { hour }, now) =>
  toFormState(await chooseDailyMail(viewer, hour, now), { message: 'Saved.' }),
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

type Typed = z.output<typeof passwords>

/** Which of the two that were typed is the password by now; null where neither is. */
async function passwordOf({ newPassword, currentPassword }: Typed, { passwordHash }: { passwordHash: string }) {
  if (await isPassword(newPassword, passwordHash)) return 'new' as const
  return (await isPassword(currentPassword, passwordHash)) ? ('current' as const) : null
}
