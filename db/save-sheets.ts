import { and, eq, exists, gte, isNull, not, sql } from 'drizzle-orm'
import { todayIn } from '../lib/dates'
import { checkFinal, type Entry } from '../lib/entry'
import type { ActOnFlags } from '../lib/flags/reconcile'
import { isStatedAnew } from '../lib/flags/rules/safety-item'
import { instrumentIn } from '../lib/instruments/catalogue'
import type { Instrument } from '../lib/instruments/instrument'
import { measureKey } from '../lib/measure'
import type { Viewer } from '../lib/viewer'
import type { findSessionToChange } from './access'
import { audit } from './audit'
import { besideClientSheets } from './client-sheets'
import { whichInTurn } from './in-turn'
import { type Sql, vault } from './open'
import { keepPaused } from './pause-rows'
import { reevaluateEpisode } from './reevaluate'
import { acknowledgements, assessments, entryRuns, flags, sessions } from './schema'
import { instrumentsIn } from './settings'
import { deleteResponses, isSaved, type Sheet, saveAssessments } from './sheet'

export type Draft = {
  sessionId: string
  draftVersion: number
  entries: Entry[]
  /** The clinician's own words; left out where nothing was typed there. */
  note?: string
}

export type SessionRow = typeof sessions.$inferSelect
export type FoundSession = Exclude<NonNullable<Awaited<ReturnType<typeof findSessionToChange>>>, 'void'>

/**
 * Makes these entries, checked before, what is saved of a session; its drafts are gone, its episode is read again, the audit says so. What the client
 * filled in themselves is never typed over: the same measure, typed otherwise, is kept beside it.
 * Called in the transaction of an act that has found the session through the viewer.
 */
export async function saveSheets(
  tx: Sql,
  viewer: Viewer,
  found: FoundSession,
  { entries, note }: Pick<Draft, 'entries' | 'note'>,
  now: number,
): Promise<void> {
  const { session } = found
  const instruments = await instrumentsIn(tx, viewer.practiceId)
  await forgetDrafts(tx, session.id)
  const kept = await whichInTurn(entries, entry => mayBeKept(tx, session, entry))
  const { typed, beside } = await besideClientSheets(tx, session, kept)
  const asSheets = (some: readonly Entry[]) => some.map(entry => sheetOf(entry, instruments))
  await saveAssessments(tx, viewer, session, asSheets(typed), 'final', now)
  await saveAssessments(tx, viewer, session, asSheets(beside), 'beside', now)
  await closeSession(tx, session, sealedNote(found, note), now)
  await keepPaused(tx, viewer, session, now)
  await reevaluateEpisode(tx, episodeOfSession(session), now, {
    changed: session.id,
    ...correctedBy(session, entries),
    ...(await deferredInRun(tx, viewer, session, now)),
  })
  await audit(tx, viewer, { act: 'session.record', clientId: session.clientId, subjectId: session.id, now })
}

/** What is wrong with entries that are to be saved, under the name of each measure; null when nothing is. */
export const entryErrors = async (tx: Sql, viewer: Viewer, entries: readonly Entry[]) => {
  const instruments = await instrumentsIn(tx, viewer.practiceId)
  return errorsByMeasure(entries, entry => checkFinal(entry, instruments))
}

/** The episode of a session, as it is read again. */
export const episodeOfSession = ({ practiceId, clientId, episodeId }: SessionRow) => ({
  practiceId,
  clientId,
  episodeId,
})

/** A safety flag of this session is taken back only where the act states the answer anew. */
export const correctedBy = (session: SessionRow, entries: readonly Entry[]): ActOnFlags => ({
  corrects: flag => flag.rule === 'safety-item' && isStatedAnew(flag.key, session.id, entries),
})

/**
 * While a run of earlier sessions is typed, its risk answers wait to be asked about together at its end. What was open when the day
 * began, or was acknowledged, waits no longer.
 */
async function deferredInRun(
  tx: Sql,
  { timeZone }: Viewer,
  { entryRunId }: SessionRow,
  now: number,
): Promise<ActOnFlags> {
  if (entryRunId === null) return {}
  const isSpokenOf = exists(
    tx.select({ one: sql`1` }).from(acknowledgements).where(eq(acknowledgements.flagId, flags.id)),
  )
  const ofRun = await tx
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
  const today = todayIn(timeZone, now)
  const waiting = new Set(ofRun.filter(flag => todayIn(timeZone, flag.raisedAt) === today).map(({ id }) => id))
  return { defers: flag => waiting.has(flag.id) }
}

/** The column of the clinician's own words; nothing where none were typed. */
export function sealedNote({ session, client }: FoundSession, note: string | undefined): Partial<SessionRow> {
  if (note === undefined) return {}
  return {
    sealedNote: vault().keyOf(client).sealOver('sessions.sealed_note', session.id, note.trim(), session.sealedNote),
  }
}

/** At a session that did not take place nothing was asked, so there is no saying why; but for what was saved before and is taken back. */
async function mayBeKept(tx: Sql, session: SessionRow, entry: Entry): Promise<boolean> {
  return session.attendance === 'attended' || entry.how !== 'absent' || (await isSaved(tx, session.id, entry))
}

/** Marks the session as saved. */
async function closeSession(tx: Sql, session: SessionRow, note: Partial<SessionRow>, now: number): Promise<void> {
  const saved = {
    ...note,
    version: session.version + 1,
    draftVersion: session.draftVersion + 1,
    recordedAt: session.recordedAt ?? now,
  }
  await tx.update(sessions).set(saved).where(eq(sessions.id, session.id))
}

/** Deletes what was typed in a session and not saved. */
export async function forgetDrafts(tx: Sql, sessionId: string): Promise<void> {
  const drafts = and(eq(assessments.sessionId, sessionId), eq(assessments.state, 'draft'))
  await deleteResponses(tx, drafts)
  await tx.delete(assessments).where(drafts)
}

/** What is wrong with the entries, under the key of each measure; null when nothing is. */
export function errorsByMeasure(
  entries: readonly Entry[],
  check: (entry: Entry) => string[],
): Record<string, string[]> | null {
  const found = entries
    .map(entry => [measureKey(entry), check(entry)] as const)
    .filter(([, errors]) => errors.length > 0)
  const twice = entries.length !== new Set(entries.map(measureKey)).size
  if (twice) return { entries: ['A measure is in this session twice.'] }
  return found.length > 0 ? Object.fromEntries(found) : null
}

/** What is sent of one measure, beside what the measure is. */
export const sheetOf = (entry: Entry, instruments: readonly Instrument[]): Sheet => ({
  entry,
  instrument: instrumentIn(instruments, entry.instrumentId),
})
