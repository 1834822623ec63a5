import type { Panel } from '@/lib/timeline/panel'

/** A panel in words, for whoever does not see it; the table beneath has every value. */
export function describePanel({ points, last, band, ruptures, rows }: Panel): string {
  const [first, latest] = [points[0], points.at(-1)]
  if (!first || !latest) return 'No ratings yet.'
  const below = points.filter(({ isBelow }) => isBelow).map(({ number }) => number)
  const gaps = rows.filter(({ value }) => value === '').map(({ number }) => number)
  return [
    points.length === 1
      ? `One rating: ${last} at session ${latest.number}.`
      : `${points.length} ratings, sessions ${first.number} to ${latest.number}. Latest ${last}.`,
    band.length > 0 && 'The band is the range that earlier ratings made likely.',
    below.length > 0 && `Below it at ${listed(below)}.`,
    ...ruptures.map(({ label }) => `${label.charAt(0).toUpperCase()}${label.slice(1)}.`),
    gaps.length > 0 && `No rating at ${listed(gaps)}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

function listed(numbers: readonly number[]): string {
  const last = numbers.at(-1)
  return numbers.length < 2 ? `session ${last}` : `sessions ${numbers.slice(0, -1).join(', ')} and ${last}`
}
