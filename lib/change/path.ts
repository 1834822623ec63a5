import { type Ends, offCourse, sighting } from './sighting'

/** One guess at a client's spread, and what the course is if the guess is right: the state of a Kalman filter (Kalman 1960). */
export type Path = {
  weight: number
  spread: number
  level: number
  /** Variance of the level. */
  doubt: number
  /** The last deviation from the level, so far as that rating was on the course. */
  last: number
}

/** How much of a deviation is expected to carry over to the next rating. Ours. */
const carryOver = 0.2

/** How far beyond an end of the scale the level may lie, as a share of its range, where nearly all ratings are at that end. Ours. */
const slack = 0.02

const onScale = (level: number, { min, max }: Ends): number =>
  Math.min(max + slack * (max - min), Math.max(min - slack * (max - min), level))

/** A path at the rating to come. `reach`: how far a change of the level moves the centre. */
export type Ahead = { path: Path; doubt: number; reach: number; centre: number; variance: number }

/** Moves a path on to its next rating; `moved`: by how much variance the level may have moved. */
export function ahead(path: Path, isFirst: boolean, moved: number): Ahead {
  const carried = isFirst ? 0 : carryOver
  const [doubt, reach] = [path.doubt + moved, 1 - carried]
  const variance = reach ** 2 * doubt + (1 - carried ** 2) * path.spread ** 2
  return { path, doubt, reach, centre: path.level + carried * path.last, variance }
}

export type Judged = { path: Path; off: number }

/**
 * The path after a rating, weighted by how well it foresaw it, and the chance that the rating was off the course: the rating moves the
 * level only by the chance that it was not (Bar-Shalom & Tse 1975, Automatica 11:451–460). `chance`: that chance before the rating.
 */
export function judge(
  { path, doubt, reach, centre, variance }: Ahead,
  rating: number,
  chance: number,
  ends: Ends,
): Judged {
  const { likelihood, deviation, sharpness } = sighting(rating, centre, Math.sqrt(variance), ends)
  const [on, stray] = [(1 - chance) * likelihood, chance * offCourse(rating, centre, ends)]
  const off = stray / (on + stray)
  const gain = (reach * doubt) / variance
  const level = onScale(path.level + (1 - off) * gain * deviation, ends)
  const after: Path = {
    weight: path.weight * (on + stray),
    spread: path.spread,
    level,
    doubt: doubt + (1 - off) * (off * (gain * deviation) ** 2 - sharpness * gain ** 2 * variance),
    last: (1 - off) * (centre + deviation - level),
  }
  return { path: after, off }
}
