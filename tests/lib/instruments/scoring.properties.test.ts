import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answers } from '@/lib/instruments/answers'
import type { Instrument } from '@/lib/instruments/instrument'
import { weightsOf } from '@/lib/instruments/key'
import { checkAnswers, responseOf, score } from '@/lib/instruments/scoring'
import { withDerived } from '@/lib/instruments/typed-scores'
import { anySheet, completeSheet, scoredInstrument } from './sheets'

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
      for (const { scale, value, rule, answered, of } of score(instrument, answers)) {
        const [low, high] = scaleOf(instrument, scale)?.range ?? [0, 0]
        expect(value === null).toBe(rule === 'incomplete')
        expect(answered).toBeLessThanOrEqual(of)
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

test('one item answered further towards the worse end never makes a scale better', () => {
  fc.assert(
    fc.property(returned, fc.nat(), ([instrument, answers], pick) => {
      const item = instrument.items[pick % instrument.items.length]
      const answer = item && answers[item.n]
      if (!item || typeof answer !== 'number') return
      const before = score(instrument, answers)
      for (const [index, scale] of instrument.scales.entries()) {
        const weight = weightsOf(instrument, scale).find(each => each.item === item.n)?.weight ?? 0
        const rises = weight * (scale.higherIs === 'better' ? -1 : 1) * (item.reversed ? -1 : 1) > 0
        const { min, max } = responseOf(instrument, item)
        const after = score(instrument, { ...answers, [item.n]: rises ? max : min })[index]?.value ?? null
        const earlier = before[index]?.value ?? null
        if (after === null || earlier === null) continue
        if (scale.higherIs === 'better') expect(after).toBeLessThanOrEqual(earlier)
        else expect(after).toBeGreaterThanOrEqual(earlier)
      }
    }),
  )
})
