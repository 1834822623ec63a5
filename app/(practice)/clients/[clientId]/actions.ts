'use server'

import { refresh, revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction, rpcAction } from '@/app/auth/form-action'
import { toFormState, toFormStateInOneMessage, toFormStateWithStored } from '@/app/auth/to-form-state'
import {
  calendarDate,
  detailFields,
  emailAddress,
  rowId as id,
  isNotAhead,
  multiLine,
  notAhead,
  optionalText,
  planProblem,
  singleLine,
  yearProblem,
} from '@/app/fields'
import { colleagues, joinCareTeam, leaveCareTeam } from '@/db/care-team'
import { endContact, noteContact } from '@/db/client-contacts'
import { removeClient } from '@/db/client-removal'
import { changeClient, setNextSession } from '@/db/clients'
import { addCover, changeCover } from '@/db/covers'
import {
  beginEpisode,
  changeEnding,
  changeEpisode,
  endEpisode,
  endKinds,
  removeEpisode,
  reopenEpisode,
} from '@/db/episodes'
import { addPin, changePin, removePin } from '@/db/event-pins'
import { changeResponsible } from '@/db/responsible'
import { type SafetyAnswer, safetyField } from '@/lib/flags/rules/safety-item'

const key = z.string().min(1).max(128)
const version = z.coerce.number().int().positive()

/** Changes how the client is named and described. */
export const changeDetails = formAction(
  z.object({ clientId: id, version, ...detailFields }),
  'keepClients',
  async (viewer, input, now) => toFormStateWithStored(await changeClient(viewer, input, now)),
)

/** Sets or clears the date of the next session. */
export const changeNextSession = formAction(
  z.object({ clientId: id, version, nextSessionOn: calendarDate.optional().transform(date => date ?? null) }),
  'keepClients',
  async (viewer, input, now) => {
    const slip = planProblem(viewer, input.nextSessionOn, now)
    return slip
      ? { errors: { nextSessionOn: [slip] } }
      : toFormStateWithStored(await setNextSession(viewer, input, now))
  },
)

/** Notes where the client is written to, who agreed to it. */
export const agreeToMail = formAction(
  z.object({
    clientId: id,
    email: emailAddress,
    agreedOn: calendarDate,
    before: z
      .union([id, z.literal('')])
      .optional()
      .transform(shown => shown || null),
  }),
  'keepClients',
  async (viewer, input, now) =>
    isNotAhead(viewer, input.agreedOn, now)
      ? toFormStateWithStored(await noteContact(viewer, input, now))
      : { errors: { agreedOn: [notAhead] } },
)

/** From now on the client is not written to. */
export const stopMail = formAction(z.object({ contactId: id }), 'keepClients', async (viewer, { contactId }, now) =>
  toFormState(await endContact(viewer, contactId, now)),
)

/** Pins an event to the open episode. */
export const pinEvent = formAction(
  z.object({ clientId: id, key, happenedOn: calendarDate, text: singleLine(120).min(1) }),
  'keepClients',
  async (viewer, input, now) => {
    const slip = yearProblem(viewer, input.happenedOn, now)
    return slip ? { errors: { happenedOn: [slip] } } : toFormState(await addPin(viewer, input, now))
  },
)

const pin = { clientId: id, pinId: id, version }

/** Corrects an event that was pinned. */
export const correctPin = formAction(
  z.object({ ...pin, happenedOn: calendarDate, text: singleLine(120).min(1) }),
  'keepClients',
  async (viewer, input, now) => {
    const slip = yearProblem(viewer, input.happenedOn, now)
    return slip ? { errors: { happenedOn: [slip] } } : toFormStateWithStored(await changePin(viewer, input, now))
  },
)

/** Takes an event off the timeline. */
export const unpinEvent = formAction(z.object(pin), 'keepClients', async (viewer, input, now) =>
  toFormState(await removePin(viewer, input, now)),
)

const ending = { episodeId: id, version, endedOn: calendarDate, endKind: z.enum(endKinds), reason: optionalText }

/** Ends the course of therapy, with what is said of each open safety flag. */
export const finishEpisode = formAction(z.looseObject(ending), 'keepClients', async (viewer, input, now) => {
  const { episodeId, version, endedOn, endKind, reason, ...sent } = input
  if (!isNotAhead(viewer, endedOn, now)) return { errors: { endedOn: [notAhead] } }
  const { safety, errors } = safetyAnswers(sent)
  if (errors) return { errors }
  const ended = await endEpisode(viewer, { episodeId, version, endedOn, endKind, reason, safety }, now)
  // A flag that was raised or changed meanwhile is shown, with its own field.
  if (!ended.ok && ended.why === 'invalid' && !ended.errors.endedOn) refresh()
  return toFormState(ended)
})

/** Corrects when an episode ended, how and why. */
export const correctEnding = formAction(z.object(ending), 'keepClients', async (viewer, input, now) =>
  isNotAhead(viewer, input.endedOn, now)
    ? toFormStateWithStored(await changeEnding(viewer, input, now))
    : { errors: { endedOn: [notAhead] } },
)

