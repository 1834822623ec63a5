import { expect, test } from 'vitest'
import { asSentence, endingWords, ruleLine } from '@/components/flags/flag-words'

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
  expect(endingWords('open')).toBeNull()
  expect(endingWords('acknowledged')).toBeNull()
  expect(endingWords('resolved')).toBe('Resolved')
})
