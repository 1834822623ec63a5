import type { Spread } from './measuring/statistics'

/** A number as tables write it: whole from 100 on, else three digits. */
export const threeDigits = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)))

/** The middle of the rounds, with the lowest and the highest: "26.1 (25–27.9)". A dash where nothing could be measured. */
export function figures(found: Spread | null): string {
  const [low, high] = [found?.min, found?.max].map(end => threeDigits(end ?? 0))
  return low === high ? middle(found) : `${middle(found)} (${low}–${high})`
}

/** The middle of the rounds alone. */
export const middle = (found: Spread | null): string => (found === null ? '–' : threeDigits(found.median))
