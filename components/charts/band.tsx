import { area, line } from 'd3-shape'
import type { Expected } from '@/lib/timeline/points'
import type { Scale } from './frame'

/** The expected range: a tint between two thin lines, so that it is there without colour as well. */
export function Band({ band, across, down }: { band: readonly Expected[]; across: Scale; down: Scale }) {
  if (band.length === 0) return null
  const places = widened(band.map(({ x, low, high }) => ({ x: across(x), low: down(low), high: down(high) })))
  const between = area<Place>(
    place => place.x,
    place => place.low,
    place => place.high,
  ).digits(1)
  const along = (edge: 'low' | 'high') =>
    line<Place>(
      place => place.x,
      place => place[edge],
    ).digits(1)(places) ?? ''
  return (
    <>
      <path d={between(places) ?? ''} className="fill-band" />
      <path d={along('high') + along('low')} className="fill-none stroke-band-edge" strokeWidth="0.75" />
    </>
  )
}

type Place = { x: number; low: number; high: number }

/** A range for one rating only is given a little width, or it would not be seen. */
function widened(places: readonly Place[]): Place[] {
  const [only] = places
  return only && places.length === 1
    ? [
        { ...only, x: only.x - 6 },
        { ...only, x: only.x + 6 },
      ]
    : [...places]
}
