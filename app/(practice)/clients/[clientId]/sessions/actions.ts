'use server'

import { refresh, revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { keepVisit } from '@/app/answer/visit-cookie'
import { formAction, rpcAction } from '@/app/auth/form-action'
import { toFormState, toFormStateInOneMessage } from '@/app/auth/to-form-state'
import { calendarDate, rowId as id, multiLine, singleLine } from '@/app/fields'
import { checkbox, checkboxes } from '@/app/form'
import { withdrawRequest } from '@/db/answer-requests'
import { recordAssessments, saveDraft } from '@/db/assessments'
import { beginHandover, handoverOffer } from '@/db/handovers'
import { measureToAdd, sessionToRecord } from '@/db/session-entry'
import { movedBy, moveSession, moveSessions, moveTargets } from '@/db/session-moves'
import { undoVoid, voidSession } from '@/db/session-voids'
import { changeSession, discardSession, startSession } from '@/db/sessions'
import { correctClientSheet } from '@/db/sheet-corrections'
import { takeUnsentAnswers } from '@/db/unsent-answers'
import { entrySchema } from '@/lib/entry'
import { modes, sessionAttendances } from '@/lib/history'
import { type Answer, respondents, targets } from '@/lib/instruments/answers'
import { type AskedMeasure, measureKey, measureSubject, readMeasureKey } from '@/lib/measure'
import { sessionPath, summaryPath } from './paths'

const key = z.string().min(1).max(128)
const version = z.coerce.number().int().nonnegative()
/** The clinician's own words on a session; an emptied one is sent as empty. */
const noteTyped = z.string().max(1000)
const entries = z.array(entrySchema).max(200)
const fromJson = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue('This could not be read. Please reload the page.')
    return z.NEVER
  }
})

const voiding = z.object({
  sessionId: id,
  version,
  draftVersion: version,
  reason: multiLine(500).min(1),
  safetyFlags: checkboxes(z.string().regex(/^[\w-]+:\d+$/)),
  done: multiLine(2000).optional(),
  isError: checkbox,
})

/** Takes a saved session out, and says with it what was done about a safety flag that it raised. */
export const makeVoid = formAction(voiding, 'recordSessions', async (viewer, sent, now) => {
  const { safetyFlags, done: typed, isError, ...session } = sent
  const done = isError ? 'Entered in error.' : typed
  if (safetyFlags.length > 0 && !done)
    return { errors: { done: ['Please say what was done, or that it was entered in error.'] } }
  const safety = safetyFlags.map(named => {
    const [flagId = '', flagVersion = ''] = named.split(':')
    return { flagId, version: Number(flagVersion), done: done ?? '' }
  })
  const outcome = await voidSession(viewer, { ...session, safety }, now)
  if (!outcome.ok && outcome.why === 'invalid') return { message: Object.values(outcome.errors).flat().join(' ') }
  if (outcome.ok) revalidatePath('/', 'layout')
  return toFormState(outcome)
})

/** An answer of a correction, as the form sends it: a number, why there is none, or that there is none. */
const answerSent = z.union([
  z.enum(['blank', 'declined']),
  z.literal('none').transform(() => undefined),
  z
    .string()
    .regex(/^-?\d{1,4}([.,]\d)?$/, 'This is not a number.')
    .transform(text => Number(text.replace(',', '.'))),
])

const correcting = z
  .looseObject({ assessmentId: id, version, reason: multiLine(500).min(1) })
  .transform(({ assessmentId, version: known, reason, ...fields }, context) => {
    const answers: Record<number, Answer> = {}
    for (const [name, value] of Object.entries(fields)) {
      const item = /^answer\.(\d{1,3})$/.exec(name)?.[1]
      if (item === undefined) continue
      const read = answerSent.safeParse(value)
      if (!read.success) context.addIssue({ code: 'custom', path: [name], message: 'This is no answer to it.' })
      else if (read.data !== undefined) answers[Number(item)] = read.data
    }
    return { assessmentId, version: known, reason, answers }
  })

/** Corrects what a client had answered by themselves. */
export const correctSheet = formAction(correcting, 'recordSessions', async (viewer, sent, now) => {
  const outcome = await correctClientSheet(viewer, sent, now)
  if (!outcome.ok && outcome.why === 'invalid' && outcome.errors.answers)
    return { message: outcome.errors.answers.join(' ') }
  if (outcome.ok) revalidatePath('/', 'layout')
  return toFormState(outcome)
})

/** Brings a void session back. */
export const bringBack = formAction(z.object({ sessionId: id }), 'recordSessions', async (viewer, sent, now) => {
  const outcome = await undoVoid(viewer, sent, now)
  if (outcome.ok) revalidatePath('/', 'layout')
  return toFormState(outcome)
})

