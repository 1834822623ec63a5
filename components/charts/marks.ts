/** A place in a drawing. */
export type Spot = readonly [x: number, y: number]

const r = (value: number) => Math.round(value * 10) / 10

/** All circles of one kind as one path: a page costs what its elements cost. */
export const circles = (spots: readonly Spot[], radius: number) =>
  spots
    .map(
      ([x, y]) =>
        `M${r(x - radius)} ${r(y)}a${radius} ${radius} 0 1 0 ${radius * 2} 0a${radius} ${radius} 0 1 0 ${-radius * 2} 0`,
    )
    .join('')

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
