import { isDeepStrictEqual } from 'node:util'
import { and, eq, inArray, or, type SQL } from 'drizzle-orm'
import type { Entry } from '../lib/entry'
import type { Instrument } from '../lib/instruments/instrument'
import { score } from '../lib/instruments/scoring'
import { withDerived } from '../lib/instruments/typed-scores'
import { type AskedMeasure, measureKey } from '../lib/measure'
import type { Viewer } from '../lib/viewer'
import { newId } from './ids'
import { inTurn } from './in-turn'
import { measureKeyOfRow } from './measure-key-of-row'
import type { Sql } from './open'
import { first } from './rows'
import { answers, assessments, scores, type sheetStates } from './schema'

type Session = { id: string; clientId: string }
type State = (typeof sheetStates)[number]
/** Whose hand it is by. */
type By = Pick<Viewer, 'practiceId' | 'personId'>
/** One filled-in (or not filled-in) instrument, as it is sent. */
export type Sheet = { entry: Entry; instrument: Instrument }

/**
 * Keeps filled-in (or not filled-in) instruments of a session: the sheets, their answers and, once they are saved, their scores. Gives the ids of
 * the sheets in the same order.
 */
export const saveAssessments = (
  tx: Sql,
  viewer: Viewer,
  session: Session,
  sheets: readonly Sheet[],
  state: State,
  now: number,
): Promise<string[]> => saveAssessmentsBy(tx, viewer, session, sheets, state, now)

/** The same of somebody who is no viewer: of whoever asked a client who answered by themselves. */
export async function saveAssessmentsBy(
  tx: Sql,
  viewer: By,
  session: Session,
  sheets: readonly Sheet[],
  state: State,
  now: number,
): Promise<string[]> {
  if (sheets.length === 0) return []
  const ids = await keepSheets(tx, viewer, session, sheets, state, now)
  const owned = sheets.map((sheet, at) => ({
    sheet,
    owner: { assessmentId: ids[at] ?? '', practiceId: viewer.practiceId },
  }))
  const given = owned.flatMap(({ sheet, owner }) => answersOf(sheet.entry).map(answer => ({ ...owner, ...answer })))
  if (given.length > 0) await tx.insert(answers).values(given)
  const scored = owned.flatMap(({ sheet, owner }) => keptScores(sheet, state).map(each => ({ ...owner, ...each })))
  if (scored.length > 0) await tx.insert(scores).values(scored)
  return ids
}

/** A draft has no score yet but those that were typed; the screen shows one that is made from what is typed. */
const keptScores = ({ entry, instrument }: Sheet, state: State) =>
  state === 'draft' && entry.how === 'items' ? [] : scoresOf(entry, instrument)

/** Whether the drafts of a session are these sheets and no others, kept by the viewer. */
export const holdsDrafts = (tx: Sql, viewer: Viewer, sessionId: string, sheets: readonly Sheet[]): Promise<boolean> =>
  holdsSheets(tx, viewer, inState(sessionId, 'draft'), { sheets, state: 'draft' })

/** Whether these sheets stand beside the client's own of a session, each as the viewer typed it. */
export async function holdsBeside(
  tx: Sql,
  viewer: Viewer,
  sessionId: string,
  sheets: readonly Sheet[],
): Promise<boolean> {
  const these = or(...sheets.map(({ entry }) => sheetOf(sessionId, entry, 'beside')))
  return sheets.length === 0 || (await holdsSheets(tx, viewer, these, { sheets, state: 'beside' }))
}

const inState = (sessionId: string, state: State) =>
  and(eq(assessments.sessionId, sessionId), eq(assessments.state, state))

async function holdsSheets(
  tx: Sql,
  { personId }: Viewer,
  which: SQL | undefined,
  { sheets, state }: { sheets: readonly Sheet[]; state: State },
): Promise<boolean> {
  const rows = await tx.select().from(assessments).where(which)
  const held = await inTurn(rows, async ({ id, instrumentId, respondent, target, how, absence, recordedBy }) => {
    const answered = await tx.select().from(answers).where(eq(answers.assessmentId, id))
    const scored = await tx.select().from(scores).where(eq(scores.assessmentId, id))
    return contentOf({ instrumentId, respondent, target, how, absence, recordedBy }, answered, scored)
  })
  const sent = sheets.map(sheet => {
    const { entry } = sheet
    const { instrumentId, respondent } = entry
    const about = { instrumentId, respondent, target: entry.target ?? '', ...howOf(entry), recordedBy: personId }
    return contentOf(about, answersOf(entry), keptScores(sheet, state))
  })
  return isDeepStrictEqual(held.toSorted(), sent.toSorted())
}

