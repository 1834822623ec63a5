import type { Instrument, Scale } from './instrument'
import { isEven, subtractOf, weightsOf } from './key'
import { twice } from './problems'

/** What in the key of a scale cannot be. */
export function keyContradictions(instrument: Instrument, scale: Scale): string[] {
  const wrong = scale.key.method === 'mean-of-scales' ? partsOf(instrument, scale) : itemsOf(instrument, scale)
  if (wrong.length > 0) return wrong
  // Only a key that names what is there can be worked out.
  return [...range(instrument, scale), ...prorating(instrument, scale), ...allMissing(instrument, scale)]
}

/** A scale of scales is made of scales of items: no deeper, and so never of itself. */
function partsOf(instrument: Instrument, scale: Scale): string[] {
  const { id, key } = scale
  const parts = key.method === 'mean-of-scales' ? key.scales : []
  const known = instrument.scales.filter(other => other.key.method !== 'mean-of-scales').map(other => other.id)
  const unknown = parts.filter(part => !known.includes(part)).map(part => `scale ${id}: there is no item scale ${part}`)
  const wrong = [...unknown, ...twice(parts.map(part => `scale ${id}: scale ${part}`))]
  return wrong.length > 0 ? wrong : twice(weightsOf(instrument, scale).map(({ item }) => `scale ${id}: item ${item}`))
}

function itemsOf({ items }: Instrument, { id, key }: Scale): string[] {
  const named = itemsIn(key)
  const unknown = named.filter(n => !items.some(item => item.n === n && !item.unscored))
  const nominal = named.filter(n => items.some(item => item.n === n && item.nominal))
  const weights = key.method === 'weighted-sum' ? key.weights : []
  const extreme = weights.filter(({ weight }) => Math.abs(weight) < 0.001 || Math.abs(weight) > 1000)
  return [
    ...unknown.map(n => `scale ${id}: there is no scored item ${n}`),
    ...nominal.map(n => `scale ${id}: the answers of item ${n} are kinds, which cannot be counted`),
    ...twice(named.map(n => `scale ${id}: item ${n}`)),
    ...extreme.map(({ item }) => `scale ${id}: item ${item} weighs less than 0.001 or more than 1000`),
  ]
}

/** The items a key names itself. */
export function itemsIn(key: Scale['key']): readonly number[] {
  if (key.method === 'mean-of-scales') return []
  return key.method === 'weighted-sum' ? key.weights.map(weight => weight.item) : key.items
}

/** A missing item can only be imputed as the mean of the others where all of them weigh the same and have the same answers. */
function prorating(instrument: Instrument, scale: Scale): string[] {
  if (instrument.missing.rule === 'all') return []
  const weights = weightsOf(instrument, scale)
  const [first, ...others] = weights.map(({ item }) => responseTo(instrument, item))
  const isAlike = others.every(({ min, max, step }) => min === first?.min && max === first.max && step === first.step)
  return [
    ...(isEven(weights) ? [] : [`scale ${scale.id}: its items weigh differently, so that none may be missing`]),
    ...(isAlike ? [] : [`scale ${scale.id}: its items have different answers, so that none may be missing`]),
  ]
}

/** Where a scale has a number of its own, so many may be missing that at least one is left. */
function allMissing(instrument: Instrument, scale: Scale): string[] {
  const { missing } = instrument
  const may = missing.rule === 'at-most' ? missing.byScale?.[scale.id] : undefined
  const of = weightsOf(instrument, scale).length
  return may === undefined || may < of ? [] : [`scale ${scale.id}: ${may} items may be missing, and it has ${of}`]
}

/** The range must be just what the key can give. */
function range(instrument: Instrument, scale: Scale): string[] {
  const ends = weightsOf(instrument, scale).map(({ item, weight }) => {
    const { min, max } = responseTo(instrument, item)
    return [Math.min(min * weight, max * weight), Math.max(min * weight, max * weight)] as const
  })
  const low = ends.reduce((sum, [end]) => sum + end, -subtractOf(instrument, scale))
  const high = ends.reduce((sum, [, end]) => sum + end, -subtractOf(instrument, scale))
  const [from, to] = scale.range
  const holds = Math.abs(low - from) < 1e-9 && Math.abs(high - to) < 1e-9
  return holds ? [] : [`scale ${scale.id}: its key gives ${low} to ${high}, not ${from} to ${to}`]
}

const responseTo = ({ items, response }: Instrument, n: number) =>
  items.find(item => item.n === n)?.response ?? response
