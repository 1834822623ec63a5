import type { Instrument, Scale } from './instrument'
import { isEven, lessOf, weightsOf } from './key'
import { twice } from './twice'

/** What in the key of a scale cannot be. */
export function keyContradictions(instrument: Instrument, scale: Scale): string[] {
  const wrong = scale.key.method === 'mean-of-scales' ? partsOf(instrument, scale) : itemsOf(instrument, scale)
  // Only a key that names what is there can be worked out.
  return wrong.length > 0 ? wrong : [...range(instrument, scale), ...unevenWeights(instrument, scale)]
}

/** A scale of scales is made of scales of items: no deeper, and so never of itself. */
function partsOf({ scales }: Instrument, { id, key }: Scale): string[] {
  const parts = key.method === 'mean-of-scales' ? key.scales : []
  const known = scales.filter(other => other.key.method !== 'mean-of-scales').map(other => other.id)
  const unknown = parts.filter(part => !known.includes(part)).map(part => `scale ${id}: there is no item scale ${part}`)
  return [...unknown, ...twice(parts.map(part => `scale ${id}: scale ${part}`))]
}

function itemsOf({ items }: Instrument, { id, key }: Scale): string[] {
  const named = itemsIn(key)
  const unknown = named.filter(n => !items.some(item => item.n === n && !item.unscored))
  return [
    ...unknown.map(n => `scale ${id}: there is no scored item ${n}`),
    ...twice(named.map(n => `scale ${id}: item ${n}`)),
  ]
}

/** The items a key names itself. */
export function itemsIn(key: Scale['key']): readonly number[] {
  if (key.method === 'mean-of-scales') return []
  return key.method === 'weighted-sum' ? key.weights.map(weight => weight.item) : key.items
}

/** A missing item can only stand at the mean of the others where all of them weigh the same. */
function unevenWeights(instrument: Instrument, scale: Scale): string[] {
  if (instrument.missing.rule === 'all') return []
  return isEven(weightsOf(instrument, scale))
    ? []
    : [`scale ${scale.id}: its items weigh differently, so that none may be missing`]
}

/** The range must be just what the key can give. */
function range(instrument: Instrument, scale: Scale): string[] {
  const weights = weightsOf(instrument, scale)
  const ends = weights.map(({ item, weight }) => {
    const { min, max } = instrument.items.find(each => each.n === item)?.response ?? instrument.response
    return [Math.min(min * weight, max * weight), Math.max(min * weight, max * weight)] as const
  })
  const low = ends.reduce((sum, [end]) => sum + end, -lessOf(instrument, scale))
  const high = ends.reduce((sum, [, end]) => sum + end, -lessOf(instrument, scale))
  const [from, to] = scale.range
  const holds = Math.abs(low - from) < 1e-9 && Math.abs(high - to) < 1e-9
  return holds ? [] : [`scale ${scale.id}: its key gives ${low} to ${high}, not ${from} to ${to}`]
}
