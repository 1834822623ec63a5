import { and, eq, isNull, lte, ne } from 'drizzle-orm'
import { z } from 'zod'
import { todayIn } from '../lib/dates'
import type { Attendance, Mode } from '../lib/history'
import type { Viewer } from '../lib/viewer'
import { keptBy } from './access'
import { audit } from './audit'
import { type ClientOffered, clientName, inOfferedOrder, nameColumns } from './client-name'
import { clientKeptBy, endedIds, openEpisode, sessionKeptBy } from './found'
import { newId } from './ids'
import type { Sql } from './open'
import { conflict, invalid, notFound, type Outcome } from './outcome'
import { reread } from './reread'
import { assessments, clients, episodes, flags, sessions } from './schema'
import { forget } from './sheet'
import { once, write } from './write'

const started = z.object({ sessionId: z.string() })

/** Begins today's session of a client. One begun today and not saved yet is given again rather than doubled. */
export async function startSession(
  viewer: Viewer,
  { clientId, key }: { clientId: string; key: string },
  now: number,
): Promise<Outcome<z.output<typeof started>>> {
  return write(tx =>
    once(tx, viewer, { key, act: 'session.start', sent: clientId, now }, started, () => {
      if (!clientKeptBy(tx, viewer, clientId)) return notFound
      const episode = openEpisode(tx, clientId)
      if (!episode) return invalid({ clientId: ['This client has no open episode. Begin one first.'] })
      const heldOn = todayIn(viewer.timeZone, now)
      const begun = unsavedSession(tx, episode.id, heldOn)
      if (begun) return { ok: true, sessionId: begun.id }
      if (heldOn < episode.startedOn) return invalid({ clientId: ['The episode of this client begins later.'] })
      const id = newId()
      const about = { practiceId: viewer.practiceId, clientId, episodeId: episode.id, startedBy: viewer.personId }
      tx.insert(sessions)
        .values({ id, ...about, heldOn, attendance: 'attended', mode: 'in-person', createdAt: now })
        .run()
      audit(tx, viewer, { act: 'session.start', clientId, subjectId: id, now })
      return { ok: true, sessionId: id }
    }),
  )
}

function unsavedSession(tx: Sql, episodeId: string, heldOn: string) {
  const begun = and(eq(sessions.episodeId, episodeId), eq(sessions.heldOn, heldOn), isNull(sessions.recordedAt))
  return tx.select({ id: sessions.id }).from(sessions).where(begun).get()
}

type Details = { sessionId: string; version: number; heldOn: string; attendance: Attendance; mode: Mode }

/** Changes when and how a session took place. Its episode is read again, because a date may change its number. */
export async function changeSession(
  viewer: Viewer,
  details: Details,
  now: number,
): Promise<Outcome<{ version: number }>> {
  const { sessionId, version, ...held } = details
  return write(tx => {
    const found = sessionKeptBy(tx, viewer, sessionId)
    if (!found) return notFound
    if (found.session.version !== version) return conflict
    const error = dateError(held.heldOn, found.episode, todayIn(viewer.timeZone, now))
    if (error) return invalid({ heldOn: [error] })
    tx.update(sessions)
      .set({ ...held, version: version + 1 })
      .where(eq(sessions.id, sessionId))
      .run()
    reread(tx, { practiceId: viewer.practiceId, clientId: found.client.id, episodeId: found.episode.id }, now)
    audit(tx, viewer, { act: 'session.change', clientId: found.client.id, subjectId: sessionId, now })
    return { ok: true, version: version + 1 }
  })
}

function dateError(heldOn: string, episode: typeof episodes.$inferSelect, today: string): string | null {
  if (heldOn > today) return 'A session cannot be recorded before its day.'
  if (heldOn < episode.startedOn) return 'This is before the episode began.'
  if (episode.endedOn && heldOn > episode.endedOn) return 'This is after the episode ended.'
  return null
}

