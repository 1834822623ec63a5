import { describe, expect, test } from 'vitest'
import {
  answerSettingsSchema,
  crisisLinesFor,
  crisisLinesIn,
  defaultAnswerSettings,
  isNumberToCall,
  mayLinkIn,
  riskArrangementIn,
  riskTextFor,
  whenReadIn,
} from '@/lib/answer/settings'

const line = { who: 'Telefonseelsorge', when: 'day and night', number: '0800 111 0 111' }
const outside = { clientReads: 'Your answers are read on weekdays.', whoLooks: 'Whoever is on duty, at 9 and at 16.' }
const german = {
  ...defaultAnswerSettings,
  crisisLines: { de: [line] },
  whenRead: { de: 'An Werktagen.' },
  riskArrangements: { de: outside },
}

test('what a practice has not said is what may be taken back by nobody: no link, no risk item outside, no scores', () => {
  expect(answerSettingsSchema.parse(defaultAnswerSettings)).toEqual(defaultAnswerSettings)
  expect(mayLinkIn(defaultAnswerSettings, 'en')).toBe(false)
  expect(riskArrangementIn(defaultAnswerSettings, 'en')).toBe(null)
  expect(defaultAnswerSettings).toMatchObject({ showsScores: false, deputyId: null })
})

test.each([
  ['0800 111 0 111', true],
  ['+44 (0)20 7946 0000', true],
  ['112', true],
  ['١١٢', true],
  ['call me', false],
  ['ext. 12', false],
])('a number to call is one that can be dialled: %s', (text, isOne) => expect(isNumberToCall(text)).toBe(isOne))

describe('a text is shown in the language it was written in', () => {
  test('or in that language without its region, and in no other', () => {
    expect(['de', 'de-AT'].map(tag => crisisLinesIn(german, tag))).toEqual([[line], [line]])
    expect(['en', 'nds'].map(tag => crisisLinesIn(german, tag))).toEqual([[], []])
    expect(['de-CH', 'fr'].map(tag => whenReadIn(german, tag))).toEqual(['An Werktagen.', null])
    expect(['de', 'ar'].map(tag => riskArrangementIn(german, tag))).toEqual([outside, null])
  })

  test('but help is never left out because somebody reads another language than they were asked in', () => {
    expect(crisisLinesFor(german, ['ar', 'de-AT'])).toEqual({ said: [line], language: 'de-AT' })
    expect(riskTextFor(german, ['ar', 'de'])).toEqual({ said: outside.clientReads, language: 'de' })
    const both = { ...german, crisisLines: { de: [line], ar: [{ ...line, who: 'خط' }] } }
    expect(crisisLinesFor(both, ['ar', 'de'])?.language).toBe('ar')
    expect(riskTextFor(german, ['ar', 'en'])).toBeNull()
  })

  test('and a number is shown in whatever language there is one, where there is none in theirs', () => {
    expect(crisisLinesFor(german, ['ar', 'en'])).toEqual({ said: [line], language: 'de' })
    expect(crisisLinesFor(defaultAnswerSettings, ['ar', 'en'])).toBeNull()
    // From home nobody is asked in a language in which none was written.
    expect(mayLinkIn(german, 'ar')).toBe(false)
  })

  test('a link for home needs a number to call in that language', () => {
    expect(['de', 'en'].map(tag => mayLinkIn(german, tag))).toEqual([true, false])
    expect(mayLinkIn({ ...german, crisisLines: { de: [] } }, 'de')).toBe(false)
  })
})

test.each([
  ['a half permission', { riskArrangements: { de: { ...outside, whoLooks: '' } } }],
  ['a line without a number', { crisisLines: { de: [{ ...line, number: '' }] } }],
  ['hours that end before they begin', { hours: Array.from({ length: 7 }, () => ({ from: '17:00', to: '09:00' })) }],
  ['a week of six days', { hours: [] }],
  ['a day that does not exist', { closedDays: ['2026-02-30'] }],
])('%s is refused', (_, wrong) => {
  expect(answerSettingsSchema.safeParse({ ...defaultAnswerSettings, ...wrong }).success).toBe(false)
})
