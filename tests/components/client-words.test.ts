import { describe, expect, test } from 'vitest'
import { coverText, measuredInWords } from '@/components/client/client-words'
import { attachmentContext } from '@/lib/attachment-context'
import { countsOf, spanOf } from '@/lib/history'
import { unseenRisks } from '@/lib/unseen-risk'
import { historyOf } from './client-history'

test('how many sessions there were', () => {
  expect(countsOf(historyOf([]))).toBe('no session yet')
  expect(countsOf(historyOf([[]]))).toBe('1 session, 1 attended')
  expect(countsOf(historyOf([[], []], 'missed'))).toBe('2 sessions, 0 attended')
})

test('from when to when', () => {
  expect(spanOf({ startedOn: '2026-02-03', endedOn: null }, 'en-GB')).toBe('episode since 3 Feb 2026')
  expect(spanOf({ startedOn: '2026-02-03', endedOn: '2026-05-01' }, 'en-GB')).toBe('episode 3 Feb 2026 to 1 May 2026')
})

test('who covers is told for whom and until when, and nobody else is', () => {
  const place = { id: 'a', name: 'Tomas', role: 'clinician' as const, isOver: false }
  const span = { fromAt: Date.UTC(2026, 2, 23), toAt: Date.UTC(2026, 2, 29, 23) }
  const careTeam = [{ ...place, ...span, personId: 'tomas', coversFor: 'Mara' }]
  const reader = { personId: 'tomas', locale: 'en-GB', timeZone: 'Europe/London' }
  expect(coverText({ careTeam }, reader)).toBe('You cover for Mara until 29 Mar 2026.')
  expect(coverText({ careTeam }, { ...reader, personId: 'mara' })).toBeNull()
  expect(coverText({ careTeam: [{ ...place, ...span, personId: 'tomas', coversFor: null }] }, reader)).toBeNull()
})

test('what was measured, and what was not', () => {
  const history = historyOf([
    [
      { instrumentId: 'wai-sr' },
      { instrumentId: 'k6', how: 'score-only' },
      { instrumentId: 'core-10', absence: 'declined' },
      { instrumentId: 'phq-9', absence: 'not-due' },
      { instrumentId: 'gad-7', draft: true },
    ],
  ])
  expect(measuredInWords(history.sessions[0]?.assessments ?? [], history.instruments)).toBe(
    'WAI-SR, K6 (score only), GAD-7 (not saved yet), CORE-10 declined',
  )
})

test('where one of two respondents was not asked, it is said which', () => {
  const history = historyOf([
    [
      { instrumentId: 'tension-check', respondent: 'clinician' },
      { instrumentId: 'tension-check', absence: 'paused' },
    ],
    [
      { instrumentId: 'tension-check', respondent: 'clinician' },
      { instrumentId: 'tension-check', absence: 'declined' },
    ],
  ])
  const said = history.sessions.map(({ assessments }) => measuredInWords(assessments, history.instruments))
  expect(said).toEqual([
    'Tension check; paused: Tension check (client)',
    'Tension check, Tension check (client) declined',
  ])
})

describe('a risk item that nobody has seen', () => {
  const phq = (answer: number | 'blank' | 'declined') => ({ instrumentId: 'phq-9', answers: { 9: answer } })

  test.each(['blank', 'declined'] as const)('%s on the latest sheet', answer =>
    expect(unseenRisks(historyOf([[phq(0)], [phq(answer)]]))).toMatchObject([
      { instrumentId: 'phq-9', item: 9, number: 2 },
    ]),
  )
  test('answered since', () => expect(unseenRisks(historyOf([[phq('blank')], [phq(0)]]))).toEqual([]))
  test('answered with a risk is raised, not unseen', () => expect(unseenRisks(historyOf([[phq(2)]]))).toEqual([]))
  test('a declined questionnaire has no sheet to look at', () =>
    expect(unseenRisks(historyOf([[{ instrumentId: 'phq-9', absence: 'declined' }]]))).toEqual([]))
})

test('attachment is context, with the size of its effect', () => {
  expect(attachmentContext({ anxiety: 3, avoidance: 3 }, 4.5)).toEqual([])
  const [avoidance, anxiety] = attachmentContext({ anxiety: 4.5, avoidance: 5 }, 4.5)
  expect(avoidance).toContain('r = −.13')
  expect(anxiety).toContain('r = −.09')
})

const source = { way: 'link', language: 'en', sentAt: 0, correctedAt: null, version: 1 } as const

test('what the client filled in by themselves is named after what was measured, and once', () => {
  const said = (...sheets: Parameters<typeof historyOf>[0][number]) => {
    const history = historyOf([sheets])
    return measuredInWords(history.sessions[0]?.assessments ?? [], history.instruments)
  }
  expect(said({ instrumentId: 'wai-sr' }, { instrumentId: 'core-10', source })).toBe(
    'WAI-SR; filled in by the client: CORE-10',
  )
  expect(said({ instrumentId: 'client-impression', source })).toBe("filled in by the client: Client's impression")
})
