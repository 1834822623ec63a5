import { type KalmanFilter, type Prediction, predict, update } from './kalman'
import type { Mixture } from './normal'
import type { Bounds } from './observation'

/*
 * What a client's ratings so far make likely: a bank of Kalman filters, one for each spread the client may have, weighted by how well
 * each foresaw the ratings (Magill 1965, IEEE Trans Autom Control 10:434–439). A rating may be off the course, as in a rupture. The
 * methods are published; the numbers are ours.
 */

/** `prior`: the usual standard deviation of one person's ratings. */
export type RatingScale = Bounds & { priorSd: number }

/**
 * The spreads a client may have, as multiples of the prior, and how likely each is before any rating. None is much under the prior: a
 * handful of steady ratings is no promise, and slight falls of steady clients are not what is looked for.
 */
const hypotheses = [
  { multiple: 0.8, weight: 0.3 },
  { multiple: 1, weight: 0.25 },
  { multiple: 1.25, weight: 0.2 },
  { multiple: 1.6, weight: 0.12 },
  { multiple: 2, weight: 0.08 },
  { multiple: 2.5, weight: 0.05 },
]
/** How far the level wanders between two ratings, in prior spreads: slow growth is followed. */
const levelDrift = 0.2
/** How far it may have moved, in prior spreads, when three ratings in a row were off the course: that is a new course. */
const levelShift = 1.4
/** The chance of leaving the course, and of staying off it after one rating and after two: one to three ratings, as likely each. */
const leaving = 0.06
const staying = [2 / 3, 1 / 2] as const

/** `outliers`: the chances that the last rating was the first, second or third in a row off the course. */
export type FilterBank = { filters: readonly KalmanFilter[]; n: number; outliers: readonly [number, number, number] }

/** Before any rating: the level may lie anywhere on the scale. */
export function newFilterBank({ min, max, priorSd }: RatingScale): FilterBank {
  const [level, levelVariance] = [(min + max) / 2, ((max - min) / 4) ** 2]
  const filters = hypotheses.map(({ multiple, weight }) => ({
    weight,
    sd: multiple * priorSd,
    level,
    levelVariance,
    lastDeviation: 0,
  }))
  return { filters, n: 0, outliers: [0, 0, 0] }
}

function predictions({ filters, n, outliers }: FilterBank, { priorSd }: RatingScale): Prediction[] {
  const addedVariance = n === 0 ? 0 : priorSd ** 2 * (levelDrift ** 2 + outliers[2] * levelShift ** 2)
  return filters.map(filter => predict(filter, n === 0, addedVariance))
}

/** The predictive distribution of the next rating, before it is cut at the ends of the scale. */
export const predictRating = (bank: FilterBank, scale: RatingScale): Mixture =>
  predictions(bank, scale).map(({ filter, mean, variance }) => ({
    weight: filter.weight,
    mean,
    sd: Math.sqrt(variance),
  }))

/** The bank after one more rating. */
export function updateBank(bank: FilterBank, rating: number, scale: RatingScale): FilterBank {
  const chances = outlierChances(bank)
  const chance = sum(chances)
  const updated = predictions(bank, scale).map(prediction => update(prediction, rating, chance, scale))
  const total = sum(updated.map(({ filter }) => filter.weight))
  const outlierChance = sum(updated.map(({ filter, outlierChance }) => filter.weight * outlierChance)) / total
  const share = chance === 0 ? 0 : outlierChance / chance
  return {
    filters: updated.map(({ filter }) => ({ ...filter, weight: filter.weight / total })),
    n: bank.n + 1,
    outliers: [share * chances[0], share * chances[1], share * chances[2]],
  }
}

/** The chances that the next rating is the first, second or third in a row off the course. */
function outlierChances({ n, outliers }: FilterBank): [number, number, number] {
  const [second, third] = [staying[0] * outliers[0], staying[1] * outliers[1]]
  return [n === 0 ? 0 : leaving * (1 - second - third), second, third]
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
