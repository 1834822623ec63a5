import type { SheetSource } from './answer/source-words'
import { shortDate } from './dates'
import type { RuptureJudgement } from './flags/rupture-judgement'
import type { Absence, Answers, Respondent, Target } from './instruments/answers'
import type { Instrument } from './instruments/instrument'
import type { AskedMeasure } from './measure'
import { plural } from './text/number-words'

/** How a session went. Between: there was none, and the client answered by themselves. */
export const attendances = ['attended', 'missed', 'cancelled', 'between'] as const
export type Attendance = (typeof attendances)[number]

/** What somebody can say of a session. */
export const sessionAttendances = ['attended', 'missed', 'cancelled'] as const satisfies readonly Attendance[]
export type SessionAttendance = (typeof sessionAttendances)[number]

export const modes = ['in-person', 'remote'] as const
export type Mode = (typeof modes)[number]

/** How often a measure is asked, since a calendar date; 0 is not at all. */
export type PlanInForce = AskedMeasure & { everySessions: number; since: string }

/** One series that can be drawn: instrument, scale and respondent (and target, for ECR-RS), within one episode. */
export type Measure = { instrumentId: string; scale: string; respondent: Respondent; target: Target | null }

export type HistoryAssessment = {
  id: string
  instrumentId: string
  respondent: Respondent
  target: Target | null
  how: 'items' | 'score-only'
  /** Set when nothing was filled in; then answers and scores are empty. */
  absence: Absence | null
  /** Typed but not saved yet, or beside what the client filled in themselves. Only the safety rule reads these. */
  draft: boolean
  /** Typed, where the client filled in the same themselves: it stays readable and counts nowhere. */
  beside?: true
  /** How the client filled it in by themselves; not there where somebody typed it. */
  source?: SheetSource
  /** Calendar date on which it was first typed in; a correction does not change it. */
  recordedOn: string
  answers: Answers
  /** By scale id; null when the scale is incomplete. */
  scores: { readonly [scale: string]: number | null }
}

export type HistorySession = {
  id: string
  /** 1-based, by date within the episode, missed sessions included; null where the client answered between two sessions. */
  number: number | null
  /** Calendar date, YYYY-MM-DD. */
  date: string
  attendance: Attendance
  /** False while something is typed in it that was never saved. */
  isSaved: boolean
  assessments: readonly HistoryAssessment[]
}

/** One episode as the rules and charts read it: sessions in order of date. */
export type History = {
  episodeId: string
  startedOn: string
  sessions: readonly HistorySession[]
  /** What its assessments are read by: all instruments that ship, and the practice's own. */
  instruments: readonly Instrument[]
  /** The client's newest session that took place, in whatever episode; the last one here where nothing else is said. */
  newestSessionId?: string | null
  /** The client's plan, the client's own lines ahead of the practice's; where there is none, ratings show their own rhythm. */
  plan?: readonly PlanInForce[]
  /** The clinicians' judgements of its possible ruptures; the newest of each applies. */
  judgements: readonly RuptureJudgement[]
}

/** `at`: its place among all sessions and occasions between, by which ratings are put in order. */
export type Rating = { sessionId: string; number: number | null; date: string; at: number; value: number }

/** Something of an episode by the session it is of, or by its day where the client answered between two. */
export type Occasion = Pick<HistorySession, 'number' | 'date'>

/** "session 4", or "between sessions, 3 Feb 2026"; without a day, where none may be shown, "between sessions". */
export function occasionText({ number, date }: Occasion, locale = 'en-GB'): string {
  if (number !== null) return `session ${number}`
  return date === '' ? 'between sessions' : `between sessions, ${shortDate(date, locale)}`
}

/** "at session 4", or "between sessions on 3 Feb 2026". */
export function atOccasion({ number, date }: Occasion, locale = 'en-GB'): string {
  if (number !== null) return `at session ${number}`
  return date === '' ? 'between sessions' : `between sessions on ${shortDate(date, locale)}`
}

/** What a table has in its column of session numbers. */
export const numberText = ({ number }: Pick<Occasion, 'number'>): string =>
  number === null ? 'between' : String(number)

/** Saved, with something filled in. */
export const isFilledIn = ({ draft, absence }: Pick<HistoryAssessment, 'draft' | 'absence'>): boolean =>
  !draft && absence === null

/** Whether an assessment belongs to the measure's series. */
export function isOf(measure: Measure, assessment: HistoryAssessment): boolean {
  return (
    assessment.instrumentId === measure.instrumentId &&
    assessment.respondent === measure.respondent &&
    assessment.target === measure.target
  )
}

/** The saved, complete scores of a measure in session order, in the unit of its scale. Drafts and gaps are left out. */
export function ratings(history: History, measure: Measure): Rating[] {
  return history.sessions.flatMap((session, at) => {
    const found = session.assessments.find(assessment => !assessment.draft && isOf(measure, assessment))
    const value = found?.scores[measure.scale]
    return value == null ? [] : [{ sessionId: session.id, number: session.number, date: session.date, at, value }]
  })
}

/** The sessions of an episode, without what was answered between them. */
export const numbered = ({ sessions }: Pick<History, 'sessions'>): (HistorySession & { number: number })[] =>
  sessions.flatMap(({ number, ...session }) => (number === null ? [] : [{ ...session, number }]))

/** Why a measure has no answers, in two words. */
export const absenceText: Readonly<Record<Absence, string>> = {
  'not-due': 'not due',
  'not-asked': 'not asked',
  declined: 'declined',
  paused: 'paused',
}

/** The one sentence of a session that did not take place. */
export const nothingAsked = (attendance: Exclude<SessionAttendance, 'attended'>): string =>
  attendance === 'missed' ? 'Missed: nothing was asked.' : 'Cancelled: nothing was asked.'

/** Whether a session was arranged and did not take place. Between sessions none was. */
export const isNotHeld = (attendance: Attendance): attendance is Exclude<SessionAttendance, 'attended'> =>
  attendance === 'missed' || attendance === 'cancelled'

export const attendanceText: Readonly<Record<Attendance, string>> = {
  attended: 'attended',
  missed: 'missed',
  cancelled: 'cancelled',
  between: 'between sessions',
}

export const modeText: Readonly<Record<Mode, string>> = { 'in-person': 'in person', remote: 'remote' }

type Span = { startedOn: string; endedOn: string | null }

/** "episode since 3 Feb 2026", or from when to when it went. */
export function spanOf({ startedOn, endedOn }: Span, locale: string): string {
  const start = shortDate(startedOn, locale)
  return endedOn ? `episode ${start} to ${shortDate(endedOn, locale)}` : `episode since ${start}`
}

/** "16 sessions, 15 attended"; a session that was only begun counts as soon as an answer is typed. */
export function countsOf(history: History): string {
  const sessions = numbered(history)
  const attended = sessions.filter(session => session.attendance === 'attended').length
  if (sessions.length === 0) return 'no session yet'
  const begun = sessions.filter(session => !session.isSaved).length
  return `${plural(sessions.length, 'session')}, ${attended} attended${begun > 0 ? `, ${begun} not saved yet` : ''}`
}