const beginning = z.object({ clientId: id, key, another: checkbox })

/** Opens today's session of a client for recording. */
export const beginSession = formAction(beginning, 'recordSessions', async (viewer, input, now) => {
  const started = await startSession(viewer, input, now)
  if (started.ok) return redirect(sessionPath(input.clientId, started.sessionId))
  // One of today is there: what it is, and whether a second one is meant, has a page of its own.
  const isAsked = started.why === 'invalid' && started.errors.another !== undefined
  return isAsked ? redirect(`/clients/${input.clientId}/sessions/another`) : toFormState(started)
})

/** Keeps what is typed so far. Called by the screen by itself, about once a second while somebody types. */
export const keepDraft = rpcAction(
  z.object({ sessionId: id, draftVersion: version, entries, note: noteTyped.optional() }),
  'recordSessions',
  async (viewer, draft, now) => {
    const kept = await saveDraft(viewer, draft, now)
    return kept.ok || kept.why !== 'not-found' ? kept : notFound()
  },
)

const stored = z.object({ sessionId: id, clientId: id })

/** What is kept of a session now, for whoever has to choose between two versions. One that was moved away is there no more. */
export const readStored = rpcAction(stored, 'recordSessions', async (viewer, { sessionId, clientId }, now) => {
  const found = await sessionToRecord(viewer, sessionId, now)
  if (found?.client.id !== clientId) return notFound()
  const { version, draftVersion, lastBy, note } = found.session
  const entries = found.battery.flatMap(part => part.entry ?? [])
  const drafts = found.battery.flatMap(part =>
    part.entry && part.isDraft ? [{ entry: part.entry, title: measureSubject(part) }] : [],
  )
  const sent = found.battery.flatMap(part =>
    part.source
      ? [{ key: measureKey({ ...part, instrumentId: part.instrument.id }), title: part.instrument.abbreviation }]
      : [],
  )
  return { ok: true as const, version, draftVersion, lastBy, note: note ?? '', entries, drafts, sent }
})

const measure = z.object({
  sessionId: id,
  instrumentId: id,
  respondent: z.enum(respondents),
  target: z.enum(targets).nullable(),
})

/** The form of a measure that is to be added to a session. */
export const readMeasure = rpcAction(measure, 'recordSessions', async (viewer, { sessionId, ...named }) => {
  const part = (await measureToAdd(viewer, sessionId, named)) ?? notFound()
  return { ok: true as const, part }
})

const recording = z.object({
  clientId: id,
  sessionId: id,
  version,
  draftVersion: version,
  key,
  note: noteTyped.optional(),
  isEmptyMeant: checkbox,
  goOn: z.enum(['summary', 'next']),
  nextClientId: id.optional(),
  entries: fromJson.pipe(entries),
})

/**
 * Saves the session; then its summary, or the next client's session, or the caseload when nobody is next. Where the save has left a
 * safety flag open, or a risk answer recorded late, its summary comes first, whatever was asked for.
 */
export const recordSession = formAction(recording, 'recordSessions', async (viewer, sent, now) => {
  const { clientId, goOn, nextClientId, ...session } = sent
  const saved = await recordAssessments(viewer, session, now)
  if (!saved.ok) return toFormState(saved)
  // What the browser remembers of any page may show the session as it was before.
  revalidatePath('/', 'layout')
  if (goOn === 'summary') return redirect(summaryPath(clientId, saved.sessionId))
  if (saved.hasOpenSafety || saved.hasLateSafety)
    return redirect(`${summaryPath(clientId, saved.sessionId)}?chosen=next`)
  const note = `saved=${saved.sessionId}`
  if (!nextClientId) return redirect(`/caseload?${note}`)
  const next = await startSession(viewer, { clientId: nextClientId, key: `${session.key}.next` }, now)
  return redirect(`${next.ok ? sessionPath(nextClientId, next.sessionId) : '/caseload'}?${note}`)
})

const handedSession = z.object({ sessionId: id })

/** What the client can be asked on this screen. */
export const readHandover = rpcAction(handedSession, 'recordSessions', async (viewer, { sessionId }) => {
  const offer = (await handoverOffer(viewer, sessionId)) ?? notFound()
  return { ok: true as const, offer }
})

/** A measure as a tick box sends it. */
const measureSent = z
  .string()
  .max(120)
  .transform((text, context): AskedMeasure => {
    const read = readMeasureKey(text)
    if (read) return read
    context.addIssue('Please choose among those offered.')
    return z.NEVER
  })

const handing = z.object({
  sessionId: id,
  language: singleLine(35).min(2),
  measure: checkboxes(measureSent),
  asksGoals: checkbox,
})

