import { describe, expect, test } from 'vitest'
import { filtersPassed, visibleRows } from '@/components/caseload/filters'
import { sortValues, subtitlesOf } from '@/components/caseload/rows'
import { shareOfScale } from '@/components/caseload/share-of-scale'
import { line, row, summary, today } from './caseload-rows'

const flag = (tier: 'safety' | 'review' | 'note', evidenceOn: string) => ({
  id: 'f',
  rule: 'r',
  tier,
  short: 's',
  number: 1,
  evidenceOn,
})

describe('which filters a client passes', () => {
  test('all alone when all is well', () => expect(filtersPassed(row(), today)).toEqual(['all']))
  test('a review flag is to review', () =>
    expect(filtersPassed(row({ topFlag: flag('review', today) }), today)).toEqual(['all', 'review']))
  test('a note is not', () => expect(filtersPassed(row({ topFlag: flag('note', today) }), today)).toEqual(['all']))
  test('measures due', () => expect(filtersPassed(row({ due: ['WAI-SR'] }), today)).toEqual(['all', 'due']))
  test('asked and not answered; what came in is answered', () => {
    const asked = (state: 'open' | 'came-in', hasOpen: boolean) =>
      filtersPassed(row({ asked: { state, on: today, isSeen: false, hasOpen } }), today)
    expect(asked('open', true)).toEqual(['all', 'asked'])
    expect(asked('came-in', false)).toEqual(['all'])
    // Something else came in, and this waits still.
    expect(asked('came-in', true)).toEqual(['all', 'asked'])
  })
  test('seen four weeks ago to the day is not yet long ago', () => {
    const seen = (last: string) => filtersPassed(row({ summary: summary({ sessions: 1, ratings: [3], last }) }), today)
    expect(seen('2026-02-10')).toEqual(['all'])
    expect(seen('2026-02-09')).toEqual(['all', 'unseen'])
  })
  test('never seen counts from the start of the episode', () =>
    expect(filtersPassed(row({ summary: null }), today)).toEqual(['all', 'unseen']))
  test('an ended episode is nothing else', () =>
    expect(filtersPassed(row({ episode: null }), today)).toEqual(['ended']))
  test('but stays among all while a flag of the triage is open, and to review while it asks for a look', () => {
    const ended = { episode: null, staysListed: true }
    expect(filtersPassed(row({ ...ended, topFlag: flag('safety', today) }), today)).toEqual(['all', 'review', 'ended'])
    expect(filtersPassed(row({ ...ended, quietFlags: 1 }), today)).toEqual(['all', 'ended'])
  })
})

test('flags sort by tier, then by their newest evidence', () => {
  const why = (tier: 'safety' | 'review' | 'note', on: string) =>
    Number(sortValues(row({ topFlag: flag(tier, on) }), today).why)
  expect(why('safety', '2025-01-01')).toBeLessThan(why('review', today))
  expect(why('review', today)).toBeLessThan(why('review', '2026-03-01'))
  expect(why('review', '2020-01-01')).toBeLessThan(why('note', today))
  expect(sortValues(row(), today).why).toBeUndefined()
})

describe('scores of several forms', () => {
  const rated = (short: string, higherIs: 'better' | 'worse', share: number | null, value: number) => {
    const about = { instrumentId: short.toLowerCase(), short, value, higherIs, share, date: today }
    const distress = { ...about, difference: null, verdict: 'baseline' as const }
    return row({ summary: { ...summary({ sessions: 1, ratings: [] }), distress } })
  }
  const best = rated('WHO-5', 'better', 0, 100)
  const distressed = rated('CORE-10', 'worse', 0.625, 25)
  const shareOf = (of: typeof best) => Number(sortValues(of, today).distress)

  test('are ordered by how far they are towards worse, never by the number', () =>
    expect(shareOf(distressed)).toBeGreaterThan(shareOf(best)))
  test('and stand last where neither end is better', () =>
    expect(sortValues(rated('OWN', 'better', null, 3), today).distress).toBeUndefined())
  test('an alliance far from the best end of its scale comes before one that is near it', () => {
    const of = (share: number) => {
      const made = summary({ sessions: 1, ratings: [3] })
      return Number(
        sortValues(row({ summary: { ...made, alliance: made.alliance && { ...made.alliance, share } } }), today)
          .alliance,
      )
    }
    expect(of(0.6)).toBeLessThan(of(0.2))
  })
  test('the heading says so; where all come from one form it names it', () => {
    expect(subtitlesOf([best, distressed]).distress).toBe(shareOfScale)
    expect(subtitlesOf([distressed, distressed]).distress).toContain('CORE-10')
    expect(subtitlesOf([row({ summary: null })]).distress).toBeUndefined()
  })
})

describe('finding a client', () => {
  const rows = [
    line({ id: '1', code: 'K-022', name: 'Amira Müller', filters: ['all', 'review'] }),
    line({ id: '2', code: 'K-007', name: null }),
    line({ id: '3', code: 'K-001', name: 'Noor B.', filters: ['ended'] }),
  ]
  const found = (show: 'all' | 'review' | 'ended', text = '') => visibleRows(rows, show, text).map(({ id }) => id)

  test('all leaves out who is not in therapy', () => expect(found('all')).toEqual(['1', '2']))
  test('a search among all finds them too', () => expect(found('all', 'noor')).toEqual(['3']))
  test('by code, whatever the case', () => expect(found('all', ' k-00 ')).toEqual(['2', '3']))
  test('by the beginnings of names in any order, with or without accents', () => {
    expect(found('all', 'mull am')).toEqual(['1'])
    expect(found('all', 'MÜLLER')).toEqual(['1'])
    expect(found('all', 'muller noor')).toEqual([])
  })
  test('spaces alone are no search', () => expect(found('all', '  ')).toEqual(['1', '2']))
  test('a search stays within a filter', () => expect(found('review', 'noor')).toEqual([]))
  test('those who ended', () => expect(found('ended')).toEqual(['3']))
})
