import { dueAt, type PlanEntry } from '../lib/battery'
import type { Entry } from '../lib/entry'
import { type History, type HistoryAssessment, numbered } from '../lib/history'
import { instrumentIn } from '../lib/instruments/catalogue'
import type { Instrument } from '../lib/instruments/instrument'
import { type Wording, wordingFor } from '../lib/instruments/wording'
import { type AskedMeasure, sameMeasure } from '../lib/measure'
import { pauseOn } from '../lib/pause'
import type { typedScales } from './history'
import type { PauseView } from './pause-rows'

/** Planned measures in the practice's order, then what else is on the sheet, then whatever could be added of those offered. */
export function battery(
  plan: readonly PlanEntry[],
  read: History,
  sessionId: string,
  offered: readonly Instrument[],
  typed: Typed,
) {
  const due = dueAt(plan, read, sessionId)
  const onSheet = here(read, sessionId)
  const known = [...plan, ...onSheet, ...everyMeasure(offered)]
  return distinct(known).map(measure =>
    part(
      measure,
      instrumentIn(read.instruments, measure.instrumentId),
      due.some(each => sameMeasure(each, measure)),
      onSheet,
      typed,
    ),
  )
}

/** By assessment id, the scales whose scores were typed. */
type Typed = Awaited<ReturnType<typeof typedScales>>

const distinct = (measures: readonly AskedMeasure[]): AskedMeasure[] =>
  measures.filter((measure, index) => measures.findIndex(each => sameMeasure(each, measure)) === index)

const everyMeasure = (instruments: readonly Instrument[]): AskedMeasure[] =>
  instruments.flatMap(each => each.respondents.map(respondent => ({ instrumentId: each.id, respondent, target: null })))

export function part(
  { instrumentId, respondent, target }: AskedMeasure,
  instrument: Instrument,
  due: boolean,
  onSheet: readonly HistoryAssessment[],
  typed: Typed,
) {
  const sheets = onSheet.filter(sheet => sameMeasure(sheet, { instrumentId, respondent, target }))
  const saved = sheets.find(sheet => !sheet.draft)
  const source = saved?.source ? { ...saved.source, assessmentId: saved.id } : null
  // What a client filled in themselves is what is shown: nothing is typed over it.
  const draft = source ? undefined : sheets.find(sheet => sheet.draft && !sheet.beside)
  const entry = draft ?? saved
  return {
    instrument,
    respondent,
    target,
    due,
    entry: entry ? toEntry(entry, typed.get(entry.id) ?? []) : null,
    saved: saved !== undefined,
    isDraft: draft !== undefined,
    /** How the client filled it in themselves, and in which sheet; null where it was typed, or is not there. */
    source,
  }
}

/** Until when and why a measure that is due or noted is paused on a day; null where it is asked. */
export function pauseIn(pauses: readonly PauseView[], of: ReturnType<typeof part>, day: string) {
  const measure = { instrumentId: of.instrument.id, respondent: of.respondent, target: of.target }
  const pause = of.due || of.entry ? pauseOn(pauses, measure, day) : null
  return pause && { untilOn: pause.untilOn, reason: pause.reason }
}

/** The words that the practice holds a licence for, in the client's language where it has them; null where the sheet shows cues. */
export const withWording = (
  of: ReturnType<typeof part> & { pause: ReturnType<typeof pauseIn> },
  wordings: ReadonlyMap<string, readonly Wording[]>,
  language: string | null,
) => ({
  ...of,
  wording: wordingFor(wordings.get(of.instrument.id) ?? [], language),
})

/** What was typed: scores that follow from it are worked out anew, or correcting one would leave the old ones in place. */
function toEntry(sheet: HistoryAssessment, typed: readonly string[]): Entry {
  const { instrumentId, respondent, target, how, absence, answers, scores } = sheet
  const about = { instrumentId, respondent, target }
  if (absence !== null) return { ...about, how: 'absent', why: absence }
  if (how === 'items') return { ...about, how, answers }
  return { ...about, how, answers, scores: held(scores, typed) }
}

const held = (scores: HistoryAssessment['scores'], scales: readonly string[]): Record<string, number> =>
  Object.fromEntries(scales.flatMap(scale => (scores[scale] == null ? [] : [[scale, scores[scale]]])))

/** What is on the sheet of one session. */
export const here = (read: History, sessionId: string): readonly HistoryAssessment[] =>
  read.sessions.find(session => session.id === sessionId)?.assessments ?? []

/** The number of a session in its episode, null between two; the next one for a session that is not there yet. */
export function numberOf(read: History, sessionId: string): number | null {
  const found = read.sessions.find(session => session.id === sessionId)
  return found ? found.number : numbered(read).length + 1
}
