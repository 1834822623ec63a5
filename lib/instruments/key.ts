import type { Instrument, Scale } from './instrument'

export type Weight = { item: number; weight: number }

/** Whether a scale's score is a mean, so that it has decimals by its nature. */
export const isMean = ({ key }: Pick<Scale, 'key'>): boolean => key.method === 'mean' || key.method === 'mean-of-scales'

/** A scale as a weighted sum of its items: every key comes down to one (a mean of four weighs each a quarter), less `subtractOf`. */
export function weightsOf(instrument: Instrument, scale: Scale): Weight[] {
  const { key } = scale
  if (key.method === 'sum') return key.items.map(item => ({ item, weight: key.multiplyBy ?? 1 }))
  if (key.method === 'mean') return key.items.map(item => ({ item, weight: (key.multiplyBy ?? 1) / key.items.length }))
  if (key.method === 'weighted-sum') return [...key.weights]
  const parts = partsOf(instrument, key.scales)
  return parts.flatMap(part =>
    weightsOf(instrument, part).map(({ item, weight }) => ({ item, weight: weight / parts.length })),
  )
}

/**
 * What the weights of a scale add up to: its score if every item, once reversed, were a 1. Counted from the key rather than by adding
 * quarters and sevenths up, so that a score holds no more rounding than its one division.
 */
export function fullWeight(instrument: Instrument, scale: Scale): number {
  const { key } = scale
  if (key.method === 'sum') return key.items.length * (key.multiplyBy ?? 1)
  if (key.method === 'mean') return key.multiplyBy ?? 1
  if (key.method === 'weighted-sum') return key.weights.reduce((sum, { weight }) => sum + weight, 0)
  return mean(partsOf(instrument, key.scales).map(part => fullWeight(instrument, part)))
}

/** What is taken off the weighted sum. */
export function subtractOf(instrument: Instrument, { key }: Scale): number {
  if (key.method === 'sum') return key.subtract ?? 0
  if (key.method === 'mean-of-scales')
    return mean(partsOf(instrument, key.scales).map(part => subtractOf(instrument, part)))
  return 0
}

/** Whether all items weigh the same: only then can a missing one be imputed as the mean of the others. */
export function isEven(weights: readonly Weight[]): boolean {
  return weights.every(each => Math.abs(each.weight - (weights[0]?.weight ?? 0)) < 1e-9)
}

const partsOf = ({ scales }: Instrument, ids: readonly string[]) =>
  ids.flatMap(id => scales.find(other => other.id === id) ?? [])

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
