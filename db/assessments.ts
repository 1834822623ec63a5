import { isDeepStrictEqual } from 'node:util'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { raisesRisk } from '../lib/answer/risk'
import { checkEntry, type Entry } from '../lib/entry'
import type { Answer } from '../lib/instruments/answers'
import type { Instrument } from '../lib/instruments/instrument'

import { type AskedMeasure, measureKey } from '../lib/measure'
import { isInForce } from '../lib/pause'
import type { Viewer } from '../lib/viewer'
import { findSessionToChange } from './access'
import { audit } from './audit'
import { besideClientSheets } from './client-sheets'
import type { Names } from './engine'
import { riskAnswers } from './episode-records'
import { hasFlagRecordedLate, openSafetyFlags } from './flag-queries'
import { type Sql, vault } from './open'
import { conflict, invalid, notFound, type Outcome, sessionIsVoid } from './outcome'
import { pausesIn } from './pause-rows'
import { noteSessionChanged, reevaluateEpisode } from './reevaluate'
import { first } from './rows'
import {
  correctedBy,
  type Draft,
  entryErrors,
  episodeOfSession,
  errorsByMeasure,
  type FoundSession,
  forgetDrafts,
  type SessionRow,
  saveSheets,
  sealedNote,
  sheetOf,
} from './save-sheets'
import { assessments, sessions } from './schema'
import { isNotedAsTyping } from './session-authors'
import { instrumentsIn } from './settings'
import { holdsBeside, holdsDrafts, type Sheet, saveAssessments } from './sheet'
import { once, writeBeside } from './write'

/** What an act on a session changes: what its client has, and what was sent under a key. */
const clientOf =
  (sessionId: string, ...keys: readonly string[]): Names =>
  async tx => {
    const of = await first(tx.select({ id: sessions.clientId }).from(sessions).where(eq(sessions.id, sessionId)))
    return [of?.id ?? sessionId, ...keys]
  }

type Saved = { draftVersion: number; savedAt: number; safety: boolean }

/**
 * Keeps what has been typed so far: the session's drafts become exactly these entries. A risk item answered above its limit
 * raises its flag at once, saved or not; `safety` says whether there is one. A conflict means another tab typed meanwhile; what is
 * stored already as it is sent, because a reply was lost, is none.
 */
export async function saveDraft(viewer: Viewer, draft: Draft, now: number): Promise<Outcome<Saved>> {
  return writeBeside(viewer, clientOf(draft.sessionId), async tx => {
    const found = await findSessionToChange(tx, viewer, draft.sessionId)
    if (!found) return notFound
    if (found === 'void') return sessionIsVoid
    const { session } = found
    if (session.attendance === 'between') return notFound
    const instruments = await instrumentsIn(tx, viewer.practiceId)
    const errors = errorsByMeasure(draft.entries, entry => checkEntry(entry, instruments))
    if (errors) return invalid(errors)
    const { sheets, besides } = await sheetsTyped(tx, instruments, session, draft.entries)
    const safety = [...sheets, ...besides].some(hasRaisedSafetyItem)
    if (session.draftVersion !== draft.draftVersion)
      return (await isStored(tx, viewer, found, draft, { sheets, besides }))
        ? { ok: true, draftVersion: session.draftVersion, savedAt: now, safety }
        : conflict
    const before = await readOfKeptDrafts(tx, session.id, instruments)
    await forgetDrafts(tx, session.id)
    await saveAssessments(tx, viewer, session, sheets, 'draft', now)
    await saveAssessments(tx, viewer, session, besides, 'beside', now)
    const draftVersion = session.draftVersion + 1
    await tx
      .update(sessions)
      .set({ draftVersion, ...sealedNote(found, draft.note) })
      .where(eq(sessions.id, session.id))
    if (besides.length === 0 && isSameRead(before, readOfDrafts(sheets)))
      await noteSessionChanged(tx, session.episodeId, session.id)
    else
      await reevaluateEpisode(tx, episodeOfSession(session), now, {
        ...correctedBy(session, draft.entries),
        changed: session.id,
      })
    if (!(await isNotedAsTyping(tx, viewer, session, now)))
      await audit(tx, viewer, { act: 'session.draft', clientId: session.clientId, subjectId: session.id, now })
    return { ok: true, draftVersion, savedAt: now, safety }
  })
}

type Typed = Awaited<ReturnType<typeof sheetsTyped>>

/** What is typed in a session, and what of it is of measures that the client filled in themselves. */
async function sheetsTyped(
  tx: Sql,
  instruments: readonly Instrument[],
  session: SessionRow,
  entries: readonly Entry[],
) {
  const { typed, beside } = await besideClientSheets(tx, session, entries)
  const asSheets = (some: readonly Entry[]) => some.map(entry => sheetOf(entry, instruments))
  return { sheets: asSheets(typed), besides: asSheets(beside) }
}

/**
 * What of a session's drafts the rules read: whether there are any, which makes it a session of the episode, and their risk answers. A draft
 * that changes neither leaves every flag, and the line of the caseload, as they are.
 */
