import type { Mixture } from './normal'
import { type Ahead, ahead, judge, type Path } from './path'
import type { Ends } from './sighting'

/*
 * What a client's ratings so far say of their course: a bank of filters, one for each spread the client may have, weighted by how well
 * each foresaw the ratings (Magill 1965, IEEE Trans Autom Control 10:434–439). A rating may be off the course, as in a rupture. The
 * methods are published; the numbers are ours.
 */

/** `prior`: the usual standard deviation of one person's ratings. */
export type Scale = Ends & { prior: number }

/**
 * The spreads a client may have, as multiples of the prior, and how likely each is before any rating. None is much under the prior: a
 * handful of steady ratings is no promise, and slight falls of steady clients are not what is looked for.
 */
const guesses = [
  { multiple: 0.8, weight: 0.3 },
  { multiple: 1, weight: 0.25 },
  { multiple: 1.25, weight: 0.2 },
  { multiple: 1.6, weight: 0.12 },
  { multiple: 2, weight: 0.08 },
  { multiple: 2.5, weight: 0.05 },
]
/** How far the level wanders between two ratings, in prior spreads: slow growth is followed. */
const wandering = 0.2
/** How far it may have moved, in prior spreads, when three ratings in a row were off the course: that is a new course. */
const moving = 1.4
/** The chance of leaving the course, and of staying off it after one rating and after two: one to three ratings, as likely each. */
const leaving = 0.06
const staying = [2 / 3, 1 / 2] as const

/** `off`: the chances that the last rating was the first, second or third in a row off the course. */
export type Course = { paths: readonly Path[]; n: number; off: readonly [number, number, number] }

/** Before any rating: the level may lie anywhere on the scale. */
export function newCourse({ min, max, prior }: Scale): Course {
  const [level, doubt] = [(min + max) / 2, ((max - min) / 4) ** 2]
  const paths = guesses.map(({ multiple, weight }) => ({ weight, spread: multiple * prior, level, doubt, last: 0 }))
  return { paths, n: 0, off: [0, 0, 0] }
}

function movedOn({ paths, n, off }: Course, { prior }: Scale): Ahead[] {
  const moved = n === 0 ? 0 : prior ** 2 * (wandering ** 2 + off[2] * moving ** 2)
  return paths.map(path => ahead(path, n === 0, moved))
}

/** What the course makes likely for the next rating, before it is cut at the ends of the scale. */
export const forecast = (course: Course, scale: Scale): Mixture =>
  movedOn(course, scale).map(({ path, centre, variance }) => ({
    weight: path.weight,
    centre,
    spread: Math.sqrt(variance),
  }))

/** The course after one more rating. */
export function learn(course: Course, rating: number, scale: Scale): Course {
  const chances = chancesOff(course)
  const chance = sum(chances)
  const judged = movedOn(course, scale).map(path => judge(path, rating, chance, scale))
  const total = sum(judged.map(({ path }) => path.weight))
  const off = sum(judged.map(({ path, off }) => path.weight * off)) / total
  const share = chance === 0 ? 0 : off / chance
  return {
    paths: judged.map(({ path }) => ({ ...path, weight: path.weight / total })),
    n: course.n + 1,
    off: [share * chances[0], share * chances[1], share * chances[2]],
  }
}

/** The chances that the next rating is the first, second or third in a row off the course. */
function chancesOff({ n, off }: Course): [number, number, number] {
  const [second, third] = [staying[0] * off[0], staying[1] * off[1]]
  return [n === 0 ? 0 : leaving * (1 - second - third), second, third]
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
