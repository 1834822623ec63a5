import { expect, test } from 'vitest'
import { asSentence, cutWords, endedBySaveWords, endingWords, ruleLine } from '@/components/flags/flag-words'
import { tiers } from '@/lib/flags/rule'

test('the rule with its version, evidence and sources', () => {
  const rule = {
    rule: 'alliance-drop',
    ruleVersion: 1,
    grade: 'B to C',
    citations: ['Eubanks-Carter 2012', 'Lipner 2022'],
  }
  expect(ruleLine(rule)).toBe('Rule alliance-drop 1, evidence B to C (Eubanks-Carter 2012; Lipner 2022).')
  expect(ruleLine({ ...rule, citations: [] })).toBe('Rule alliance-drop 1, evidence B to C.')
})

test('a sentence has one full stop', () => {
  expect(asSentence('Clears by itself')).toBe('Clears by itself.')
  expect(asSentence('Clears by itself.')).toBe('Clears by itself.')
})

test('only what has ended has an ending', () => {
  expect(endingWords({ state: 'open', correction: null })).toBeNull()
  expect(endingWords({ state: 'acknowledged', correction: null })).toBeNull()
  expect(endingWords({ state: 'resolved', correction: null })).toBe('Resolved')
})

test('a safety flag whose answer was corrected says whether it was changed or taken out', () => {
  expect(endingWords({ state: 'withdrawn', correction: 'changed' })).toBe('Ended: its answer was changed')
  expect(endingWords({ state: 'withdrawn', correction: 'taken-out' })).toBe('Ended: its answer was taken out')
  expect(endedBySaveWords([])).toBeNull()
  expect(endedBySaveWords([{ correction: 'changed' }])).toBe('Its safety flag ended because the answer was changed.')
})

test('a list that is cut says so, filtered or not, and promises nothing but what is so', () => {
  const byTier = tiers.map(tier => ({ tier, count: tier === 'note' ? 200 : 3, isMore: tier === 'note' }))
  expect(cutWords({ byTier, mostListed: 200 }, null)).toBe(
    'Of each tier and state the newest 200 are listed, and as many of what a filter leaves. What is open is on its client’s page too, however old.',
  )
  expect(cutWords({ byTier, mostListed: 200 }, 'note')).not.toBeNull()
  expect(cutWords({ byTier, mostListed: 200 }, 'safety')).toBeNull()
})
