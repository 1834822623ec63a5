'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { act } from '@/app/auth/act'
import { answer } from '@/app/auth/answer'
import { hashPassword } from '@/app/auth/password'
import { passwordProblem, typedPassword } from '@/app/auth/password-policy'
import { several } from '@/app/form'
import { idGiven } from '@/app/id-given'
import { emailAddress, personName } from '@/app/person-fields'
import { timeZone } from '@/app/time-zones'
import { offered } from '@/db/library'
import { changePracticePlan } from '@/db/measure-plans'
import * as people from '@/db/people'
import { changeSettings, practiceSettings } from '@/db/practice-settings'
import { changePractice } from '@/db/practices'
import { locales } from '@/lib/locales'
import { roles } from '@/lib/viewer'
import { planEntries } from './plan-entries'

const someRoles = several(z.enum(roles)).pipe(z.array(z.enum(roles)).min(1))
const version = z.coerce.number().int()
const which = z.object({ personId: idGiven, version })

const newPerson = z.object({
  key: z.uuid(),
  name: personName,
  email: emailAddress,
  password: typedPassword,
  roles: someRoles,
})

export const addPerson = act(newPerson, 'managePractice', async (viewer, { password, ...person }, now) => {
  const problem = passwordProblem(password, [person.name, person.email, viewer.practiceName])
  if (problem) return { errors: { password: [problem] } }
  const passwordHash = await hashPassword(password)
  const message = `${person.name} can log in now. Hand over the first password in person; it is best changed at once.`
  return answer(await people.addPerson(viewer, { ...person, passwordHash }, now), { message })
})

export const changeRoles = act(which.extend({ roles: someRoles }), 'managePractice', async (viewer, change, now) => {
  const outcome = await people.changeRoles(viewer, change, now)
  if (outcome.ok && change.personId === viewer.personId && !change.roles.includes('admin')) redirect('/')
  return answer(outcome, { message: 'Saved.' })
})

export const markLeft = act(which, 'managePractice', async (viewer, person, now) =>
  answer(await people.markLeft(viewer, { ...person, hasLeft: true }, now)),
)

export const letBackIn = act(which, 'managePractice', async (viewer, person, now) =>
  answer(await people.markLeft(viewer, { ...person, hasLeft: false }, now)),
)

const particulars = z.object({
  name: personName,
  timeZone,
  locale: z.enum(locales),
  nameBefore: z.string(),
  timeZoneBefore: z.string(),
  localeBefore: z.string(),
})

export const changeParticulars = act(particulars, 'managePractice', async (viewer, sent, now) => {
  const before = { name: sent.nameBefore, timeZone: sent.timeZoneBefore, locale: sent.localeBefore }
  const after = { name: sent.name, timeZone: sent.timeZone, locale: sent.locale }
  return answer(await changePractice(viewer, { before, after }, now), { message: 'Saved.' })
})

/** Which of several published values counts, by instrument id: one field for each. */
const chosen = z.looseObject({ mark: z.string() })

export const changeReliableChange = act(chosen, 'managePractice', async (viewer, { mark, ...sent }, now) => {
  const { settings } = await practiceSettings(viewer)
  const disputed = (await offered(viewer)).filter(each => each.reliableChange.length > 1)
  const picked = disputed.flatMap(({ id, reliableChange }) => {
    const index = z.coerce
      .number()
      .int()
      .min(0)
      .max(reliableChange.length - 1)
      .safeParse(sent[id])
    return index.success ? [[id, index.data] as const] : []
  })
  const reliableChange = { ...settings.reliableChange, ...Object.fromEntries(picked) }
  const outcome = await changeSettings(viewer, { mark, settings: { ...settings, reliableChange } }, now)
  return answer(outcome, { message: 'Saved. The flags were read again by it.' })
})

const plan = z.object({ mark: z.string(), entries: planEntries })

export const changePlan = act(plan, 'managePractice', async (viewer, change, now) =>
  answer(await changePracticePlan(viewer, change, now), { message: 'Saved. It holds from the next session on.' }),
)
