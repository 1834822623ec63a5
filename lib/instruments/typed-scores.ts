import type { Instrument, Scale } from './instrument'

type Typed = { readonly [scale: string]: number }

/**
 * The scores typed from elsewhere, with those that follow from them: a sum gives the mean of the same items and the other way
 * round, and subscales that share out all items of a sum give that sum. What was typed is never changed.
 */
export function withDerived(instrument: Instrument, typed: Typed): Record<string, number> {
  const summed = derive(instrument, typed, sumOfParts)
  return derive(instrument, summed, sameItems)
}

type Rule = (scale: Scale, typed: Typed, scales: readonly Scale[]) => number | null

function derive(instrument: Instrument, typed: Typed, rule: Rule): Record<string, number> {
  const missing = instrument.scales.filter(scale => typed[scale.id] === undefined)
  const found = missing.flatMap(scale => {
    const value = rule(scale, typed, instrument.scales)
    return value === null ? [] : [[scale.id, value] as const]
  })
  return { ...typed, ...Object.fromEntries(found) }
}

const itemsOf = (scale: Scale) => (scale.key.method === 'sum' || scale.key.method === 'mean' ? scale.key.items : [])

const sameItems: Rule = (scale, typed, scales) => {
  const items = itemsOf(scale)
  const twin = scales.find(
    other => typed[other.id] !== undefined && other.key.method !== scale.key.method && isSameSet(itemsOf(other), items),
  )
  const value = twin && typed[twin.id]
  if (value === undefined || items.length === 0) return null
  return scale.key.method === 'sum' ? value * items.length : value / items.length
}

const sumOfParts: Rule = (scale, typed, scales) => {
  if (scale.key.method !== 'sum') return null
  const whole = scale.key.items
  const parts = scales.filter(
    other =>
      other.key.method === 'sum' && typed[other.id] !== undefined && itemsOf(other).every(item => whole.includes(item)),
  )
  const shared = parts.flatMap(itemsOf)
  const covers = shared.length === whole.length && isSameSet(shared, whole)
  return covers ? parts.reduce((sum, part) => sum + (typed[part.id] ?? 0), 0) : null
}

const isSameSet = (a: readonly number[], b: readonly number[]) =>
  new Set(a).size === new Set(b).size && a.every(item => b.includes(item))
