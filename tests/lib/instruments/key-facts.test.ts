import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '@/lib/instruments/answers'
import { instrument, instruments } from '@/lib/instruments/catalogue'
import type { Instrument, Item, Scale } from '@/lib/instruments/instrument'
import { weightsOf } from '@/lib/instruments/key'
import { responseOf, score } from '@/lib/instruments/scoring'
import {
  betterWhenHigher,
  goodToAgreeWith,
  loincCodes,
  madeOf,
  neitherGoodNorBad,
  reversed,
  sayingNeither,
} from './facts'
import { anySheet } from './sheets'

/* The definitions against facts that were written out apart from them. */

const scored = instruments.filter(each => each.scales.length > 0)

test.each(scored)('$id: the items that are turned round, and what a higher score means', ({ id, items, scales }) => {
  const meaning = (what: string) => scales.filter(each => each.higherIs === what).map(each => each.id)
  expect(items.filter(item => item.reversed).map(item => item.n)).toEqual(reversed[id] ?? [])
  expect(meaning('better')).toEqual(betterWhenHigher[id] ?? [])
  expect(meaning('neither')).toEqual(sayingNeither[id] ?? [])
})

test.each(scored)('$id: the items of its subscales', form => {
  for (const [id, items] of Object.entries(madeOf[form.id] ?? {})) {
    const scale = form.scales.find(each => each.id === id)
    const found = scale ? weightsOf(form, scale).map(each => each.item) : []
    expect(
      found.toSorted((a, b) => a - b),
      id,
    ).toEqual(items)
  }
})

test.each(instruments)('$id: its codes of LOINC', ({ id, loinc, items, scales }) => {
  const { panel, total, items: codes } = loincCodes[id] ?? { items: [] }
  expect(loinc?.panel).toBe(panel)
  expect(scales.flatMap(each => each.loinc ?? [])).toEqual(total ? [total] : [])
  expect(items.flatMap(each => each.loinc ?? [])).toEqual(codes)
})

describe('an item that is answered worse, as it is worded, makes each scale that it counts in worse, and no other', () => {
  test.each(scored)('$id', form => {
    fc.assert(
      fc.property(anySheet(form), answers => {
        const before = score(form, answers)
        for (const item of form.items) {
          const worse = worseAnswer(form, item, answers[item.n])
          if (worse === null) continue
          const after = score(form, { ...answers, [item.n]: worse })
          for (const [index, scale] of form.scales.entries()) {
            const [from, to] = [before[index]?.value, after[index]?.value]
            if (typeof from !== 'number' || typeof to !== 'number') expect(to).toBe(from)
            else expect(Math.sign(to - from), `item ${item.n} on ${scale.id}`).toBe(wayTo(form, scale, item))
          }
        }
      }),
      { numRuns: 50 },
    )
  })
})

/** One step towards the worse end of the item by its wording; null where it has none, or is there already. */
function worseAnswer(form: Instrument, item: Item, answer: Answer | undefined): number | null {
  if (typeof answer !== 'number' || neitherGoodNorBad[form.id]?.includes(item.n)) return null
  const worse = goodToAgreeWith[form.id]?.includes(item.n) ? answer - 1 : answer + 1
  const { min, max } = responseOf(form, item)
  return worse >= min && worse <= max ? worse : null
}

/** Which way a scale has to go when the item is answered worse. */
function wayTo(form: Instrument, scale: Scale, item: Item): number {
  if (!weightsOf(form, scale).some(each => each.item === item.n)) return 0
  return betterWhenHigher[form.id]?.includes(scale.id) ? -1 : 1
}

test('the RQ is its two formulas, by the names of the styles', () => {
  const rating = fc.integer({ min: 1, max: 7 })
  const ratings = fc.record({ secure: rating, fearful: rating, preoccupied: rating, dismissing: rating })
  fc.assert(
    fc.property(ratings, given => {
      const { secure, fearful, preoccupied, dismissing } = given
      const rq = instrument('rq')
      const named = new Map<string | undefined, number>(Object.entries(given))
      const answers = Object.fromEntries(rq.items.map(item => [item.n, named.get(item.name)]))
      expect(score(rq, answers).map(each => each.value)).toEqual([
        secure + dismissing - (preoccupied + fearful),
        secure + preoccupied - (dismissing + fearful),
      ])
    }),
  )
})
