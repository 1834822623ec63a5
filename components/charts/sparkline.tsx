import type { ClientSummary } from '@/lib/client-summary'
import { plural } from '@/lib/text/number-words'
import { formatFixed } from '@/lib/text/score'
import { circles, diamonds, polyline, type Spot } from './marks'
import { type Spark, sparkSize as size } from './sparkline-drawing'

type Alliance = NonNullable<ClientSummary['alliance']>

/** The latest alliance ratings against their expected range, small enough for a row, as paths and words: all that a page of many rows needs to send. Null where nothing was rated. */
export function sparkOf(alliance: Alliance): Spark | null {
  const place = scalesOf(alliance)
  const rated = alliance.points.flatMap(({ number, value }) => (value === null ? [] : [{ number, value }]))
  const last = rated.at(-1)
  if (!last) return null
  const spotOf = ({ number, value }: { number: number; value: number }): Spot => place(number, value)
  const below = rated.filter(({ number }) => alliance.below.includes(number))
  return {
    words: sparklineText(alliance, rated.length, last.value),
    band: bandOf(alliance, place),
    line: runsOf(alliance)
      .map(run => polyline(run.map(spotOf)))
      .join(''),
    last: below.includes(last) ? '' : circles([spotOf(last)], 2.3),
    below: diamonds(below.map(spotOf), 3.8),
  }
}

type Place = (number: number, value: number) => Spot

function scalesOf(alliance: Alliance): Place {
  const { points } = alliance
  const [min, max] = domainOf(alliance)
  const first = points[0]?.number ?? 0
  const span = Math.max(1, (points.at(-1)?.number ?? 1) - first)
  const [width, height] = [size.width - 2 * size.inset, size.height - 2 * size.inset]
  return (number, value) => [
    size.inset + (width * (number - first)) / span,
    size.inset + height * (1 - (value - min) / (max - min)),
  ]
}

/** What there is to see, but never less than half of the scale, so that small differences stay small. */
function domainOf({ points, band, min, max }: Alliance): [number, number] {
  const values = [...points.flatMap(({ value }) => value ?? []), ...band.flatMap(({ low, high }) => [low, high])]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = Math.max(0, (max - min) / 2 - (high - low)) / 2
  const shift = Math.max(0, min - low + room) - Math.max(0, high + room - max)
  return [low - room + shift, high + room + shift]
}

function runsOf({ points }: Alliance): { number: number; value: number }[][] {
  const runs: { number: number; value: number }[][] = [[]]
  for (const { number, value } of points) {
    if (value === null) runs.push([])
    else runs.at(-1)?.push({ number, value })
  }
  // A rating between two gaps is a line of no length, which the round ends make a dot.
  return runs.filter(run => run.length > 0).map(run => (run.length === 1 ? [...run, ...run] : run))
}

function bandOf({ band, points }: Alliance, place: Place): string {
  const first = points[0]?.number ?? 0
  const shown = band.filter(({ number }) => number >= first)
  const upper = shown.map(({ number, high }) => place(number, high))
  const lower = shown.map(({ number, low }) => place(number, low)).reverse()
  return shown.length < 2 ? '' : `${polyline([...upper, ...lower])}z`
}

function sparklineText({ short, band, below }: Alliance, count: number, last: number): string {
  const range = band.at(-1)
  return [
    `Alliance, ${short}: latest ${formatFixed(last, 1)}`,
    range ? `, usual ${formatFixed(range.low, 1)} to ${formatFixed(range.high, 1)}` : '',
    below.length > 0 ? `, below range ${placesText(below)}` : '',
    ` (${plural(count, 'rating')} shown)`,
  ].join('')
}

/** What was given between two sessions lies between their numbers. */
function placesText(places: readonly number[]): string {
  const numbers = places.filter(Number.isInteger)
  return [
    numbers.length > 0 && `at session ${numbers.join(', ')}`,
    numbers.length < places.length && 'between sessions',
  ]
    .filter(Boolean)
    .join(' and ')
}
