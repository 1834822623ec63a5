import { scaleLinear } from 'd3-scale'
import type { Timeline } from '@/lib/timeline'

/** The width of a chart in the units of its view box, and from where to where the sessions run. */
export type Frame = { width: number; left: number; right: number }

/** For a column of text, and for a whole page: text keeps about its size in both. */
export const frames = {
  column: { width: 640, left: 58, right: 634 },
  page: { width: 840, left: 58, right: 834 },
} as const satisfies Record<string, Frame>

/** From a value to a place in the drawing. */
export type Scale = (value: number) => number

/** Places on the axis to units across: the same for every panel, so that sessions line up. */
export function xScale({ extent }: Pick<Timeline, 'extent'>, { left, right }: Frame): Scale {
  return toTenths(scaleLinear(extent, [left + 12, right - 12]))
}

/** Values of a scale to units down. */
export function yScale(domain: readonly [number, number], top: number, height: number): Scale {
  return toTenths(scaleLinear(domain, [top + height, top]))
}

/** Finer than a tenth of a unit is not seen, and every digit is sent. */
export function toTenths(scale: Scale): Scale {
  return value => Math.round(scale(value) * 10) / 10
}

/** Whole numbers that divide a scale evenly, its ends among them; the ends and the middle where none do. */
export function gridOf([min, max]: readonly [number, number], most = 4): number[] {
  const parts = [4, 3, 2, 5].find(count => count <= most && Number.isInteger((max - min) / count)) ?? 2
  return Array.from({ length: parts + 1 }, (_, index) => min + (index * (max - min)) / parts)
}

type Label = { x: number; text: string }
export type Placed<L> = L & { lane: number; anchor: 'start' | 'end' }

/** What one letter of the small type takes, on the wide side. */
const letter = 6.3

/** How wide a text is in a drawing, on the wide side. */
export const widthOf = (text: string): number => text.length * letter

/** Where a text begins that is anchored at `x`. */
export const startOf = ({ text, x, anchor = 'start' }: Label & { anchor?: 'start' | 'middle' | 'end' }): number =>
  x - { start: 0, middle: widthOf(text) / 2, end: widthOf(text) }[anchor]

/**
 * Puts labels that would run into each other into rows. A label starts at its place, or ends there when it would leave the drawing.
 */
export function inLanes<L extends Label>(labels: readonly L[], until: number): Placed<L>[] {
  const ends: [number, number][][] = []
  return [...labels]
    .sort((a, b) => a.x - b.x)
    .map(label => {
      const width = widthOf(label.text)
      const anchor = label.x + width > until ? 'end' : 'start'
      const span: [number, number] = anchor === 'end' ? [label.x - width, label.x + 8] : [label.x - 8, label.x + width]
      const free = ends.findIndex(lane => lane.every(([from, to]) => span[1] < from || span[0] > to))
      const lane = free === -1 ? ends.length : free
      ends[lane] = [...(ends[lane] ?? []), span]
      return { ...label, lane, anchor }
    })
}

/** How many rows the labels take. */
export const lanesOf = (placed: readonly { lane: number }[]) => Math.max(0, ...placed.map(({ lane }) => lane + 1))
