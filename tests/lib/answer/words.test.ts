import { expect, test } from 'vitest'
import { firstOpen, openItems } from '@/lib/answer/progress'
import { answerDay, answerInstant, answerLanguageAsked, answerLanguageOf, wordsIn } from '@/lib/answer/words'
import type { AnswerWords } from '@/lib/answer/words/answer-words'
import { ownLanguages } from '@/lib/instruments/own-wordings/own-wording'

/** What each sentence says, whatever is put into it. */
const said = (words: AnswerWords) =>
  Object.values(words).map(each => (typeof each === 'string' ? each : Reflect.apply(each, null, ['{1}', '{2}'])))

test('every sentence is there in every language, and in another one than in English', () => {
  const english = said(wordsIn('en'))
  for (const language of ownLanguages) {
    const words = said(wordsIn(language))
    expect(words.filter(each => typeof each !== 'string' || each.trim() === '')).toEqual([])
    const same = words.filter(each => english.includes(each) && each !== 'Code')
    expect(language === 'en' ? [] : same).toEqual([])
    // What is put in stands in it.
    expect(words.filter(each => each.includes('{1}')).length).toBe(english.filter(each => each.includes('{1}')).length)
  }
})

test('a language is found by its tag and by what a browser asks for', () => {
  expect([answerLanguageOf('de-AT'), answerLanguageOf('AR'), answerLanguageOf('tr'), answerLanguageOf(null)]).toEqual([
    'de',
    'ar',
    null,
    null,
  ])
  expect(answerLanguageAsked('tr-TR, de;q=0.9, en;q=0.8')).toBe('de')
  expect([answerLanguageAsked(null), answerLanguageAsked('xx')]).toEqual(['en', 'en'])
})

test('days and times are those of the practice, in digits that a telephone has', () => {
  const at = Date.UTC(2026, 10, 25, 18, 42)
  expect(answerInstant(at, 'en', 'Europe/London')).toMatch(
    /^Wednesday,? 25 November at 18:42$|^Wednesday,? 25 November,? 18:42$/,
  )
  expect(answerInstant(at, 'de', 'Europe/Berlin')).toMatch(/^Mittwoch, 25\. November.* 19:42$/)
  expect(answerInstant(at, 'ar', 'Europe/London')).toMatch(/25.*42/)
  expect(answerDay(at, 'en', 'Pacific/Auckland')).toMatch(/^Thursday,? 26 November$/)
})

const item = (n: number, onlyIf: { item: number; atLeast: number } | null = null) => ({
  ...{ n, heading: null, text: '', options: [], range: null, onlyIf },
})

test('what is left open is what was not answered and is asked', () => {
  const form = { items: [item(1), item(2, { item: 1, atLeast: 1 }), item(3)] }
  const open = (given: Record<number, number | 'blank' | 'declined'>) => openItems({ form, given }).map(({ n }) => n)
  expect(open({})).toEqual([1, 3])
  expect(open({ 1: 0 })).toEqual([3])
  expect(open({ 1: 2, 3: 'blank' })).toEqual([2])
  expect(open({ 1: 'declined', 3: 'declined' })).toEqual([])
  expect(
    firstOpen([
      { form, given: { 1: 0, 3: 0 } },
      { form, given: { 1: 1 } },
    ]),
  ).toEqual({ page: 2, item: 2 })
  expect(firstOpen([{ form, given: { 1: 0, 3: 0 } }])).toBeNull()
})
