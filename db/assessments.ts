import { and, eq, exists, gte, isNull, not, sql } from 'drizzle-orm'
import { z } from 'zod'
import { todayIn } from '../lib/dates'
import { checkEntry, checkFinal, type Entry } from '../lib/entry'
import type { ActOnFlags } from '../lib/flags/reconcile'
import { isStatedAnew } from '../lib/flags/rules/safety-item'
import { instrumentIn } from '../lib/instruments/catalogue'
import type { Instrument } from '../lib/instruments/instrument'
import { safetyReadings } from '../lib/instruments/scoring'
import { measureKey } from '../lib/measure'
import { isInForce } from '../lib/pause'
import type { Viewer } from '../lib/viewer'
import { findSessionToChange } from './access'
import { audit } from './audit'
import { hasFlagRecordedLate, openSafetyFlags } from './flag-queries'
import { instrumentsIn } from './library'
import { pausesIn } from './measure-pauses'
import { type Sql, vault } from './open'
import { conflict, invalid, notFound, type Outcome, sessionIsVoid } from './outcome'
import { keepPaused } from './paused-sheets'
import { reevaluateEpisode } from './reevaluate'
import { acknowledgements, assessments, entryRuns, flags, sessions } from './schema'
import { deleteResponses, holdsDrafts, isSaved, type Sheet, saveAssessment } from './sheet'
import { once, write } from './write'

type Draft = {
  sessionId: string
  draftVersion: number
  entries: Entry[]
  /** The clinician's own words; left out where nothing was typed there. */
  note?: string
}
type Saved = { draftVersion: number; savedAt: number; safety: boolean }

/**
 * Keeps what has been typed so far: the session's drafts become exactly these entries. A risk item answered above its limit
 * raises its flag at once, saved or not; `safety` says whether there is one. A conflict means another tab typed meanwhile; what is
 * stored already as it is sent, because a reply was lost, is none.
 */
export async function saveDraft(viewer: Viewer, draft: Draft, now: number): Promise<Outcome<Saved>> {
  return write(tx => {
    const found = findSessionToChange(tx, viewer, draft.sessionId)
    if (!found) return notFound
    if (found === 'void') return sessionIsVoid
    const { session } = found
    const instruments = instrumentsIn(tx, viewer.practiceId)
    const errors = errorsOf(draft.entries, entry => checkEntry(entry, instruments))
    if (errors) return invalid(errors)
    const sheets = draft.entries.map(entry => sheetOf(entry, instruments))
    const safety = sheets.some(hasRaisedSafetyItem)
    if (session.draftVersion !== draft.draftVersion)
      return isStored(tx, viewer, found, draft, sheets)
        ? { ok: true, draftVersion: session.draftVersion, savedAt: now, safety }
        : conflict
    forgetDrafts(tx, session.id)
    for (const sheet of sheets) saveAssessment(tx, viewer, session, sheet, 'draft', now)
    const draftVersion = session.draftVersion + 1
    tx.update(sessions)
      .set({ draftVersion, ...sealedNote(found, draft.note) })
      .where(eq(sessions.id, session.id))
      .run()
    reevaluateEpisode(tx, episodeOf(viewer, session), now, correctedBy(session, draft.entries))
    audit(tx, viewer, { act: 'session.draft', clientId: session.clientId, subjectId: session.id, now })
    return { ok: true, draftVersion, savedAt: now, safety }
  })
}

const recorded = z.object({
  version: z.int(),
  sessionId: z.string(),
  /** A safety flag of this session is open: it comes before anything else. */
  hasOpenSafety: z.boolean(),
  /** A risk answer of this session was recorded late and nobody has said yet whether it was seen: it is asked about now. */
  hasLateSafety: z.boolean().default(false),
})
type Submission = Omit<Draft, 'draftVersion'> & {
  version: number
  draftVersion: number
  key: string
  /** Somebody has been asked, and means that nothing was filled in. */
  isEmptyMeant?: boolean
}

/**
 * Saves a session's assessments in one act: answers, scores, flags, summary and audit entry, or nothing. Sending the same key
 * again for the same version gives the first outcome. `conflict` when somebody saved the session since `version` was read, or typed
 * anything else in it since `draftVersion`: it replaces both. `invalid` names the measure; an attended session without anything in it is refused
 * under `isEmptyMeant` until that is said to be meant.
 */
