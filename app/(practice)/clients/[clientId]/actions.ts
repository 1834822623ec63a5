'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { act } from '@/app/auth/act'
import { answer, answerBesideTheirs } from '@/app/auth/answer'
import { idGiven as id } from '@/app/id-given'
import { lineTyped } from '@/app/typed-text'
import { joinCareTeam, leaveCareTeam } from '@/db/care-team'
import { changeClient, setNextSession } from '@/db/clients'
import { beginEpisode, changeEpisode, endEpisode, endKinds } from '@/db/episodes'
import { addPin, changePin, removePin } from '@/db/event-pins'
import { birthProblem, isNotAhead, notAhead, planProblem, startProblemOf, yearProblem } from '../new/dates-given'
import { dateGiven, detailFields, textGiven } from '../new/fields'

const key = z.string().min(1).max(128)
const version = z.coerce.number().int().positive()

/** Changes how the client is named and described. */
export const changeDetails = act(
  z.object({ clientId: id, version, ...detailFields }),
  'keepClients',
  async (viewer, input, now) => {
    const slip = await birthProblem(viewer, input, now)
    return slip ? { errors: { birthDate: [slip] } } : answerBesideTheirs(await changeClient(viewer, input, now))
  },
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

/** Ends the course of therapy. */
export const finishEpisode = act(
  z.object({ episodeId: id, version, endedOn: dateGiven, endKind: z.enum(endKinds), reason: textGiven }),
  'keepClients',
  async (viewer, input, now) =>
    isNotAhead(viewer, input.endedOn, now)
      ? answer(await endEpisode(viewer, input, now))
      : { errors: { endedOn: [notAhead] } },
)

/** Corrects when an episode began, or why. */
export const correctEpisode = act(
  z.object({ episodeId: id, version, startedOn: dateGiven, reason: textGiven }),
  'keepClients',
  async (viewer, input, now) => {
    const slip = await startProblemOf(viewer, input, now)
    return slip ? { errors: { startedOn: [slip] } } : answerBesideTheirs(await changeEpisode(viewer, input, now))
  },
)

/** Begins another course of therapy. */
export const startEpisode = act(
  z.object({ clientId: id, key, startedOn: dateGiven, reason: textGiven }),
  'keepClients',
  async (viewer, input, now) => {
    const slip = await startProblemOf(viewer, input, now)
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
  // The dialog has no field for this to stand beside.
  if (!outcome.ok && outcome.why === 'invalid') return { message: Object.values(outcome.errors).flat().join(' ') }
  if (!outcome.ok || outcome.isOpen) return answer(outcome)
  revalidatePath('/', 'layout')
  return redirect(`/caseload?left=${input.membershipId}`)
})
