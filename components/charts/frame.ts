import { scaleLinear } from 'd3-scale'
import type { Timeline } from '@/lib/timeline'

/** The timeline in units of its view box, which is scaled to the column it stands in. */
export const frame = { width: 720, left: 48, right: 632 } as const

/** From a value to a place in the drawing. */
export type Scale = (value: number) => number

/** Places on the axis to units across: the same for every panel, so that sessions stand under each other. */
export function xScale({ extent }: Pick<Timeline, 'extent'>): Scale {
  return toTenths(scaleLinear(extent, [frame.left + 8, frame.right - 8]))
}

/** Values of a scale to units down. */
export function yScale(domain: readonly [number, number], top: number, height: number): Scale {
  return toTenths(scaleLinear(domain, [top + height, top]))
}

/** Finer than a tenth of a unit is not seen, and every digit is sent. */
const toTenths =
  (scale: Scale): Scale =>
  value =>
    Math.round(scale(value) * 10) / 10

/** Whole numbers that divide a scale evenly, its ends among them; the ends and the middle where none do. */
export function gridOf([min, max]: readonly [number, number]): number[] {
  const parts = [4, 3, 2, 5].find(count => Number.isInteger((max - min) / count)) ?? 2
  return Array.from({ length: parts + 1 }, (_, index) => min + (index * (max - min)) / parts)
}
