/** A place in a drawing. */
export type Spot = readonly [x: number, y: number]

const r = (value: number) => Math.round(value * 10) / 10

/** How far the handles of a curve lie from its ends for a quarter of a circle, of its radius. */
const bend = 0.5523

/**
 * All circles of one kind as one path: a page costs what its elements cost. In Bézier curves, because the PDF renderer draws arcs of
 * half a circle as straight lines.
 */
export const circles = (spots: readonly Spot[], radius: number) => {
  const [far, near] = [r(radius), r(radius * (1 - bend))]
  const out = r(radius * bend)
  const round = [
    `c0 ${-out} ${near} ${-far} ${far} ${-far}`,
    `c${out} 0 ${far} ${near} ${far} ${far}`,
    `c0 ${out} ${-near} ${far} ${-far} ${far}`,
    `c${-out} 0 ${-far} ${-near} ${-far} ${-far}`,
  ].join('')
  return spots.map(([x, y]) => `M${r(x - radius)} ${r(y)}${round}z`).join('')
}

export const squares = (spots: readonly Spot[], half: number) =>
  spots.map(([x, y]) => `M${r(x - half)} ${r(y - half)}h${r(half * 2)}v${r(half * 2)}h${-r(half * 2)}z`).join('')

/** Points for a line with round ends, which makes each a dot as wide as the line: a quarter of what circles take to send. */
export const dots = (spots: readonly Spot[]) => spots.map(([x, y]) => `M${r(x)} ${r(y)}h0`).join('')

export const diamonds = (spots: readonly Spot[], radius: number) =>
  spots
    .map(([x, y]) => `M${r(x)} ${r(y - radius)}l${radius} ${radius}l${-radius} ${radius}l${-radius} ${-radius}z`)
    .join('')

export const triangles = (spots: readonly Spot[], radius: number) =>
  spots.map(([x, y]) => `M${r(x)} ${r(y - radius)}l${radius} ${radius * 1.8}h${-radius * 2}z`).join('')

export const crosses = (spots: readonly Spot[], radius: number) =>
  spots
    .map(
      ([x, y]) =>
        `M${r(x - radius)} ${r(y - radius)}l${radius * 2} ${radius * 2}m0 ${-radius * 2}l${-radius * 2} ${radius * 2}`,
    )
    .join('')

/** A small flag; the foot of its pole is on the spot. */
export const pennants = (spots: readonly Spot[]) =>
  spots.map(([x, y]) => `M${r(x)} ${r(y)}v-9h6l-1.6 2.5l1.6 2.5h-6`).join('')

/** A line through the spots, in order. */
export const polyline = (spots: readonly Spot[]) =>
  spots.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${r(x)} ${r(y)}`).join('')

/** Short strokes downwards. */
export const strokes = (xs: readonly number[], y: number, length: number) =>
  xs.map(x => `M${r(x)} ${y}v${length}`).join('')

/** Level lines from one side to the other. */
export const levels = (ys: readonly number[], from: number, to: number) =>
  ys.map(y => `M${from} ${r(y)}H${to}`).join('')
