import type { HistoryAssessment } from '@/lib/history'
import type { Absence } from '@/lib/instruments/answers'
import { instrument } from '@/lib/instruments/catalogue'

const absent: Record<Absence, string> = {
  'not-due': 'not due',
  'not-asked': 'not asked',
  declined: 'declined',
  paused: 'paused',
}

/** What was measured at a session, in short titles; then what was not, and why. Drafts are named as such. */
export function measuredInWords(assessments: readonly HistoryAssessment[]): string {
  const filled = assessments.filter(each => each.absence === null)
  const missing = assessments.filter(each => each.absence !== null && each.absence !== 'not-due')
  return [
    ...titlesOf(filled),
    ...missing.map(each => `${shortOf(each)} ${each.absence ? absent[each.absence] : ''}`),
  ].join(', ')
}

const titlesOf = (assessments: readonly HistoryAssessment[]) => [
  ...new Set(assessments.map(each => (each.draft ? `${shortOf(each)} (not saved yet)` : shortOf(each)))),
]

const shortOf = (assessment: HistoryAssessment) => instrument(assessment.instrumentId).short
