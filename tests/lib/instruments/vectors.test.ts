import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Answers } from '@/lib/instruments/answers'
import { instrument } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'
import { bandOf, score } from '@/lib/instruments/scoring'
import examples from '../scoring-examples.json'

const sheet = z.object({
  name: z.string(),
  answers: z.union([z.array(z.number().nullable()), z.record(z.string(), z.number())]),
  expected: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
})
const sheets = z.object({ instruments: z.record(z.string(), z.array(sheet)) }).parse(examples).instruments

const cases = Object.entries(sheets).flatMap(([id, list]) => list.map(each => ({ id, ...each })))

test('every instrument with a published key has sheets to be checked by', () => {
  expect(Object.keys(sheets)).toHaveLength(9)
  expect(cases.length).toBeGreaterThanOrEqual(27)
})

test.each(cases)('$id: $name', ({ id, answers, expected }) => {
  const definition = instrument(id)
  const scores = new Map(score(definition, asAnswers(definition, answers)).map(each => [each.scale, each.value]))
  for (const [scale, value] of Object.entries(expected)) {
    if (typeof value === 'number') expect(scores.get(scale), scale).toBeCloseTo(value, 4)
    else if (value === null) expect(scores.get(scale), scale).toBeNull()
    else expect(bandOf(definition, 'total', scores.get('total') ?? Number.NaN)).toBe(value)
  }
})

/** Sheets are in item order; the RQ's are by style name. */
function asAnswers(definition: Instrument, answers: z.output<typeof sheet>['answers']): Answers {
  const given = Array.isArray(answers)
    ? answers.map((answer, index) => [index + 1, answer ?? undefined] as const)
    : Object.entries(answers).map(
        ([name, answer]) => [definition.items.find(item => item.name === name)?.n ?? 0, answer] as const,
      )
  return Object.fromEntries(given)
}
