import type { Attendance, History, HistoryAssessment } from '@/lib/history'
import { instruments } from '@/lib/instruments/catalogue'

type Sheet = Partial<HistoryAssessment> & { instrumentId: string }

const sheet = (over: Sheet, id: string): HistoryAssessment => ({
  id,
  respondent: 'client',
  target: null,
  how: 'items',
  absence: null,
  draft: false,
  recordedOn: '2026-01-05',
  answers: {},
  scores: {},
  ...over,
})

/** An episode with one session a week, each with these sheets. */
export function historyOf(sessions: Sheet[][], attendance: Attendance = 'attended'): History {
  return {
    episodeId: 'episode-1',
    startedOn: '2026-01-05',
    instruments,
    judgements: [],
    sessions: sessions.map((sheets, index) => ({
      id: `session-${index + 1}`,
      number: index + 1,
      date: `2026-01-${String(5 + index * 7).padStart(2, '0')}`,
      attendance,
      isSaved: true,
      assessments: sheets.map((each, at) => sheet(each, `assessment-${index + 1}-${at + 1}`)),
    })),
  }
}
