import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { shortDate, todayIn } from '../lib/dates'
import { type Mode, numbered, type SessionAttendance } from '../lib/history'
import type { Viewer } from '../lib/viewer'
import { findOwnClient, findOwnSession, findSessionToChange, openEpisode } from './access'
import { answersWaiting, becomeBetween, becomeSession, holdsClientAnswers } from './answer-occasions'
import { audit } from './audit'
import { clientRef } from './client-name'
import { unchangedHistory } from './history'
import { newId } from './ids'
import type { Sql } from './open'
import { conflict, invalid, notFound, type Outcome, sessionIsVoid } from './outcome'
import { noteSessionChanged, reevaluateEpisode } from './reevaluate'
import { first } from './rows'
import { forgetDrafts } from './save-sheets'
import { answerRequests, assessments, flags, handovers, sessions } from './schema'
import { dateError, hasSessionOn, openSession } from './session-rows'
import { deleteResponses } from './sheet'
import { done, keyOfVersion, look, once, write } from './write'

const started = z.object({ sessionId: z.string() })

type Start = {
  clientId: string
  key: string
  /** Begin one more, whatever there is already of today. */
  another?: boolean
}

/**
 * Begins today's session of a client. The one that is open is given again rather than doubled, and a second one of a day is begun
 * only where `another` says so: else `invalid` says under `another` what there is.
 */
export async function startSession(
  viewer: Viewer,
  { clientId, key, another = false }: Start,
  now: number,
): Promise<Outcome<z.output<typeof started>>> {
  return write(viewer, tx =>
    once(tx, viewer, { key, act: 'session.start', sent: clientId, now }, started, async () => {
      if (!(await findOwnClient(tx, viewer, clientId))) return notFound
      const episode = await openEpisode(tx, clientId)
      if (!episode) return invalid({ clientId: ['This client has no open episode. Begin one first.'] })
      const heldOn = todayIn(viewer.timeZone, now)
      const open = await openSession(tx, clientId)
      if (open && (!another || open.heldOn === heldOn)) return { ok: true, sessionId: open.id }
      if (!another && (await hasSessionOn(tx, episode.id, heldOn))) return invalid({ another: [secondOfToday] })
      if (heldOn < episode.startedOn) return invalid({ clientId: ['The episode of this client begins later.'] })
      const waiting = await answersWaiting(tx, episode.id, heldOn)
      if (waiting) {
        await becomeSession(tx, viewer, waiting, heldOn, now)
        await audit(tx, viewer, { act: 'session.start', clientId, subjectId: waiting.id, now })
        return { ok: true, sessionId: waiting.id }
      }
      const id = newId()
      const about = { practiceId: viewer.practiceId, clientId, episodeId: episode.id, startedBy: viewer.personId }
      await tx
        .insert(sessions)
        .values({ id, ...about, heldOn, attendance: 'attended', mode: 'in-person', createdAt: now })
      await noteSessionChanged(tx, episode.id, id)
      await audit(tx, viewer, { act: 'session.start', clientId, subjectId: id, now })
      return { ok: true, sessionId: id }
    }),
  )
}

const secondOfToday = 'A session today is already saved.'

const changed = z.object({ version: z.int() })
type Details = {
  sessionId: string
  version: number
  heldOn: string
  attendance: SessionAttendance
  mode: Mode
  /** The day on which one more session is meant, though there is one already. */
  another?: string | undefined
}

/**
 * Changes when and how a session took place. Its episode is read again, because a date may change its number. A day that has a session
 * already is taken only where `another` names it: else `invalid` says under `another` that there is one, and offers that day.
 */
export async function changeSession(
  viewer: Viewer,
  details: Details,
  now: number,
): Promise<Outcome<{ version: number }>> {
  const { sessionId, version, another, ...held } = details
  const act = 'session.change'
  return write(viewer, tx =>
    once(tx, viewer, { key: keyOfVersion(act, sessionId, version), act, sent: held, now }, changed, async () => {
      const found = await findSessionToChange(tx, viewer, sessionId)
      if (!found) return notFound
      if (found === 'void') return sessionIsVoid
      if (found.session.attendance === 'between') return notFound
      if (found.session.version !== version) return conflict
      const error = dateError(held.heldOn, found.episode, todayIn(viewer.timeZone, now))
      if (error) return invalid({ heldOn: [error] })
      const isMoved = held.heldOn !== found.session.heldOn && held.heldOn !== another
      if (isMoved && (await hasSessionOn(tx, found.episode.id, held.heldOn, sessionId)))
        return invalid({ another: [secondOn(held.heldOn, viewer)] }, { another: held.heldOn })
      await tx
        .update(sessions)
        .set({ ...held, version: version + 1 })
        .where(eq(sessions.id, sessionId))
      await reevaluateEpisode(
        tx,
        { practiceId: viewer.practiceId, clientId: found.client.id, episodeId: found.episode.id },
        now,
        { rearranges: true },
      )
      await audit(tx, viewer, { act, clientId: found.client.id, subjectId: sessionId, now })
      return { ok: true, version: version + 1 }
    }),
  )
}

