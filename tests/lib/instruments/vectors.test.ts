import { expect, test } from 'vitest'
import { z } from 'zod'
import { changeOf } from '@/lib/change/reliable-change'
import type { Answers } from '@/lib/instruments/answers'
import { instrument, instruments } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'
import { bandOf, score } from '@/lib/instruments/scoring'
import { defaultSettings } from '@/lib/settings'
import { reliableDifference } from '../../support/reliable-difference'
import examples from '../scoring-examples.json'
import { bandedScale } from './banded-scale'

const sheet = z.object({
  name: z.string(),
  answers: z.union([z.array(z.number().nullable()), z.record(z.string(), z.number())]),
  expected: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
})
const sheets = z.object({ instruments: z.record(z.string(), z.array(sheet)) }).parse(examples).instruments

const validated = instruments.filter(each => !each.ownPrompt)
const cases = Object.entries(sheets).flatMap(([id, list]) => list.map(each => ({ id, ...each })))

test('every instrument with a published key has sheets to be checked by', () => {
  expect(Object.keys(sheets).toSorted()).toEqual(validated.map(each => each.id).toSorted())
  expect(cases.length).toBeGreaterThanOrEqual(57)
})

test.each(cases)('$id: $name', ({ id, answers, expected }) => {
  const definition = instrument(id)
  const scores = new Map(score(definition, asAnswers(definition, answers)).map(each => [each.scale, each.value]))
  for (const [scale, value] of Object.entries(expected)) {
    if (typeof value === 'number')
      expect(Math.abs((scores.get(scale) ?? Number.NaN) - value)).toBeLessThanOrEqual(0.0005)
    else if (value === null) expect(scores.get(scale), scale).toBeNull()
    else expect(bandOf(definition, bandedScale(scale), scores.get(bandedScale(scale)) ?? Number.NaN)).toBe(value)
  }
})

test.each(cases)('$id: $name names every scale that the instrument has', ({ id, expected }) => {
  const named = Object.entries(expected).flatMap(([scale, value]) => (typeof value === 'string' ? [] : [scale]))
  expect(
    instrument(id)
      .scales.map(scale => scale.id)
      .toSorted(),
  ).toEqual(named.toSorted())
})

const { rci_cases, cutoff_cases, classification_cases } = examples.reliable_change

test.each(rci_cases)('$name: the least reliable difference', ({ sd, rel, z, rci }) => {
  expect(Math.abs(reliableDifference(sd, rel, z) - rci)).toBeLessThanOrEqual(0.0005)
})

test.each(cutoff_cases)('$name', ({ input: { m_clin, sd_clin, m_func, sd_func }, expected }) => {
  const between = (sd_clin * m_func + sd_func * m_clin) / (sd_clin + sd_func)
  expect(between).toBeCloseTo(expected.c, 2)
  expect(instrument('core-10').cutoffs.find(each => each.forChange)?.at).toBe(Math.ceil(between))
})

const verdicts: Record<string, string> = {
  recovered: 'recovered',
  improved: 'reliably-better',
  unchanged: 'no-reliable-change',
  deteriorated: 'reliably-worse',
}

test.each(classification_cases)('$instrument from $pre to $post, by $rci and $cutoff: $expected.category', given => {
  const definition = instrument(given.instrument)
  const scale = definition.scales.find(each => each.id === definition.primaryScale)
  const chosen = definition.reliableChange.findIndex(each => each.value === given.rci)
  expect(definition.cutoffs.find(each => each.forChange)?.at).toBe(given.cutoff)
  const settings = { ...defaultSettings, reliableChange: { [definition.id]: chosen } }
  const change = scale && changeOf(definition, scale, given.pre, given.post, settings)
  expect(change?.difference).toBe(given.expected.change)
  expect(change?.verdict).toBe(verdicts[given.expected.category])
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
