import type { Instrument, Scale } from './instrument'

export type Weight = { item: number; weight: number }

/** A scale as a weighted sum of its items: every key comes down to one (a mean of four weighs each a quarter). */
export function weightsOf(instrument: Instrument, scale: Scale): Weight[] {
  const { key } = scale
  if (key.method === 'sum') return key.items.map(item => ({ item, weight: 1 }))
  if (key.method === 'mean') return key.items.map(item => ({ item, weight: 1 / key.items.length }))
  if (key.method === 'weighted-sum') return [...key.weights]
  const parts = key.scales.flatMap(id => instrument.scales.find(other => other.id === id) ?? [])
  return parts.flatMap(part =>
    weightsOf(instrument, part).map(({ item, weight }) => ({ item, weight: weight / parts.length })),
  )
}
