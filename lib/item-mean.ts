import type { Instrument, Scale } from './instruments/instrument'
import { formatFixed, formatScore } from './text/score'

/**
 * How many items a part of an alliance measure is the sum of; null for every other scale. Alliance is drawn and judged as item means on
 * the form's own scale, so its parts (task, goal, bond) are shown as means too, and the sum once, as that of the whole form.
 */
export function itemsOfPart({ domain, scales, primaryScale }: Instrument, { key }: Scale): number | null {
  const whole = scales.find(({ id }) => id === primaryScale)
  if (domain !== 'alliance' || whole?.key.method !== 'mean' || key.method !== 'sum') return null
  return key.items.length < whole.key.items.length ? key.items.length : null
}

/** A score as it is shown: parts of an alliance measure as the mean of their items, all others as they are. */
export function formatShown(instrument: Instrument, scale: Scale, value: number, locale: string): string {
  const items = itemsOfPart(instrument, scale)
  return items === null ? formatScore(scale, value, { locale }) : formatFixed(value / items, 1, locale)
}