const readOfDrafts = (sheets: readonly Sheet[]) => ({
  isBegun: sheets.length > 0,
  risks: sheets.flatMap(({ entry, instrument }) =>
    entry.how === 'absent'
      ? []
      : instrument.safetyItems.flatMap(({ item }) => {
          const answer = entry.answers[item]
          return answer === undefined ? [] : [riskText(entry, item, answer)]
        }),
  ),
})

/** The same of the drafts that are kept. */
async function readOfKeptDrafts(tx: Sql, sessionId: string, instruments: readonly Instrument[]) {
  const drafts = and(eq(assessments.sessionId, sessionId), eq(assessments.state, 'draft'))
  const isBegun =
    (await first(tx.select({ id: assessments.id }).from(assessments).where(drafts).limit(1))) !== undefined
  const risks = isBegun ? await riskAnswers(tx, drafts, instruments) : []
  return { isBegun, risks: risks.map(({ item, answer, ...measure }) => riskText(measure, item, answer)) }
}

const riskText = (measure: AskedMeasure, item: number, answer: Answer) => `${measureKey(measure)} ${item} ${answer}`

const isSameRead = (a: ReturnType<typeof readOfDrafts>, b: ReturnType<typeof readOfDrafts>): boolean =>
  a.isBegun === b.isBegun && isDeepStrictEqual(a.risks.toSorted(), b.risks.toSorted())

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
  return writeBeside(viewer, clientOf(sessionId, `${viewer.personId}:${key}`), tx =>
    once(
      tx,
      viewer,
      { key: `${key}.${version}`, act: 'session.record', sent: { sessionId, entries, note }, now },
      recorded,
      async () => {
        const found = await findSessionToChange(tx, viewer, sessionId)
        if (!found) return notFound
        if (found === 'void') return sessionIsVoid
        const { session } = found
        if (session.attendance === 'between') return notFound
        if (session.version !== version) return conflict
        const errors = await entryErrors(tx, viewer, entries)
        if (errors) return invalid(errors)
        if (session.draftVersion !== draftVersion) {
          const typed = await sheetsTyped(tx, await instrumentsIn(tx, viewer.practiceId), session, entries)
          if (!(await isStored(tx, viewer, found, { draftVersion, note }, typed))) return conflict
        }
        if (
          !isEmptyMeant &&
          session.attendance === 'attended' &&
          (await isEmpty(tx, viewer, session, { entries, note }))
        )
          return invalid({ isEmptyMeant: ['Nothing is filled in.'] })
        await saveSheets(tx, viewer, found, { entries, note }, now)
        const hasOpenSafety = (await openSafetyFlags(tx, session.episodeId, session.id)).length > 0
        const hasLateSafety = await hasFlagRecordedLate(tx, session.episodeId, session.id)
        return { ok: true, version: version + 1, sessionId: session.id, hasOpenSafety, hasLateSafety }
      },
    ),
  )
}

/** Whether the session would be saved without anything having been said of any measure. */
type Content = Pick<Draft, 'entries' | 'note'>

async function isEmpty(
  tx: Sql,
  { timeZone }: Viewer,
  session: SessionRow,
  { entries, note = '' }: Content,
): Promise<boolean> {
  if (note.trim() !== '' || session.sealedNote !== null || entries.some(saysSomething)) return false
  // A pause is why there is nothing, and is noted with the session.
  if ((await pausesIn(tx, session.clientId, timeZone)).some(pause => isInForce(pause, session.heldOn))) return false
  const saved = and(eq(assessments.sessionId, session.id), eq(assessments.state, 'final'))
  return (await first(tx.select({ id: assessments.id }).from(assessments).where(saved))) === undefined
}

const saysSomething = (entry: Entry): boolean =>
  entry.how === 'absent' ||
  Object.keys(entry.answers).length > 0 ||
  (entry.how === 'score-only' && Object.keys(entry.scores).length > 0)

/**
 * Whether the newest draft of a session is this one, typed by the viewer: what was sent twice is stored already. Only one that came
 * next after the version it names is; whatever happened to the session in between is a conflict.
 */
async function isStored(
  tx: Sql,
  viewer: Viewer,
  { session, client }: FoundSession,
  { draftVersion, note }: Pick<Draft, 'draftVersion' | 'note'>,
  { sheets, besides }: Typed,
): Promise<boolean> {
  if (session.draftVersion !== draftVersion + 1) return false
  const kept = vault().keyOf(client).read('sessions.sealed_note', session.id, session.sealedNote) ?? ''
  if (note !== undefined && note.trim() !== kept) return false
  return (await holdsDrafts(tx, viewer, session.id, sheets)) && (await holdsBeside(tx, viewer, session.id, besides))
}

function hasRaisedSafetyItem({ entry, instrument }: Sheet): boolean {
  if (entry.how === 'absent') return false
  return raisesRisk(instrument, entry.answers)
}
