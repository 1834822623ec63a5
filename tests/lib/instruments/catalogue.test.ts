import { describe, expect, test } from 'vitest'
import { defaultPlan } from '@/lib/battery'
import { instrument, instrumentById, instruments } from '@/lib/instruments/catalogue'

const validated = instruments.filter(each => !each.ownPrompt)

/** Every source that an instrument names, with whether it is known second-hand. */
const sources = instruments.flatMap(each =>
  [
    ...each.bands,
    ...each.cutoffs,
    ...each.reliableChange,
    ...each.meaningfulChange,
    ...each.reliability,
    ...each.norms,
  ].map(({ source, secondHand }) => ({ id: each.id, source, secondHand })),
)

test('what is looked up by its id is found, and nothing else is', () => {
  for (const each of instruments) expect(instrument(each.id)).toBe(each)
  expect(new Set(instruments.map(each => each.id)).size).toBe(instruments.length)
  for (const id of ['nothing', '', 'constructor', '__proto__']) expect(instrumentById(id)).toBeUndefined()
  expect(() => instrument('nothing')).toThrow('There is no instrument nothing')
})

test('each says what it measures, and our own prompts that they are no measures', () => {
  for (const each of instruments) expect(each.measures, each.id).not.toBe('')
  expect(instruments.filter(each => each.ownPrompt).map(each => each.id)).toEqual([
    'client-impression',
    'tension-check',
    'impression',
  ])
  for (const each of instruments.filter(own => own.ownPrompt))
    expect(each.cautions.join(' '), each.id).toContain('not a validated measure')
})

test('what is known second-hand says so, and what says so is marked', () => {
  expect(sources.filter(({ source, secondHand }) => secondHand !== source.includes('second-hand'))).toEqual([])
})

test('sources are papers and manuals, never code, mirrors or addresses', () => {
  const named = instruments.flatMap(each => [each.licence.source ?? '', each.licence.text, ...each.cautions])
  for (const text of [...named, ...sources.map(each => each.source)])
    expect(text).not.toMatch(/camcops|github|scribd|wiki|mirror|https?:|code/i)
})

describe('the figures that change is judged by', () => {
  const change = (id: string) => instrument(id).reliableChange.map(({ value, confidence }) => [value, confidence])
  const cut = (id: string) => instrument(id).cutoffs.find(each => each.forChange)?.at

  test.each([
    ['core-10', [[6, '90 %']], 11],
    ['phq-9', [[6, null]], 10],
    [
      'gad-7',
      [
        [6, '95 %'],
        [4, null],
      ],
      8,
    ],
    ['core-om', [], undefined],
    ['k10', [[7, null]], 20],
    ['k6', [[8.47, null]], undefined],
    ['dass-21', [], undefined],
    ['who-5', [], undefined],
  ])('%s', (id, values, at) => {
    expect(change(id)).toEqual(values)
    expect(cut(id)).toBe(at)
  })

  test('nobody else has any, and the alliance has no bands either', () => {
    const others = validated.filter(each => each.domain !== 'distress')
    expect(others.flatMap(each => [...each.reliableChange, ...each.cutoffs, ...each.bands])).toEqual([])
  })
})

test('every form of the library ships, and nothing else that has a score', () => {
  expect(validated.map(each => each.id).toSorted()).toEqual(
    [
      ...['ecr-r', 'ecr-s', 'ecr-rs', 'raas', 'rq', 'wai-sr', 'sai', 'core-10', 'core-om', 'phq-9', 'gad-7'],
      ...['k10', 'k6', 'dass-21', 'who-5', 'ders-36', 'ders-18', 'ders-16', 'dsq-40'],
    ].toSorted(),
  )
})

test('a change that matters clinically is not a reliable one', () => {
  expect(instruments.filter(each => each.meaningfulChange.length > 0).map(each => each.id)).toEqual(['who-5'])
  expect(instrument('who-5').meaningfulChange).toMatchObject([{ scale: 'percent', value: 10 }])
})

test('the measures added on request are in no plan of their own accord', () => {
  const planned = new Set(defaultPlan.map(each => each.instrumentId))
  for (const id of ['sai', 'core-om', 'k10', 'k6', 'dass-21', 'who-5', 'ders-18', 'ders-36', 'ecr-s', 'raas'])
    expect(planned.has(id), id).toBe(false)
})

test('cues are short and carry no mark of their own for reversal', () => {
  for (const { n, cue } of instruments.flatMap(each => each.items)) {
    expect(cue.length, `${n} ${cue}`).toBeLessThan(45)
    expect(cue).not.toMatch(/\(R\)/)
  }
})
