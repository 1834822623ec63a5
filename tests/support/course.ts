import { randomUUID } from 'node:crypto'
import { recordAssessments } from '@/db/assessments'
import { addClient } from '@/db/clients'
import { changeSession, startSession } from '@/db/sessions'
import type { Entry } from '@/lib/entry'
import type { SessionAttendance } from '@/lib/history'
import type { Answers, Target } from '@/lib/instruments/answers'
import type { Viewer } from '@/lib/viewer'
import { day, monday } from './practice'

/** The same answer to every item from 1 to `items`. */
export const all = (items: number, answer: number): Answers =>
  Object.fromEntries(Array.from({ length: items }, (_, index) => [index + 1, answer]))

/** A WAI-SR sheet whose twelve items have the given sum, spread as evenly as whole answers allow. */
export function allianceOf(sum: number): Entry {
  const answers = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [i + 1, Math.floor((sum + i) / 12)]))
  return { instrumentId: 'wai-sr', respondent: 'client', target: null, how: 'items', answers }
}

/** A CORE-10 sheet; item 6 is the risk item. */
export const distress = (answers: Answers): Entry => ({
  instrumentId: 'core-10',
  respondent: 'client',
  target: null,
  how: 'items',
  answers,
})

/** An ECR-RS typed by its two means (1 to 7). */
export const closeness = (anxiety: number, avoidance: number, target: Target = 'general'): Entry => ({
  instrumentId: 'ecr-rs',
  respondent: 'client',
  target,
  how: 'score-only',
  scores: { anxiety, avoidance },
  answers: {},
})

/** A clinician's impression with the same answer (1 to 5) to each of its three items. */
export const impression = (rating: number): Entry => ({
  instrumentId: 'impression',
  respondent: 'clinician',
  target: null,
  how: 'items',
  answers: all(3, rating),
})

/** A GAD-7 typed by its total. */
export const worry = (total: number): Entry => ({
  instrumentId: 'gad-7',
  respondent: 'client',
  target: null,
  how: 'score-only',
  scores: { total },
  answers: {},
})

/** A client of the viewer whose episode began on the Monday the practice was set up. */
export async function newClient(viewer: Viewer, code = 'K-001', name: string | null = 'Amira Tal'): Promise<string> {
  const about = { key: randomUUID(), code, name, birthDate: null, pronouns: null, reason: null, nextSessionOn: null }
  const added = await addClient(viewer, { ...about, startedOn: '2026-01-05' }, monday)
  if (!added.ok) throw new Error('The client was not added')
  return added.clientId
}

/** Records one session in the given week (0-based) and gives its id. */
export async function recordWeek(viewer: Viewer, clientId: string, week: number, entries: Entry[]): Promise<string> {
  const now = monday + week * 7 * day
  const begun = await startSession(viewer, { clientId, key: randomUUID(), another: true }, now)
  if (!begun.ok) throw new Error('The session was not begun')
  const about = {
    sessionId: begun.sessionId,
    version: 1,
    draftVersion: 0,
    key: randomUUID(),
    entries,
    isEmptyMeant: true,
  }
  const saved = await recordAssessments(viewer, about, now)
  if (!saved.ok) throw new Error(`The session was not saved: ${JSON.stringify(saved)}`)
  return begun.sessionId
}

/** Types a session in late: begun now, held on an earlier date. */
export async function recordOn(
  viewer: Viewer,
  clientId: string,
  heldOn: string,
  entries: Entry[],
  now: number,
  attendance: SessionAttendance = 'attended',
): Promise<string> {
  const begun = await startSession(viewer, { clientId, key: randomUUID(), another: true }, now)
  if (!begun.ok) throw new Error('The session was not begun')
  const { sessionId } = begun
  const dated = await changeSession(
    viewer,
    { sessionId, version: 1, heldOn, attendance, mode: 'in-person', another: heldOn },
    now,
  )
  if (!dated.ok) throw new Error('The session could not be dated')
  const saved = await recordAssessments(
    viewer,
    { sessionId, version: dated.version, draftVersion: 0, key: randomUUID(), entries, isEmptyMeant: true },
    now,
  )
  if (!saved.ok) throw new Error('The session was not saved')
  return sessionId
}
