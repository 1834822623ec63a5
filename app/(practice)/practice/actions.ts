'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { unknownPassword } from '@/app/auth/invitation'
import { mailLink } from '@/app/auth/mail-link'
import { toFormState, toFormStateInOneMessage } from '@/app/auth/to-form-state'
import { calendarDate, emailAddress, personName, rowId, timeZone } from '@/app/fields'
import { checkboxes, type FormState } from '@/app/form'
import * as invitations from '@/db/invitations'
import { changePracticePlan } from '@/db/measure-plans'
import * as resets from '@/db/password-resets'
import * as people from '@/db/people'
import { changePractice } from '@/db/practices'
import { changeRetention } from '@/db/retention'
import * as secondFactor from '@/db/second-factor'
import { isDate } from '@/lib/dates'
import { respondents, targets } from '@/lib/instruments/answers'
import { locales } from '@/lib/locales'
import { mostRetentionYears } from '@/lib/retention'
import { roles, type Viewer } from '@/lib/viewer'

const someRoles = checkboxes(z.enum(roles)).pipe(z.array(z.enum(roles)).min(1))
const version = z.coerce.number().int()
const which = z.object({ personId: rowId, version })

const newPerson = z.object({ key: z.uuid(), name: personName, email: emailAddress, roles: someRoles })

export const addPerson = formAction(newPerson, 'managePractice', async (viewer, person, now) => {
  const passwordHash = await unknownPassword()
  const added = await people.addPerson(viewer, { ...person, passwordHash }, now)
  const isSent = added.ok && (await mailLink(viewer, { way: 'welcome', personId: added.personId }, now))
  const message = isSent
    ? `${person.name} is added. A mail to ${person.email} has the link by which they set their password.`
    : `${person.name} is added. Give them the link that is shown beside their name, by which they set their password.`
  return toFormState(added, { message })
})

const whose = z.object({ personId: rowId, key: z.uuid() })

export const renewInvitation = formAction(whose, 'managePractice', async (viewer, asked, now) => {
  const made = await invitations.renewInvitation(viewer, asked, now)
  return mailed(viewer, toFormStateInOneMessage(made), { way: 'welcome', personId: asked.personId }, now)
})

/** Makes a link by which a person sets a new password. */
export const makeReset = formAction(whose, 'managePractice', async (viewer, asked, now) => {
  const made = await resets.makeReset(viewer, asked, now)
  return mailed(viewer, toFormStateInOneMessage(made), { way: 'reset', personId: asked.personId }, now)
})

/** Sends the link that was made along by mail, where mail is set up, and says so where that failed. */
async function mailed(
  viewer: Viewer,
  state: FormState,
  link: Parameters<typeof mailLink>[1],
  now: number,
): Promise<FormState> {
  if (!state.ok || (await mailLink(viewer, link, now)) !== false) return state
  return { message: 'The link is made and shown here, but the mail with it could not be sent.' }
}

export const changeRoles = formAction(
  which.extend({ roles: someRoles }),
  'managePractice',
  async (viewer, change, now) => {
    const outcome = await people.changeRoles(viewer, change, now)
    if (outcome.ok && change.personId === viewer.personId && !change.roles.includes('admin')) redirect('/')
    return toFormState(outcome, { message: 'Saved.' })
  },
)

export const closeAccount = formAction(which, 'managePractice', async (viewer, person, now) =>
  toFormState(await people.markLeft(viewer, { ...person, hasLeft: true }, now)),
)

export const reopenAccount = formAction(which, 'managePractice', async (viewer, person, now) =>
  toFormState(
    await people.markLeft(viewer, { ...person, hasLeft: false, passwordHash: await unknownPassword() }, now),
    { message: 'The account is open again. Give them the link that is shown beside their name.' },
  ),
)

const rule = z.object({
  before: z
    .string()
    .refine(isDate)
    .optional()
    .transform(date => date ?? null),
  fromOn: calendarDate.optional().transform(date => date ?? null),
})

/** Asks everybody for a second factor from a day on; without one, nobody any more. */
export const changeSecondFactorRule = formAction(rule, 'managePractice', async (viewer, { before, fromOn }, now) => {
  const message = fromOn === null ? 'Saved. A second factor is everybody’s own choice.' : 'Saved.'
  return toFormState(await secondFactor.changeSecondFactorRule(viewer, { before, after: fromOn }, now), { message })
})

export const endLogins = formAction(which, 'managePractice', async (viewer, person, now) =>
  toFormState(await people.endLoginsOf(viewer, person, now), { message: 'They are logged out everywhere.' }),
)

const particulars = z.object({
  name: personName,
  timeZone,
  locale: z.enum(locales),
  nameBefore: z.string(),
  timeZoneBefore: z.string(),
  localeBefore: z.string(),
})

export const changeParticulars = formAction(particulars, 'managePractice', async (viewer, sent, now) => {
  const before = { name: sent.nameBefore, timeZone: sent.timeZoneBefore, locale: sent.localeBefore }
  const after = { name: sent.name, timeZone: sent.timeZone, locale: sent.locale }
  return toFormState(await changePractice(viewer, { before, after }, now), { message: 'Saved.' })
})

const yearsSaid = `A whole number of years from 1 to ${mostRetentionYears}, or nothing.`

const years = z
  .string()
  .trim()
  .regex(/^\d{1,3}$/, yearsSaid)
  .transform(Number)
  .pipe(z.number().min(1, yearsSaid).max(mostRetentionYears, yearsSaid))
  .optional()
  .transform(given => given ?? null)

export const setRetention = formAction(
  z.object({ years, yearsBefore: years }),
  'managePractice',
  async (viewer, sent, now) =>
    toFormState(await changeRetention(viewer, { before: sent.yearsBefore, after: sent.years }, now), {
      message: 'Saved.',
    }),
)

const rhythm = 'A whole number of sessions from 1 to 200.'

const entry = z.object({
  instrumentId: z.string().max(60),
  respondent: z.enum(respondents),
  target: z.enum(targets).nullable(),
  everySessions: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, rhythm)
    .transform(Number)
    .pipe(z.number().min(1, rhythm).max(200, rhythm)),
})

/** The measure plan as its form sends it: one field, since the order matters and an empty rhythm must keep its place. */
const planEntries = z.string().max(50_000).transform(fromJson).pipe(z.array(entry).max(100))

function fromJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'The plan could not be read. Please reload the page.' })
    return z.NEVER
  }
}

const plan = z.object({ mark: z.string(), entries: planEntries })

export const changePlan = formAction(plan, 'managePractice', async (viewer, change, now) =>
  toFormState(await changePracticePlan(viewer, change, now), {
    message: 'Saved. It applies from the next session on.',
  }),
)
