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
  // That there was no session yet is the reason, said once.
  expect(cells({ name: null, summary: null }).client).toBe('')
  expect(cells({ episode: null, sharedBy: ['Mara Lind'] }).client).toBe('K-022 · episode ended · with Mara Lind')
})

test('the next session and the last one', () => {
  expect(cells({ nextSessionOn: '2026-03-13' }).session).toEqual({ next: 'Fri 13 Mar', last: '3 Mar' })
  expect(cells().session).toEqual({ next: null, last: '3 Mar' })
  expect(cells({ summary: null, nextSessionOn: '2026-03-11' }).session).toEqual({ next: 'tomorrow', last: null })
  expect(cells({ summary: null }).session).toBeNull()
  expect(cells({ episode: null, nextSessionOn: '2026-03-13' }).session?.next).toBeNull()
})

test('reason: the top flag in few words, its session and how many more; else why there is none', () => {
  const says = 'Alliance 2.5, usual 3.4–4.6'
  const topFlag = { id: 'f', rule: 'r', tier: 'review' as const, short: says, number: 16, evidenceOn: today }
  expect(cells({ topFlag, openFlags: 3 }).why).toEqual({ tier: 'review', says, about: 'session\u00a016 · 2 more' })
  expect(cells({ topFlag: { ...topFlag, number: null }, openFlags: 1 }).why.about).toBe('10 Mar')
  expect(cells().why).toEqual({ tier: null, says: expect.stringContaining('Too few ratings'), about: '' })
})

test('distress with its difference and whether that is reliable', () => {
  const distress = {
    instrumentId: 'core-10',
    short: 'CORE-10',
    value: 18.04,
    higherIs: 'worse' as const,
    share: 0.45,
    date: today,
  }
  const judged = { ...distress, difference: -6, verdict: 'reliably-better' as const }
  expect(withSummary({ distress: judged }).distress).toEqual({
    value: '18',
    since: '↓ 6',
    verdict: 'probably better',
    form: null,
  })
  const first = { ...distress, difference: null, verdict: 'baseline' as const }
  expect(withSummary({ distress: first }).distress).toMatchObject({ since: null, verdict: 'baseline' })
})

test('a score below 0 has its minus sign', () => {
  const distress = {
    instrumentId: 'own',
    short: 'Own',
    value: -4,
    higherIs: 'worse' as const,
    share: 0.45,
    date: today,
  }
  const judged = { ...distress, difference: null, verdict: 'baseline' as const }
  expect(withSummary({ distress: judged }).distress?.value).toBe('−4')
})

test('an open rupture with its age', () =>
  expect(withSummary({ openRupture: { since: '2026-02-17', number: 9, state: 'not-back' } }).rupture).toEqual({
    state: 'not back',
    age: '3 weeks',
  }))

test('alliance as its number, and a drawing in words and paths; and nothing without a rating', () => {
  expect(withSummary({}).alliance).toMatchObject({
    latest: '2.0',
    words: expect.stringContaining('latest 2.0'),
    form: null,
  })
  expect(cells({ summary: summary({ sessions: 1, ratings: [null] }) }).alliance).toBeNull()
})

test('records only who keeps the client, while an episode is open', () => {
  expect(cells().record).toEqual({ open: null })
  expect(cells({ openSession: { id: 's', heldOn: '2026-03-10' } }).record).toEqual({ open: { id: 's', day: null } })
  expect(cells({ openSession: { id: 's', heldOn: '2026-03-02' } }).record?.open?.day).toBe('2 Mar')
  expect(cells({ episode: null }).record).toBeNull()
  expect(cells({ myRole: 'supervisor' }).record).toBeNull()
})

test('due: what they were asked, or what came in, comes before what is due', () => {
  const asked = (state: 'open' | 'came-in', on: string, isSeen = false) =>
    cells({ asked: { state, on, isSeen, hasOpen: state === 'open' } }).due
  expect(asked('open', '2026-03-08')).toMatchObject({ titles: [], asked: 'asked 2 days ago', isNew: false })
  expect(asked('open', '2026-02-20')?.asked).toBe('asked on 20 Feb')
  expect(asked('came-in', today)).toMatchObject({ asked: 'came in today', isNew: true })
  expect(asked('came-in', today, true)?.isNew).toBe(false)
  expect(cells({ due: ['WAI-SR'] }).due).toMatchObject({ titles: ['WAI-SR'], asked: null, isNew: false })
  expect(cells().due).toBeNull()
})
