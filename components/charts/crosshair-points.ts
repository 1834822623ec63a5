import { shortDate } from '@/lib/dates'
import type { Timeline } from '@/lib/timeline'
import type { Scale } from './frame'

/** A session that a line can stand at, and what all measures say there. */
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
