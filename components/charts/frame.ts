import { scaleLinear } from 'd3-scale'
import type { Timeline } from '@/lib/timeline'
import { frame } from './frame-size'

/** From a value to a place in the drawing. */
export type Across = (value: number) => number

/** Places on the axis to units across: the same for every panel, so that sessions stand under each other. */
export function acrossOf({ extent }: Pick<Timeline, 'extent'>): Across {
  return toTenths(scaleLinear(extent, [frame.left + 8, frame.right - 8]))
}

/** Values of a scale to units down. */
export function downOf(domain: readonly [number, number], top: number, height: number): Across {
  return toTenths(scaleLinear(domain, [top + height, top]))
}

/** Finer than a tenth of a unit is not seen, and every digit is sent. */
const toTenths =
  (scale: Across): Across =>
  value =>
    Math.round(scale(value) * 10) / 10

/** Whole numbers that divide a scale evenly, its ends among them; the ends and the middle where none do. */
export function gridOf([min, max]: readonly [number, number]): number[] {
  const parts = [4, 3, 2, 5].find(count => Number.isInteger((max - min) / count)) ?? 2
  return Array.from({ length: parts + 1 }, (_, index) => min + (index * (max - min)) / parts)
}