export async function recordAssessments(
  viewer: Viewer,
  { sessionId, version, draftVersion, key, entries, note, isEmptyMeant = false }: Submission,
  now: number,
): Promise<Outcome<z.output<typeof recorded>>> {
  return write(tx =>
    once(
      tx,
      viewer,
      { key: `${key}.${version}`, act: 'session.record', sent: { sessionId, entries, note }, now },
      recorded,
      () => {
        const found = findSessionToChange(tx, viewer, sessionId)
        if (!found) return notFound
        if (found === 'void') return sessionIsVoid
        const { session } = found
        if (session.version !== version) return conflict
        const errors = entryErrors(tx, viewer, entries)
        if (errors) return invalid(errors)
        const instruments = instrumentsIn(tx, viewer.practiceId)
        const sheets = entries.map(entry => sheetOf(entry, instruments))
        if (session.draftVersion !== draftVersion && !isStored(tx, viewer, found, { draftVersion, note }, sheets))
          return conflict
        if (!isEmptyMeant && session.attendance === 'attended' && isEmpty(tx, viewer, session, { entries, note }))
          return invalid({ isEmptyMeant: ['Nothing is filled in.'] })
        saveSheets(tx, viewer, found, { entries, note }, now)
        const hasOpenSafety = openSafetyFlags(tx, session.episodeId, session.id).length > 0
        const hasLateSafety = hasFlagRecordedLate(tx, session.episodeId, session.id)
        return { ok: true, version: version + 1, sessionId: session.id, hasOpenSafety, hasLateSafety }
      },
    ),
  )
}

/**
 * Makes these entries, checked before, what is saved of a session; its drafts are gone, its episode is read again, the audit says so.
 * Called in the transaction of an act that has found the session through the viewer.
 */
export function saveSheets(
  tx: Sql,
  viewer: Viewer,
  found: Found,
  { entries, note }: Pick<Draft, 'entries' | 'note'>,
  now: number,
): void {
  const { session } = found
  const instruments = instrumentsIn(tx, viewer.practiceId)
  forgetDrafts(tx, session.id)
  const kept = entries.filter(entry => mayBeKept(tx, session, entry))
  for (const entry of kept) saveAssessment(tx, viewer, session, sheetOf(entry, instruments), 'final', now)
  closeSession(tx, session, sealedNote(found, note), now)
  keepPaused(tx, viewer, session, now)
  reevaluateEpisode(tx, episodeOf(viewer, session), now, {
    ...correctedBy(session, entries),
    ...deferredInRun(tx, viewer, session, now),
  })
  audit(tx, viewer, { act: 'session.record', clientId: session.clientId, subjectId: session.id, now })
}

/** What is wrong with entries that are to be saved, under the name of each measure; null when nothing is. */
export const entryErrors = (tx: Sql, viewer: Viewer, entries: readonly Entry[]) => {
  const instruments = instrumentsIn(tx, viewer.practiceId)
  return errorsOf(entries, entry => checkFinal(entry, instruments))
}

type Session = typeof sessions.$inferSelect
type Found = Exclude<NonNullable<ReturnType<typeof findSessionToChange>>, 'void'>

const episodeOf = ({ practiceId }: Viewer, { clientId, episodeId }: Session) => ({ practiceId, clientId, episodeId })

/** A safety flag of this session is taken back only where the act states the answer anew. */
const correctedBy = (session: Session, entries: readonly Entry[]): ActOnFlags => ({
  corrects: flag => flag.rule === 'safety-item' && isStatedAnew(flag.key, session.id, entries),
})

/**
 * While a run of earlier sessions is typed, its risk answers wait to be asked about together at its end. What was open when the day
 * began, or was spoken of, waits no longer.
 */
function deferredInRun(tx: Sql, { timeZone }: Viewer, { entryRunId }: Session, now: number): ActOnFlags {
  if (entryRunId === null) return {}
  const isSpokenOf = exists(
    tx.select({ one: sql`1` }).from(acknowledgements).where(eq(acknowledgements.flagId, flags.id)),
  )
  const ofRun = tx
    .select({ id: flags.id, raisedAt: flags.raisedAt })
    .from(flags)
    .innerJoin(sessions, eq(sessions.id, flags.sessionId))
    .innerJoin(entryRuns, eq(entryRuns.id, sessions.entryRunId))
    .where(
      and(
        eq(entryRuns.id, entryRunId),
        isNull(entryRuns.endedAt),
        gte(flags.raisedAt, entryRuns.startedAt),
        not(isSpokenOf),
      ),
    )
    .all()
  const today = todayIn(timeZone, now)
  const waiting = new Set(ofRun.filter(flag => todayIn(timeZone, flag.raisedAt) === today).map(({ id }) => id))
  return { defers: flag => waiting.has(flag.id) }
}

