import fc from 'fast-check'
import { type Definition, sound } from './forms'

type Scale = Definition['scales'][number]
type Item = Definition['items'][number]

const response = fc
  .record({ min: fc.integer({ min: -3, max: 3 }), steps: fc.integer({ min: 1, max: 6 }) })
  .map(({ min, steps }) => ({ min, max: min + steps, labels: Array.from({ length: steps + 1 }, () => '') }))

const item = fc.record({ reversed: fc.boolean(), response: fc.option(response, { nil: undefined, freq: 3 }) })

const factor = fc.option(fc.integer({ min: 2, max: 5 }), { nil: undefined })
const weight = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constantFrom(-2, -1, -0.5, 0.1, 0.25, 1 / 3))

const scaleOf = (items: readonly number[]) =>
  fc
    .record({
      method: fc.constantFrom('sum' as const, 'mean' as const, 'weighted-sum' as const),
      picked: fc.shuffledSubarray([...items], { minLength: 1 }),
      weights: fc.array(weight, { minLength: items.length, maxLength: items.length }),
      multiplyBy: factor,
      subtract: factor,
    })
    .map(({ method, picked, weights, multiplyBy, subtract }): Scale['key'] => {
      if (method === 'weighted-sum')
        return { method, weights: picked.map((n, index) => ({ item: n, weight: weights[index] ?? 1 })) }
      return method === 'sum' ? { method, items: picked, multiplyBy, subtract } : { method, items: picked, multiplyBy }
    })

const termsOf = (key: Scale['key']) => {
  if (key.method === 'weighted-sum') return key.weights
  if (key.method === 'mean-of-scales') return []
  return key.items.map(n => ({
    item: n,
    weight: (key.multiplyBy ?? 1) / (key.method === 'mean' ? key.items.length : 1),
  }))
}

/** The scale of a key, with the lowest and highest score that its items allow. */
function ranged(key: Scale['key'], index: number, responseTo: (n: number) => { min: number; max: number }): Scale {
  const ends = termsOf(key).map(({ item: n, weight: times }) => {
    const { min, max } = responseTo(n)
    return [min * times, max * times].toSorted((a, b) => a - b)
  })
  const less = key.method === 'sum' ? (key.subtract ?? 0) : 0
  const end = (side: 0 | 1) => ends.reduce((sum, pair) => sum + (pair[side] ?? 0), -less)
  return { id: `s${index}`, title: `Scale ${index}`, key, range: [end(0), end(1)], higherIs: 'worse' }
}

/** Definitions that hold together, of every kind of key, with answers that differ between items. */
export const definition: fc.Arbitrary<Definition> = fc
  .record({ response, items: fc.array(item, { minLength: 1, maxLength: 8 }) })
  .chain(given => {
    const items: Item[] = given.items.map((each, index) => ({ n: index + 1, cue: `cue ${index + 1}`, ...each }))
    const keys = fc.array(scaleOf(items.map(each => each.n)), { minLength: 1, maxLength: 3 })
    return keys.map(found => {
      const responseTo = (n: number) => items[n - 1]?.response ?? given.response
      const used = new Set(found.flatMap(termsOf).map(term => term.item))
      return {
        ...{ ...sound, response: given.response, primaryScale: 's0', charted: ['s0'] },
        ...{ bands: [], cutoffs: [], reliableChange: [], safetyItems: [] },
        items: items.map(each => ({ ...each, unscored: !used.has(each.n) })),
        scales: found.map((key, index) => ranged(key, index, responseTo)),
        missing: isAlike(found, responseTo) ? { rule: 'house' } : { rule: 'all', source: 'x' },
      }
    })
  })

/** Whether a missing item of each scale can stand at the mean of the others. */
function isAlike(keys: readonly Scale['key'][], responseTo: (n: number) => { min: number; max: number }): boolean {
  return keys.every(key => {
    const kinds = termsOf(key).map(({ item: n, weight: times }) => `${times} ${responseTo(n).min} ${responseTo(n).max}`)
    return new Set(kinds).size === 1
  })
}
