import { expect, test } from 'vitest'
import { cellsOf } from '@/components/caseload/cell-text'
import type { CaseloadRow } from '@/db/caseload'
import { row, summary, today } from './caseload-rows'

const around = { today, locale: 'en-GB', namesAlliance: false, namesDistress: false }
const cells = (over: Partial<CaseloadRow> = {}) => cellsOf(row(over), around)
const withSummary = (over: Partial<ReturnType<typeof summary>>) =>
  cells({ summary: { ...summary({ sessions: 4, ratings: [3, 3.2, 3.4, 2] }), ...over } })

test('who: the code beside a name, the place in therapy, and whose client it is', () => {
  expect(cells().client).toBe('K-022 · session\u00a01')
  expect(cells({ name: null, summary: null }).client).toBe('no session yet')
  expect(cells({ episode: null, sharedBy: ['Mara Lind'] }).client).toBe('K-022 · episode ended · with Mara Lind')
})

test('the next session and the last one', () => {
  expect(cells({ nextSessionOn: '2026-03-13' }).session).toEqual({ next: 'Fri', last: '3 Mar' })
  expect(cells().session).toEqual({ next: null, last: '3 Mar' })
  expect(cells({ summary: null, nextSessionOn: '2026-03-11' }).session).toEqual({ next: 'tomorrow', last: null })
  expect(cells({ summary: null }).session).toBeNull()
  expect(cells({ episode: null, nextSessionOn: '2026-03-13' }).session?.next).toBeNull()
})

test('why: the top flag in one sentence and how many more; else why there is none', () => {
  const topFlag = { id: 'f', rule: 'r', tier: 'review' as const, sentence: 'Alliance fell.', evidenceOn: today }
  expect(cells({ topFlag, openFlags: 3 }).why).toEqual({ tier: 'review', says: 'Alliance fell.', more: 2 })
  expect(cells().why).toEqual({ tier: null, says: expect.stringContaining('Not enough ratings'), more: 0 })
})

test('distress with its difference and whether that is reliable', () => {
  const distress = { instrumentId: 'core-10', short: 'CORE-10', value: 18.04, higherIs: 'worse' as const, date: today }
  const judged = { ...distress, difference: -6, verdict: 'reliably-better' as const }
  expect(withSummary({ distress: judged }).distress).toEqual({
    value: 18,
    since: '↓ 6',
    verdict: 'probably better',
    form: null,
  })
  const first = { ...distress, difference: null, verdict: 'baseline' as const }
  expect(withSummary({ distress: first }).distress).toMatchObject({ since: null, verdict: 'baseline' })
})

test('an open rupture with its age', () =>
  expect(withSummary({ openRupture: { since: '2026-02-17', number: 9, state: 'not-back' } }).rupture).toEqual({
    state: 'not back',
    age: '3 weeks',
    number: 9,
  }))

test('alliance as a drawing in words and paths, and nothing without a rating', () => {
  expect(withSummary({}).alliance).toMatchObject({ words: expect.stringContaining('latest 2.0'), form: null })
  expect(cells({ summary: summary({ sessions: 1, ratings: [null] }) }).alliance).toBeNull()
})

test('records only who keeps the client, while an episode is open', () => {
  expect(cells().record).toEqual({ open: null })
  expect(cells({ openSession: { id: 's', heldOn: '2026-03-10' } }).record).toEqual({ open: { id: 's', day: null } })
  expect(cells({ openSession: { id: 's', heldOn: '2026-03-02' } }).record?.open?.day).toBe('2 Mar')
  expect(cells({ episode: null }).record).toBeNull()
  expect(cells({ myRole: 'supervisor' }).record).toBeNull()
})
