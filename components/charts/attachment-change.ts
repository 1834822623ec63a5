import type { Instrument } from '@/lib/instruments/instrument'

/** What of a way is more than measurement error. Where no source gives a value, that is said beside it. */
export function reliableWords({ reliableChange }: Instrument, scales: readonly string[]): string {
  const given = reliableChange.filter(each => scales.includes(each.scale))
  if (given.length === 0) return 'Reliable change: no published value.'
  const words = given.map(
    ({ scale, value, confidence, source }) => `${scale} ${value} (${confidence ?? 'level not stated'}; ${source})`,
  )
  return `Reliable change: ${words.join(', ')}.`
}