/** Hands this screen over to the client: the login ends, and the browser has what opens the questions and nothing else. */
export const handOver = formAction(handing, 'recordSessions', async (viewer, { measure: measures, ...about }, now) => {
  const begun = await beginHandover(viewer, { ...about, measures }, now)
  if (!begun.ok) return toFormState(begun)
  await keepVisit(begun.secret)
  return { ok: true }
})

const unsent = z.object({ requestId: id })

/** Takes what the client answered on the viewer's screen and did not send, because they said so. */
export const takeUnsent = formAction(unsent, 'recordSessions', async (viewer, { requestId }, now) => {
  const taken = await takeUnsentAnswers(viewer, requestId, now)
  if (taken.ok) revalidatePath('/', 'layout')
  return toFormStateInOneMessage(taken)
})

/** Leaves it out: nobody has it any more. */
export const leaveUnsent = formAction(unsent, 'recordSessions', async (viewer, { requestId }, now) => {
  const left = await withdrawRequest(viewer, requestId, now)
  return toFormStateInOneMessage(left, { message: 'The answers were left out.' })
})

const details = z.object({
  sessionId: id,
  version,
  heldOn: calendarDate,
  attendance: z.enum(sessionAttendances),
  mode: z.enum(modes),
  another: z.string().optional(),
})

/** When and how the session took place. The page is read again with the new version, and what is typed stays. */
export const changeDetails = formAction(details, 'recordSessions', async (viewer, sent, now) => {
  const changed = await changeSession(viewer, sent, now)
  if (!changed.ok) return toFormState(changed)
  refresh()
  return { ok: true, message: 'Changed.' }
})

/** Whom a session could belong to instead. Names are read when somebody asks for them, and not with every form. */
export const readTargets = rpcAction(
  z.object({ sessionId: id }),
  'recordSessions',
  async (viewer, { sessionId }, now) => {
    const found = await moveTargets(viewer, sessionId, now)
    return found ? { ok: true as const, targets: found } : notFound()
  },
)

const moving = z.object({ sessionId: id, version, toClientId: id, isUndo: checkbox })

/** To the right client, and to the page there that says so and offers the way back. */
export const moveToClient = formAction(moving, 'recordSessions', async (viewer, { isUndo, ...move }, now) => {
  const before = await sessionToRecord(viewer, move.sessionId, now)
  const moved = await moveSession(viewer, move, now)
  if (!moved.ok || !before) return toFormState(moved)
  revalidatePath('/', 'layout')
  const path = before.session.recordedAt === null ? sessionPath : summaryPath
  return redirect(`${path(move.toClientId, move.sessionId)}${isUndo ? '' : `?movedFrom=${moved.fromClientId}`}`)
})

const discarding = z.object({ clientId: id, sessionId: id, version, draftVersion: version })
/** A session with the version that was shown, as a tick box sends it. */
const sessionShown = z
  .string()
  .regex(/^[\w-]{1,64}:\d{1,9}$/)
  .transform(text => {
    const [sessionId = '', shown] = text.split(':')
    return { sessionId, version: Number(shown) }
  })

const movingSeveral = z.object({ key, toClientId: id, session: checkboxes(sessionShown) })

/** Several sessions to the right client in one act, and to that client's page, which says so and offers the way back. */
export const moveSeveral = formAction(movingSeveral, 'recordSessions', async (viewer, { session, ...to }, now) => {
  const moved = await moveSessions(viewer, { ...to, sessions: session }, now)
  return moved.ok ? toMoved(moved.toClientId, to.key) : toFormState(moved)
})

/** Moves all of them back that were moved in one act. */
export const moveBack = formAction(z.object({ moved: key }), 'recordSessions', async (viewer, sent, now) => {
  const before = (await movedBy(viewer, sent.moved, now)) ?? notFound()
  const back = { key: `${sent.moved}.back`, toClientId: before.fromClientId, sessions: before.sessions }
  const moved = await moveSessions(viewer, back, now)
  return moved.ok ? toMoved(moved.toClientId, back.key) : toFormState(moved)
})

function toMoved(clientId: string, key: string): never {
  revalidatePath('/', 'layout')
  redirect(`/clients/${clientId}?moved=${encodeURIComponent(key)}`)
}

/** Gives up a session that was never saved. */
export const discard = formAction(discarding, 'recordSessions', async (viewer, { clientId, ...session }, now) => {
  const gone = await discardSession(viewer, session, now)
  if (gone.ok) revalidatePath('/', 'layout')
  return gone.ok ? redirect(`/clients/${clientId}`) : toFormStateInOneMessage(gone)
})
