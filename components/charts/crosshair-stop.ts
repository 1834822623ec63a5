/* What the browser needs to know of the sessions that the line can be at; it is made on the server (crosshair-points). */

/** A session that the line can be at, and what there is to read: by the key of each drawing, and all of it in a sentence. */
export type CrosshairPoint = {
  x: number
  name: string
  date: string
  values: Readonly<Record<string, string>>
  says: string
}

/** The stop that is nearest to a place across the drawing; 0 when there is none to choose from. */
export function nearest(stops: readonly Pick<CrosshairPoint, 'x'>[], x: number): number {
  const distances = stops.map(stop => Math.abs(stop.x - x))
  return Math.max(0, distances.indexOf(Math.min(...distances)))
}