type Given = Pick<typeof answers.$inferSelect, 'item' | 'value' | 'absence'>
type Scored = Pick<typeof scores.$inferSelect, 'scale' | 'value'>

/** What a sheet says, as text to be compared. */
const contentOf = (about: object, given: readonly Given[], scored: readonly Scored[]): string =>
  JSON.stringify([
    Object.entries(about).toSorted(),
    given.map(({ item, value, absence }) => [item, value ?? absence]).toSorted(byFirst),
    scored.map(({ scale, value }) => [scale, value]).toSorted(),
  ])

const byFirst = ([a]: unknown[], [b]: unknown[]) => Number(a) - Number(b)

const howOf = (entry: Entry) => ({
  how: entry.how === 'score-only' ? entry.how : ('items' as const),
  absence: entry.how === 'absent' ? entry.why : null,
})

/** Whether a measure was saved with a session before. */
export const isSaved = async (tx: Sql, sessionId: string, measure: AskedMeasure): Promise<boolean> =>
  (await first(
    tx
      .select({ id: assessments.id })
      .from(assessments)
      .where(sheetOf(sessionId, measure, 'final')),
  )) !== undefined

const sheetOf = (sessionId: string, { instrumentId, respondent, target }: AskedMeasure, state: State) =>
  and(
    eq(assessments.sessionId, sessionId),
    eq(assessments.instrumentId, instrumentId),
    eq(assessments.respondent, respondent),
    eq(assessments.target, target ?? ''),
    eq(assessments.state, state),
  )

/** Removes the answers and scores of assessments that are about to be replaced or given up: those that fit. */
export async function deleteResponses(tx: Sql, which: SQL | undefined): Promise<void> {
  const theirs = tx.select({ id: assessments.id }).from(assessments).where(which)
  await tx.delete(answers).where(inArray(answers.assessmentId, theirs))
  await tx.delete(scores).where(inArray(scores.assessmentId, theirs))
}

/** The rows of the sheets themselves, each replacing one of the same measure and state; gives their ids in the same order. */
async function keepSheets(
  tx: Sql,
  viewer: By,
  session: Session,
  sheets: readonly Sheet[],
  state: State,
  now: number,
): Promise<string[]> {
  const before = new Map(
    (await tx.select().from(assessments).where(inState(session.id, state))).map(row => [measureKeyOfRow(row), row]),
  )
  const owner = { practiceId: viewer.practiceId, clientId: session.clientId, sessionId: session.id, state }
  const placed = sheets.map(({ entry, instrument }) => {
    const { instrumentId, respondent } = entry
    const filled = {
      ...howOf(entry),
      instrumentVersion: instrument.version,
      recordedBy: viewer.personId,
      recordedAt: now,
    }
    const replaced = before.get(measureKey(entry)) ?? null
    return {
      replaced,
      row: {
        id: replaced?.id ?? newId(),
        ...owner,
        instrumentId,
        respondent,
        target: entry.target ?? ('' as const),
        ...filled,
      },
    }
  })
  const again = placed.flatMap(({ replaced }) => (replaced ? [replaced.id] : []))
  if (again.length > 0) await deleteResponses(tx, inArray(assessments.id, again))
  for (const { replaced, row } of placed)
    if (replaced)
      await tx
        .update(assessments)
        .set({ ...row, firstRecordedAt: firstRecorded(replaced), version: replaced.version + 1 })
        .where(eq(assessments.id, replaced.id))
  const added = placed.flatMap(({ replaced, row }) => (replaced ? [] : [row]))
  if (added.length > 0) await tx.insert(assessments).values(added)
  return placed.map(({ row }) => row.id)
}

/** When the sheet was first filled in; null where it never was. */
const firstRecorded = ({ firstRecordedAt, absence, recordedAt }: typeof assessments.$inferSelect) =>
  firstRecordedAt ?? (absence === null ? recordedAt : null)

function answersOf(entry: Entry) {
  if (entry.how === 'absent') return []
  return Object.entries(entry.answers).flatMap(([item, answer]) => {
    if (answer === undefined) return []
    const given = typeof answer === 'number' ? { value: answer, absence: null } : { value: null, absence: answer }
    return [{ item: Number(item), ...given }]
  })
}

function scoresOf(entry: Entry, instrument: Instrument) {
  if (entry.how === 'absent') return []
  if (entry.how === 'items') return score(instrument, entry.answers)
  const all = withDerived(instrument, entry.scores)
  return Object.entries(all).map(([scale, value]) => {
    const rule = entry.scores[scale] === undefined ? ('derived' as const) : ('typed' as const)
    return { scale, value, answered: 0, itemCount: 0, rule }
  })
}