const secondOn = (day: string, { locale }: Viewer) =>
  `There is already a session on ${shortDate(day, locale)}. A second one counts separately, with a number of its own.`

type Discarding = { sessionId: string; version: number; draftVersion: number }

/**
 * Gives up a session that was opened and never saved, with what was typed in it. What the client answered in it themselves stays, as answered
 * between sessions. A saved one cannot be discarded. A conflict means that somebody typed in it meanwhile.
 */
export async function discardSession(
  viewer: Viewer,
  { sessionId, version, draftVersion }: Discarding,
  now: number,
): Promise<Outcome> {
  const act = 'session.discard'
  return write(viewer, tx =>
    once(
      tx,
      viewer,
      { key: keyOfVersion(act, sessionId), act, sent: { version, draftVersion }, now },
      done,
      async () => {
        const found = await findOwnSession(tx, viewer, sessionId)
        if (!found) return notFound
        if (found.session.version !== version || found.session.draftVersion !== draftVersion) return conflict
        if (found.session.recordedAt !== null) return invalid({ sessionId: ['A saved session cannot be discarded.'] })
        if (await holdsClientAnswers(tx, sessionId)) {
          await forgetDrafts(tx, sessionId)
          await becomeBetween(tx, viewer, found.session)
        } else {
          if (await hasFlag(tx, sessionId)) return invalid({ sessionId: [flagged] })
          if (await wasHandedOver(tx, sessionId)) return invalid({ sessionId: [handedOver] })
          await removeDrafts(tx, sessionId)
          await tx.update(answerRequests).set({ sessionId: null }).where(eq(answerRequests.sessionId, sessionId))
          await tx.delete(sessions).where(eq(sessions.id, sessionId))
        }
        await reevaluateEpisode(
          tx,
          { practiceId: viewer.practiceId, clientId: found.client.id, episodeId: found.episode.id },
          now,
        )
        await audit(tx, viewer, { act, clientId: found.client.id, subjectId: sessionId, now })
        return { ok: true }
      },
    ),
  )
}

/** A flag keeps its history, and with it the session that raised it. */
const flagged = 'A flag was raised from this session. Save it, or move it to the right client.'

const hasFlag = async (tx: Sql, sessionId: string) =>
  (await first(tx.select({ id: flags.id }).from(flags).where(eq(flags.sessionId, sessionId)))) !== undefined

/** A handover is kept, and with it the session in which it was. */
const handedOver = 'The screen was handed over in this session. Save it, and void it if it should not count.'

const wasHandedOver = async (tx: Sql, sessionId: string) =>
  (await first(tx.select({ id: handovers.id }).from(handovers).where(eq(handovers.sessionId, sessionId)))) !== undefined

async function removeDrafts(tx: Sql, sessionId: string): Promise<void> {
  const drafts = eq(assessments.sessionId, sessionId)
  await deleteResponses(tx, drafts)
  await tx.delete(assessments).where(drafts)
}

export type SessionsOfToday = NonNullable<Awaited<ReturnType<typeof sessionsOfToday>>>

/** The sessions of today that a client has already. Null when the viewer may not record for the client, or no episode is open. */
export async function sessionsOfToday(viewer: Viewer, clientId: string, now: number) {
  return look(async tx => {
    const client = await findOwnClient(tx, viewer, clientId)
    const episode = client && (await openEpisode(tx, clientId))
    if (!client || !episode) return null
    const today = todayIn(viewer.timeZone, now)
    await audit(tx, viewer, { act: 'session.of-today', clientId, now })
    const sessions = numbered(await unchangedHistory(tx, episode.id)).filter(({ date }) => date === today)
    return {
      client: clientRef(client),
      today,
      sessions: sessions.map(({ id, number, isSaved }) => ({ id, number, isSaved })),
    }
  })
}
