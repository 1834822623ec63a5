import type { Instrument, Scale } from './instrument'
import { fullWeight, isEven, subtractOf, weightsOf } from './key'

type Typed = { readonly [scale: string]: number }

/**
 * The scores typed from elsewhere, with those that follow from them: one of two scales made of the same items gives the other
 * (a sum the mean, a raw score the percentage, one coding the other), and subscales that share out all items of a whole give the
 * whole. What was typed is never changed.
 */
export function withDerived(instrument: Instrument, typed: Typed): Record<string, number> {
  const scales = instrument.scales.map(scale => measured(instrument, scale))
  const twins = derive(scales, typed, twinOf)
  return derive(scales, twins, wholeOf)
}

/** A scale as what its score comes down to: the mean of its items, once reversed, times `full`, less `subtract`. */
type Measured = { id: string; items: number[]; isEven: boolean; full: number; subtract: number }

function measured(instrument: Instrument, scale: Scale): Measured {
  const weights = weightsOf(instrument, scale)
  return {
    id: scale.id,
    items: weights.map(each => each.item),
    isEven: isEven(weights),
    full: fullWeight(instrument, scale),
    subtract: subtractOf(instrument, scale),
  }
}

/** The score of a scale that was not typed, from others that were; null where it does not follow. */
type Rule = (scale: Measured, given: readonly (Measured & { value: number })[]) => number | null

function derive(scales: readonly Measured[], typed: Typed, rule: Rule): Record<string, number> {
  const given = scales.flatMap(scale => {
    const value = typed[scale.id]
    return value !== undefined && scale.isEven ? [{ ...scale, value }] : []
  })
  const missing = scales.filter(scale => typed[scale.id] === undefined && scale.isEven)
  const found = missing.flatMap(scale => {
    const value = rule(scale, given)
    return value === null ? [] : [[scale.id, value] as const]
  })
  return { ...typed, ...Object.fromEntries(found) }
}

const twinOf: Rule = (scale, given) => {
  const twin = given.find(other => isSameSet(other.items, scale.items))
  return twin ? ((twin.value + twin.subtract) * scale.full) / twin.full - scale.subtract : null
}

const wholeOf: Rule = (scale, given) => {
  const parts = disjoint(given.filter(other => other.items.every(item => scale.items.includes(item))))
  if (parts.length < 2 || parts.flatMap(part => part.items).length !== scale.items.length) return null
  // What all items of a part, once reversed, add up to.
  const sum = parts.reduce((total, part) => total + ((part.value + part.subtract) * part.items.length) / part.full, 0)
  return (sum * scale.full) / scale.items.length - scale.subtract
}

/** The smallest parts first, none that shares an item with one taken before. */
function disjoint<T extends Measured>(parts: readonly T[]): T[] {
  const taken: T[] = []
  for (const part of parts.toSorted((a, b) => a.items.length - b.items.length))
    if (!taken.some(other => other.items.some(item => part.items.includes(item)))) taken.push(part)
  return taken
}

const isSameSet = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every(item => b.includes(item))
