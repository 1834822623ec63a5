import { describe, expect, test } from 'vitest'
import {
  answerForm,
  askable,
  askableLanguages,
  askedAnswers,
  directionOf,
  occasionRefusal,
  unaskable,
} from '@/lib/answer/form'
import { unaskables, unaskableText, unaskableTogether } from '@/lib/answer/unaskable'
import { answersIn } from '@/lib/instruments/answer-range'
import { instrument, instruments } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'
import { ownLanguages } from '@/lib/instruments/own-wordings/own-wording'
import { responseOf } from '@/lib/instruments/scoring'
import type { Wording } from '@/lib/instruments/wording'

/** A wording of no form: its words say only which item and answer they are. */
const wordingOf = (of: Instrument, language: string, without: readonly number[] = []): Wording => ({
  title: `Title ${of.id} ${language}`,
  language,
  copyright: `© ${of.id}`,
  publisher: null,
  version: null,
  url: null,
  items: of.items
    .filter(({ n }) => !without.includes(n))
    .map(item => ({
      n: item.n,
      linkId: `${item.n}`,
      text: `Question ${item.n}`,
      heading: item.n === 1 ? 'Above all' : null,
      options: answersIn(responseOf(of, item)).map(value => ({ value, label: `Answer ${value}` })),
    })),
})

const about = (of: Instrument, language: string, more = {}) => ({
  instrument: of,
  target: null,
  language,
  requestId: 'request-1',
  sessionOn: null,
  ...more,
})

const own = ['tension-check', 'client-impression'].map(instrument)

describe('our own questions', () => {
  test.each(own.flatMap(of => ownLanguages.map(language => ({ id: of.id, of, language }))))(
    '$id in $language: each question, and each of its answers, in words',
    ({ of, language }) => {
      const form = answerForm(about(of, language), [])
      expect(form?.items.map(({ n }) => n)).toEqual([1, 2, 3])
      for (const item of form?.items ?? []) {
        const asked = of.items.find(({ n }) => n === item.n)
        expect(item.options.map(({ value }) => value)).toEqual(asked && answersIn(responseOf(of, asked)))
        for (const { label } of item.options) expect(label).not.toBe('')
        expect(item.text.length).toBeGreaterThan(10)
      }
      expect(form).toMatchObject({
        language,
        direction: language === 'ar' ? 'rtl' : 'ltr',
      })
    },
  )

  test('are said not to be validated, and no cue stands in for them', () => {
    for (const of of own)
      for (const language of ownLanguages) {
        const form = answerForm(about(of, language), [])
        expect(form?.footer).toContain('Attune')
        for (const { cue } of of.items) expect(JSON.stringify(form)).not.toContain(cue)
      }
  })

  test('in another region of a language, and in no other language', () => {
    expect(answerForm(about(instrument('client-impression'), 'de-AT'), [])?.language).toBe('de')
    expect(answerForm(about(instrument('client-impression'), 'fr'), [])).toBeNull()
  })

  test('the session that is meant is named by its day', () => {
    const asked = (language: string, sessionOn: string | null) =>
      answerForm(about(instrument('tension-check'), language, { sessionOn }), [])?.instruction
    expect(asked('en', '2026-02-03')).toBe('Please think of your session on 3 February 2026.')
    expect(asked('de', '2026-02-03')).toContain('3. Februar 2026')
    expect(asked('ar', '2026-02-03')).toContain('فبراير')
    expect(asked('en', null)).toBe('Please think of your latest session.')
  })

  test('what hangs on the first answer is asked only with it, and is not kept without it', () => {
    const check = instrument('tension-check')
    const form = answerForm(about(check, 'en'), [])
    expect(form?.items.map(({ onlyIf }) => onlyIf)).toEqual([null, { item: 1, atLeast: 1 }, { item: 1, atLeast: 1 }])
    expect(askedAnswers(check, { 1: 2, 2: 1, 3: 'declined' })).toEqual({ 1: 2, 2: 1, 3: 'declined' })
    expect(askedAnswers(check, { 1: 0, 2: 1, 3: 4 })).toEqual({ 1: 0 })
    expect(askedAnswers(check, { 1: 'blank', 2: 1, 4: 1 })).toEqual({ 1: 'blank' })
  })
})

