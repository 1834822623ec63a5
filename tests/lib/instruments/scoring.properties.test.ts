import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers } from '@/lib/instruments/answers'
import { instruments } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'
import { weightsOf } from '@/lib/instruments/key'
import { checkAnswers, responseOf, score, scoredItems } from '@/lib/instruments/scoring'
import { withDerived } from '@/lib/instruments/typed-scores'
import { mayBeMissing } from './facts'
import { anySheet, completeSheet, scoredInstrument } from './sheets'

const scored = instruments.filter(each => each.scales.length > 0)

const mirror = (instrument: Instrument, answers: Answers): Answers =>
  Object.fromEntries(
    instrument.items.map(item => {
      const { min, max } = responseOf(instrument, item)
      return [item.n, min + max - Number(answers[item.n])]
    }),
  )

const scaleOf = (instrument: Instrument, id: string) => instrument.scales.find(scale => scale.id === id)

const completed = scoredInstrument.chain(instrument => fc.tuple(fc.constant(instrument), completeSheet(instrument)))
const returned = scoredInstrument.chain(instrument => fc.tuple(fc.constant(instrument), anySheet(instrument)))

test('answers in range give scores in range, whatever is left out', () => {
  fc.assert(
    fc.property(returned, ([instrument, answers]) => {
      for (const { scale, value, rule, answered, itemCount } of score(instrument, answers)) {
        const [low, high] = scaleOf(instrument, scale)?.range ?? [0, 0]
        expect(value === null).toBe(rule === 'incomplete')
        expect(answered).toBeLessThanOrEqual(itemCount)
        if (value === null) continue
        expect(value).toBeGreaterThanOrEqual(low)
        expect(value).toBeLessThanOrEqual(high)
      }
    }),
  )
})

test('a complete sheet has nothing to complain of and nothing prorated', () => {
  fc.assert(
    fc.property(completed, ([instrument, answers]) => {
      expect(checkAnswers(instrument, 'client', answers)).toEqual([])
      expect(score(instrument, answers).every(each => each.rule === 'complete')).toBe(true)
    }),
  )
})

test('a complete sheet scores the same under every rule for missing items', () => {
  fc.assert(
    fc.property(completed, ([instrument, answers]) => {
      const strict = score({ ...instrument, missing: { rule: 'all', source: 'x' } }, answers)
      const lenient = score({ ...instrument, missing: { rule: 'house' } }, answers)
      expect(lenient).toEqual(strict)
    }),
  )
})

test('a sheet answered from the other end of every item scores from the other end of every scale', () => {
  fc.assert(
    fc.property(completed, ([instrument, answers]) => {
      const mirrored = score(instrument, mirror(instrument, answers))
      for (const [index, { scale, value }] of score(instrument, answers).entries()) {
        const [low, high] = scaleOf(instrument, scale)?.range ?? [0, 0]
        expect(mirrored[index]?.value).toBeCloseTo(low + high - (value ?? Number.NaN), 8)
      }
    }),
  )
})

test('what follows from typed scores is what the sheet itself would have given', () => {
  fc.assert(
    fc.property(completed, fc.nat(), ([instrument, answers], pick) => {
      const scored = new Map(score(instrument, answers).map(({ scale, value }) => [scale, value ?? 0]))
      const ids = [...scored.keys()]
      const typed = Object.fromEntries([...scored].filter(([scale]) => scale !== ids[pick % ids.length]))
      const derived = withDerived(instrument, typed)
      expect(derived).toMatchObject(typed)
      for (const [scale, value] of Object.entries(derived)) expect(value).toBeCloseTo(scored.get(scale) ?? 0, 8)
    }),
  )
})

test('a missing item that would have been at the mean of the others changes nothing', () => {
  fc.assert(
    fc.property(scoredInstrument, fc.double({ min: 0, max: 1, noNaN: true }), (instrument, share) => {
      fc.pre(instrument.missing.rule !== 'all')
      const { min, max } = instrument.response
      const level = Math.round(min + share * (max - min))
      const answers = Object.fromEntries(
        instrument.items.map(item => [item.n, item.reversed ? min + max - level : level]),
      )
      const full = score(instrument, answers)
      const less = score(instrument, { ...answers, 1: 'blank' })
      for (const [index, { value, rule }] of less.entries())
        if (rule !== 'incomplete') expect(value).toBeCloseTo(full[index]?.value ?? Number.NaN, 8)
    }),
  )
})

describe('missing items', () => {
  test.each(scored)('$id: as many as the rule allows, whichever they are, and not one more', instrument => {
    const { id, scales } = instrument
    expect(Object.keys(mayBeMissing[id] ?? {}).toSorted()).toEqual(scales.map(scale => scale.id).toSorted())
    fc.assert(
      fc.property(
        completeSheet(instrument),
        fc.constantFrom(...scales),
        fc.nat(),
        fc.nat(),
        (answers, scale, from, step) => {
          const allowed = mayBeMissing[id]?.[scale.id] ?? 0
          const items = weightsOf(instrument, scale).map(each => each.item)
          const without = (count: number) => score(instrument, leaveOut(answers, items, { count, from, step }))
          const atLimit = without(allowed).find(each => each.scale === scale.id)
          const beyond = without(allowed + 1).find(each => each.scale === scale.id)
          expect(atLimit).toMatchObject({ value: expect.any(Number), rule: ruleWith(instrument, allowed) })
          expect(beyond).toMatchObject({ value: null, rule: 'incomplete' })
        },
      ),
    )
  })

  test.each(scored)('$id: a prorated score is the mean of what was answered, scaled up', instrument => {
    fc.assert(
      fc.property(anySheet(instrument), answers => {
        for (const [index, { scale: id, value, rule }] of score(instrument, answers).entries()) {
          const scale = instrument.scales[index]
          if (!scale || value === null || rule === 'complete') continue
          const items = scoredItems(instrument, scale, answers).flatMap(each => each.value ?? [])
          const [low, high] = scale.range
          const [least, most] = [instrument.response.min, instrument.response.max]
          const mean = items.reduce((sum, each) => sum + each, 0) / items.length
          expect(value, id).toBeCloseTo(low + ((mean - least) / (most - least)) * (high - low), 8)
        }
      }),
    )
  })
})

/** Some of these items left out, each for another reason. */
function leaveOut(
  answers: Answers,
  items: readonly number[],
  { count, from, step }: Record<'count' | 'from' | 'step', number>,
) {
  const order = items.toSorted((a, b) => ((a * (step + 1) + from) % 37) - ((b * (step + 1) + from) % 37))
  const reasons = ['blank', 'declined', undefined] as const
  return { ...answers, ...Object.fromEntries(order.slice(0, count).map((n, index) => [n, reasons[index % 3]])) }
}

function ruleWith({ missing }: Instrument, left: number) {
  if (left === 0) return 'complete'
  return missing.rule === 'at-most' ? 'published' : 'house'
}
