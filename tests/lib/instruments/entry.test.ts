import { describe, expect, test } from 'vitest'
import { checkEntry, type Entry, entrySchema } from '@/lib/entry'
import { instruments } from '@/lib/instruments/catalogue'

const core = { instrumentId: 'core-10', respondent: 'client', target: null } as const
const items = (answers: object) => ({ ...core, how: 'items', answers })
const scores = (given: object, answers: object = {}) => ({ ...core, how: 'score-only', scores: given, answers })

/** Parsed as it comes from the wire. */
const read = (entry: object): Entry => entrySchema.parse(JSON.parse(JSON.stringify(entry)))

describe('what may come in at all', () => {
  test('item numbers are text in JSON and numbers afterwards', () => {
    const entry = read(items({ 1: 3, 6: 'declined' }))
    expect(entry.how === 'items' && [entry.answers[1], entry.answers[6], entry.answers[2]]).toEqual([
      3,
      'declined',
      undefined,
    ])
  })

  test.each([
    ['a field nobody asked for', { ...items({}), practiceId: 'p' }],
    ['an answer in words', items({ 1: 'three' })],
    ['an empty answer', items({ 1: '' })],
    ['no answer where one stands', items({ 1: null })],
    ['an item without a number', items({ one: 1 })],
    ['item 0', items({ 0: 1 })],
    ['an unknown respondent', { ...items({}), respondent: 'parent' }],
    ['an unknown reason', { ...core, how: 'absent', why: 'forgot' }],
    ['answers beside an absence', { ...core, how: 'absent', why: 'declined', answers: {} }],
    ['a score in words', scores({ total: '12' })],
    ['no score where one stands', scores({ total: null })],
  ])('not %s', (_, entry) => expect(entrySchema.safeParse(JSON.parse(JSON.stringify(entry))).success).toBe(false))

  test('half an answer comes in, since some scales have such, and is refused where the scale has none', () => {
    expect(checkEntry(read(items({ 1: 1.5 })), instruments)).toHaveLength(1)
  })

  test('not a score that is no number', () => {
    for (const total of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(entrySchema.safeParse(scores({ total })).success).toBe(false)
  })
})

describe('what fits its instrument', () => {
  test.each([
    ['a full sheet', items({ 1: 0, 6: 4 })],
    ['an empty sheet', items({})],
    ['a total', scores({ total: 40 })],
    ['a prorated total', scores({ total: 14.4 })],
    ['a total with its risk item', scores({ total: 12 }, { 6: 0 })],
    ['an absence', { ...core, how: 'absent', why: 'not-asked' }],
    ['a target where there is one', { ...items({ 1: 7 }), instrumentId: 'ecr-rs', target: 'mother' }],
  ])('%s', (_, entry) => expect(checkEntry(read(entry), instruments)).toEqual([]))

  test.each([
    ['an unknown instrument', { ...items({}), instrumentId: 'core-99' }, 'This instrument is not known here.'],
    ['the wrong respondent', { ...items({}), respondent: 'clinician' }, 'CORE-10 is not filled in by the clinician.'],
    ['a target where there is none', { ...items({}), target: 'partner' }, 'CORE-10 is not about one person.'],
    ['no target where there is one', { ...items({}), instrumentId: 'ecr-rs' }, 'ECR-RS needs the person it is about.'],
    ['an answer off the scale', items({ 1: 5 }), 'Item 1: answers run from 0 to 4, and 5 is not one of them.'],
    ['an item too many', items({ 11: 1 }), 'Item 11 is not asked here.'],
    ['a total too high', scores({ total: 41 }), 'Total runs from 0 to 40.'],
    ['a total too low', scores({ total: -1 }), 'Total runs from 0 to 40.'],
    [
      'scores of a form without any',
      { ...scores({}), instrumentId: 'tension-check' },
      'Tension check has no score to type in.',
    ],
    ['an unknown scale', scores({ risk: 1 }), 'CORE-10 has no scale risk.'],
    [
      'an item beside a total that is no risk item',
      scores({ total: 1 }, { 1: 1 }),
      'Item 1 is not part of a score-only entry.',
    ],
    [
      'a risk item off the scale',
      scores({ total: 1 }, { 6: 9 }),
      'Item 6: answers run from 0 to 4, and 9 is not one of them.',
    ],
    [
      'an absence of an unknown instrument',
      { ...core, instrumentId: 'x', how: 'absent', why: 'declined' },
      'This instrument is not known here.',
    ],
  ])('not %s', (_, entry, words) => expect(checkEntry(read(entry), instruments)).toEqual([words]))
})
