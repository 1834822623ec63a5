import type { HistoryAssessment } from '@/lib/history'
import type { Absence } from '@/lib/instruments/answers'
import { instrumentIn } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'

const absent: Record<Absence, string> = {
  'not-due': 'not due',
  'not-asked': 'not asked',
  declined: 'declined',
  paused: 'paused',
}

/** What was measured at a session, in short titles; then what was not, and why. Drafts are named as such. */
export function measuredInWords(assessments: readonly HistoryAssessment[], instruments: readonly Instrument[]): string {
  const shortOf = ({ instrumentId }: HistoryAssessment) => instrumentIn(instruments, instrumentId).short
  const filled = assessments.filter(each => each.absence === null)
  const missing = assessments.filter(each => each.absence !== null && each.absence !== 'not-due')
  return [
    ...new Set(filled.map(each => [shortOf(each), noted(each)].filter(Boolean).join(' '))),
    ...missing.map(each => `${shortOf(each)} ${each.absence ? absent[each.absence] : ''}`),
  ].join(', ')
}

const noted = ({ draft, how }: HistoryAssessment) =>
  draft ? '(not saved yet)' : how === 'score-only' ? '(score only)' : ''