/** Opens the latest episode again. */
export const reopen = formAction(z.object({ episodeId: id, version }), 'keepClients', async (viewer, input, now) =>
  toFormStateInOneMessage(await reopenEpisode(viewer, input, now)),
)

/** Takes back that an episode was begun. */
export const takeBackEpisode = formAction(
  z.object({ episodeId: id, version }),
  'keepClients',
  async (viewer, input, now) => toFormStateInOneMessage(await removeEpisode(viewer, input, now)),
)

/** Corrects when an episode began, or why. */
export const correctEpisode = formAction(
  z.object({ episodeId: id, version, startedOn: calendarDate, reason: optionalText }),
  'keepClients',
  async (viewer, input, now) => {
    const slip = yearProblem(viewer, input.startedOn, now)
    return slip ? { errors: { startedOn: [slip] } } : toFormStateWithStored(await changeEpisode(viewer, input, now))
  },
)

/** Begins another course of therapy. */
export const startEpisode = formAction(
  z.object({ clientId: id, key, startedOn: calendarDate, reason: optionalText }),
  'keepClients',
  async (viewer, input, now) => {
    const slip = yearProblem(viewer, input.startedOn, now)
    return slip ? { errors: { startedOn: [slip] } } : toFormState(await beginEpisode(viewer, input, now))
  },
)

/** Lets a colleague into the care team. */
export const join = formAction(
  z.object({ clientId: id, personId: id, role: z.enum(['clinician', 'supervisor']) }),
  'keepClients',
  async (viewer, input, now) => toFormState(await joinCareTeam(viewer, input, now)),
)

/** Makes another clinician of the care team responsible. */
export const makeResponsible = formAction(
  z.object({ clientId: id, personId: id, responsibilityId: z.union([id, z.literal('none')]) }),
  'keepClients',
  async (viewer, { responsibilityId, ...input }, now) => {
    const before = responsibilityId === 'none' ? '' : responsibilityId
    return toFormStateInOneMessage(await changeResponsible(viewer, { ...input, responsibilityId: before }, now))
  },
)

const coverFields = { fromOn: calendarDate, lastOn: calendarDate }

/** Lets a colleague cover for the viewer from one day to another. */
export const cover = formAction(
  z.object({ clientId: id, key, personId: id, ...coverFields }),
  'keepClients',
  async (viewer, input, now) => toFormState(await addCover(viewer, input, now)),
)

/** Gives a cover other days. */
export const changeCoverDays = formAction(
  z.object({ membershipId: id, fromBefore: calendarDate, lastBefore: calendarDate, ...coverFields }),
  'keepClients',
  async (viewer, { fromBefore, lastBefore, ...input }, now) =>
    toFormState(await changeCover(viewer, { ...input, before: { fromOn: fromBefore, lastOn: lastBefore } }, now)),
)

/** Who can be let in; asked for when that form opens. */
export const readColleagues = rpcAction(id, 'keepClients', async (viewer, clientId) => ({
  ok: true as const,
  colleagues: (await colleagues(viewer, clientId)) ?? notFound(),
}))

/** Ends a colleague's access, or the viewer's own: then their page is no longer theirs, and the caseload says so. */
export const leave = formAction(z.object({ membershipId: id }), 'keepClients', async (viewer, input, now) => {
  const outcome = await leaveCareTeam(viewer, input, now)
  if (!outcome.ok || outcome.isOpen) return toFormStateInOneMessage(outcome)
  revalidatePath('/', 'layout')
  return redirect(`/caseload?left=${input.membershipId}`)
})

/** Removes a client of whom nothing is recorded, and goes to the caseload, which says so. */
export const remove = formAction(z.object({ clientId: id, version }), 'keepClients', async (viewer, input, now) => {
  const removed = await removeClient(viewer, input, now)
  if (!removed.ok) return toFormStateInOneMessage(removed)
  // What the browser remembers of any page may still name the client.
  revalidatePath('/', 'layout')
  return redirect('/caseload?notice=client-removed')
})

type Read = { safety: SafetyAnswer[]; errors?: undefined } | { safety?: undefined; errors: Record<string, string[]> }

/**
 * What a form says of each safety flag that it shows: `flag.ID` is the version that was shown, `done.ID` what was done, `known.ID`
 * the tick that it is known and stays open. A flag without an answer is left out, and then asked for.
 */
function safetyAnswers(sent: Record<string, unknown>): Read {
  const read = Object.keys(sent).flatMap(name => (name.startsWith('flag.') ? [answerAbout(name.slice(5), sent)] : []))
  const tooLong = read.filter(({ done }) => done === undefined)
  if (tooLong.length > 0)
    return {
      errors: Object.fromEntries(
        tooLong.map(({ flagId }) => [safetyField(flagId), ['Please keep this to 2000 characters.']]),
      ),
    }
  const answered = read.filter(({ done, known }) => done !== '' || known)
  return { safety: answered.map(({ flagId, version, done }) => ({ flagId, version, done: done || null })) }
}

function answerAbout(flagId: string, sent: Record<string, unknown>) {
  const done = multiLine(2000).safeParse(sent[safetyField(flagId)] ?? '').data
  return { flagId, version: Number(sent[`flag.${flagId}`]), done, known: sent[`known.${flagId}`] === 'on' }
}
