import { type Bounds, observe, outlierDensity } from './observation'

/** One guess at a client's spread, and what the course is if the guess is right: the state of a Kalman filter (Kalman 1960). */
export type KalmanFilter = {
  weight: number
  sd: number
  level: number
  /** Variance of the level. */
  levelVariance: number
  /** The last deviation from the level, so far as that rating was on the course. */
  lastDeviation: number
}

/** How much of a deviation is expected to carry over to the next rating. Ours. */
const carryOver = 0.2

/** How far beyond an end of the scale the level may lie, as a share of its range, where nearly all ratings are at that end. Ours. */
const slack = 0.02

const onScale = (level: number, { min, max }: Bounds): number =>
  Math.min(max + slack * (max - min), Math.max(min - slack * (max - min), level))

/** What a filter predicts of the rating to come. `reach`: how far a change of the level moves the mean. */
export type Prediction = { filter: KalmanFilter; levelVariance: number; reach: number; mean: number; variance: number }

/** Moves a filter on to its next rating; `addedVariance`: that of the level's drift since the last one. */
export function predict(filter: KalmanFilter, isFirst: boolean, addedVariance: number): Prediction {
  const carried = isFirst ? 0 : carryOver
  const [levelVariance, reach] = [filter.levelVariance + addedVariance, 1 - carried]
  const variance = reach ** 2 * levelVariance + (1 - carried ** 2) * filter.sd ** 2
  return { filter, levelVariance, reach, mean: filter.level + carried * filter.lastDeviation, variance }
}

export type Updated = { filter: KalmanFilter; outlierChance: number }

/**
 * The filter after a rating, weighted by how well it foresaw it, and the chance that the rating was off the course: the rating moves the
 * level only by the chance that it was not (Bar-Shalom & Tse 1975, Automatica 11:451–460). `chance`: that chance before the rating.
 */
export function update(
  { filter, levelVariance, reach, mean, variance }: Prediction,
  rating: number,
  chance: number,
  bounds: Bounds,
): Updated {
  const { likelihood, deviation, information } = observe(rating, mean, Math.sqrt(variance), bounds)
  const [inlier, outlier] = [(1 - chance) * likelihood, chance * outlierDensity(rating, mean, bounds)]
  const outlierChance = outlier / (inlier + outlier)
  const gain = (reach * levelVariance) / variance
  const level = onScale(filter.level + (1 - outlierChance) * gain * deviation, bounds)
  const after: KalmanFilter = {
    weight: filter.weight * (inlier + outlier),
    sd: filter.sd,
    level,
    levelVariance:
      levelVariance +
      (1 - outlierChance) * (outlierChance * (gain * deviation) ** 2 - information * gain ** 2 * variance),
    lastDeviation: (1 - outlierChance) * (mean + deviation - level),
  }
  return { filter: after, outlierChance }
}
