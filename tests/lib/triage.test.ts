import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tiers } from '@/lib/flags/rule'
import { inTriageOrder } from '@/lib/triage'

type Row = Parameters<typeof inTriageOrder>[0][number]
const today = '2026-03-10'
const row = (code: string, over: Partial<Row> = {}): Row => ({
  code,
  topFlag: null,
  summary: null,
  due: [],
  nextSessionOn: null,
  ...over,
})
const flag = (tier: 'safety' | 'review' | 'note', evidenceOn: string) => ({ topFlag: { tier, evidenceOn } })
const open = (since: string) => ({ summary: { openRupture: { since } } })
const codes = (rows: Row[]) => inTriageOrder(rows, today).map(each => each.code)

const rows = [
  row('safety, newer', flag('safety', '2026-03-09')),
  row('safety, older', flag('safety', '2026-03-02')),
  row('review, newer', flag('review', '2026-03-09')),
  row('review, older', { ...flag('review', '2026-03-02'), ...open('2026-03-09') }),
  row('rupture, newer', { ...flag('note', '2026-02-01'), ...open('2026-03-09') }),
  row('rupture, older', open('2026-03-02')),
  row('overdue', { due: ['CORE-10'], nextSessionOn: '2026-03-10' }),
  row('today, nothing due', { nextSessionOn: '2026-03-10' }),
  row('note only', { ...flag('note', '2026-03-10'), nextSessionOn: '2026-03-11' }),
  row('due, not yet', { due: ['CORE-10'], nextSessionOn: '2026-03-12' }),
  row('K-2'),
  row('K-10'),
]

test('safety, review, open ruptures, overdue measures, then the next session', () => {
  expect(codes(rows.toReversed())).toEqual(rows.map(each => each.code))
})

test('the order in which rows come does not matter, and none is lost', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), shuffled => {
      expect(codes(shuffled)).toEqual(rows.map(each => each.code))
    }),
  )
})

test('rows are sorted into a new list', () => {
  const given = rows.toReversed()
  inTriageOrder(given, today)
  expect(given).toEqual(rows.toReversed())
})

test('the tiers of flags come in this order', () => {
  expect(tiers).toEqual(['safety', 'review', 'note'])
})
