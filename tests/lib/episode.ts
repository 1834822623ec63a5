import { addDays } from '@/lib/dates'
import type { History, HistoryAssessment, HistorySession } from '@/lib/history'
import type { Absence, Answers, Respondent, Target } from '@/lib/instruments/answers'
import { instruments } from '@/lib/instruments/catalogue'

export type Sheet = Partial<HistoryAssessment> & { instrumentId: string }

export const alliance = (mean: number): Sheet => ({ instrumentId: 'wai-sr', scores: { mean, total: mean * 12 } })
export const distress = (total: number, risk = 0): Sheet => ({
  instrumentId: 'core-10',
  scores: { total },
  answers: { 6: risk },
})
/** A tension check: how much (0–4) and, unless left out, how far resolved (0–4). */
export const tension = (much: number, resolved?: number, respondent: Respondent = 'client'): Sheet => ({
  instrumentId: 'tension-check',
  respondent,
  answers: { 1: much, ...(resolved === undefined ? {} : { 3: resolved }) },
})
export const closeness = (anxiety: number, avoidance: number, target: Target = 'general'): Sheet => ({
  instrumentId: 'ecr-rs',
  target,
  scores: { anxiety, avoidance },
})
export const absent = (instrumentId: string, absence: Absence): Sheet => ({ instrumentId, absence })
export const answered = (instrumentId: string, answers: Answers): Sheet => ({ instrumentId, answers })

const assessment = (sheet: Sheet, id: string, recordedOn: string): HistoryAssessment => ({
  id,
  recordedOn,
  respondent: 'client',
  target: null,
  how: 'items',
  absence: null,
  draft: false,
  answers: {},
  scores: {},
  ...sheet,
})

/** A weekly session; it is named after the week (from 1), so that it keeps its id when others are typed in around it. */
export function sessionIn(week: number, sheets: Sheet[] | 'missed'): HistorySession {
  const id = `week-${week}`
  const date = addDays('2026-01-05', (week - 1) * 7)
  return {
    id,
    number: week,
    date,
    attendance: sheets === 'missed' ? 'missed' : 'attended',
    isSaved: true,
    assessments: sheets === 'missed' ? [] : sheets.map((sheet, at) => assessment(sheet, `${id}-${at}`, date)),
  }
}

/** An episode with one session a week. */
export const episode = (...weeks: (Sheet[] | 'missed')[]): History => inOrder(weeks.map((s, i) => sessionIn(i + 1, s)))

/** An episode from sessions typed in any order: sorted by date and numbered, as it is kept. */
export function inOrder(sessions: readonly HistorySession[]): History {
  const sorted = sessions.toSorted((a, b) => a.date.localeCompare(b.date))
  const numbered = sorted.map((session, index) => ({ ...session, number: index + 1 }))
  return { episodeId: 'episode', startedOn: '2026-01-05', sessions: numbered, instruments, judgements: [] }
}

/** The first that there is; a test that finds nothing should stop there. */
export function one<T>(found: readonly T[]): T {
  const [first] = found
  if (first === undefined || found.length > 1) throw new Error(`one was expected, there are ${found.length}`)
  return first
}