/** Moves a session that was recorded under the wrong client. Both episodes are read again; moving it back undoes it. */
export async function moveSession(
  viewer: Viewer,
  { sessionId, version, toClientId }: { sessionId: string; version: number; toClientId: string },
  now: number,
): Promise<Outcome<{ version: number }>> {
  return write(tx => {
    const found = sessionKeptBy(tx, viewer, sessionId)
    if (!found || !clientKeptBy(tx, viewer, toClientId)) return notFound
    if (found.session.version !== version) return conflict
    const episode = episodeOn(tx, toClientId, found.session.heldOn)
    if (!episode) return invalid({ toClientId: ['This client has no episode on the day of the session.'] })
    const to = { clientId: toClientId, episodeId: episode.id }
    tx.update(sessions)
      .set({ ...to, version: version + 1 })
      .where(eq(sessions.id, sessionId))
      .run()
    tx.update(assessments).set({ clientId: toClientId }).where(eq(assessments.sessionId, sessionId)).run()
    const from = { clientId: found.client.id, episodeId: found.episode.id }
    for (const side of [from, to]) {
      reread(tx, { practiceId: viewer.practiceId, ...side }, now)
      audit(tx, viewer, { act: 'session.move', clientId: side.clientId, subjectId: sessionId, now })
    }
    return { ok: true, version: version + 1 }
  })
}

function episodeOn(tx: Sql, clientId: string, date: string) {
  const theirs = tx
    .select()
    .from(episodes)
    .where(and(eq(episodes.clientId, clientId), lte(episodes.startedOn, date)))
  return theirs.all().find(episode => episode.endedOn === null || date <= episode.endedOn)
}

/** The viewer's other clients, to move a wrongly recorded session to. One audit entry, with how many were named. */
export async function moveTargets(viewer: Viewer, sessionId: string, now: number): Promise<ClientOffered[] | null> {
  return write(tx => {
    const found = sessionKeptBy(tx, viewer, sessionId)
    if (!found) return null
    const others = tx
      .select(nameColumns)
      .from(clients)
      .where(and(keptBy(viewer), ne(clients.id, found.client.id)))
      .all()
    const ended = endedIds(tx, viewer)
    audit(tx, viewer, { act: 'session.move-targets', subjectId: sessionId, count: others.length, now })
    return inOfferedOrder(others.map(row => ({ ...clientName(row), isEnded: ended.has(row.id) })))
  })
}

/** Gives up a session that was opened and never saved, with what was typed in it. A saved one cannot be discarded. */
export async function discardSession(
  viewer: Viewer,
  { sessionId }: { sessionId: string },
  now: number,
): Promise<Outcome> {
  return write(tx => {
    const found = sessionKeptBy(tx, viewer, sessionId)
    if (!found) return notFound
    if (found.session.recordedAt !== null) return invalid({ sessionId: ['A saved session cannot be discarded.'] })
    if (hasFlag(tx, sessionId)) return invalid({ sessionId: [flagged] })
    removeDrafts(tx, sessionId)
    tx.delete(sessions).where(eq(sessions.id, sessionId)).run()
    reread(tx, { practiceId: viewer.practiceId, clientId: found.client.id, episodeId: found.episode.id }, now)
    audit(tx, viewer, { act: 'session.discard', clientId: found.client.id, subjectId: sessionId, now })
    return { ok: true }
  })
}

/** A flag keeps its history, and with it the session that raised it. */
const flagged = 'A flag was raised from this session. Save it, or move it to the right client.'

const hasFlag = (tx: Sql, sessionId: string) =>
  tx.select({ id: flags.id }).from(flags).where(eq(flags.sessionId, sessionId)).get() !== undefined

function removeDrafts(tx: Sql, sessionId: string): void {
  const drafts = eq(assessments.sessionId, sessionId)
  forget(tx, tx.select({ id: assessments.id }).from(assessments).where(drafts).all())
  tx.delete(assessments).where(drafts).run()
}