function sealedNote({ session, client }: Found, note: string | undefined): Partial<Session> {
  if (note === undefined) return {}
  return { sealedNote: vault().unwrap(client).seal('sessions.sealed_note', session.id, note.trim()) }
}

/** Whether the session would be saved without anything having been said of any measure. */
type Content = Pick<Draft, 'entries' | 'note'>

function isEmpty(tx: Sql, { timeZone }: Viewer, session: Session, { entries, note = '' }: Content): boolean {
  if (note.trim() !== '' || session.sealedNote !== null || entries.some(saysSomething)) return false
  // A pause is why there is nothing, and is noted with the session.
  if (pausesIn(tx, session.clientId, timeZone).some(pause => isInForce(pause, session.heldOn))) return false
  const saved = and(eq(assessments.sessionId, session.id), eq(assessments.state, 'final'))
  return tx.select({ id: assessments.id }).from(assessments).where(saved).get() === undefined
}

const saysSomething = (entry: Entry): boolean =>
  entry.how === 'absent' ||
  Object.keys(entry.answers).length > 0 ||
  (entry.how === 'score-only' && Object.keys(entry.scores).length > 0)

/** At a session that did not take place nothing was asked, so there is no saying why; but for what was saved before and is taken back. */
function mayBeKept(tx: Sql, session: Session, entry: Entry): boolean {
  return session.attendance === 'attended' || entry.how !== 'absent' || isSaved(tx, session.id, entry)
}

/** Marks the session as saved. */
function closeSession(tx: Sql, session: Session, note: Partial<Session>, now: number): void {
  const saved = {
    ...note,
    version: session.version + 1,
    draftVersion: session.draftVersion + 1,
    recordedAt: session.recordedAt ?? now,
  }
  tx.update(sessions).set(saved).where(eq(sessions.id, session.id)).run()
}

/**
 * Whether the newest draft of a session is this one, typed by the viewer: what was sent twice is stored already. Only one that came
 * next after the version it names is; whatever happened to the session in between is a conflict.
 */
function isStored(
  tx: Sql,
  viewer: Viewer,
  { session, client }: Found,
  { draftVersion, note }: Pick<Draft, 'draftVersion' | 'note'>,
  sheets: readonly Sheet[],
): boolean {
  if (session.draftVersion !== draftVersion + 1) return false
  const kept = vault().unwrap(client).open('sessions.sealed_note', session.id, session.sealedNote) ?? ''
  return (note === undefined || note.trim() === kept) && holdsDrafts(tx, viewer, session.id, sheets)
}

function forgetDrafts(tx: Sql, sessionId: string): void {
  const drafts = and(eq(assessments.sessionId, sessionId), eq(assessments.state, 'draft'))
  deleteResponses(tx, tx.select({ id: assessments.id }).from(assessments).where(drafts).all())
  tx.delete(assessments).where(drafts).run()
}

/** What is wrong with the entries, under the key of each measure; null when nothing is. */
function errorsOf(entries: readonly Entry[], check: (entry: Entry) => string[]): Record<string, string[]> | null {
  const found = entries
    .map(entry => [measureKey(entry), check(entry)] as const)
    .filter(([, errors]) => errors.length > 0)
  const twice = entries.length !== new Set(entries.map(measureKey)).size
  if (twice) return { entries: ['A measure is in this session twice.'] }
  return found.length > 0 ? Object.fromEntries(found) : null
}

const sheetOf = (entry: Entry, instruments: readonly Instrument[]): Sheet => ({
  entry,
  instrument: instrumentIn(instruments, entry.instrumentId),
})

function hasRaisedSafetyItem({ entry, instrument }: Sheet): boolean {
  if (entry.how === 'absent') return false
  return safetyReadings(instrument, entry.answers).some(reading => reading.state === 'raised')
}
