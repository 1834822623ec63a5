'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { answerOrigin } from '@/app/answer-origin'
import { formAction } from '@/app/auth/form-action'
import { toFormState, toFormStateInOneMessage } from '@/app/auth/to-form-state'
import { calendarDate, rowId as id, singleLine } from '@/app/fields'
import { checkbox, checkboxes } from '@/app/form'
import { askClient, renewAnswerCode, withdrawRequest } from '@/db/answer-requests'
import { mailRequest } from '@/db/request-mails'
import { answerChecks, answerOccasions, answerWays } from '@/lib/answer/request'
import { languageTag } from '@/lib/text/language'

const key = z.string().min(1).max(128)
const optional = <T>(schema: z.ZodType<T>) => schema.optional().transform(value => value ?? null)

const language = singleLine(35).transform((given, context) => {
  const tag = languageTag(given)
  if (tag !== null) return tag
  context.addIssue('Please choose one of those offered.')
  return z.NEVER
})

/** For which session, if for any: "session ID", "next-session" or "between". */
const occasion = z.string().transform((given, context) => {
  const [name, sessionId] = given.split(' ')
  const known = answerOccasions.find(each => each === name)
  if (known && (known === 'session') === id.safeParse(sessionId).success)
    return { occasion: known, sessionId: sessionId ?? null }
  context.addIssue('Please choose one of those offered.')
  return z.NEVER
})

const questions = z.object({
  clientId: id,
  key,
  measures: checkboxes(z.string().max(120)),
  way: z.enum(answerWays).exclude(['handover']),
  language,
  occasion,
  check: optional(z.enum(answerChecks)),
  pin: optional(z.string().trim()),
  untilOn: optional(calendarDate),
  hasAgreed: checkbox,
  againOfId: optional(id),
})

const noDoor =
  'The practice has not set up yet where clients answer on their own devices. Until it has, ask on a tablet of the practice.'

/** Asks a client to answer by themselves, and goes to what leads them there. */
export const ask = formAction(questions, 'keepClients', async (viewer, { occasion: forWhat, ...sent }, now) => {
  if (sent.way !== 'tablet' && answerOrigin() === null) return { errors: { way: [noDoor] } }
  const check = sent.way === 'tablet' ? 'in-person' : (sent.check ?? 'birth-date')
  // What is answered here is answered today.
  const untilOn = sent.way === 'link' ? sent.untilOn : null
  const outcome = await askClient(viewer, { ...sent, ...forWhat, check, untilOn }, now)
  if (!outcome.ok) return toFormState(outcome)
  return redirect(`/clients/${sent.clientId}/asked/${outcome.requestId}`)
})

/** Takes back what a client was asked. */
export const withdraw = formAction(z.object({ requestId: id }), 'keepClients', async (viewer, { requestId }, now) =>
  toFormStateInOneMessage(await withdrawRequest(viewer, requestId, now)),
)

/** Makes another code for a tablet. */
export const renewCode = formAction(z.object({ requestId: id, key }), 'keepClients', async (viewer, sent, now) =>
  toFormStateInOneMessage(await renewAnswerCode(viewer, sent, now)),
)

/** Has the client mailed the link: at once, or as their reminder, so soon after a Safety flag. */
export const mail = formAction(
  z.object({ requestId: id, kind: z.enum(['link', 'reminder']) }),
  'keepClients',
  async (viewer, sent, now) =>
    toFormStateInOneMessage(await mailRequest(viewer, sent, now), { message: 'It is on its way.' }),
)