describe('a loaded wording', () => {
  const phq = instrument('phq-9')

  test('is shown to the letter, with its copyright line', () => {
    const form = answerForm(about(phq, 'de'), [wordingOf(phq, 'en'), wordingOf(phq, 'de')])
    expect(form).toMatchObject({ title: 'Title phq-9 de', footer: '© phq-9', language: 'de' })
    expect(form?.items[0]).toMatchObject({ n: 1, heading: 'Above all', text: 'Question 1' })
    expect(form?.items[0]?.options).toEqual([0, 1, 2, 3].map(value => ({ value, label: `Answer ${value}` })))
  })

  test('about one person: whom, above it, in a language in which that can be said', () => {
    const ecr = instrument('ecr-rs')
    const asked = (language: string, target: 'mother' | 'general') =>
      answerForm(about(ecr, language, { target }), [wordingOf(ecr, 'en'), wordingOf(ecr, 'de'), wordingOf(ecr, 'fr')])
    expect(asked('en', 'mother')?.instruction).toContain('about your mother')
    expect(asked('de-AT', 'general')?.instruction).toContain('Menschen im Allgemeinen')
    expect(asked('fr', 'mother')).toBeNull()
    expect(askable(ecr, [wordingOf(ecr, 'fr')], 'fr')).toContain('whom cannot be said')
  })

  test('nothing of the library stands in for what it lacks', () => {
    expect(askable(phq, [], 'en')).toContain('No wording of PHQ-9 in English (en) is loaded')
    expect(askable(phq, [wordingOf(phq, 'en')], 'de')).toContain('in German (de)')
    expect(askable(phq, [wordingOf(phq, 'en', [9])], 'en')).toContain('not whole')
    expect(answerForm(about(phq, 'en'), [wordingOf(phq, 'en', [9])])).toBeNull()
    const texts = JSON.stringify(answerForm(about(phq, 'en'), [wordingOf(phq, 'en')]))
    for (const { cue } of phq.items) expect(texts).not.toContain(cue)
  })

  test('several that lack the same are told so together, by who mends it', () => {
    expect(unaskable(phq, [], 'en')).toBe('no-wording')
    expect(unaskable(phq, [wordingOf(phq, 'en', [9])], 'en')).toBe('not-whole')
    expect(unaskable(phq, [wordingOf(phq, 'en')], 'en')).toBeNull()
    expect(unaskableTogether('no-wording', 'de')).toMatch(/^No wording in German \(de\) is loaded.*an administrator/)
    for (const why of unaskables) expect(unaskableText(why, 'PHQ-9', 'en')).toContain('PHQ-9')
  })

  test('an item in no scale may be missing: it is not asked then', () => {
    const difficulty = phq.items.filter(({ unscored }) => unscored).map(({ n }) => n)
    expect(difficulty).toEqual([10])
    const form = answerForm(about(phq, 'en'), [wordingOf(phq, 'en', difficulty)])
    expect(form?.items.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('items change places where the instrument says so, the same for one request each time', () => {
    const ecr = instrument('ecr-r')
    const order = (requestId: string) =>
      answerForm(about(ecr, 'en', { requestId }), [wordingOf(ecr, 'en')])?.items.map(({ n }) => n) ?? []
    expect(order('a')).toEqual(order('a'))
    expect(order('a')).not.toEqual(order('b'))
    expect(order('a').toSorted((x, y) => x - y)).toEqual(ecr.items.map(({ n }) => n))
    const form = answerForm(about(ecr, 'en'), [wordingOf(ecr, 'en')])
    expect(form?.instruction).toBe('Above all')
    expect(form?.items.every(({ heading }) => heading === null)).toBe(true)
  })
})

test('who is asked: nothing that only clinicians fill in, and nothing without words in any language', () => {
  expect(askable(instrument('impression'), [], 'en')).toContain('not filled in by clients')
  for (const of of instruments)
    expect(askableLanguages(of, []), of.id).toEqual(own.includes(of) ? [...ownLanguages] : [])
})

test('what asks about a session is asked after it', () => {
  expect(occasionRefusal(instrument('tension-check'), 'next-session')).toContain('Tension check')
  expect(occasionRefusal(instrument('tension-check'), 'session')).toBeNull()
  expect(occasionRefusal(instrument('tension-check'), 'between')).toBeNull()
  expect(occasionRefusal(instrument('client-impression'), 'next-session')).toBeNull()
})

test('the way in which a language runs', () => {
  expect(['ar', 'ar-EG', 'he', 'fa', 'ur', 'az-Arab'].map(directionOf)).toEqual(Array(6).fill('rtl'))
  expect(['en', 'de', 'tr', 'ar-Latn', 'az'].map(directionOf)).toEqual(['ltr', 'ltr', 'ltr', 'ltr', 'ltr'])
})
