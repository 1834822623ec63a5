'use server'

import { refresh, revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { act } from '@/app/auth/act'
import { answer, answerBesideTheirs, answerInOneMessage } from '@/app/auth/answer'
import { idGiven as id } from '@/app/id-given'
import { lineTyped } from '@/app/typed-text'
import { joinCareTeam, leaveCareTeam } from '@/db/care-team'
import { removeClient } from '@/db/client-removal'
import { changeClient, setNextSession } from '@/db/clients'
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
import { isNotAhead, notAhead, planProblem, yearProblem } from '../new/dates-given'
import { dateGiven, detailFields, textGiven } from '../new/fields'
import { safetyAnswers } from './safety-answers'

const key = z.string().min(1).max(128)
const version = z.coerce.number().int().positive()

/** Changes how the client is named and described. */
export const changeDetails = act(
  z.object({ clientId: id, version, ...detailFields }),
  'keepClients',
  async (viewer, input, now) => answerBesideTheirs(await changeClient(viewer, input, now)),
)

/** Sets or clears the date of the next session. */
export const changeNextSession = act(
  z.object({ clientId: id, version, nextSessionOn: dateGiven.optional().transform(date => date ?? null) }),
  'keepClients',
  async (viewer, input, now) => {
    const slip = planProblem(viewer, input.nextSessionOn, now)
    return slip ? { errors: { nextSessionOn: [slip] } } : answerBesideTheirs(await setNextSession(viewer, input, now))
  },
)

/** Pins an event to the open episode. */
export const pinEvent = act(
  z.object({ clientId: id, key, happenedOn: dateGiven, text: lineTyped(120).min(1) }),
  'keepClients',
  async (viewer, input, now) => {
    const slip = yearProblem(viewer, input.happenedOn, now)
    return slip ? { errors: { happenedOn: [slip] } } : answer(await addPin(viewer, input, now))
  },
)

const pin = { clientId: id, pinId: id, version }

/** Corrects an event that was pinned. */
export const correctPin = act(
  z.object({ ...pin, happenedOn: dateGiven, text: lineTyped(120).min(1) }),
  'keepClients',
  async (viewer, input, now) => {
    const slip = yearProblem(viewer, input.happenedOn, now)
    return slip ? { errors: { happenedOn: [slip] } } : answerBesideTheirs(await changePin(viewer, input, now))
  },
)

/** Takes an event off the timeline. */
export const unpinEvent = act(z.object(pin), 'keepClients', async (viewer, input, now) =>
  answer(await removePin(viewer, input, now)),
)

const ending = { episodeId: id, version, endedOn: dateGiven, endKind: z.enum(endKinds), reason: textGiven }

/** Ends the course of therapy, with what is said of each open safety flag. */
export const finishEpisode = act(z.looseObject(ending), 'keepClients', async (viewer, input, now) => {
  const { episodeId, version, endedOn, endKind, reason, ...sent } = input
  if (!isNotAhead(viewer, endedOn, now)) return { errors: { endedOn: [notAhead] } }
  const { safety, errors } = safetyAnswers(sent)
  if (errors) return { errors }
  const ended = await endEpisode(viewer, { episodeId, version, endedOn, endKind, reason, safety }, now)
  // A flag that was raised or changed meanwhile is shown, with its own field.
  if (!ended.ok && ended.why === 'invalid' && !ended.errors.endedOn) refresh()
  return answer(ended)
})

/** Corrects when an episode ended, how and why. */
export const correctEnding = act(z.object(ending), 'keepClients', async (viewer, input, now) =>
  isNotAhead(viewer, input.endedOn, now)
    ? answerBesideTheirs(await changeEnding(viewer, input, now))
    : { errors: { endedOn: [notAhead] } },
)

/** Opens the latest episode again. */
export const reopen = act(z.object({ episodeId: id, version }), 'keepClients', async (viewer, input, now) =>
  answerInOneMessage(await reopenEpisode(viewer, input, now)),
)

/** Takes back that an episode was begun. */
export const takeBackEpisode = act(z.object({ episodeId: id, version }), 'keepClients', async (viewer, input, now) =>
  answerInOneMessage(await removeEpisode(viewer, input, now)),
)

/** Corrects when an episode began, or why. */
export const correctEpisode = act(
  z.object({ episodeId: id, version, startedOn: dateGiven, reason: textGiven }),
  'keepClients',
  async (viewer, input, now) => {
    const slip = yearProblem(viewer, input.startedOn, now)
    return slip ? { errors: { startedOn: [slip] } } : answerBesideTheirs(await changeEpisode(viewer, input, now))
  },
)

/** Begins another course of therapy. */
export const startEpisode = act(
  z.object({ clientId: id, key, startedOn: dateGiven, reason: textGiven }),
  'keepClients',
  async (viewer, input, now) => {
    const slip = yearProblem(viewer, input.startedOn, now)
    return slip ? { errors: { startedOn: [slip] } } : answer(await beginEpisode(viewer, input, now))
  },
)

/** Lets a colleague into the care team. */
export const join = act(
  z.object({ clientId: id, personId: id, role: z.enum(['clinician', 'supervisor']) }),
  'keepClients',
  async (viewer, input, now) => answer(await joinCareTeam(viewer, input, now)),
)

/** Ends a colleague's access, or the viewer's own: then their page is no longer theirs, and the caseload says so. */
export const leave = act(z.object({ membershipId: id }), 'keepClients', async (viewer, input, now) => {
  const outcome = await leaveCareTeam(viewer, input, now)
  if (!outcome.ok || outcome.isOpen) return answerInOneMessage(outcome)
  revalidatePath('/', 'layout')
  return redirect(`/caseload?left=${input.membershipId}`)
})

/** Removes a client of whom nothing is recorded, and goes to the caseload, which says so. */
export const remove = act(z.object({ clientId: id, version }), 'keepClients', async (viewer, input, now) => {
  const removed = await removeClient(viewer, input, now)
  if (!removed.ok) return answerInOneMessage(removed)
  // What the browser remembers of any page may still name the client.
  revalidatePath('/', 'layout')
  return redirect('/caseload?notice=client-removed')
})
