import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { checkEntry, checkFinal, type Entry } from '../lib/entry'
import { instrumentIn } from '../lib/instruments/catalogue'
import type { Instrument } from '../lib/instruments/instrument'
import { safetyReadings } from '../lib/instruments/scoring'
import type { Viewer } from '../lib/viewer'
import { audit } from './audit'
import { sessionKeptBy } from './found'
import { instrumentsIn } from './library'
import type { Sql } from './open'
import { conflict, invalid, notFound, type Outcome } from './outcome'
import { keepPaused } from './paused-sheets'
import { reread } from './reread'
import { assessments, clients, sessions } from './schema'
import { forget, isSaved, keep } from './sheet'
import { once, write } from './write'

type Draft = { sessionId: string; draftVersion: number; entries: Entry[] }
type Saved = { draftVersion: number; savedAt: number; safety: boolean }

/**
 * Keeps what has been typed so far: the session's drafts become exactly these entries. A risk item answered above its limit
 * raises its flag at once, saved or not; `safety` says whether there is one. A conflict means another tab typed meanwhile.
 */
export async function saveDraft(viewer: Viewer, draft: Draft, now: number): Promise<Outcome<Saved>> {
  return write(tx => {
    const session = sessionKeptBy(tx, viewer, draft.sessionId)?.session
    if (!session) return notFound
    if (session.draftVersion !== draft.draftVersion) return conflict
    const instruments = instrumentsIn(tx, viewer.practiceId)
    const errors = errorsOf(draft.entries, entry => checkEntry(entry, instruments))
    if (errors) return invalid(errors)
    forgetDrafts(tx, session.id)
    const sheets = draft.entries.map(entry => sheetOf(entry, instruments))
    for (const sheet of sheets) keep(tx, viewer, session, sheet, 'draft', now)
    const draftVersion = session.draftVersion + 1
    tx.update(sessions).set({ draftVersion }).where(eq(sessions.id, session.id)).run()
    reread(tx, { practiceId: viewer.practiceId, clientId: session.clientId, episodeId: session.episodeId }, now)
    audit(tx, viewer, { act: 'session.draft', clientId: session.clientId, subjectId: session.id, now })
    return { ok: true, draftVersion, savedAt: now, safety: sheets.some(hasRaisedSafetyItem) }
  })
}

const recorded = z.object({ version: z.int(), sessionId: z.string() })
type Submission = { sessionId: string; version: number; key: string; entries: Entry[] }

/**
 * Saves a session's assessments in one act: answers, scores, flags, summary and audit entry, or nothing. Sending the same key
 * again for the same version gives the first outcome. `conflict` when somebody saved the session since `version` was read; `invalid` names the measure.
 */
export async function recordAssessments(
  viewer: Viewer,
  { sessionId, version, key, entries }: Submission,
  now: number,
): Promise<Outcome<z.output<typeof recorded>>> {
  return write(tx =>
    once(
      tx,
      viewer,
      { key: `${key}.${version}`, act: 'session.record', sent: { sessionId, entries }, now },
      recorded,
      () => {
        const session = sessionKeptBy(tx, viewer, sessionId)?.session
        if (!session) return notFound
        if (session.version !== version) return conflict
        const instruments = instrumentsIn(tx, viewer.practiceId)
        const errors = errorsOf(entries, entry => checkFinal(entry, instruments))
        if (errors) return invalid(errors)
        forgetDrafts(tx, session.id)
        const said = entries.filter(entry => saysSomething(tx, session, entry))
        for (const entry of said) keep(tx, viewer, session, sheetOf(entry, instruments), 'final', now)
        closeSession(tx, session, now)
        keepPaused(tx, viewer, session, now)
        reread(tx, { practiceId: viewer.practiceId, clientId: session.clientId, episodeId: session.episodeId }, now)
        audit(tx, viewer, { act: 'session.record', clientId: session.clientId, subjectId: session.id, now })
        return { ok: true, version: version + 1, sessionId: session.id }
      },
    ),
  )
}

type Session = typeof sessions.$inferSelect

/** At a session that did not take place nothing was asked, so there is no saying why; but for what was saved before and is taken back. */
function saysSomething(tx: Sql, session: Session, entry: Entry): boolean {
  return session.attendance === 'attended' || entry.how !== 'absent' || isSaved(tx, session.id, entry)
}

/** Marks the session as saved and the appointment that it was as kept. */
function closeSession(tx: Sql, session: Session, now: number): void {
  const saved = {
    version: session.version + 1,
    draftVersion: session.draftVersion + 1,
    recordedAt: session.recordedAt ?? now,
  }
  tx.update(sessions).set(saved).where(eq(sessions.id, session.id)).run()
  const client = tx.select({ next: clients.nextSessionOn }).from(clients).where(eq(clients.id, session.clientId)).get()
  if (client?.next && client.next <= session.heldOn)
    tx.update(clients).set({ nextSessionOn: null }).where(eq(clients.id, session.clientId)).run()
}

function forgetDrafts(tx: Sql, sessionId: string): void {
  const drafts = and(eq(assessments.sessionId, sessionId), eq(assessments.state, 'draft'))
  forget(tx, tx.select({ id: assessments.id }).from(assessments).where(drafts).all())
  tx.delete(assessments).where(drafts).run()
}

/** What is wrong with the entries, under the name of each measure; null when nothing is. */
function errorsOf(entries: readonly Entry[], check: (entry: Entry) => string[]): Record<string, string[]> | null {
  const found = entries
    .map(entry => [measureName(entry), check(entry)] as const)
    .filter(([, errors]) => errors.length > 0)
  const twice = entries.length !== new Set(entries.map(measureName)).size
  if (twice) return { entries: ['A measure is in this session twice.'] }
  return found.length > 0 ? Object.fromEntries(found) : null
}

/** The name under which an entry's errors are given: instrument, respondent, target. */
export const measureName = (entry: { instrumentId: string; respondent: string; target: string | null }) =>
  [entry.instrumentId, entry.respondent, entry.target ?? ''].join(':')

const sheetOf = (entry: Entry, instruments: readonly Instrument[]) => ({
  entry,
  instrument: instrumentIn(instruments, entry.instrumentId),
})

function hasRaisedSafetyItem({ entry, instrument }: ReturnType<typeof sheetOf>): boolean {
  if (entry.how === 'absent') return false
  return safetyReadings(instrument, entry.answers).some(reading => reading.state === 'raised')
}
