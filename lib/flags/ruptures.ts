import { type ExpectedRange, lowerTailProbability } from '../change/expected-range'
import { rangesAlong, scaleOf } from '../change/progress'
import { type History, type Measure, type Rating, ratings } from '../history'
import type { Instrument } from '../instruments/instrument'
import type { Settings } from '../settings'
import { judgementOn, type RuptureJudgement, type RuptureStatus, ruptureStatusOf } from './rupture-judgement'

/** A rating, and what those before it made likely; null where there were too few. */
export type Judged = { rating: Rating; range: ExpectedRange | null }

/**
 * The ratings of a measure in session order, each with the range that it is judged by. Ranges cost more than all that is read from
 * them, and several rules read the same: one history is worked out once by the same settings, and forgotten with them.
 */
export function judgedRatings(history: History, measure: Measure, settings: Settings): readonly Judged[] {
  const bySettings = ratingsCache.get(history) ?? new WeakMap<Settings, Map<string, Judged[]>>()
  const byMeasure = bySettings.get(settings) ?? new Map<string, Judged[]>()
  const name = JSON.stringify(measure)
  const found = byMeasure.get(name) ?? judge(history, measure, settings)
  ratingsCache.set(history, bySettings.set(settings, byMeasure.set(name, found)))
  return found
}

const ratingsCache = new WeakMap<History, WeakMap<Settings, Map<string, Judged[]>>>()

function judge(history: History, measure: Measure, settings: Settings): Judged[] {
  const all = ratings(history, measure)
  const values = all.map(each => each.value)
  const scale = scaleOf(history.instruments, measure)
  const ranges = rangesAlong(measure.instrumentId, scale, values, settings)
  return all.map((rating, index) => ({ rating, range: ranges[index] ?? null }))
}

export type Rupture = {
  measure: Measure
  state: 'open' | 'back-in-range' | 'not-back'
  /** The rating that fell below the range. */
  from: Rating
  /** The first rating back in range. */
  until: Rating | null
  /** The lower 5 % limit of the range before the drop: what a rating must reach to be back. */
  low: number
  range: ExpectedRange
  /** The drop itself: the chance of a rating this low or lower. */
  chance: number
  /** The drop and the ratings after it that were not back, in order. */
  below: Rating[]
  ratingsSince: number
  /** The clinician's newest judgement of it. */
  judgement: RuptureJudgement | null
  /** By that judgement and the ratings since: `possible` while there is none, or while a later rating out of range asks again. */
  status: RuptureStatus
}

/** A rupture as the ratings alone tell it. */
type RatedCourse = Omit<Rupture, 'judgement' | 'status'>

/** The measures that the alliance rules read: what clients say of the alliance. */
export function allianceMeasures(instruments: readonly Instrument[]): Measure[] {
  const rated = instruments.filter(each => each.domain === 'alliance' && each.respondents.includes('client'))
  return rated.flatMap(({ id, primaryScale }) =>
    primaryScale === null
      ? []
      : [{ instrumentId: id, scale: primaryScale, respondent: 'client' as const, target: null }],
  )
}

/**
 * Possible ruptures of an episode in order of their drops. Whether a rating is back is judged against the range before the drop: the
 * moving range must not repair a rupture by getting used to it. Only the clinician's judgement makes one a rupture.
 */
export function ruptures(history: History, settings: Settings): Rupture[] {
  return allianceMeasures(history.instruments).flatMap(measure => inMeasure(history, measure, settings))
}

function inMeasure(history: History, measure: Measure, settings: Settings): Rupture[] {
  const found: RatedCourse[] = []
  for (const { rating, range } of judgedRatings(history, measure, settings)) {
    const last = found.at(-1)
    if (last && last.until === null) found[found.length - 1] = followed(last, rating, settings)
    else {
      const drop = range && dropAt(measure, rating, range, settings)
      if (drop) found.push(drop)
    }
  }
  return found.map(course => judged(course, history))
}

function dropAt(measure: Measure, from: Rating, range: ExpectedRange, settings: Settings): RatedCourse | null {
  const chance = lowerTailProbability(range, from.value)
  if (chance >= settings.level.note) return null
  return {
    measure,
    state: 'open',
    from,
    until: null,
    low: range.pi90.low,
    range,
    chance,
    below: [from],
    ratingsSince: 0,
  }
}

function followed(rupture: RatedCourse, rating: Rating, settings: Settings): RatedCourse {
  const ratingsSince = rupture.ratingsSince + 1
  if (rating.value >= rupture.low) return { ...rupture, ratingsSince, state: 'back-in-range', until: rating }
  const state = ratingsSince >= settings.ruptureWindow ? 'not-back' : 'open'
  return { ...rupture, ratingsSince, state, below: [...rupture.below, rating] }
}

function judged(course: RatedCourse, { judgements }: History): Rupture {
  const judgement = judgementOn(judgements, course.measure.instrumentId, course.below)
  return { ...course, judgement, status: ruptureStatusOf(judgement, course.below, course.until !== null) }
}

/** What ends the flags of a rupture: the session that was back in range, or the one that the clinician calls no rupture. */
export const endOf = ({ until, status, judgement }: Pick<Rupture, 'until' | 'status' | 'judgement'>): string | null =>
  until?.sessionId ?? (status === 'not-a-rupture' ? (judgement?.sessionId ?? null) : null)
