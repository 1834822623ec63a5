import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { riskReadings } from '@/lib/answer/risk'
import { instruments } from '@/lib/instruments/catalogue'
import { contradictions } from '@/lib/instruments/contradictions'
import { type Instrument, instrumentSchema } from '@/lib/instruments/instrument'
import { readOwnMeasure } from '@/lib/instruments/own-measure'
import { impossibleScales } from '@/lib/instruments/possible-score'
import { bandOf, checkAnswers, score } from '@/lib/instruments/scoring'
import { withDerived } from '@/lib/instruments/typed-scores'
import { times } from '../../support/test-all'
import { definition } from './definitions'
import { anyText, garbled, mutated } from './mutations'
import { anySheet } from './sheets'

const guide = readFileSync(new URL('../../../docs/own-measures.md', import.meta.url), 'utf8')
const example: unknown = JSON.parse(guide.match(/```json\n(.*?)```/s)?.[1] ?? '')
const shipped = instruments.filter(each => !each.ownPrompt).map(each => ({ ...each, id: `${each.id}-2` }))

/** What must hold for any measure that is taken, whatever is answered. */
function expectSound(of: Instrument, sheet: ReturnType<typeof anySheet>): void {
  expect(of).toMatchObject({ practiceOwn: true, ownPrompt: false })
  expect(contradictions(of)).toEqual([])
  expect(JSON.stringify(instrumentSchema.parse(JSON.parse(JSON.stringify(of))))).toBe(JSON.stringify(of))
  const figures = [
    ...of.bands,
    ...of.cutoffs,
    ...of.reliableChange,
    ...of.meaningfulChange,
    ...of.norms,
    ...of.reliability,
  ]
  for (const { source } of figures) expect(source).toMatch(/[\p{L}\p{N}]/u)
  for (const answers of fc.sample(sheet, 8)) {
    for (const { scale: id, value } of score(of, answers)) {
      const scale = of.scales.find(each => each.id === id)
      const [low, high] = scale?.range ?? [Number.NaN, Number.NaN]
      if (value === null) continue
      expect(value).toBeGreaterThanOrEqual(low - 1e-9)
      expect(value).toBeLessThanOrEqual(high + 1e-9)
      if (of.bands.some(each => each.scale === id)) expect(bandOf(of, id, value)).not.toBeNull()
      expect(impossibleScales(of, { [id]: value })).toEqual([])
      expect(Object.values(withDerived(of, { [id]: value })).every(Number.isFinite)).toBe(true)
    }
    expect(riskReadings(of, answers)).toHaveLength(of.safetyItems.length)
    for (const respondent of of.respondents)
      expect(checkAnswers(of, respondent, answers).join()).not.toContain('answers run from')
  }
}

const read = { taken: 0, refused: 0 }

function expectEither(text: string): void {
  const found = readOwnMeasure(text)
  read[found.ok ? 'taken' : 'refused'] += 1
  if (found.ok) expectSound(found.instrument, anySheet(found.instrument))
  else expectSaid(found.problems)
}

function expectSaid(problems: readonly string[]): void {
  expect(problems.length).toBeGreaterThan(0)
  expect(problems.length).toBeLessThanOrEqual(31)
  for (const problem of problems) {
    expect(problem.trim()).not.toBe('')
    expect(problem.length).toBeLessThan(2000)
  }
}

const anyDefinition: fc.Arbitrary<unknown> = fc.oneof(fc.constantFrom<unknown>(example, ...shipped), definition)

describe('whatever is read, there is a sound measure or there are problems', () => {
  test('a definition that holds together is taken', () => {
    fc.assert(
      fc.property(definition, each => {
        expect(readOwnMeasure(JSON.stringify(each))).toMatchObject({ ok: true })
        expectEither(JSON.stringify(each))
      }),
      { numRuns: times(300) },
    )
  })

  test('a definition that was changed here and there', () => {
    read.taken = 0
    const before = { ...read }
    fc.assert(fc.property(anyDefinition.chain(mutated), expectEither), { numRuns: 600 })
    expect(read.taken - before.taken).toBeGreaterThan(20)
    expect(read.refused - before.refused).toBeGreaterThan(200)
  })

  test('a definition with a rule for missing items that may not go with its scales', () => {
    const missing = fc.oneof(
      fc.constant({ rule: 'house' }),
      fc.integer({ min: 1, max: 8 }).map(items => ({ rule: 'at-most', items, source: 'x' })),
    )
    const mixed = fc.tuple(definition, missing).map(([each, rule]) => JSON.stringify({ ...each, missing: rule }))
    fc.assert(fc.property(mixed, expectEither), { numRuns: times(500) })
  })

  test('a definition that was garbled', () => {
    fc.assert(fc.property(anyDefinition.chain(garbled), expectEither), { numRuns: times(300) })
  })

  test('any text', () => {
    fc.assert(fc.property(anyText, expectEither), { numRuns: times(500) })
  })

  test.each([
    ['items that are none', `{"items":[${'1,'.repeat(95_000)}1]}`],
    ['empty items', `{"items":[${'{},'.repeat(60_000)}{}]}`],
    ['items', `{"items":[${Array.from({ length: 8000 }, () => '{"n":1,"cue":"x"}').join()}]}`],
    ['unknown entries', `{${Array.from({ length: 15_000 }, (_, n) => `"x${n}":1`).join()}}`],
    ['brackets', '['.repeat(199_000)],
    ['nested sets', `${'{"items":'.repeat(15_000)}1${'}'.repeat(15_000)}`],
  ])('a file full of %s', (_, text) => {
    expect(text.length).toBeLessThan(200_000)
    expectEither(text)
  })
})
