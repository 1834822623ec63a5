import { scaleLinear } from 'd3-scale'
import { shortDate } from '@/lib/dates'
import type { Timeline } from '@/lib/timeline'

/** The timeline in units of its view box, which is scaled to the column it is in. */
export const frame = { width: 720, left: 48, right: 632 } as const

/** From a value to a place in the drawing. */
export type Scale = (value: number) => number

/** Places on the axis to units across: the same for every panel, so that sessions line up. */
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

type Label = { x: number; text: string }
export type Placed<L> = L & { lane: number; anchor: 'start' | 'end' }

/** What one letter of the small type takes, on the wide side. */
const letter = 6.3

/**
 * Puts labels that would run into each other into rows. A label starts at its place, or ends there when it would leave the drawing.
 */
export function inLanes<L extends Label>(labels: readonly L[], until: number): Placed<L>[] {
  const ends: [number, number][][] = []
  return [...labels]
    .sort((a, b) => a.x - b.x)
    .map(label => {
      const width = label.text.length * letter
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

/** A session that the line can be at, and what all measures say there. */
export type CrosshairPoint = { x: number; name: string; says: string }

/** Every session of the axis, in order. Measures without a value there are left out, and a session without any says why. */
export function crosshairPoints({ ticks, panels }: Timeline, across: Scale, locale: string): CrosshairPoint[] {
  const columns = panels.map(({ title, rows }) => ({
    name: title.replace(/ \(.*$/, ''),
    values: new Map(rows.map(({ number, value, mark }) => [number, value && mark ? `${value} (${mark})` : value])),
  }))
  return ticks.map(({ number, date, x, isMissed }) => {
    const said = columns.flatMap(({ name, values }) => {
      const value = values.get(number)
      return value ? [`${name} ${value}`] : []
    })
    return {
      x: across(x),
      name: `Session ${number}, ${shortDate(date, locale)}`,
      says: said.join(' · ') || (isMissed ? 'missed or cancelled: nothing was asked' : 'nothing rated'),
    }
  })
}

/** The stop that is nearest to a place across the drawing; 0 when there is none to choose from. */
export function nearest(stops: readonly CrosshairPoint[], x: number): number {
  const distances = stops.map(stop => Math.abs(stop.x - x))
  return Math.max(0, distances.indexOf(Math.min(...distances)))
}
